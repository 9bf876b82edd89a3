#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod closing;
mod confirming;
mod disputes;
mod drafting;
mod gains;
mod impls;
mod leaving;
pub mod migrations;
mod money;
mod opening;
mod ordering;
mod replacing;
pub mod rules;
mod signing;
mod sureties;
mod sweeping;
mod try_state;
/// What this pallet keeps.
pub mod types;
pub mod waterfall;
pub mod weights;
mod work;

pub use pallet::*;
pub use types::*;
pub use waterfall::Waterfall;
pub use weights::WeightInfo;

#[allow(
	clippy::expect_used,
	clippy::too_many_arguments,
	reason = "the macro's own code, and much is signed of a substitute"
)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{
		dispatch::PostDispatchInfo,
		pallet_prelude::*,
		traits::fungible,
		weights::{Weight, WeightMeter},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use synergy_primitives::{
		Agenda, Balance, Clock, ComplaintsInfo, Councils, CycleContractId, CycleIndex, EraIndex, Exposure, MemberIndex,
		People, Purse,
	};

	#[pallet::pallet]
	#[pallet::storage_version(migrations::STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The money.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>;
		/// The clock of eras.
		type Clock: Clock;
		/// What falls due.
		type Agenda: Agenda;
		/// Members and their accounts.
		type People: People<Self::AccountId>;
		/// What members have at risk, and may put at risk.
		type Exposure: Exposure;
		/// Complaints, whose claims are forgotten with what they are about.
		type Complaints: ComplaintsInfo;
		/// Who may pay for the account it acts for (L8).
		type Purse: Purse<Self::RuntimeOrigin>;
		/// The clubs and their treasuries.
		type Clubs: Councils<Self::AccountId>;
		/// From this the accounts of cycles are derived (K3).
		#[pallet::constant]
		type PalletId: Get<PalletId>;
		/// Each of the two shares, in percent of the market value (K4): a parameter of the federation's, as the next three
		/// are. `SynergyApi.parameters()` and `Eras.Current` show them.
		type SharePercent: Get<u8>;
		/// The longest period, in eras (K1): the parameter `MaxTerm`, which bounds the terms of deals as well (D1).
		type MaxPeriod: Get<u32>;
		/// Eras after which an unsigned draft expires (K1).
		type DraftEras: Get<u32>;
		/// Eras after the end of a period in which one may still complain; then silence confirms (K5).
		type ClaimWindow: Get<u32>;
		/// Most drafts and running cycle contracts of one organiser (A9).
		#[pallet::constant]
		type MaxOrganised: Get<u32>;
		/// Most orders of one cycle (K8).
		#[pallet::constant]
		type MaxOrders: Get<u32>;
		/// The weight of the work that one `advance` does at most (E3).
		#[pallet::constant]
		type AdvanceWeight: Get<Weight>;
		/// Weights of this pallet.
		type WeightInfo: WeightInfo;
		/// Prepares what is measured.
		#[cfg(feature = "runtime-benchmarks")]
		type Scene: synergy_primitives::Scene<Self::AccountId>;
	}

	/// The number that the next cycle contract gets.
	#[pallet::storage]
	pub type NextCycleContract<T> = StorageValue<_, CycleContractId, ValueQuery>;

	/// Drafts and running cycle contracts by number. One that has ended is removed (P8).
	#[pallet::storage]
	pub type CycleContracts<T> = StorageMap<_, Twox64Concat, CycleContractId, CycleContract, OptionQuery>;

	/// The text of each: what the parties sign (K1).
	#[pallet::storage]
	pub type Texts<T: Config> = StorageMap<_, Twox64Concat, CycleContractId, Text<T::AccountId>, OptionQuery>;

	/// How many cycle contracts and drafts a member organises (at most `MaxOrganised`, A9), and how many signatures, legs and
	/// orders keep it from leaving (M7).
	#[pallet::storage]
	pub type SeatsOf<T> = StorageMap<_, Twox64Concat, MemberIndex, Seats, ValueQuery>;

	/// Orders, by cycle contract and cycle and by consumer (K3). They are kept until the cycle is closed.
	#[pallet::storage]
	pub type Orders<T> =
		StorageDoubleMap<_, Twox64Concat, (CycleContractId, CycleIndex), Twox64Concat, MemberIndex, Order, OptionQuery>;

	/// Standing orders, by cycle contract and consumer: how many units of the product (K3).
	#[pallet::storage]
	pub type StandingOrders<T> =
		StorageDoubleMap<_, Twox64Concat, CycleContractId, Twox64Concat, MemberIndex, u32, OptionQuery>;

	/// Open cycles, by cycle contract and cycle. One that is closed is removed (P8).
	#[pallet::storage]
	pub type Cycles<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CycleContractId, Twox64Concat, CycleIndex, Cycle<T::AccountId>, OptionQuery>;

	/// The guarantors whose deposits counted for the suppliers when a cycle opened, each with its deposit; while the
	/// shares are being paid, each with its part (K5).
	#[pallet::storage]
	pub type BackersOf<T> =
		StorageDoubleMap<_, Twox64Concat, CycleContractId, Twox64Concat, CycleIndex, Backers, ValueQuery>;

	/// Internal: the running number that the next cycle to open gets (K8).
	#[pallet::storage]
	pub type NextSerial<T> = StorageValue<_, u32, ValueQuery>;

	/// Internal: the running number of each open cycle, under which its closing stands on the agenda (K8).
	#[pallet::storage]
	pub type Serials<T> = StorageMap<_, Twox64Concat, u32, (CycleContractId, CycleIndex), OptionQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A cycle contract was drafted (K1). Everybody named may sign or refuse it until the boundary into `until`.
		Drafted {
			/// Its number.
			cycle_contract: CycleContractId,
			/// Who has drafted it, and has signed it with that.
			organiser: MemberIndex,
			/// The running cycle contract whose text it would change, if any (K2).
			amends: Option<CycleContractId>,
			/// The hash of the text, which one signs.
			hash: T::Hash,
			/// What a consumer would pay for one unit of the product, in units.
			price: Balance,
			/// The era at whose beginning it expires.
			until: EraIndex,
		},
		/// Somebody signed a draft (K2).
		Signed {
			/// The draft.
			cycle_contract: CycleContractId,
			/// Who.
			by: MemberIndex,
		},
		/// Somebody named in a draft refused it, which ends it (K2).
		Refused {
			/// The draft.
			cycle_contract: CycleContractId,
			/// Who.
			by: MemberIndex,
		},
		/// Not everybody signed a draft in time (K1).
		DraftExpired {
			/// The draft.
			cycle_contract: CycleContractId,
		},
		/// All parties have signed: the cycle contract runs, and consumers may order (K2).
		Started {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// The era at whose beginning the first cycle opens.
			opens: EraIndex,
			/// What a consumer pays for one unit of the product, in units.
			price: Balance,
		},
		/// All have signed new terms. They hold from cycle `from` on (K2).
		AmendmentSigned {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// The draft with the new terms.
			draft: CycleContractId,
			/// The first cycle for which they hold.
			from: CycleIndex,
			/// What a consumer pays for one unit of the product from then on, in units.
			price: Balance,
			/// Whether they differ for consumers, so that orders are returned.
			returns_orders: bool,
		},
		/// The terms of a cycle contract have changed (K2).
		TermsChanged {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// The draft whose text holds now.
			draft: CycleContractId,
			/// The organiser from now on.
			organiser: MemberIndex,
		},
		/// Somebody has ordered (K3). The money is in the cycle's own account.
		Ordered {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// The cycle it is for.
			cycle: CycleIndex,
			/// Who.
			consumer: MemberIndex,
			/// How many units of the product.
			units: u32,
			/// What was paid, in units.
			paid: Balance,
			/// Whether the order renews by itself for every further cycle.
			standing: bool,
			/// Whether the consumer is no member but a customer (D7).
			by_customer: bool,
			/// The most that may be claimed of it when it is not delivered, in units (D3, D7).
			claimable: Balance,
		},
		/// An order was cancelled, or is returned because the terms change or no cycle follows (K3).
		OrderCancelled {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// The cycle it was for.
			cycle: CycleIndex,
			/// Whose.
			consumer: MemberIndex,
			/// What came back, in units.
			refunded: Balance,
		},
		/// A standing order has ended: it was cancelled, the money for it was not there, the terms change, or no cycle
		/// follows (K3).
		StandingOrderEnded {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Whose.
			consumer: MemberIndex,
			/// How many units of the product it was for.
			units: u32,
		},
		/// A cycle opened (K5).
		CycleOpened {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
			/// Units of the product.
			units: u32,
			/// How many orders there are.
			orders: u32,
			/// What so much costs on the market, in units (K4).
			market: Balance,
			/// What the consumers have paid in, in units: the difference is what they save.
			income: Balance,
			/// Each of the club's and the organisers' share, in units.
			share: Balance,
			/// The era at whose beginning the period is over.
			due: EraIndex,
			/// The era at whose beginning silence confirms.
			until: EraIndex,
		},
		/// Nothing was ordered, so a cycle passes empty (K3).
		CycleSkipped {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
		},
		/// A supplier is not in good standing, or it or the receiver, who is to share a gain, lacks the capacity: the leg waits
		/// for a substitute, or for its supplier as soon as it can (K5, K6, K9).
		LegVacant {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
			/// Which leg.
			leg: u8,
			/// Who should have delivered.
			supplier: MemberIndex,
		},
		/// A delivery was confirmed, or a complaint about it has ended: the supplier has its money (K5).
		LegPaid {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
			/// Which leg.
			leg: u8,
			/// The supplier.
			to: MemberIndex,
			/// What it was paid, in units; 0 for barter.
			amount: Balance,
			/// For how many units of the product.
			units: u32,
			/// Who has confirmed; nobody if it was silence, or the end of a complaint.
			by: Option<MemberIndex>,
		},
		/// A share of a cycle was paid (K4, K5).
		SharePaid {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
			/// To whom.
			to: T::AccountId,
			/// The number of that account, if it has one: a member's, also of one that has lapsed, or a customer's (M6, D7).
			member: Option<MemberIndex>,
			/// How much, in units.
			amount: Balance,
			/// For which part.
			role: Role,
		},
		/// Money of an open or closing cycle went back to a consumer (K6, D4).
		OrderRefunded {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
			/// To whom.
			consumer: MemberIndex,
			/// How much, in units.
			amount: Balance,
		},
		/// A cycle is closed: `paid` and `refunded` are together what was paid in (K5, P5).
		CycleClosed {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
			/// What the consumers had paid in, in units.
			income: Balance,
			/// What was paid to suppliers, club, organiser and guarantors, in units.
			paid: Balance,
			/// What went back to consumers, in units.
			refunded: Balance,
		},
		/// One of those whose signatures are needed has signed a substitute (K6). It holds for this reason only.
		SubstituteSigned {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
			/// Which leg.
			leg: u8,
			/// Who would deliver.
			substitute: MemberIndex,
			/// Why the supplier would be replaced. If somebody complains of it, its price will be reserved.
			reason: Reason,
			/// Who has signed.
			by: MemberIndex,
		},
		/// A substitute delivers from now on, in this cycle if it has a leg there (K6); or the supplier has taken its own vacant
		/// leg.
		SupplierReplaced {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
			/// Which leg was to be delivered.
			leg: u8,
			/// Which leg of this cycle the substitute delivers; none if it begins with the next cycle.
			new_leg: Option<u8>,
			/// Who delivers now.
			substitute: MemberIndex,
			/// Whether it delivers in the cycles that follow as well, because it stands in the text now.
			for_good: bool,
			/// Against whom the price is reserved until the complaint ends.
			surety_by: Option<MemberIndex>,
			/// The price that is reserved, in units.
			surety: Balance,
		},
		/// Nothing answers for a supplier that was replaced any more (K6). What an award has brought it is told by the complaint.
		SuretySettled {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
			/// Which leg.
			leg: u8,
			/// Whose reservation is freed.
			by: MemberIndex,
			/// The first supplier.
			to: MemberIndex,
			/// What was paid to it now, in units.
			paid: Balance,
			/// What it was owed and does not get any more, in units.
			lapsed: Balance,
		},
		/// The complaints about a supplier that was replaced have ended, and who answers for it has not the money for what it is
		/// due. The rest stays owed, reserved and claimable until the boundary into `until` (K6).
		SuretyOwed {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
			/// Which leg.
			leg: u8,
			/// Who owes it.
			by: MemberIndex,
			/// The first supplier.
			to: MemberIndex,
			/// What was paid to it now, in units.
			paid: Balance,
			/// What is still owed, in units.
			amount: Balance,
			/// The era at whose beginning it lapses.
			until: EraIndex,
		},
		/// One side has measured a gain (K9).
		GainMeasured {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
			/// Which leg.
			leg: u8,
			/// Who has measured.
			by: MemberIndex,
			/// What, in units.
			measured: Balance,
		},
		/// The supplier's share of a gain was paid (K9).
		GainPaid {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
			/// Which leg.
			leg: u8,
			/// The receiver, who has paid it.
			by: MemberIndex,
			/// The supplier.
			to: MemberIndex,
			/// How much, in units.
			amount: Balance,
		},
		/// The supplier's share of a gain could not be paid. It stays owed, reserved and claimable until the boundary into
		/// `until` (K9).
		GainOwed {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
			/// Which leg.
			leg: u8,
			/// Who owes it.
			by: MemberIndex,
			/// How much, in units.
			amount: Balance,
			/// The era at whose beginning it lapses.
			until: EraIndex,
		},
		/// A gain was not measured by both sides in time, or never paid, or a complaint of its supplier has brought nothing of
		/// it: nothing of it is reserved any more (K9).
		GainLapsed {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Which cycle.
			cycle: CycleIndex,
			/// Which leg.
			leg: u8,
		},
		/// A party has given notice (K7).
		NoticeGiven {
			/// The cycle contract.
			cycle_contract: CycleContractId,
			/// Who.
			by: MemberIndex,
			/// Whether all have now, so that no cycle follows.
			by_all: bool,
			/// The era from which no cycle opens in any case, if until then nobody takes its place and the others have not signed
			/// without it.
			ends: EraIndex,
		},
		/// A cycle contract has ended: no cycle of it is open or follows (K1, K7).
		Ended {
			/// The cycle contract.
			cycle_contract: CycleContractId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This account has no number: it has never applied, and has ordered nothing that is still open (M6, D7).
		NotKnown,
		/// There is no such cycle contract, or it has ended (K1).
		NoSuchCycleContract,
		/// There is no such cycle, it is not open yet, or it is closed (K5).
		NoSuchCycle,
		/// This cycle has no such leg; or it is not the one that consumers receive now: if a substitute delivers, name the later
		/// one (K5, K6).
		NoSuchLeg,
		/// You have no such order (K3).
		NoSuchOrder,
		/// You are no party of this (K2, C1), or of the terms that hold from the next cycle on (K7).
		NotAParty,
		/// Only the organiser drafts new terms; if it has given notice, any party (K2, K7).
		NotTheOrganiser,
		/// This is not a draft that waits for signatures (K2).
		NotADraft,
		/// This cycle contract does not run (K2).
		NotRunning,
		/// The text is not the one whose hash you sign (K2).
		NotThisText,
		/// You have signed already (K2, K6).
		AlreadySigned,
		/// You organise as many drafts and cycle contracts as one may: `MaxOrganised`, 8 (A9).
		TooManyCycleContracts,
		/// There is no such club, or it was removed since (K1, F1).
		NoSuchClub,
		/// A cycle contract has at least one leg (K1).
		NoLegs,
		/// The period is 0, or longer than the parameter `MaxTerm` (K1).
		PeriodOutOfBounds,
		/// The units, the number of cycles, or the quantity of what a leg delivers are 0, or the product has no name (K1).
		NothingToDo,
		/// The values of a whole cycle are too large: each of the sums is below 2^64 units of money (K1, P5).
		SumTooLarge,
		/// A supplier would deliver to itself (K1).
		OwnReceiver,
		/// Only the last leg delivers to consumers (K1).
		ConsumersNotLast,
		/// Without consumers nobody pays, so that no leg can be paid (K1).
		NobodyPays,
		/// A supplier would be paid more than its leg costs on the market (K4).
		MoneyAboveMarket,
		/// With the shares the product would cost more than on the market (K4).
		PriceAboveMarket,
		/// A gain is shared by 1 to 100 percent, up to more than 0, and by a receiver that is a member (K9).
		UnsoundGain,
		/// Other new terms are signed already, and hold from the next cycle on (K2).
		AmendmentPending,
		/// A boundary has passed and what follows from it is still to be done, or orders are just being worked through: try
		/// again in the next block (E3). Or the time of this draft, or of this delivery, is over: nothing helps any more (K1, K5).
		Due,
		/// Order at least one unit (K3).
		NothingOrdered,
		/// This is a ring of services: nobody can order of it (K3).
		NoConsumers,
		/// No cycle follows (K1, K7).
		NoMoreCycles,
		/// You have ordered already (K3). Cancel that order first.
		AlreadyOrdered,
		/// That many units are not left of the next cycle (K3).
		NotEnoughUnits,
		/// The next cycle has as many orders as it may have: `MaxOrders`, 10,000 (K8).
		TooManyOrders,
		/// There is not enough free money for an order, a gain, or what is owed to a supplier that was replaced (K3, K9, K6).
		NotEnoughMoney,
		/// This is confirmed or settled already (K5).
		AlreadySettled,
		/// Nobody delivers this leg: it waits for a substitute (K6).
		Vacant,
		/// Your complaint about this is open (K6, C6).
		Disputed,
		/// Only the receiver confirms a delivery; the supplier confirms a measured gain (K5, K9).
		NotTheReceiver,
		/// No gain is shared in this leg, or it is settled (K9).
		NoGain,
		/// The time for this is over (K5).
		TooLate,
		/// Nobody complains about this leg, it is not vacant, and its supplier by the terms has not given notice or will not
		/// deliver it any more (K6, K7).
		NothingToReplace,
		/// The organiser or the receiver names a substitute first (K6). What they have signed lapses after `ClaimWindow` eras,
		/// and with every complaint of its receiver or a consumer that is filed or ends, or when new terms are signed.
		NotProposed,
		/// This member receives this leg, delivers it already, or has failed in it (K6).
		NotASubstitute,
		/// The substitute is not a member in good standing (K6).
		SubstituteNotInGoodStanding,
		/// This cycle has had as many substitutes as it may have: with them it has 64 legs (K6, P8).
		TooManySubstitutes,
		/// You have given notice already (K7).
		AlreadyGivenNotice,
		/// Nothing is waiting to be done (E3).
		NothingWaiting,
		/// This costs nothing, and who is no member orders only what it pays for in advance (D7).
		NothingPaid,
		/// The consumer is a customer that has paid in advance: it owes nothing one could complain about (D7).
		CustomerOwesNothing,
		/// A dispatcher may confirm a delivery, but neither sign nor pay a gain, nor pay what is owed to a supplier that was
		/// replaced: that the member does itself (L8, K9, K6).
		NotYourPurse,
		/// Nothing of the price is kept for the last supplier, so that who is no member could claim nothing: only members
		/// order of this (D7).
		NothingKept,
		/// The supplier may be replaced, but for another reason than you have named: look at the leg again (K6). A complaint
		/// goes before notice.
		OtherReason,
		/// More would be reserved until the complaint ends than you have named: look at the leg again (K6).
		SuretyTooLarge,
		/// The supplier of this leg was not replaced, or is owed nothing of it, or not yet (K6).
		NothingOwed,
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
		/// Draft a cycle contract, which all named in it may then sign (K1). You are its organiser, and have signed it.
		///
		/// - `terms`: product, club, period (1 to `MaxTerm` eras, 90 at first), number of cycles, units, who gets the shares, and
		///   1 to 32 legs. All values are in millionths of a SYN for one unit of the product; only the `most` of a gain is for a
		///   whole cycle.
		/// - `amends`: the running cycle contract whose terms this would change: one that you organise, or to which you are a
		///   party if its organiser has given notice (K2, K7).
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::draft(terms.legs.len() as u32))]
		pub fn draft(
			origin: OriginFor<T>,
			terms: Terms<T::AccountId>,
			amends: Option<CycleContractId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_draft(who, terms, amends)
		}

		/// Sign a draft in which you are named (K2). When all have, it runs; new terms hold from the next cycle on.
		///
		/// - `cycle_contract`: the number of the draft.
		/// - `hash`: the hash of the text, from the event `Drafted` or from `SynergyApi.cycle_contract`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::sign())]
		pub fn sign(origin: OriginFor<T>, cycle_contract: CycleContractId, hash: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_sign(who, cycle_contract, hash)
		}

		/// Refuse a draft in which you are named, or whose terms would change yours (K2). That ends it. Who has given notice
		/// cannot refuse terms without it (K7).
		///
		/// - `cycle_contract`: the number of the draft.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::refuse())]
		pub fn refuse(origin: OriginFor<T>, cycle_contract: CycleContractId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_refuse(who, cycle_contract)
		}

		/// Order for the next cycle (K3). The money moves into the cycle's own account at once. You need not be a member: then
		/// what you may claim is limited to what is kept of it for the last supplier, and you order only where something is (D7).
		///
		/// - `cycle_contract`: its number.
		/// - `units`: how many units of the product.
		/// - `standing`: whether the order renews by itself for every further cycle, as long as the money is there.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::order())]
		pub fn order(
			origin: OriginFor<T>,
			cycle_contract: CycleContractId,
			units: u32,
			standing: bool,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_order(who, cycle_contract, units, standing)
		}

		/// Cancel your order for the next cycle, and your standing order (K3). The money comes back.
		///
		/// - `cycle_contract`: its number.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::cancel_order())]
		pub fn cancel_order(origin: OriginFor<T>, cycle_contract: CycleContractId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_order(who, cycle_contract)
		}

		/// Say that you have received what a leg, or your order, owes you: its supplier is paid (K5). With a measured gain,
		/// sign that as well; the supplier signs it by the same call (K9). Who owes a gain, or what answers for a supplier that was
		/// replaced, pays it by the same call (K9, K6).
		///
		/// - `cycle_contract`: its number.
		/// - `cycle`: which of its cycles; the first is 1.
		/// - `leg`: which delivery; the first is 0. For your order, the leg that consumers receive: the later one if a substitute
		///   delivers.
		/// - `measured`: the gain measured against a control, in millionths of a SYN, in a leg that shares one.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::confirm())]
		pub fn confirm(
			origin: OriginFor<T>,
			cycle_contract: CycleContractId,
			cycle: CycleIndex,
			leg: u8,
			measured: Option<Balance>,
		) -> DispatchResult {
			let may_pay = T::Purse::may_pay(&origin);
			let who = ensure_signed(origin)?;
			Self::do_confirm(who, cycle_contract, cycle, leg, measured, may_pay)
		}

		/// Replace the supplier of a leg that somebody complains of, that is vacant, or whose supplier has given notice
		/// (K6). The organiser, the receiver and the substitute each call this, one of the first two before the substitute; for
		/// what consumers receive the organiser and the substitute. The supplier of a vacant leg may take it by its own signature
		/// alone, as soon as it can and until the period is over. It takes effect with the last. If somebody complains, the price
		/// of the leg is then reserved against the receiver, for what consumers receive against the organiser. A signature holds
		/// for the reason that you name and the terms there are now, and for `ClaimWindow` eras. It is not taken while the next
		/// cycle is due to open.
		///
		/// - `cycle_contract`: its number.
		/// - `cycle`: which of its cycles; the first is 1.
		/// - `leg`: which delivery; the first is 0.
		/// - `substitute`: who delivers instead, from now on and in all cycles that follow; a vacant leg for this cycle only, unless
		///   its supplier is no member any more or has given notice, and one to the consumers only until the period is over.
		/// - `reason`: why you sign: somebody complains of the leg (`Disputed`), nobody delivers it (`Vacant`), or its supplier
		///   by the terms has given notice (`Leaving`), also while another delivers for it. It fails if that is not why, so that
		///   you never answer for what you did not mean to.
		/// - `surety`: the most that may be reserved against the receiver, or for what consumers receive against the organiser,
		///   until the complaint ends, in millionths of a SYN; 0 unless somebody complains. It fails if it would be more. It may
		///   become less until all have signed, when consumers confirm.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::replace_supplier())]
		pub fn replace_supplier(
			origin: OriginFor<T>,
			cycle_contract: CycleContractId,
			cycle: CycleIndex,
			leg: u8,
			substitute: T::AccountId,
			reason: Reason,
			surety: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_replace(who, cycle_contract, cycle, leg, substitute, reason, surety)
		}

		/// Give notice (K7). You leave when you are replaced in all legs that you deliver, or when the others have signed terms
		/// without you: only so do you leave if you receive a leg or organise. When all have given notice, no cycle follows the
		/// one that runs; nor when `MaxTerm` eras (90, as it is when you give it) have passed and neither has happened (A9). If
		/// new terms are signed by all, notice is of these; all given before is void with the last signature.
		///
		/// - `cycle_contract`: its number.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::give_notice())]
		pub fn give_notice(origin: OriginFor<T>, cycle_contract: CycleContractId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_give_notice(who, cycle_contract)
		}

		/// Push the work that follows a boundary, when the blocks' own share is not enough (E3). Free, open to everybody,
		/// and valid only while work is waiting.
		#[pallet::call_index(8)]
		#[pallet::weight((T::AdvanceWeight::get(), DispatchClass::Normal, Pays::No))]
		pub fn advance(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let mut meter = WeightMeter::with_limit(T::AdvanceWeight::get());
			ensure!(T::Agenda::push(&mut meter), Error::<T>::NothingWaiting);
			Ok(PostDispatchInfo { actual_weight: Some(meter.consumed()), pays_fee: Pays::No })
		}
	}
}
