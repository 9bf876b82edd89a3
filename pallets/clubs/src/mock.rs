#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use crate as pallet_synergy_clubs;
use crate::{ChargeQuotaOrFee, FeesToClub, GenesisClub, Quotas};
use frame_support::{
	derive_impl,
	dispatch::{DispatchInfo, GetDispatchInfo},
	parameter_types,
	traits::{ConstU32, ConstU64, Contains},
	weights::{FixedFee, IdentityFee, Weight, WeightMeter},
};
use frame_system::EnsureRoot;
use sp_runtime::{
	testing::H256,
	traits::{Convert, DispatchTransaction, TransactionExtension},
	transaction_validity::{TransactionSource, TransactionValidityError, ValidTransaction},
	ApplyExtrinsicResultWithInfo, BuildStorage, DispatchError, DispatchResult,
};
use std::collections::BTreeMap;
use synergy_primitives::{
	Agenda, Clock, ClubId, DoubleBlocks, Electorate, EraIndex, Fault, Founding, FoundingMember, KeyPrints, MemberIndex,
	Motions, Privileges, Seats, SessionIndex, Sessions, Sponsoring, Stage, Tier,
};

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		TransactionPayment: pallet_transaction_payment,
		Clubs: pallet_synergy_clubs,
	}
);

/// A pensioner without money, tier 10, of club 0.
pub const ZOYA: u64 = 1;
/// Tier 100, of club 0, with money.
pub const KARIM: u64 = 2;
/// Tier 2,100, of club 1, with money.
pub const AIGUL: u64 = 3;
/// Somebody has pledged for it; no club, no money.
pub const GUEST: u64 = 4;
/// Nobody vouches for it, but it has money.
pub const STRANGER: u64 = 5;

pub const COUNCIL: u64 = 100;
pub const OTHER_COUNCIL: u64 = 101;
pub const TREASURY: u64 = 200;
pub const OTHER_TREASURY: u64 = 201;
pub const FEDERATION: u64 = 299;

/// The validators of the clubs, and accounts with keys that no club has named.
pub const NODE: u64 = 300;
pub const OTHER_NODE: u64 = 301;
pub const NEW_NODE: u64 = 302;

pub const MONEY: u64 = 1_000_000;
/// The fee of a call, on top of 1 for every byte: a base and a part for its weight.
pub const FEE: u64 = 2 * 100;
pub const MILLISECOND: u64 = 1_000_000_000;

parameter_types! {
	pub static Standings: BTreeMap<u64, (Option<ClubId>, Tier)> = BTreeMap::new();
	pub static Era: EraIndex = 4;
	pub static Waiting: bool = false;
	pub static Taken: Vec<u64> = vec![];
	pub static Open: Vec<H256> = vec![];
	pub static Ruled: bool = false;
	pub static Candidates: Vec<u64> = vec![];
	pub static Electors: BTreeMap<u64, (MemberIndex, ClubId)> = BTreeMap::new();
	pub static Founded: Vec<(ClubId, usize)> = vec![];
	pub const ClubQuotas: Quotas = Quotas { pledged: 5, tier_10: 30, tier_100: 100, tier_2100: 300 };
	pub const Federation: u64 = FEDERATION;
	pub static Session: SessionIndex = 10;
	pub const UsualSession: u32 = 20;
	pub static Keys: BTreeMap<u64, u8> = BTreeMap::new();
	pub static AtWork: BTreeMap<u64, u8> = BTreeMap::new();
	pub static Barred: BTreeMap<u64, Fault> = BTreeMap::new();
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<u64>;
	type OnKilledAccount = Clubs;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type ExistentialDeposit = ConstU64<1>;
}

#[derive_impl(pallet_transaction_payment::config_preludes::TestDefaultConfig)]
impl pallet_transaction_payment::Config for Test {
	type OnChargeTransaction = FeesToClub;
	type WeightToFee = FixedFee<100, u64>;
	type LengthToFee = IdentityFee<u64>;
	type OperationalFeeMultiplier = frame_support::traits::ConstU8<5>;
}

