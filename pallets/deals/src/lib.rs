#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod closing;
mod completing;
mod impls;
mod opening;
pub mod rules;
mod set_off;
mod try_state;
/// What this pallet keeps.
pub mod types;
pub mod weights;
mod work;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[allow(clippy::expect_used, clippy::too_many_arguments, reason = "the macro's own code, and a deal has many terms")]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{pallet_prelude::*, traits::fungible};
	use frame_system::pallet_prelude::*;
	use synergy_primitives::{
		Agenda, Balance, Clock, ComplaintsInfo, DealId, EraIndex, Exposure, Market, MemberIndex, People, Portion,
		Purse, Records,
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
		/// What members have at risk, and may put at risk.
		type Exposure: Exposure;
		/// Complaints, which keep deals from closing.
		type Complaints: ComplaintsInfo;
		/// The records of members.
		type Records: Records;
		/// The listings that deals come from.
		type Market: Market;
		/// Who may pay for the account it acts for (L8).
		type Purse: Purse<Self::RuntimeOrigin>;
		/// Most open deals, and proposals of its own, of one member (D1): a parameter of the federation's, as the next three
		/// are. `SynergyApi.parameters()` and `Eras.Current` show them.
		type MaxDeals: Get<u32>;
		/// Most open deals of one member with the same other that opened at once, on terms it had signed in advance (A9).
		#[pallet::constant]
		type MaxUnasked: Get<u32>;
		/// Most eras until the due era, and of a warranty (D1).
		type MaxTerm: Get<u32>;
		/// Eras after which an unanswered proposal expires (D1).
		type ProposalEras: Get<u32>;
		/// Eras after the due era in which one may still complain; then silence counts as having received (D4).
		type ClaimWindow: Get<u32>;
		/// Weights of this pallet.
		type WeightInfo: WeightInfo;
		/// Prepares what is measured.
		#[cfg(feature = "runtime-benchmarks")]
		type Scene: synergy_primitives::Scene<Self::AccountId>;
	}

	/// Why money is held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The payment of a deal, held until it is completed or cancelled (D1).
		Escrow,
	}

	/// The number that the next deal gets.
	#[pallet::storage]
	pub type NextDeal<T> = StorageValue<_, DealId, ValueQuery>;

	/// Proposals and open deals by number. A deal that has ended is removed (P8).
	#[pallet::storage]
	pub type Deals<T> = StorageMap<_, Twox64Concat, DealId, Deal, OptionQuery>;

	/// Of a member's open deals with one other, how many opened without its being asked, on terms signed in advance in a
	/// listing; at most `MaxUnasked` (A9).
	#[pallet::storage]
	pub type Unasked<T> = StorageDoubleMap<_, Twox64Concat, MemberIndex, Twox64Concat, MemberIndex, u32, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A deal was proposed (D1). The other side may accept or refuse it until the boundary into `until`.
		DealProposed {
			/// Its number.
			deal: DealId,
			/// Who proposes.
			proposer: MemberIndex,
			/// To whom.
			counterparty: MemberIndex,
			/// What it is worth, in units.
			amount: Balance,
			/// What each side would have insured.
			insured: Insured,
			/// Of which listing it is, and how much of it, if it comes from one.
			portion: Option<Portion>,
			/// The era at whose beginning the proposal expires.
			until: EraIndex,
		},
		/// A deal is open: it was accepted, or its terms were signed in advance on a listing. What is insured is reserved (D2, L2).
		DealOpened {
			/// The deal.
			deal: DealId,
			/// Who proposed it.
			proposer: MemberIndex,
			/// The other side.
			counterparty: MemberIndex,
			/// What it is worth, in units.
			amount: Balance,
			/// What each side has insured.
			insured: Insured,
			/// What is held in escrow, in units.
			escrow: Balance,
			/// Of which listing it is, and how much of it, if it comes from one.
			portion: Option<Portion>,
			/// Whether the buyer is no member but a customer (D7).
			by_customer: bool,
		},
		/// One side has received what it is owed (D4).
		ReceiptConfirmed {
			/// The deal.
			deal: DealId,
			/// Who has received.
			by: MemberIndex,
		},
		/// Everybody has what they are owed, or silence counts as that: payment has moved (D4).
		DealCompleted {
			/// The deal.
			deal: DealId,
			/// What was paid now by this chain, in units; what is set off is not paid.
			paid: Balance,
			/// The era at whose beginning the warranty ends.
			until: EraIndex,
		},
		/// A payment on completion could not be made. It stays owed and claimable (D4), and can be set off (D6).
		PaymentFailed {
			/// The deal.
			deal: DealId,
			/// Who owes it.
			payer: MemberIndex,
			/// What is owed, in units.
			owed: Balance,
			/// The era at whose beginning the deal closes.
			until: EraIndex,
		},
		/// One side wants to cancel the deal. It is cancelled if the other does as well before the wish lapses (D4).
		CancelWanted {
			/// The deal.
			deal: DealId,
			/// Who.
			by: MemberIndex,
			/// The era at whose beginning the wish lapses. It lapses before if somebody says that it has received.
			until: EraIndex,
		},
		/// A deal ended: nothing is at risk in it any more (D2, D4).
		DealClosed {
			/// The deal.
			deal: DealId,
			/// Who proposed it.
			proposer: MemberIndex,
			/// To whom.
			counterparty: MemberIndex,
			/// How it ended.
			ending: Ending,
			/// What came back to the payer out of escrow, in units.
			refunded: Balance,
		},
		/// A member allowed that its debts are set off, or allows it no longer (D6).
		SetOffAllowed {
			/// The member.
			member: MemberIndex,
			/// Whether they may be.
			allowed: bool,
		},
		/// Debts in a ring fell together (D6). No money moved.
		SetOff {
			/// The deals, each owed to the debtor of the next.
			deals: BoundedVec<DealId, ConstU32<MAX_RING>>,
			/// By how much each of them fell, in units.
			amount: Balance,
			/// Who submitted the ring.
			by: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This account has no number: it has never applied, and has bought nothing that is still open (M6, D7).
		NotKnown,
		/// There is no such deal, or it has ended (D1, P8).
		NoSuchDeal,
		/// You are no party of this deal (D4, C1).
		NotAParty,
		/// Nobody makes a deal with itself (D1).
		OwnCounterparty,
		/// One of three things: more is insured than the deal is worth; something is insured of a side that owes nothing, such
		/// as a buyer whose payment is escrowed; or both sides deliver and `payment` is not `None` (D1, D2).
		UnsoundTerms,
		/// The amount is 0: a deal is about something (D1).
		NothingAtStake,
		/// The due era is past, or it or the warranty is further away than `MaxTerm` (D1).
		TermOutOfBounds,
		/// The one who proposed is suspended, lapsing, or out, and cannot open a deal now (D5).
		ProposerNotInGoodStanding,
		/// You have as many open deals and proposals as one may have: `MaxDeals`, 32 at first (D1).
		TooManyDeals,
		/// The deal is not waiting for an answer of yours (D1).
		NotProposedToYou,
		/// The deal is not open: it is only proposed, or completed already (D4).
		NotOpen,
		/// You have said that already (D4).
		AlreadySaid,
		/// You are owed nothing in this deal: the other side completes it (D4).
		NothingToReceive,
		/// Your complaint about this deal is open: withdraw it to complete the deal. To cancel the deal or to set it off, neither
		/// side's may be open (D4, D6).
		Disputed,
		/// The payer has not enough free money (D4).
		NotEnoughMoney,
		/// Work of the last boundary comes first. Try again in the next block; if it is refused then as well, the time for it
		/// was over (E3, D4).
		Due,
		/// The time of this deal is not over yet (D4).
		NotDue,
		/// The buyer is no member: its claim is limited to the escrow, and nothing can be insured (D7).
		NotInsurable,
		/// The other side is a customer that has paid into the escrow: it owes nothing one could complain about (D7).
		CustomerOwesNothing,
		/// A ring has at least 2 debts (D6).
		TooFewDeals,
		/// The same deal stands in the ring twice (D6).
		SameDealTwice,
		/// No due payment is owed in one of these deals (D6).
		NothingOwed,
		/// These debts are no ring: each must be owed to the debtor of the next, and the last to the debtor of the first (D6).
		NotARing,
		/// A member in the ring has not allowed that its debts are set off (D6).
		NotOptedIn,
		/// A dispatcher may confirm a delivery, but not pay: what is owed the member pays itself (L8).
		NotYourPurse,
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
		/// Propose a deal to another member (D1). Who is no member may buy, and be sold to, if its payment is held in escrow
		/// and nothing is insured (D7).
		///
		/// - `counterparty`: the other side.
		/// - `delivery`: who delivers: you, the other side, or each to the other.
		/// - `amount`: what it is worth, and what is paid if payment is by this chain, in millionths of a SYN.
		/// - `due`: the era in which it is to be fulfilled at the latest, at most `MaxTerm` away: 90 eras at first, see
		///   `SynergyApi.parameters`.
		/// - `warranty`: for how many eras after completion one may still complain, at most `MaxTerm`.
		/// - `text`: what it is about, or the hash of a longer text; at most 256 bytes. On a listing only what is to be added to
		///   it.
		/// - `portion`: of a listing, if it comes from one: its number, and how much of it, in its units. The other side is its
		///   owner, and the amount its price times that quantity. If its owner has signed such a deal in advance, and the text
		///   is empty, the deal opens at once. It waits for an answer like others if half of the owner's places are taken, or
		///   `MaxUnasked` (4) by such deals with you.
		/// - `payment`: none (cash or in kind), on completion, or held in escrow when the deal is accepted.
		/// - `insured`: how much of what each side owes is to be insured by the deposits behind it, in millionths of a SYN (D3).
		///   Leave it off to insure everything that each side owes. With a customer it must stay off or 0 (D3, D7).
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::weight_of_propose(*portion))]
		#[allow(clippy::too_many_arguments)]
		pub fn propose(
			origin: OriginFor<T>,
			counterparty: T::AccountId,
			delivery: Delivery,
			amount: Balance,
			due: EraIndex,
			warranty: u32,
			text: BoundedVec<u8, ConstU32<MAX_TEXT>>,
			portion: Option<Portion>,
			payment: Payment,
			insured: Option<Insured>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let listing = portion.map(|portion| portion.listing);
			let terms = Terms { delivery, amount, due, warranty, text, listing, payment, insured: Insured::default() };
			Self::do_propose(who, counterparty, terms, portion, insured)
		}

		/// Accept a deal that was proposed to you (D1). What is insured is reserved, what is to be escrowed is held (D2).
		///
		/// - `deal`: its number.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::accept().saturating_add(T::WeightInfo::listed()))]
		pub fn accept(origin: OriginFor<T>, deal: DealId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept(who, deal)
		}

		/// Refuse a deal that was proposed to you (D1).
		///
		/// - `deal`: its number.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::refuse())]
		pub fn refuse(origin: OriginFor<T>, deal: DealId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_refuse(who, deal)
		}

		/// Say that you have received what you are owed: goods, a service, or cash (D4). When all have said so, payment
		/// moves and the deal is completed. If you have allowed set-off and have not the money, you owe it (D6). A dispatcher's
		/// word counts as well, but moves none of your money: you pay by the same call, or silence does when the time is over
		/// (L8). What was said about cancelling before is forgotten.
		///
		/// - `deal`: its number.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::complete())]
		pub fn complete(origin: OriginFor<T>, deal: DealId) -> DispatchResult {
			let may_pay = T::Purse::may_pay(&origin);
			let who = ensure_signed(origin)?;
			Self::do_complete(who, deal, may_pay)
		}

		/// Cancel a deal (D4): a proposal of yours at once, an open deal if the other side cancels as well before your wish
		/// lapses. It lapses with the next boundary, said in the second half of an era with the one after it (E4), and when
		/// somebody says that it has received. What is held in escrow comes back.
		///
		/// - `deal`: its number.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::cancel().saturating_add(T::WeightInfo::listed()))]
		pub fn cancel(origin: OriginFor<T>, deal: DealId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(who, deal)
		}

		/// Do now what is due with a deal whose time is over (D4): a proposal expires, silence counts as having received, a
		/// warranty ends. Anybody may, when the complaints of that boundary are done; the chain does it by itself within some
		/// blocks (E3).
		///
		/// - `deal`: its number.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::close_expired())]
		pub fn close_expired(origin: OriginFor<T>, deal: DealId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close_expired(deal)
		}

		/// Allow that your debts are set off against what others owe you, or allow it no longer (D6).
		///
		/// - `allowed`: whether they may be.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::allow_set_off())]
		pub fn allow_set_off(origin: OriginFor<T>, allowed: bool) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_allow_set_off(who, allowed)
		}

		/// Set off debts that form a ring: all fall by the smallest of them, and no money moves (D6). Anybody may, if all in
		/// the ring have allowed it.
		///
		/// - `ring`: the numbers of 2 to 8 deals whose payment is due and was not made, each owed to the debtor of the next, the last to the
		///   debtor of the first.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::set_off(ring.len() as u32))]
		pub fn set_off(origin: OriginFor<T>, ring: BoundedVec<DealId, ConstU32<MAX_RING>>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_off(who, ring)
		}
	}
}
