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
mod lifecycle;
mod money;
mod moving;
mod notice;
mod obligations;
mod pledges;
mod records;
pub mod rules;
mod tiers;
mod try_state;
/// What this pallet keeps.
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
		Agenda, Balance, Clock, ClubId, ComplaintsInfo, Councils, Engagements, EraIndex, MemberIndex, Rolls, Tier,
	};

	#[pallet::pallet]
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
		/// The clubs one may apply to, which count their electors (F3).
		type Clubs: Councils<Self::AccountId> + Rolls;
		/// Complaints, which suspend and which keep deposits from being released.
		type Complaints: ComplaintsInfo;
		/// What members have open beside deals, which their own entries count (M7).
		type Engagements: Engagements;
		/// How many guarantees make a member (M2).
		#[pallet::constant]
		type MinGuarantors: Get<u32>;
		/// Most guarantors of one member, those under notice included (G1).
		#[pallet::constant]
		type MaxGuarantors: Get<u32>;
		/// Most wards of one guarantor, unaccepted pledges and those under notice included (G1).
		#[pallet::constant]
		type MaxWards: Get<u32>;
		/// Eras of grace for a lapsing member and for a drawn deposit (M5, G4).
		#[pallet::constant]
		type GraceEras: Get<u32>;
		/// Eras between a revocation and the release of the deposit (G3).
		#[pallet::constant]
		type RevocationNotice: Get<u32>;
		/// Eras after which an application expires (M1).
		#[pallet::constant]
		type ApplicationEras: Get<u32>;
		/// Eras a guarantee must stand for its premium to be earned (G2).
		#[pallet::constant]
		type PremiumEras: Get<u32>;
		/// Eras for which a guarantor that cast no vote may not pledge (G6).
		#[pallet::constant]
		type BarEras: Get<u32>;
		/// Eras for which one must have been a member of one's club to be an elector of its council (F3).
		#[pallet::constant]
		type ElectorEras: Get<u32>;
		/// Weights of this pallet.
		type WeightInfo: WeightInfo;
		/// Prepares what is measured.
		#[cfg(feature = "runtime-benchmarks")]
		type Scene: synergy_primitives::Scene<Self::AccountId>;
	}

	/// Why money is held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The deposit of a guarantee (G1). It answers for what the ward owes.
		Deposit,
		/// Money offered for somebody's guarantee and not used yet, and premiums not earned yet (G2).
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

	/// Customers by number: accounts that are no members and have bought something against full escrow that is still open
	/// (D7). One that has nothing open any more is removed (P8).
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
		/// An application expired (M1). What was held for it is free again.
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
		/// Unused funding was taken back, or made place for a larger one (G2).
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
		/// An account that is no member got a number, because it buys against full escrow (D7).
		CustomerNumbered {
			/// The account.
			account: T::AccountId,
			/// Its number.
			customer: MemberIndex,
		},
		/// A customer has nothing open any more, and has lost its number (D7, P8).
		CustomerForgotten {
			/// The account.
			account: T::AccountId,
			/// The number that it had.
			customer: MemberIndex,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This account has never applied.
		NotKnown,
		/// Only a member may do this.
		NotAMember,
		/// You are suspended by an open complaint. Settle it, or wait until it ends (C5).
		Suspended,
		/// Too few guarantees count for you. Find a guarantor first (M5, D5).
		Lapsing,
		/// You are a member, or a candidate, already.
		AlreadyApplied,
		/// There is no such club, or it was removed (M1, F1).
		NoSuchClub,
		/// There is no such pledge: the guarantor has not pledged for this account, or has taken it back (G1).
		NoSuchPledge,
		/// There is no such guarantee.
		NoSuchGuarantee,
		/// You have pledged for this account already (G1).
		AlreadyPledged,
		/// You guarantee this member already (G1).
		AlreadyGuarantor,
		/// Nobody guarantees itself (G1).
		OwnGuarantor,
		/// A guarantor may not have more wards (G1).
		TooManyWards,
		/// A member may not have more guarantors (G1).
		TooManyGuarantors,
		/// You cast no vote on a complaint against a ward, and may not pledge yet (G6).
		Barred,
		/// The guarantor is not a member in good standing: suspended, lapsing, or out (G1).
		GuarantorNotInGoodStanding,
		/// There is not enough free money. A balance that holds money for guarantees keeps at least one unit free.
		NotEnoughMoney,
		/// The guarantee has been revoked (G3).
		Revoked,
		/// The deposit is whole: there is nothing to top up (G4).
		NothingMissing,
		/// The amount and the premium are both 0.
		NothingOffered,
		/// There is no unused funding of yours (G2).
		NoSuchFunding,
		/// As many others already fund this guarantee, each with more (G2).
		TooManyPayers,
		/// Only the guarantor, the ward, or who paid for it may take a pledge back (G1).
		NotYourPledge,
		/// That is your tier already (M8).
		SameTier,
		/// The lower deposits would not cover what you have at risk (M8).
		ExposureNotCovered,
		/// Something of yours is still open: a deal, a complaint, or a guarantee you give (M7).
		StillEngaged,
		/// Your capacity does not suffice: what you have at risk would exceed the deposits behind you (D2, G5).
		NotEnoughCapacity,
		/// A boundary has passed and what follows from it is still to be done. Try again in the next block (E3).
		Due,
		/// One of the founders is a member or a candidate already, or stands twice (M3).
		FounderAlreadyApplied,
		/// One of the founders has too few guarantors (M2, M3).
		TooFewGuarantors,
		/// A guarantor of a founder is not in the list of founders (M3).
		NoSuchFounder,
		/// You are an elector already (F3).
		AlreadyElector,
		/// You have not been a member of your club for long enough to be an elector: see `ElectorEras` (F3).
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
			assert!(T::MinGuarantors::get() >= 1 && T::MinGuarantors::get() <= T::MaxGuarantors::get(), "M2");
			assert!(T::GraceEras::get() >= 1 && T::RevocationNotice::get() >= 1, "M5, G3");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Vouch for somebody: hold a tier's amount for them, which they may then accept (G1). Money that others have
		/// offered by `fund` is used first. Pledging a higher tier for a ward of yours raises the deposit (M8).
		///
		/// - `ward`: the account you vouch for.
		/// - `tier`: the amount: 10, 100 or 2,100 SYN.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::pledge().max(T::WeightInfo::raise()))]
		pub fn pledge(origin: OriginFor<T>, ward: T::AccountId, tier: Tier) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pledge(who, ward, tier)
		}

		/// Take back a pledge that has not been accepted. The guarantor, the ward and who paid for it may (G1).
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
		/// - `tier`: what each of your guarantors must hold.
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
		/// until it is used by a pledge or a top-up, or taken back.
		///
		/// - `guarantor`, `ward`: whose guarantee, for whom.
		/// - `amount`: for the deposit, in units. It answers for the ward, and comes back to you when it is released.
		/// - `premium`: in units, paid to the guarantor when the guarantee has stood for `PremiumEras`.
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

		/// Take back what you have offered by `fund` and nobody has used (G2).
		///
		/// - `guarantor`, `ward`: whose guarantee, for whom.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::unfund())]
		pub fn unfund(origin: OriginFor<T>, guarantor: T::AccountId, ward: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unfund(who, guarantor, ward)
		}

		/// Stop vouching for a ward (G3). At once the guarantee no longer counts; the deposit comes back when the
		/// notice is over, no complaint has reached the ward, and the rest covers what it has at risk.
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

		/// Change your tier (M8). Up takes effect when enough guarantors hold the new amount; down at once, if the lower
		/// deposits still cover what you have at risk.
		///
		/// - `tier`: the tier you want.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::change_tier())]
		pub fn change_tier(origin: OriginFor<T>, tier: Tier) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_change_tier(who, tier)
		}

		/// Leave. Your guarantors get their deposits back at once. Nothing of yours may be open: no deal, no complaint,
		/// no guarantee that you give (M7). Your number and your record stay.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::leave())]
		pub fn leave(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_leave(who)
		}

		/// Move to another club, if yours was removed (F1). Everything else stays as it is: your number, your guarantors,
		/// what is open. No complaint may be open by you, against you, or that has reached you (C9).
		///
		/// - `club`: the other club's number.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::move_to())]
		pub fn move_to(origin: OriginFor<T>, club: ClubId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_move(who, club)
		}
	}
}