impl pallet_synergy_clubs::Config for Test {
	type Currency = Balances;
	type FederationOrigin = EnsureRoot<u64>;
	type Seats = Taken;
	type Founding = People;
	type Electorate = People;
	type Sponsoring = People;
	type Concerned = People;
	type Decrees = People;
	type Speeches = Remarks;
	type DeriveTreasury = People;
	type MaxClubs = ConstU32<3>;
	type OpenMotions = Open;
	type MaxMotions = ConstU32<7>;
	type MaxMotionsOfClub = ConstU32<3>;
	type IsRuled = Ruled;
	type AgreementEras = ConstU32<14>;
	type Privileges = Standings;
	type Clock = Era;
	type Queue = Waiting;
	type PushCall = Remarks;
	type Quotas = ClubQuotas;
	type MaxQuota = ConstU32<300>;
	type UnitTime = ConstU64<{ 2 * MILLISECOND }>;
	type UnitLength = ConstU32<8_192>;
	type FederationTreasury = Federation;
	type Sessions = Nodes;
	type DoubleBlocks = Nodes;
	type UsualSession = UsualSession;
	type MaxValidators = ConstU32<8>;
	type MinValidators = ConstU32<4>;
	type MaxMissed = ConstU32<3>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Standings;
}

impl Privileges<u64> for Standings {
	fn standing(account: &u64) -> Option<(Option<ClubId>, Tier)> {
		Standings::get().get(account).copied()
	}

	fn club(account: &u64) -> Option<ClubId> {
		let is_candidate = Candidates::get().contains(account);
		Self::standing(account).and_then(|(club, _)| club).filter(|_| !is_candidate)
	}
}

impl Motions<H256> for Open {
	fn open() -> Vec<H256> {
		Open::get()
	}
}

impl Clock for Era {
	fn era() -> EraIndex {
		Era::get()
	}

	fn start() -> EraIndex {
		Era::get()
	}

	fn moment() -> EraIndex {
		Era::get()
	}

	fn at_boundary<R>(_: EraIndex, work: impl FnOnce() -> R) -> R {
		work()
	}
}

impl Agenda for Waiting {
	fn schedule(_: EraIndex, _: Stage, _: u32) {}

	fn cancel(_: EraIndex, _: Stage, _: u32) {}

	fn is_scheduled(_: EraIndex, _: Stage, _: u32) -> bool {
		Waiting::get()
	}

	fn is_waiting() -> bool {
		Waiting::get()
	}

	fn is_waiting_at(_: Stage) -> bool {
		Waiting::get()
	}

	fn push(_: &mut WeightMeter) -> bool {
		Waiting::get()
	}
}

/// The derived treasury of a club that is admitted.
pub const DERIVED: u64 = 1_000;

impl Seats<u64> for Taken {
	fn taken() -> Vec<u64> {
		Taken::get()
	}

	fn change(outgoing: Option<&u64>, incoming: Option<&u64>) {
		Taken::mutate(|seats| {
			seats.retain(|seat| Some(seat) != outgoing);
			seats.extend(incoming);
			seats.sort();
			seats.dedup();
		});
	}
}

/// Stands for the members: who is an elector is set by the tests; who founds is only noted.
pub struct People;

impl Founding<u64> for People {
	fn found(club: ClubId, founders: &[FoundingMember<u64>]) -> DispatchResult {
		Founded::mutate(|founded| founded.push((club, founders.len())));
		Ok(())
	}
}

impl Electorate<u64> for People {
	fn elector(account: &u64) -> Option<(MemberIndex, ClubId)> {
		Electors::get().get(account).copied()
	}

	fn is_elector(number: MemberIndex, club: ClubId) -> bool {
		Electors::get().values().any(|elector| *elector == (number, club))
	}

	fn enrol(account: &u64) -> Result<(MemberIndex, ClubId), DispatchError> {
		let (number, club) = Self::elector(account).ok_or(DispatchError::Other("not known"))?;
		<Clubs as synergy_primitives::Rolls>::enrolled(club, number);
		Ok((number, club))
	}
}

