//! Stories of the whole runtime about clubs, their councils and their treasuries (F1, F3, M3, G2, C9, attack A10).
//!
//! One file per call. There are four clubs with a council each, `council(0)` to `council(3)`. Club `c` has six founders of
//! tier 100, `6 c` to `6 c + 5`, in a ring: each is guaranteed by the two after it.
#[path = "../kit/mod.rs"]
mod kit;

mod admit;
mod agree_to_found;
mod appoint;
mod attacks;
mod become_elector;
mod categories;
mod decree;
mod elect;
mod fees;
mod hand_over;
mod motions;
mod move_to;
mod remove;
mod set_admission;
mod speak;
mod spend;
mod sponsor;
mod unsponsor;
mod withdraw_agreement;

use frame_support::dispatch::DispatchResult;
use kit::{calls::*, *};
use pallet_synergy_clubs::{Admission, Clubs as ClubsStorage, Name};
use pallet_synergy_guarantees::Status;
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable, Hash},
	DispatchError, Weight,
};
use synergy_primitives::{
	Balance, ClubId, ComplaintId, Councils, FoundingMember, FoundingMembers, Kind, Obligation, Tier,
};

type Call = pallet_synergy_clubs::Call<Runtime>;
type Error = pallet_synergy_clubs::Error<Runtime>;
type Event = pallet_synergy_clubs::Event<Runtime>;
type GuaranteeError = pallet_synergy_guarantees::Error<Runtime>;
type Motion = pallet_collective::Call<Runtime, pallet_collective::Instance1>;
type Voting = pallet_collective::Voting<Runtime, pallet_collective::Instance1>;

/// How many founders each club has.
const CLUB: u32 = 6;

/// Runs a test in a federation of four clubs, and checks every promise after it.
fn in_federation(test: impl FnOnce()) {
	in_federation_of(4, test);
}

fn in_federation_of(clubs: u32, test: impl FnOnce()) {
	let founder = |n: u32| {
		let (club, place) = (n / CLUB, n % CLUB);
		let after = |steps| club * CLUB + (place + steps) % CLUB;
		(club, Tier::T100, vec![after(1), after(2)])
	};
	chain_of_clubs(clubs, (0..clubs * CLUB).map(founder).collect()).execute_with(|| {
		promises();
		test();
		promises();
	});
}

/// Checks that a call was refused, and why.
#[track_caller]
fn refused(result: DispatchResult, why: impl Into<DispatchError>) {
	assert_eq!(result, Err(why.into()));
}

/// Checks that an event told this.
#[track_caller]
fn told(event: Event) {
	let has_told = System::events().into_iter().any(|record| record.event == event.clone().into());
	assert!(has_told, "not told: {event:?}");
}

/// As a decision of three of the four clubs. Checks that a decision that fails has changed nothing.
fn by_federation(call: impl Into<RuntimeCall>) -> DispatchResult {
	let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
	let origin = pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Members(3, 4);
	let result = call.into().dispatch(origin.into()).map(|_| ()).map_err(|failed| failed.error);
	if result.is_err() {
		assert_eq!(before, sp_io::storage::root(sp_runtime::StateVersion::V1), "a failed decision changes nothing");
	}
	result
}

/// A motion that these councils bring, vote for, and close. Returns what came of it.
fn motion(call: impl Into<RuntimeCall>, ayes: &[AccountId]) -> DispatchResult {
	let proposal_hash = propose_motion(call, ayes);
	close_motion(proposal_hash, ayes)
}

/// A motion that these councils bring and vote for.
fn propose_motion(proposal: impl Into<RuntimeCall>, ayes: &[AccountId]) -> sp_core::H256 {
	let proposal = Box::new(proposal.into());
	let (hash, threshold) = (BlakeTwo256::hash_of(&proposal), ayes.len() as u32);
	let index = pallet_collective::ProposalCount::<Runtime, pallet_collective::Instance1>::get();
	call(ayes[0].clone(), Motion::propose { threshold, proposal, length_bound: 10_000 }).unwrap();
	for aye in ayes {
		call(aye.clone(), Motion::vote { proposal: hash, index, approve: true }).unwrap();
	}
	hash
}

