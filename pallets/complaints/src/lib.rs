#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod against;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod climb;
mod ending;
mod filing;
mod impls;
mod list;
/// The arithmetic of votes.
pub mod rules;
mod settling;
mod sweep;
mod try_state;
/// What this pallet keeps.
pub mod types;
mod verdict;
mod voting;
pub mod weights;
mod work;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[allow(clippy::expect_used, reason = "the macro's own code")]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{
		dispatch::PostDispatchInfo,
		pallet_prelude::*,
		traits::fungible,
		weights::{Weight, WeightMeter},
	};
	use frame_system::pallet_prelude::*;
	use synergy_primitives::{
		Agenda, Balance, Clock, ComplaintId, Councils, Deposits, EraIndex, MemberIndex, Neighbours, Obligation,
		Obligations, People, Records,
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
		/// Members and their accounts.
		type People: People<Self::AccountId>;
		/// The graph of guarantees that complaints climb.
		type Neighbours: Neighbours;
		/// The deposits that awards are paid from.
		type Deposits: Deposits<Self::AccountId>;
		/// What one can complain about.
		type Obligations: Obligations;
		/// The records of members.
		type Records: Records;
		/// The councils of clubs.
		type Clubs: Councils<Self::AccountId>;
		/// The council of clubs (C9).
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The highest level of guarantors that a complaint reaches (C4): a parameter of the federation's, as the next six
		/// are. `SynergyApi.parameters()` and `Eras.Current` show them.
		type MaxLevel: Get<u8>;
		/// Boundaries for which an adopted award waits for an appeal (C8).
		type AppealWait: Get<u32>;
		/// Eras the council has to decide (C9).
		type ArbitrationEras: Get<u32>;
		/// Eras for which a guarantor that cast no vote may not pledge (G6).
		type BarEras: Get<u32>;
		/// Most open complaints that reach one member, at most [`MAX_REACHED`] (C4).
		type MaxReached: Get<u32>;
		/// Most open complaints of one complainer (C2).
		type MaxOpenComplaints: Get<u32>;
		/// Eras after which one may file once more on a guarantee (C2).
		type RefileEras: Get<u32>;
		/// The weight of the work that one `advance` does at most (E3).
		#[pallet::constant]
		type AdvanceWeight: Get<Weight>;
		/// Weights of this pallet.
		type WeightInfo: WeightInfo;
		/// Prepares what is measured.
		#[cfg(feature = "runtime-benchmarks")]
		type Scene: synergy_primitives::Scene<Self::AccountId>;
	}

	/// Why money is held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// What an accused has offered to settle a complaint (C6).
		Settlement,
	}

	/// The number that the next complaint gets: numbers grow (C4).
	#[pallet::storage]
	pub type NextComplaint<T> = StorageValue<_, ComplaintId, ValueQuery>;

	/// Open complaints, and ended ones until what they leave is cleared away, by number (C1, P8).
	#[pallet::storage]
	pub type Complaints<T: Config> = StorageMap<_, Twox64Concat, ComplaintId, Complaint<T::AccountId>, OptionQuery>;

	/// Where each member stands among complaints: whether it is suspended is read from here (C5, C11).
	#[pallet::storage]
	pub type Standings<T> = StorageMap<_, Twox64Concat, MemberIndex, Standing, ValueQuery>;

	/// Open complaints against members that have no place in their `Standings`, for those who look them up. The second
	/// key is the complaint's number with its highest byte first, so that the oldest stands first.
	#[pallet::storage]
	pub type Against<T> = StorageDoubleMap<_, Twox64Concat, MemberIndex, Identity, [u8; 4], (), OptionQuery>;

	/// What the two parties of an obligation have claimed on it so far (C2). Of an order these are the consumer and who
	/// delivers it now: when one of them files, nothing is kept any more of a supplier that was replaced (K6).
	#[pallet::storage]
	pub type Claims<T> = StorageMap<_, Blake2_128Concat, Obligation, BoundedVec<Claim, ConstU32<2>>, ValueQuery>;

	/// Of whom a claim on an order was, after its complaint was cleared away: another supplier may deliver the order meanwhile, and
	/// what was claimed of the first does not count for that one (C2, K6). It goes with the claim.
	#[pallet::storage]
	pub type AccusedBefore<T> = StorageMap<_, Twox64Concat, ComplaintId, (Obligation, MemberIndex), OptionQuery>;

	/// Whom a complaint has reached, in the order in which they joined, in pages (C4).
	#[pallet::storage]
	pub type Reached<T> = StorageDoubleMap<
		_,
		Twox64Concat,
		ComplaintId,
		Twox64Concat,
		u32,
		BoundedVec<MemberIndex, ConstU32<PAGE>>,
		ValueQuery,
	>;

	/// Whom a complaint has passed, because as many others as may had reached it already (C4).
	#[pallet::storage]
	pub type Passed<T> = StorageDoubleMap<_, Twox64Concat, ComplaintId, Twox64Concat, MemberIndex, (), OptionQuery>;

	/// The votes on a complaint: how many for which percentage of the claim (C7).
	#[pallet::storage]
	pub type Tallies<T> = StorageMap<_, Twox64Concat, ComplaintId, BoundedVec<(u8, u32), ConstU32<101>>, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A complaint was filed, and the accused is suspended from this block on (C3), unless a customer complains (D7).
		ComplaintFiled {
			/// Its number.
			complaint: ComplaintId,
			/// What it is about.
			obligation: Obligation,
			/// Who complains.
			complainer: MemberIndex,
			/// Against whom.
			accused: MemberIndex,
			/// What is claimed, in units.
			claim: Balance,
			/// Whether it suspends anybody. A customer's does not (D7).
			suspends: bool,
		},
		/// A level of guarantors has joined a complaint: they vote, and are suspended unless it is a customer's (C4, D7).
		LevelJoined {
			/// The complaint.
			complaint: ComplaintId,
			/// The level.
			level: u8,
			/// How many have joined at this level.
			joined: u32,
			/// How many have a vote now.
			voters: u32,
		},
		/// A guarantor voted (C7).
		Voted {
			/// The complaint.
			complaint: ComplaintId,
			/// Who voted.
			guarantor: MemberIndex,
			/// For which percentage of the claim.
			percent: u8,
		},
		/// The guarantors adopted an award, which waits for an appeal until the boundary into `until` (C8).
		AwardAdopted {
			/// The complaint.
			complaint: ComplaintId,
			/// The award in percent of the claim.
			percent: u8,
			/// The award in units.
			award: Balance,
			/// The era at whose beginning it is final.
			until: EraIndex,
		},
		/// One of those whom a waiting award disappoints accepts it (C8).
		AwardAccepted {
			/// The complaint.
			complaint: ComplaintId,
			/// Who accepts.
			by: T::AccountId,
			/// The award in units.
			award: Balance,
		},
		/// Somebody appealed against a waiting award (C8).
		Appealed {
			/// The complaint.
			complaint: ComplaintId,
			/// Who appealed.
			by: T::AccountId,
			/// The first appeal brings the next level, the second the council.
			appeals: u8,
		},
		/// The council has to decide, until the boundary into `until` (C9).
		CouncilCalled {
			/// The complaint.
			complaint: ComplaintId,
			/// The era at whose beginning it is too late.
			until: EraIndex,
		},
		/// The accused offered a settlement, and the money is held (C6).
		SettlementOffered {
			/// The complaint.
			complaint: ComplaintId,
			/// The offer in units.
			amount: Balance,
		},
		/// The accused complains itself about the same obligation, and has its offer back: it was for less than both (C6,
		/// C12). It may offer again.
		OfferWithdrawn {
			/// The complaint for which it was offered.
			complaint: ComplaintId,
			/// The offer in units.
			amount: Balance,
		},
		/// A complaint ended: nobody is suspended by it any more (C11).
		ComplaintEnded {
			/// The complaint.
			complaint: ComplaintId,
			/// What it was about.
			obligation: Obligation,
			/// Who complained.
			complainer: MemberIndex,
			/// Against whom.
			accused: MemberIndex,
			/// How it ended.
			outcome: Outcome,
			/// What it has brought to the complainer, in units.
			paid: Balance,
			/// How much of that came out of an escrow, in units.
			from_escrow: Balance,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This account has no number: it has never applied, and has bought nothing that is still open (M6, D7).
		NotKnown,
		/// There is no such complaint, or it has ended (C11).
		NoSuchComplaint,
		/// The claim is larger than the amount insured for you, and than the escrow (C2, D3).
		ClaimTooLarge,
		/// The time to complain about this is over (D4, K5).
		TooLate,
		/// You have an open complaint about this already (C2).
		AlreadyComplained,
		/// Your complaint about this was decided or settled, or has lapsed. It cannot be claimed again; on a guarantee only
		/// after `RefileEras`: 30 at first, see `SynergyApi.parameters()` (C2).
		AlreadyDecided,
		/// You have filed again after a withdrawal already. One may do so once; on a guarantee once in `RefileEras`: 30 at
		/// first, see `SynergyApi.parameters()` (C2).
		NoMoreComplaints,
		/// You have as many open complaints as one may have: `MaxOpenComplaints`, 32 at first (C2).
		TooManyComplaints,
		/// Only who complained may do this (C6).
		NotTheComplainer,
		/// Only the accused may do this (C6).
		NotTheAccused,
		/// A claim of 0 cannot be settled: it is withdrawn, voted on, or lapses (C6).
		NothingToSettle,
		/// Offer more than 0 (C6).
		NothingOffered,
		/// You have not enough free money for what you pay or offer (C6).
		NotEnoughMoney,
		/// Neither an offer nor an award of this amount is on the table (C6, C8). An offer falls when who has made it complains
		/// about the same obligation (C12).
		NoSuchOffer,
		/// The complaint has not reached you as a guarantor, or your level is still joining (C7).
		NotReached,
		/// A vote is a whole percentage from 0 to 100 (C7).
		NotAPercentage,
		/// Nobody votes now: an award waits for an appeal, the next level has to join, or the council decides (C8, C9).
		NotVoting,
		/// No award waits for an appeal (C8).
		NothingToAppeal,
		/// The award does not disappoint you: it takes nothing from you against your vote (C8).
		NotDisappointed,
		/// You have accepted this award already (C8).
		AlreadyAccepted,
		/// The complaint is not before the council (C9).
		NotBeforeTheCouncil,
		/// You are not the council that decides this complaint (C9).
		NotTheCouncil,
		/// Work of the last boundary comes first. Try again in the next block; if it is refused then as well, the time for it
		/// was over (E3).
		Due,
		/// Nothing is waiting to be done (E3).
		NothingWaiting,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Complain about a deal, a leg or an order of a cycle contract, what you are owed as a supplier that was replaced, or a
		/// guarantee. You need give no reason. The other
		/// side is suspended at once; its guarantors join with the next boundary, and theirs with the one after, until it
		/// ends (C1 to C4). The complaint of a customer suspends nobody: the supplier's guarantors vote, then the council
		/// decides (D7). If you answer a complaint, what you have offered to settle it comes back; what you offer after that is
		/// about both (C12).
		///
		/// - `obligation`: what it is about: `Deal` and its number; `Leg`, `Order` or `Surety` (what a supplier is owed that was
		///   replaced: K6) with the cycle contract, its cycle, and the leg or the consumer's number; `Guarantee` with the numbers
		///   of the guarantor and of the ward. The first cycle is 1, the first leg 0.
		/// - `claim`: what you claim, in millionths of a SYN: at most what is insured for you, or in escrow for you where that is
		///   larger; 0 for a guarantee.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::file())]
		pub fn file(origin: OriginFor<T>, obligation: Obligation, claim: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_file(who, obligation, claim)
		}

		/// Take your complaint back. In the same block it suspends nobody any more; whom another complaint suspends stays
		/// suspended by that one (C6, C11). You may file once more on the same obligation, on a guarantee once in
		/// `RefileEras` (30 at first); that complaint starts one level higher, and with the award last adopted (C2, C9).
		///
		/// - `complaint`: its number.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::withdraw())]
		pub fn withdraw(origin: OriginFor<T>, complaint: ComplaintId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw(who, complaint)
		}

		/// Pay what is claimed of you, and the complaint ends; or offer less, which is held until the complainer accepts
		/// it, you offer something else, you complain yourself about the same obligation (C12), or the complaint ends (C6).
		///
		/// - `complaint`: its number.
		/// - `amount`: what you pay or offer, in millionths of a SYN. More than the claim is never taken.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::settle())]
		pub fn settle(origin: OriginFor<T>, complaint: ComplaintId, amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_settle(who, complaint, amount)
		}

		/// Accept the offer of the accused, or the award that waits, by naming its amount (C6, C8). An accepted offer ends
		/// the complaint, and the counter-complaint of who offered it (C12). An award is final when all have accepted it
		/// whom it disappoints.
		///
		/// - `complaint`: its number.
		/// - `amount`: the offer or the award, in millionths of a SYN.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::accepting().saturating_add(T::WeightInfo::finish()))]
		pub fn accept(origin: OriginFor<T>, complaint: ComplaintId, amount: Balance) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let finished = Self::do_accept(who, complaint, amount)?;
			Ok(Self::weighed(Self::accepting(), finished))
		}

		/// Vote on a complaint that has reached you as a guarantor (C7). You may change your vote. An award is adopted when
		/// strictly more than half of all reached vote for it or above, and strictly more than half for it or below.
		///
		/// - `complaint`: its number.
		/// - `percent`: how much of the claim is to be paid, in whole percent.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::vote().saturating_add(T::WeightInfo::finish()))]
		pub fn vote(origin: OriginFor<T>, complaint: ComplaintId, percent: u8) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let finished = Self::do_vote(who, complaint, percent)?;
			Ok(Self::weighed(T::WeightInfo::vote(), finished))
		}

		/// Appeal against an award that waits and disappoints you: until `AppealWait` boundaries (3 at first) have passed since
		/// it was adopted (C8). It voids the votes, and suspends you until the complaint ends, unless it is a customer's (D7).
		/// The first appeal brings the next level of guarantors, the second the council.
		///
		/// - `complaint`: its number.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::appeal())]
		pub fn appeal(origin: OriginFor<T>, complaint: ComplaintId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_appeal(who, complaint)
		}

		/// Decide a complaint as the council of the accused's club; as the council of clubs, where the parties' clubs differ,
		/// the club was removed, or its council is itself a party or reached: within `ArbitrationEras` (3 at first) after it was
		/// called (C9). The decision is final. If there is none, the award last adopted stands; if there never was one, the whole claim.
		///
		/// - `complaint`: its number.
		/// - `percent`: how much of the claim is to be paid, in whole percent.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::arbitrate().saturating_add(T::WeightInfo::finish()))]
		pub fn arbitrate(origin: OriginFor<T>, complaint: ComplaintId, percent: u8) -> DispatchResult {
			Self::do_arbitrate(origin, complaint, percent)
		}

		/// Push the work that follows a boundary, when the blocks' own share is not enough (E3). Free, open to
		/// everybody, and valid only while work is waiting.
		#[pallet::call_index(7)]
		#[pallet::weight((T::AdvanceWeight::get(), DispatchClass::Normal, Pays::No))]
		pub fn advance(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let mut meter = WeightMeter::with_limit(T::AdvanceWeight::get());
			ensure!(T::Agenda::push(&mut meter), Error::<T>::NothingWaiting);
			Ok(PostDispatchInfo { actual_weight: Some(meter.consumed()), pays_fee: Pays::No })
		}
	}

	impl<T: Config> Pallet<T> {
		/// The weight of accepting an offer, or an award that others have to accept as well.
		fn accepting() -> Weight {
			T::WeightInfo::accept().max(T::WeightInfo::accept_offer())
		}

		/// The weight of a call that may have ended the complaint.
		fn weighed(call: Weight, finished: bool) -> PostDispatchInfo {
			let actual = if finished { call.saturating_add(T::WeightInfo::finish()) } else { call };
			PostDispatchInfo { actual_weight: Some(actual), pays_fee: Pays::Yes }
		}
	}
}