impl Sponsoring<u64> for People {
	fn sponsor(_: u64, _: u64, _: u64, _: u128, _: u128) -> DispatchResult {
		Ok(())
	}

	fn take_back(_: u64, _: u64, _: u64) -> DispatchResult {
		Ok(())
	}
}

impl Contains<u64> for People {
	fn contains(_: &u64) -> bool {
		false
	}
}

impl Contains<RuntimeCall> for People {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::System(frame_system::Call::set_heap_pages { .. }))
	}
}

impl Convert<ClubId, u64> for People {
	fn convert(club: ClubId) -> u64 {
		DERIVED + u64::from(club)
	}
}

/// The sessions of nodes: which key an account has set, with which it works, and who is barred. A third may be.
pub struct Nodes;

fn prints(key: Option<u8>) -> KeyPrints {
	key.into_iter().map(|key| [key; 32]).collect::<Vec<_>>().try_into().unwrap()
}

impl Sessions<u64> for Nodes {
	fn index() -> SessionIndex {
		Session::get()
	}

	fn keys(account: &u64) -> KeyPrints {
		prints(Keys::get().get(account).copied())
	}

	fn keys_at_work(account: &u64) -> KeyPrints {
		prints(AtWork::get().get(account).copied())
	}

	fn keep_keys(account: &u64) -> Option<Vec<u64>> {
		let key = AtWork::get().get(account).copied()?;
		let losers: Vec<_> = Keys::get().into_iter().filter(|(_, taken)| *taken == key).map(|(who, _)| who).collect();
		losers.iter().for_each(|who| purge_key(*who));
		set_key(*account, key);
		Some(losers)
	}

	fn sitting() -> Vec<u64> {
		AtWork::get().into_keys().collect()
	}

	fn disable(account: &u64, fault: Fault) {
		if !AtWork::get().contains_key(account) {
			return;
		}
		let (room, mut barred) = (AtWork::get().len().saturating_sub(1) / 3, Barred::get());
		barred.insert(*account, fault);
		if barred.len() > room {
			let lesser = barred.iter().find(|(_, other)| **other < fault).map_or(*account, |(other, _)| *other);
			barred.remove(&lesser);
		}
		Barred::set(barred);
	}

	fn enable(account: &u64) {
		Barred::mutate(|barred| barred.remove(account));
	}
}

/// Two headers are two numbers here: they prove something if they differ. Then come whose they are, and the session.
impl DoubleBlocks<u64> for Nodes {
	type Proof = (u8, u8, u64, SessionIndex);

	fn builder((first, second, who, session): &Self::Proof) -> Option<(u64, SessionIndex)> {
		(first != second).then_some((*who, *session))
	}
}

/// Sets the key of an account's node.
pub fn set_key(account: u64, key: u8) {
	Keys::mutate(|keys| keys.insert(account, key));
}

/// Takes it away.
pub fn purge_key(account: u64) {
	Keys::mutate(|keys| keys.remove(&account));
}

/// A session in which these build blocks, and the beginning of the next, in which those validate that clubs say.
pub fn pass_session(builders: &[u64]) {
	builders.iter().for_each(|builder| Clubs::note_author(*builder));
	Clubs::end_session();
	let next = Clubs::next_validators();
	if !next.is_empty() {
		AtWork::set(next.iter().map(|who| (*who, Keys::get()[who])).collect());
		Barred::mutate(|barred| barred.clear());
	}
	Session::mutate(|index| *index += 1);
	Clubs::start_session(Session::get());
}

/// A remark with an event stands for a push.
pub struct Remarks;