fn close_motion(proposal_hash: sp_core::H256, ayes: &[AccountId]) -> DispatchResult {
	let index = pallet_collective::ProposalCount::<Runtime, pallet_collective::Instance1>::get() - 1;
	let proposal_weight_bound = Weight::from_parts(1_000_000_000_000, u64::MAX);
	call(ayes[0].clone(), Motion::close { proposal_hash, index, proposal_weight_bound, length_bound: 10_000 }).unwrap();
	let executed = |event| match event {
		synergy_runtime::RuntimeEvent::CouncilOfClubs(pallet_collective::Event::Executed { result, .. }) => {
			Some(result)
		}
		_ => None,
	};
	let mut events = System::read_events_no_consensus().map(|record| record.event).collect::<Vec<_>>();
	events.reverse();
	events.into_iter().find_map(executed).expect("was executed")
}

/// The councils of the first `count` clubs.
fn councils(count: u32) -> Vec<AccountId> {
	(0..count).map(council).collect()
}

/// Who has a seat in the council of clubs.
fn seats() -> Vec<AccountId> {
	pallet_collective::Members::<Runtime, pallet_collective::Instance1>::get()
}

fn name(text: &str) -> Name {
	text.as_bytes().to_vec().try_into().unwrap()
}

fn text(text: &str) -> Admission {
	text.as_bytes().to_vec().try_into().unwrap()
}

/// Founders of a tier, each with the places of its guarantors.
fn founders(tier: Tier, all: &[(u32, &[u8])]) -> FoundingMembers<AccountId> {
	let founder = |(n, guarantors): &(u32, &[u8])| FoundingMember {
		account: who(*n),
		kind: Kind::Person,
		tier,
		guarantors: guarantors.to_vec().try_into().unwrap(),
	};
	all.iter().map(founder).collect::<Vec<_>>().try_into().unwrap()
}

/// 1,000, 1,001 and 1,002, each guaranteed by the two others.
fn triangle() -> FoundingMembers<AccountId> {
	founders(Tier::T100, &[(1_000, &[1, 2]), (1_001, &[0, 2]), (1_002, &[0, 1])])
}

/// The council of the club that the tests found.
fn new_council() -> AccountId {
	who(1_040)
}

fn admit(founders: FoundingMembers<AccountId>) -> Call {
	Call::admit { name: name("Esik"), council: new_council(), admission: text("Whoever digs."), founders }
}

/// Every founder signs what `admit` will say.
fn all_agree(founders: &FoundingMembers<AccountId>) {
	for founder in founders {
		let agreement = Call::agree_to_found {
			name: name("Esik"),
			council: new_council(),
			admission: text("Whoever digs."),
			founders: founders.clone(),
		};
		call(founder.account.clone(), agreement).unwrap();
	}
}

/// Founds a club of these founders, who have all agreed.
fn found(founders: FoundingMembers<AccountId>) -> DispatchResult {
	all_agree(&founders);
	by_federation(admit(founders))
}

fn remove(club: ClubId) -> DispatchResult {
	by_federation(Call::remove { club })
}

fn elect(by: u32, council: u32) -> DispatchResult {
	call(who(by), Call::elect { council: who(council) })
}

fn become_elector(by: u32) -> DispatchResult {
	call(who(by), Call::become_elector {})
}

fn move_to(by: u32, club: ClubId) -> DispatchResult {
	call(who(by), pallet_synergy_guarantees::Call::<Runtime>::move_to { club })
}

fn hand_over(by: AccountId, council: u32) -> DispatchResult {
	call(by, Call::hand_over { council: who(council) })
}

fn electors(club: ClubId) -> u32 {
	Clubs::electors(club)
}

fn votes_for(club: ClubId, council: u32) -> u32 {
	Clubs::votes_for(club, who(council))
}

/// What is held of an account for anything.
fn held(n: u32) -> Balance {
	total(n) - free(n)
}

/// Pledges of all `guarantors` for `n`, and its application to a club.
fn join(n: u32, club: ClubId, tier: Tier, guarantors: &[u32]) {
	for guarantor in guarantors {
		pledge(*guarantor, n, tier).unwrap();
	}
	apply_to(n, club, tier, guarantors).unwrap();
	assert_eq!(status(n), Status::Member);
}

/// The guarantor `by` complains of its ward `n`, which suspends it for some eras and costs nobody anything.
fn suspend(n: u32, by: u32) -> ComplaintId {
	let id = <Complaints as synergy_primitives::ComplaintsInfo>::next_id();
	file(by, Obligation::Guarantee { guarantor: number(by), ward: number(n) }, 0).unwrap();
	assert!(is_suspended(n));
	id
}
