#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod customers;
mod electors;
mod founding;
mod funding;
mod genesis;
mod impls;
mod keys;
mod lifecycle;
mod money;
mod moving;
mod notice;
mod obligations;
mod pledges;
mod records;
mod recovery;
pub mod rules;
mod tiers;
mod try_state;
pub mod types;
pub mod weights;
mod work;

pub use genesis::Founder;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[allow(clippy::expect_used, reason = "the macro's own code")]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::fungible};
	use frame_system::pallet_prelude::*;
	use synergy_primitives::{
		Agenda, Balance, Clock, ClubId, ComplaintsInfo, Councils, Engagements, EraIndex, MemberIndex, Parameters,
		Rolls, Signatures, Tier,
	};

	/// How often what is stored has changed its form.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The money.
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ fungible::Mutate<Self::AccountId, Balance = Balance>;
		/// The overarching reason of holds.
		type RuntimeHoldReason: From<HoldReason>;
		/// The clock of eras.
		type Clock: Clock;
		/// What falls due.
		type Agenda: Agenda;
		/// The clubs one may apply to, which count their electors (F3), and know who has signed anything itself (F6).
		type Clubs: Councils<Self::AccountId> + Rolls + Signatures<Self::AccountId>;
		/// Complaints, which suspend and which keep deposits from being released.
		type Complaints: ComplaintsInfo;
		/// What members have open beside deals, which their own entries count (M7).
		type Engagements: Engagements;
		/// Most guarantors for which a member has place, however high the federation sets the limit (G1).
		#[pallet::constant]
		type MaxGuarantors: Get<u32>;
		/// Most wards for which a guarantor has place, however high the federation sets the limit (G1).
		#[pallet::constant]
		type MaxWards: Get<u32>;
		/// How many guarantees make a member (M2): a parameter of the federation's, as all that follow down to `RecoveryBar`
		/// are. `SynergyApi.parameters()` and `Eras.Current` show them.
		type MinGuarantors: Get<u32>;
		/// Most guarantors of one member, those under notice included (G1). At most `MaxGuarantors`.
		type GuarantorLimit: Get<u32>;
		/// Most wards of one guarantor, unaccepted pledges and those under notice included (G1). At most `MaxWards`.
		type WardLimit: Get<u32>;
		/// Eras of grace for a lapsing member and for a drawn deposit (M5, G4).
		type GraceEras: Get<u32>;
		/// Eras between a revocation and the release of the deposit (G3).
		type RevocationNotice: Get<u32>;
		/// The boundary before which no notice ends that is given now, because an earlier one would not have (G3).
		type NoticeFloor: Get<EraIndex>;
		/// Eras after which an application expires (M1).
		type ApplicationEras: Get<u32>;
		/// Eras a guarantee must stand for its premium to be earned (G2).
		type PremiumEras: Get<u32>;
		/// Eras for which one must have been a member of one's club to be an elector of its council (F3), and a guarantee must
		/// have stood for its guarantor to have a say about a lost key (F6).
		type StandingEras: Get<u32>;
		/// Eras that the old key has to be heard when all guarantors have named a new one (F6).
		type RecoveryDelay: Get<u32>;
		/// Eras for which guarantors may not name a new key again when the old one was heard (F6).
		type RecoveryBar: Get<u32>;
		/// For which reasons money is held that belongs to what a number has open, and moves with the number (F6). All
		/// that is held for them is recorded by number.
		type HeldByNumber: Get<Vec<Self::RuntimeHoldReason>>;
		/// Weights of this pallet.
		type WeightInfo: WeightInfo;
		/// Prepares what is measured.
		#[cfg(feature = "runtime-benchmarks")]
		type Scene: synergy_primitives::Scene<Self::AccountId>;
	}

	/// Why money is held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A guarantor's own part of a deposit (G1). It answers for what the ward owes.
		Deposit,
		/// Money for somebody else's guarantee: offered, or part of a deposit already, and premiums not earned yet (G2).
		Funding,
	}

	/// The number that the next new member gets (M6).
	#[pallet::storage]
	pub type NextMember<T> = StorageValue<_, MemberIndex, ValueQuery>;

	/// The number of an account (M6), also of a customer (D7).
	#[pallet::storage]
	pub type Numbers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, MemberIndex, OptionQuery>;

	/// Members, candidates and former members by number: account, club, tier, where they stand, what they have at risk,
	/// for whom they vouch (G1), and their records (R2).
	#[pallet::storage]
	pub type Members<T: Config> = StorageMap<_, Twox64Concat, MemberIndex, MemberOf<T>, OptionQuery>;

	/// Customers by number: accounts that are neither members nor candidates, and of which something bought, ordered or
	/// proposed against full escrow is open (D7). One that has nothing open any more is removed (P8).
	#[pallet::storage]
	pub type Customers<T: Config> =
		StorageMap<_, Twox64Concat, MemberIndex, Customer<<T as frame_system::Config>::AccountId>, OptionQuery>;

	/// The guarantees behind a member, oldest first, those under notice in the order of their notices (G1, G3).
	#[pallet::storage]
	pub type Guarantees<T: Config> = StorageMap<_, Twox64Concat, MemberIndex, GuaranteesOf<T>, ValueQuery>;

	/// Pledges that their wards have not accepted yet: by the ward's account and the guarantor's number (G1).
	#[pallet::storage]
	pub type Pledges<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		MemberIndex,
		Pledge<T::AccountId>,
		OptionQuery,
	>;

	/// Money offered for a guarantee and not used yet: by the ward's and the guarantor's account (G2).
	#[pallet::storage]
	pub type Fundings<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<Funding<T::AccountId>, ConstU32<MAX_PAYERS>>,
		ValueQuery,
	>;

	/// Which members have completed a deal with each other, the smaller number first (R2).
	#[pallet::storage]
	pub type Counterparties<T> =
		StorageDoubleMap<_, Twox64Concat, MemberIndex, Twox64Concat, MemberIndex, (), OptionQuery>;

	/// Members for whom guarantors ask for a new key, and those whose old key was heard (F6): by the member's number. You
	/// find your number here although your key is not lost? Sign anything.
	#[pallet::storage]
	pub type Recoveries<T: Config> = StorageMap<_, Twox64Concat, MemberIndex, RecoveryOf<T>, OptionQuery>;

	/// Accounts that all guarantors of a member have named as its new key, with the member's number (F6). They may sign
	/// that they will be (M4), and nobody's offer makes customers of them meanwhile.
	#[pallet::storage]
	pub type NewKeys<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, MemberIndex, OptionQuery>;

	/// Accounts that were a member's key once (F6).
	#[pallet::storage]
	pub type FormerKeys<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, FormerKey, OptionQuery>;

	/// What is open about one member's key.
	pub type RecoveryOf<T> = Recovery<<T as frame_system::Config>::AccountId, <T as Config>::MaxGuarantors>;

	/// What guarantors ask for one member.
	pub type RequestOf<T> = Request<<T as frame_system::Config>::AccountId, <T as Config>::MaxGuarantors>;

	/// What is kept of one member.
	pub type MemberOf<T> = types::Member<<T as frame_system::Config>::AccountId, <T as Config>::MaxWards>;

	/// The guarantees behind one member.
	pub type GuaranteesOf<T> =
		BoundedVec<Guarantee<<T as frame_system::Config>::AccountId>, <T as Config>::MaxGuarantors>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The founders, who guarantee each other (M3).
		pub founders: Vec<Founder<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::found_all(&self.founders);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A guarantor holds money for somebody, who may now accept it (G1).
		Pledged {
			/// The guarantor's number.
			guarantor: MemberIndex,
			/// For whom.
			ward: T::AccountId,
			/// The tier whose amount is held.
			tier: Tier,
			/// How much of it is the guarantor's own money, in units.
			own: Balance,
			/// How much of it others have paid, in units.
			paid: Balance,
		},
		/// The money in an unaccepted pledge has changed: a payer's has come or gone, and the guarantor's own took its place
		/// or was set free (G2).
		PledgeChanged {
			/// The guarantor's number.
			guarantor: MemberIndex,
			/// For whom.
			ward: T::AccountId,
			/// How much of it is the guarantor's own money now, in units.
			own: Balance,
			/// How much of it others have paid now, in units.
			paid: Balance,
		},
		/// An unaccepted pledge was taken back, and its money is free again (G1).
		Unpledged {
			/// The guarantor's number.
			guarantor: MemberIndex,
			/// For whom it was.
			ward: T::AccountId,
		},
		/// Somebody applied to a club (M1).
		Applied {
			/// The account.
			account: T::AccountId,
			/// Its number.
			member: MemberIndex,
			/// The club.
			club: ClubId,
			/// The tier.
			tier: Tier,
			/// When the application expires.
			until: EraIndex,
		},
		/// An application expired (M1). What was held for it is free again. Who buys something that is still open goes on as a
		/// customer: see `CustomerNumbered` (D7).
		ApplicationExpired {
			/// The account.
			account: T::AccountId,
			/// Its number.
			member: MemberIndex,
		},
		/// A guarantee began: both have signed (G1).
		GuaranteeBegan {
			/// The guarantor.
			guarantor: MemberIndex,
			/// The ward.
			ward: MemberIndex,
			/// What is held, in units.
			deposit: Balance,
		},
		/// A deposit was raised to a higher tier's amount (M8).
		GuaranteeRaised {
			/// The guarantor.
			guarantor: MemberIndex,
			/// The ward.
			ward: MemberIndex,
			/// What is held now, in units.
			deposit: Balance,
		},
		/// Somebody became a member (M2).
		MemberJoined {
			/// The account.
			account: T::AccountId,
			/// Its number.
			member: MemberIndex,
			/// Its club.
			club: ClubId,
			/// Its tier.
			tier: Tier,
		},
		/// Too few guarantees count for a member. It has until `until` to find a guarantor (M5).
		MemberLapsing {
			/// The member.
			member: MemberIndex,
			/// The era at whose beginning it stops being a member.
			until: EraIndex,
		},
		/// A lapsing member has found a guarantor in time (M5).
		MemberRestored {
			/// The member.
			member: MemberIndex,
		},
		/// A member found no guarantor in time, and is a candidate again. Nothing it owns is lost (M5).
		MemberLapsed {
			/// The member.
			member: MemberIndex,
			/// When the guarantees that it gives stop counting.
			retires: EraIndex,
		},
		/// A member left, and its guarantors' deposits were released (M7).
		MemberLeft {
			/// The member.
			member: MemberIndex,
		},
		/// A member of a club that was removed moved to another (F1).
		MemberMoved {
			/// The member.
			member: MemberIndex,
			/// The club that was removed.
			from: ClubId,
			/// Its club now.
			to: ClubId,
		},
		/// A member asked for a higher tier, which takes effect when enough guarantors hold the new amount (M8).
		TierWanted {
			/// The member.
			member: MemberIndex,
			/// The tier it asked for.
			tier: Tier,
		},
		/// A member's tier changed (M8).
		TierChanged {
			/// The member.
			member: MemberIndex,
			/// Its new tier.
			tier: Tier,
		},
		/// A member does not want a higher tier any more, and keeps its own (M8).
		TierWishWithdrawn {
			/// The member.
			member: MemberIndex,
			/// The tier it had asked for.
			tier: Tier,
		},
		/// A deposit held more than a ward's tier needs, and the rest went back to those it came from (M8).
		SurplusReturned {
			/// The guarantor.
			guarantor: MemberIndex,
			/// The ward.
			ward: MemberIndex,
			/// What went back to the guarantor, in units.
			own: Balance,
			/// What went back to others, in units.
			paid: Balance,
			/// What remains held, in units.
			left: Balance,
		},
		/// Somebody offered money for a guarantee (G2).
		Funded {
			/// Whose money.
			payer: T::AccountId,
			/// For whose guarantee.
			guarantor: T::AccountId,
			/// For whom.
			ward: T::AccountId,
			/// For the deposit, in units.
			amount: Balance,
			/// As a premium, in units.
			premium: Balance,
		},
		/// Money for a guarantee was taken back before it was used, or while the pledge was not accepted; or it made place for
		/// somebody who offered more (G2).
		Unfunded {
			/// Whose money.
			payer: T::AccountId,
			/// For whose guarantee it was.
			guarantor: T::AccountId,
			/// For whom.
			ward: T::AccountId,
			/// What is free again, in units.
			amount: Balance,
		},
		/// A premium was earned by a guarantor (G2).
		PremiumEarned {
			/// The guarantor.
			guarantor: MemberIndex,
			/// The ward.
			ward: MemberIndex,
			/// Who pays.
			payer: T::AccountId,
			/// How much, in units.
			amount: Balance,
		},
		/// A premium that was not earned went back, because the guarantee counts no more (G2).
		PremiumReturned {
			/// The guarantor.
			guarantor: MemberIndex,
			/// The ward.
			ward: MemberIndex,
			/// Whose money.
			payer: T::AccountId,
			/// How much, in units.
			amount: Balance,
		},
		/// A guarantee was revoked: it no longer counts. Its deposit answers for what is open until `until` at least (G3).
		GuaranteeRevoked {
			/// The guarantor.
			guarantor: MemberIndex,
			/// The ward.
			ward: MemberIndex,
			/// The era at whose beginning the notice ends.
			until: EraIndex,
		},
		/// A deposit went back to those it came from, and the guarantee is over (G3).
		DepositReleased {
			/// The guarantor.
			guarantor: MemberIndex,
			/// The ward.
			ward: MemberIndex,
			/// How much, in units.
			amount: Balance,
		},
		/// An award took money from a deposit (C10).
		DepositDrawn {
			/// The guarantor.
			guarantor: MemberIndex,
			/// The ward.
			ward: MemberIndex,
			/// How much, in units.
			amount: Balance,
			/// What remains held, in units.
			left: Balance,
		},
		/// A guarantor gave its ward another chance: the deposit is whole again (G4).
		ToppedUp {
			/// The guarantor.
			guarantor: MemberIndex,
			/// The ward.
			ward: MemberIndex,
			/// What the guarantor added, in units.
			own: Balance,
			/// What others added, in units.
			paid: Balance,
		},
		/// A guarantor that cast no vote may not pledge before `until` (G6).
		BarredFromPledging {
			/// The guarantor.
			guarantor: MemberIndex,
			/// The first era in which it may pledge again.
			until: EraIndex,
		},
		/// An account that is no member got a number, because it buys against full escrow, or keeps the one of an application
		/// that has come to nothing (D7).
		CustomerNumbered {
			/// The account.
			account: T::AccountId,
			/// Its number.
			customer: MemberIndex,
		},
		/// A customer has nothing open any more, or is to be a member's new key and had nothing open but proposals of others;
		/// it has lost its number (D7, F6, P8).
		CustomerForgotten {
			/// The account.
			account: T::AccountId,
			/// The number that it had. What others have proposed under it cannot be accepted any more.
			customer: MemberIndex,
		},
		/// A guarantor named the account that is to be the new key of a member that has lost its own (F6).
		NewKeyNamed {
			/// The guarantor.
			guarantor: MemberIndex,
			/// The member. If its key is not lost, it signs anything, and nothing moves.
			member: MemberIndex,
			/// The account that is named.
			account: T::AccountId,
			/// The era at whose beginning this lapses if not all have named it.
			until: EraIndex,
		},
		/// All guarantors that have to have named the same account (F6). If the old key signs nothing, and the new account
		/// `accept_recovery`, the number moves at the beginning of `until`.
		NewKeyAgreed {
			/// The member.
			member: MemberIndex,
			/// The account of its old key.
			old: T::AccountId,
			/// The account of its new key.
			new: T::AccountId,
			/// The era at whose beginning the number moves.
			until: EraIndex,
		},
		/// The new account signed that it will be the key (F6).
		NewKeyAccepted {
			/// The member.
			member: MemberIndex,
			/// The account.
			account: T::AccountId,
		},
		/// The new account will not be the key (F6).
		NewKeyRefused {
			/// The member.
			member: MemberIndex,
			/// The account.
			account: T::AccountId,
		},
		/// The council of the member's club signed that free money goes to the new key as well (F6).
		MoneyAllowed {
			/// The member.
			member: MemberIndex,
			/// The account whose key is lost.
			account: T::AccountId,
		},
		/// The old key was heard: nothing moves (F6).
		RecoveryCancelled {
			/// The member.
			member: MemberIndex,
			/// The account that was named.
			account: T::AccountId,
			/// The first era in which guarantors may name a new key again, if all had agreed.
			barred_until: Option<EraIndex>,
		},
		/// Nothing moved, for another reason (F6). The guarantors may begin again.
		RecoveryLapsed {
			/// The member.
			member: MemberIndex,
			/// The account that was named.
			account: T::AccountId,
			/// Why.
			why: Lapse,
		},
		/// A member has a new key: its number moved, with everything under it (F6).
		KeyReplaced {
			/// The member.
			member: MemberIndex,
			/// The account of its old key.
			old: T::AccountId,
			/// The account of its new key.
			new: T::AccountId,
			/// How much free money went along, in units.
			money: Balance,
		},
		/// A member fetched what was free in the account of its former key (F6).
		MoneyFetched {
			/// The member.
			member: MemberIndex,
			/// The account of its former key.
			from: T::AccountId,
			/// How much, in units.
			amount: Balance,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This account is neither a member nor a candidate, and never was a member. It has to `apply` first (M1).
		NotKnown,
		/// Only a member may do this: somebody with enough guarantors that has neither lapsed nor left (M2, M5, M7). Of a lost
		/// key: it is that of somebody who never was a member, and has nothing that would be lost with it (F6).
		NotAMember,
		/// An open complaint against you, or one that has reached you as a guarantor, suspends you (C5). If it accuses you,
		/// `settle` or wait for the decision. If it has reached you, `vote`. If you have appealed, wait until it ends (C8).
		Suspended,
		/// Too few guarantees count for you. Find a guarantor first (M5, D5).
		Lapsing,
		/// You are a member, or a candidate, already (M1).
		AlreadyApplied,
		/// There is no such club, or it was removed (M1, F1).
		NoSuchClub,
		/// There is no such pledge: the guarantor has not pledged for this account, or has taken it back (G1).
		NoSuchPledge,
		/// There is no such guarantee: this guarantor does not vouch for this ward (G1).
		NoSuchGuarantee,
		/// You have pledged for this account already (G1). For another amount, `unpledge` first.
		AlreadyPledged,
		/// You guarantee this member already (G1). Name a higher tier to raise the deposit (M8). If you have revoked, wait until
		/// the deposit is released (G3).
		AlreadyGuarantor,
		/// Nobody guarantees itself (G1).
		OwnGuarantor,
		/// A guarantor may not have more wards, pledges that wait and those under notice included: 12 at first, as the parameter
		/// `MaxWards` says (G1).
		TooManyWards,
		/// A member may not have more guarantors, those under notice included: 8 at first, as the parameter `MaxGuarantors`
		/// says (G1).
		TooManyGuarantors,
		/// You cast no vote on a complaint against a ward, and may not pledge yet (G6).
		Barred,
		/// The guarantor is not a member in good standing: suspended, lapsing, or out (G1).
		GuarantorNotInGoodStanding,
		/// There is not enough free money (G1, G2). Of a balance that holds money for guarantees at least one millionth of a SYN
		/// stays free.
		NotEnoughMoney,
		/// The guarantee has been revoked (G3), or counts as revoked, because nobody has topped it up in time (G4).
		Revoked,
		/// The deposit is whole: there is nothing to top up (G4).
		NothingMissing,
		/// The amount and the premium are both 0 (G2).
		NothingOffered,
		/// There is no funding of yours that nobody has used (G2).
		NoSuchFunding,
		/// As many others already fund this guarantee, each with more (G2).
		TooManyPayers,
		/// Only the guarantor, the ward, or who paid for it may take a pledge back (G1).
		NotYourPledge,
		/// That is your tier already (M8).
		SameTier,
		/// The lower deposits would not cover what you have at risk (M8).
		ExposureNotCovered,
		/// Something of yours is still open (M7): a deal or a proposal, a cycle contract, a leg or an order, a complaint by you,
		/// against you or that has reached you, or a guarantee that you give, even under notice.
		StillEngaged,
		/// Capacity does not suffice, yours or that of the other side: what is at risk would exceed the deposits (D2, G5).
		/// `SynergyApi.capacity` says how much is left. A deal may be insured for less (D3).
		NotEnoughCapacity,
		/// A boundary has passed and what follows from it is still to be done, such as an award that draws on these deposits. Try
		/// again in the next block (E3).
		Due,
		/// You have not vouched for this member for `StandingEras` yet, and have no say about its key (F6).
		NotStoodLongEnough,
		/// Fewer than `MinGuarantors` have vouched for this member for `StandingEras`. Nobody can give it a new key (F6).
		TooFewHaveStood,
		/// This account is a club's council or treasury. Its key is not given to anybody (F6).
		KeyOfClub,
		/// This account has itself never signed anything, so it has no key that could be lost: a multisig and a pure proxy
		/// never do. One that has a key must have signed something with it, anything that is free (F6).
		NoKeyToLose,
		/// This account is or was a member or a candidate, buys something, or is to be another member's new key. Name a fresh
		/// one (F6).
		NotFresh,
		/// You have said so already (F6).
		AlreadySaid,
		/// The old key was heard lately. No new one may be named yet (F6).
		RecoveryBarred,
		/// The old key has signed something since: it is not lost (F6).
		KeyInUse,
		/// No new key is asked for this account (F6).
		NoSuchRecovery,
		/// You are not the account that is to be, or has become, the new key (F6).
		NotTheNewKey,
		/// Only the old key and the account that was named may end this (F6).
		NotYourRecovery,
		/// Only the council of the member's club may do this (F6).
		NotTheCouncil,
		/// The council of your club has not signed that you may have this money (F6).
		MoneyNotAllowed,
		/// Nothing is free in the account of your former key (F6).
		NothingToFetch,
		/// This account is to be a member's new key, and nobody's offer makes a customer of it. If it does not want to be the
		/// key, it calls `cancel_recovery` (F6).
		IsNewKey,
		/// One of the founders is a member or a candidate already, or stands twice (M3).
		FounderAlreadyApplied,
		/// One of the founders has too few guarantors (M2, M3).
		TooFewGuarantors,
		/// A guarantor of a founder is not in the list of founders (M3).
		NoSuchFounder,
		/// You are an elector already (F3).
		AlreadyElector,
		/// You have not been a member of your club for long enough to be an elector: see `StandingEras` (F3).
		StandingTooShort,
		/// Two electors of your club must guarantee you (F3).
		TooFewElectors,
		/// Your club has not been removed. To change it, leave and apply to another (F1, M7).
		ClubStands,
		/// A complaint by you, against you, or that has reached you is open: until it ends your club stays what it is (C9).
		Involved,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let most = Parameters::MOST;
			let has_place = T::MaxGuarantors::get() >= most.max_guarantors && T::MaxWards::get() >= most.max_wards;
			assert!(has_place, "G1: a member has place for as many as the federation may allow");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Vouch for somebody: hold a tier's amount for them, which they may then accept (G1). You must be a member, neither
		/// suspended nor lapsing, now and when the ward accepts, and may have 12 wards at first (`MaxWards`), pledges that wait
		/// included.
		///
		/// The money is held at once: what others have offered by `fund` first, the rest is yours. Until the ward accepts,
		/// `unpledge` frees it; from then on it answers for the ward, and comes back after a `revoke` and the notice. Pledging
		/// a higher tier for a ward of yours raises the deposit (M8).
		///
		/// - `ward`: the account you vouch for. It needs no money, and need not have applied yet.
		/// - `tier`: the amount: 10, 100 or 2,100 SYN.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::pledge().max(T::WeightInfo::raise()))]
		pub fn pledge(origin: OriginFor<T>, ward: T::AccountId, tier: Tier) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pledge(who, ward, tier)
		}

		/// Take back a pledge that has not been accepted: the guarantor and the ward the whole of it. Who has paid for it takes
		/// back its own part, and what it has offered beside it: free money of the guarantor's takes its place, and only where
		/// that is not there the pledge falls (G1, G2).
		///
		/// - `guarantor`, `ward`: whose pledge, for whom.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::unpledge())]
		pub fn unpledge(origin: OriginFor<T>, guarantor: T::AccountId, ward: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unpledge(who, guarantor, ward)
		}

		/// Apply to a club, and accept the guarantors that have pledged for you (M1, M2). With enough of them you are a
		/// member at once; otherwise you may accept more until the application expires.
		///
		/// - `club`: the club's number.
		/// - `tier`: what each of your guarantors must hold: 10, 100 or 2,100 SYN.
		/// - `kind`: a person, an organisation, or a settlement.
		/// - `guarantors`: whose pledges you accept; may be empty.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::apply(guarantors.len() as u32))]
		pub fn apply(
			origin: OriginFor<T>,
			club: ClubId,
			tier: Tier,
			kind: Kind,
			guarantors: BoundedVec<T::AccountId, T::MaxGuarantors>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_apply(who, club, tier, kind, guarantors.into_inner())
		}

		/// Accept a guarantor that has pledged for you (G1).
		///
		/// - `guarantor`: whose pledge.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::accept_guarantor())]
		pub fn accept_guarantor(origin: OriginFor<T>, guarantor: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept(who, guarantor)
		}

		/// Pay for somebody's guarantee, wholly or in part, and offer the guarantor a premium (G2). The money is held
		/// until it is used by a pledge or a top-up, or taken back, or makes place for somebody who offers more.
		///
		/// - `guarantor`, `ward`: whose guarantee, for whom.
		/// - `amount`: for the deposit, in millionths of a SYN (1000000 is 1 SYN). It answers for the ward, and comes back to you
		///   when it is released.
		/// - `premium`: in millionths of a SYN; paid to the guarantor when the guarantee has stood for `PremiumEras` (30 at
		///   first), else it comes back.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::fund())]
		pub fn fund(
			origin: OriginFor<T>,
			guarantor: T::AccountId,
			ward: T::AccountId,
			amount: Balance,
			premium: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_fund(who, guarantor, ward, amount, premium)
		}

		/// Take back what you have offered by `fund` and nobody has used (G2). What stands in a pledge that is not accepted you
		/// take back by `unpledge`.
		///
		/// - `guarantor`, `ward`: whose guarantee, for whom.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::unfund())]
		pub fn unfund(origin: OriginFor<T>, guarantor: T::AccountId, ward: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unfund(who, guarantor, ward)
		}

		/// Stop vouching for a ward (G3). At once the guarantee no longer counts; the deposit comes back when the
		/// notice is over, no complaint has reached the ward, and the rest covers what it has at risk. Right after a boundary
		/// awards that are final since it come first (E3).
		///
		/// - `ward`: the ward's account.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(origin: OriginFor<T>, ward: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_revoke(who, ward)
		}

		/// Give a ward another chance: restore the deposit that an award has drawn on (G4). Money offered by `fund` is
		/// used first.
		///
		/// - `ward`: the ward's account.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::top_up())]
		pub fn top_up(origin: OriginFor<T>, ward: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_top_up(who, ward)
		}

		/// Change your tier (M8), while you are not suspended. Up takes effect when enough guarantors hold the new amount, for
		/// which each calls `pledge` once more; down at once, if the lower deposits still cover what you have at risk: what is
		/// above them returns to whom it came from.
		///
		/// - `tier`: the tier you want.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::change_tier())]
		pub fn change_tier(origin: OriginFor<T>, tier: Tier) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_change_tier(who, tier)
		}

		/// Leave (M7). Your guarantors get their deposits back at once. Nothing of yours may be open: no deal or proposal, no cycle
		/// contract, leg or order, no complaint by you, against you or that has reached you, no guarantee that you give, even
		/// under notice. Your number and your record stay, and you may apply again.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::leave())]
		pub fn leave(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_leave(who)
		}

		/// A ward of yours that is or was a member has lost its key, and told you so: name the account that is to be its new
		/// one (F6). All guarantors that have vouched for it for `StandingEras` have to name the same. Then the old key has
		/// `RecoveryDelay` eras to sign anything, which cancels it, and the new account signs `accept_recovery`. Who names
		/// another account takes back what was said of the one before.
		///
		/// - `lost`: the account whose key is lost. It must have signed something itself once: a multisig or a pure proxy has
		///   no key to lose.
		/// - `account`: the new one. It may have money, but no number of its own. What others have proposed to it meanwhile
		///   comes to nothing.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::recover())]
		pub fn recover(origin: OriginFor<T>, lost: T::AccountId, account: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_recover(who, lost, account)
		}

		/// You are the account that all guarantors have named as a member's new key: sign that you will be it (F6). Its
		/// debts become yours. Without this nothing moves.
		///
		/// - `lost`: the account whose key is lost.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::accept_recovery())]
		pub fn accept_recovery(origin: OriginFor<T>, lost: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_recovery(who, lost)
		}

		/// Your key is not lost: end what your guarantors have begun (F6). Anything else that you sign yourself does so as
		/// well; what others sign for you as your proxy does not, unless it is this. The account that was named may call it,
		/// too, if it does not want to be the new key.
		///
		/// - `lost`: the account whose key was said to be lost.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::cancel_recovery())]
		pub fn cancel_recovery(origin: OriginFor<T>, lost: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_recovery(who, lost)
		}

		/// Sign for your club that free money, too, goes to a member's new key (F6). Only the club's council may, before the
		/// number has moved or after.
		///
		/// - `lost`: the account whose key is lost.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::allow_money())]
		pub fn allow_money(origin: OriginFor<T>, lost: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_allow_money(who, lost)
		}

		/// Fetch what has become free in the account of your former key, as often as there is something (F6). The council
		/// of your club must have signed `allow_money`, and the old key must have signed nothing since.
		///
		/// - `lost`: the account of your former key.
		/// - `offered`: if it had offered money by `fund` that nobody has used: for which guarantor and which ward. That is
		///   taken back first.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::fetch_money())]
		pub fn fetch_money(
			origin: OriginFor<T>,
			lost: T::AccountId,
			offered: Option<(T::AccountId, T::AccountId)>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_fetch_money(who, lost, offered)
		}

		/// Move to another club, if yours was removed (F1). Everything else stays as it is: your number, your guarantors,
		/// what is open. No complaint may be open by you, against you, or that has reached you (C9).
		///
		/// - `club`: the other club's number.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::move_to())]
		pub fn move_to(origin: OriginFor<T>, club: ClubId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_move(who, club)
		}
	}
}