impl Contains<RuntimeCall> for Remarks {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::System(frame_system::Call::remark_with_event { .. }))
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64, RuntimeCall, <Nodes as DoubleBlocks<u64>>::Proof> for Standings {
	fn make_member(who: &u64, club: ClubId) {
		stand(*who, Some((Some(club), Tier::T2100)));
	}

	fn push_call() -> RuntimeCall {
		Waiting::set(true);
		push()
	}

	fn set_keys(who: &u64, seed: u32) {
		set_key(*who, seed as u8);
	}

	fn sit(accounts: Vec<u64>) {
		AtWork::set(accounts.into_iter().map(|who| (who, Keys::get()[&who])).collect());
	}

	fn double_block(who: &u64) -> (u8, u8, u64, SessionIndex) {
		(1, 2, *who, Session::get())
	}

	fn founders(count: u32) -> synergy_primitives::FoundingMembers<u64> {
		let founder = |n| FoundingMember {
			account: 500 + u64::from(n),
			kind: synergy_primitives::Kind::Person,
			tier: Tier::T10,
			guarantors: Default::default(),
		};
		(0..count).map(founder).collect::<Vec<_>>().try_into().unwrap()
	}

	fn fill_council() {}

	fn burden(_: &u64) {}

	fn electors() -> Vec<u64> {
		let electors = [ZOYA, KARIM, GUEST];
		for (number, elector) in (0..).zip(electors) {
			Electors::mutate(|all| all.insert(elector, (number, 0)));
			<Clubs as synergy_primitives::Rolls>::enrolled(0, number);
		}
		electors.into()
	}

	fn elector_to_be() -> u64 {
		Electors::mutate(|all| all.insert(ZOYA, (0, 0)));
		ZOYA
	}

	fn decree() -> RuntimeCall {
		frame_system::Call::set_heap_pages { pages: 64 }.into()
	}

	fn speech(_: &u64) -> RuntimeCall {
		push()
	}

	fn guarantor_and_ward() -> (u64, u64) {
		(ZOYA, KARIM)
	}
}

/// Two clubs, three members, a guest and a stranger.
pub fn new_test_ext() -> sp_io::TestExternalities {
	build(genesis()).expect("the mock's genesis is sound")
}

/// A club of genesis and its validator.
pub fn named(name: &str, council: u64, treasury: u64, validator: Option<u64>) -> GenesisClub<u64> {
	GenesisClub { name: name.into(), council, treasury, validator, admission: String::new() }
}

/// One more club, whose council and treasury are the same account.
pub fn found(club: ClubId, account: u64) {
	let name = club.to_be_bytes().to_vec().try_into().unwrap();
	Clubs::enter(club, crate::Club { name, council: account, treasury: account, removed: None }, Default::default());
	crate::NextClub::<Test>::mutate(|next| *next = club.saturating_add(1).max(*next));
}

pub fn genesis() -> RuntimeGenesisConfig {
	RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: [KARIM, AIGUL, STRANGER, TREASURY, OTHER_TREASURY, FEDERATION].map(|who| (who, MONEY)).to_vec(),
			..Default::default()
		},
		clubs: pallet_synergy_clubs::GenesisConfig {
			clubs: vec![
				GenesisClub { admission: "All.".into(), ..named("Алатау", COUNCIL, TREASURY, Some(NODE)) },
				GenesisClub {
					admission: "Whoever sings.".into(),
					..named("Медеу", OTHER_COUNCIL, OTHER_TREASURY, Some(OTHER_NODE))
				},
			],
			..Default::default()
		},
		..Default::default()
	}
}

pub fn build(genesis: RuntimeGenesisConfig) -> Result<sp_io::TestExternalities, String> {
	build_with(genesis, vec![])
}

/// With these seats taken before the clubs come.
pub fn build_with(genesis: RuntimeGenesisConfig, seats: Vec<u64>) -> Result<sp_io::TestExternalities, String> {
	Era::set(4);
	Waiting::set(false);
	Taken::set(seats);
	Electors::set(BTreeMap::new());
	Founded::set(vec![]);
	Open::set(vec![]);
	Ruled::set(false);
	Candidates::set(vec![]);
	Session::set(10);
	Keys::set(BTreeMap::from([(NODE, 1), (OTHER_NODE, 2), (NEW_NODE, 3)]));
	let named = genesis.clubs.clubs.iter().filter_map(|club| club.validator);
	AtWork::set(named.filter_map(|node| Some((node, *Keys::get().get(&node)?))).collect());
	Barred::set(BTreeMap::new());
	Standings::set(BTreeMap::from([
		(ZOYA, (Some(0), Tier::T10)),
		(KARIM, (Some(0), Tier::T100)),
		(AIGUL, (Some(1), Tier::T2100)),
		(GUEST, (None, Tier::T10)),
	]));
	let mut ext = sp_io::TestExternalities::from(genesis.build_storage()?);
	ext.execute_with(|| {
		System::set_block_number(1);
		// The reference that a pledge gives an account without money (M4).
		System::inc_sufficients(&ZOYA);
		System::inc_sufficients(&GUEST);
	});
	Ok(ext)
}

/// Runs a test, and checks the promises after it.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Clubs::do_try_state().unwrap();
	});
}

/// Sets or removes what an account's calls are measured by.
pub fn stand(who: u64, standing: Option<(Option<ClubId>, Tier)>) {
	Standings::mutate(|all| match standing {
		Some(standing) => drop(all.insert(who, standing)),
		None => drop(all.remove(&who)),
	});
}

/// A small call that succeeds.
pub fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

/// A call that fails for whoever signs it.
pub fn failing() -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: STRANGER, value: u64::MAX }.into()
}

/// A call that pushes the queue.
pub fn push() -> RuntimeCall {
	frame_system::Call::remark_with_event { remark: vec![] }.into()
}

/// A call as somebody sends it.
pub struct Sent {
	pub who: u64,
	pub call: RuntimeCall,
	pub info: DispatchInfo,
	pub len: usize,
	pub tip: u64,
	/// How many other calls of the signer have to come before it.
	pub ahead: u32,
}

/// A call of no length, signed by `who`, without a tip.
pub fn by(who: u64, call: RuntimeCall) -> Sent {
	let mut info = call.get_dispatch_info();
	info.extension_weight = ChargeQuotaOrFee::<Test>::new(0, 0).weight(&call);
	Sent { who, call, info, len: 0, tip: 0, ahead: 0 }
}

impl Sent {
	/// Announced to need so many milliseconds.
	pub fn heavy(mut self, milliseconds: u64) -> Self {
		self.info.call_weight = Weight::from_parts(milliseconds * MILLISECOND, 0);
		self
	}

	pub fn long(mut self, len: usize) -> Self {
		self.len = len;
		self
	}

	pub fn tip(mut self, tip: u64) -> Self {
		self.tip = tip;
		self
	}

	/// After so many others that wait.
	pub fn behind(mut self, ahead: u32) -> Self {
		self.ahead = ahead;
		self
	}

	fn extension(&self) -> ChargeQuotaOrFee<Test> {
		ChargeQuotaOrFee::new(System::account_nonce(self.who) + self.ahead, self.tip)
	}

	/// Includes it in the block.
	pub fn submit(self) -> ApplyExtrinsicResultWithInfo<frame_support::dispatch::PostDispatchInfo> {
		self.extension().dispatch_transaction(RuntimeOrigin::signed(self.who), self.call, &self.info, self.len, 0)
	}

	/// What the pool of waiting calls says of it.
	pub fn validate(&self) -> Result<ValidTransaction, TransactionValidityError> {
		self.extension()
			.validate_only(
				RuntimeOrigin::signed(self.who),
				&self.call,
				&self.info,
				self.len,
				TransactionSource::External,
				0,
			)
			.map(|(valid, _, _)| valid)
	}
}

/// What checking the nonce weighs.
pub fn weight_of_nonce() -> Weight {
	use frame_system::ExtensionsWeightInfo;
	<<Test as frame_system::Config>::ExtensionsWeightInfo as ExtensionsWeightInfo>::check_nonce()
}

/// Submits `count` small calls of `who` that have to be accepted.
pub fn submit_many(who: u64, count: u32) {
	for _ in 0..count {
		by(who, remark()).submit().unwrap().unwrap();
	}
}
