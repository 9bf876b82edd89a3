#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod appointing;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod issuing;
mod redeeming;
mod supply;
mod try_state;
/// What this pallet keeps.
pub mod types;
pub mod weights;
mod work;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[allow(clippy::expect_used, reason = "the macro's own code")]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{pallet_prelude::*, traits::fungible};
	use frame_system::pallet_prelude::*;
	use synergy_primitives::{Agenda, Balance, Clock, EraIndex};

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
		/// Who appoints and dismisses depositories.
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The federation's treasury, to which the price of receipts goes.
		#[pallet::constant]
		type Treasury: Get<Self::AccountId>;
		/// What a depository pays for each receipt, in units, because the chain keeps it for ever.
		#[pallet::constant]
		type ReceiptPrice: Get<Balance>;
		/// Eras after which an unanswered redemption goes back.
		#[pallet::constant]
		type RedemptionEras: Get<u32>;
		/// Most redemptions of one account that wait at the same time.
		#[pallet::constant]
		type MaxRedemptions: Get<u32>;
		/// Weights of this pallet.
		type WeightInfo: WeightInfo;
		/// Prepares what is measured.
		#[cfg(feature = "runtime-benchmarks")]
		type Scene: synergy_primitives::Scene<Self::AccountId>;
	}

	/// Why money is held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Money that is to be paid out by a depository, until that has answered (F4).
		Redemption,
	}

	/// How much money there was at the beginning, in units (P6).
	#[pallet::storage]
	pub type Genesis<T> = StorageValue<_, Balance, ValueQuery>;

	/// How much money was issued since, by all depositories together, in units (P6).
	#[pallet::storage]
	pub type TotalIssued<T> = StorageValue<_, Balance, ValueQuery>;

	/// How much money was redeemed since, by all depositories together, in units (P6).
	#[pallet::storage]
	pub type TotalRedeemed<T> = StorageValue<_, Balance, ValueQuery>;

	/// The depositories, also those that were dismissed: their limits, and what they have issued and redeemed (F4).
	#[pallet::storage]
	pub type Depositories<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Depository, OptionQuery>;

	/// The receipts by depository and reference: to whom, how much and when money was issued against each (F4). They are
	/// never removed, so that no reference is ever used twice, and every unit issued can be traced.
	#[pallet::storage]
	pub type Receipts<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		Reference,
		Receipt<T::AccountId>,
		OptionQuery,
	>;

	/// The number that the next redemption gets.
	#[pallet::storage]
	pub type NextRedemption<T> = StorageValue<_, RedemptionId, ValueQuery>;

	/// Redemptions that wait, by number (F4). One that has ended is removed (P8).
	#[pallet::storage]
	pub type Redemptions<T: Config> = StorageMap<_, Twox64Concat, RedemptionId, Redemption<T::AccountId>, OptionQuery>;

	/// The numbers of an account's redemptions that wait, oldest first.
	#[pallet::storage]
	pub type RedemptionsOf<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, BoundedVec<RedemptionId, T::MaxRedemptions>, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		#[serde(skip)]
		#[doc(hidden)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::note_genesis();
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The federation appointed a depository (F4).
		DepositoryAppointed {
			/// Its account.
			depository: T::AccountId,
			/// How much it may issue in one era, in units.
			limit: Balance,
		},
		/// The federation changed how much a depository may issue (F4).
		LimitChanged {
			/// The depository.
			depository: T::AccountId,
			/// How much it may issue in one era from now on, in units.
			limit: Balance,
		},
		/// The federation dismissed a depository (F4). It issues and pays out nothing any more.
		DepositoryDismissed {
			/// The depository.
			depository: T::AccountId,
			/// How many redemptions waited for its answer. Anybody may bring their money back now.
			waiting: u32,
		},
		/// Money was issued against a receipt (F4): there is so much more of it.
		MoneyIssued {
			/// By which depository.
			depository: T::AccountId,
			/// To whom.
			to: T::AccountId,
			/// How much, in units.
			amount: Balance,
			/// The reference of the receipt.
			reference: Reference,
			/// What the depository paid for the entry, in units.
			price: Balance,
		},
		/// A holder wants money to be paid out by a depository (F4). It is held until that has answered.
		RedemptionRequested {
			/// The number of the redemption.
			redemption: RedemptionId,
			/// Whose money it is.
			holder: T::AccountId,
			/// By which depository.
			depository: T::AccountId,
			/// How much, in units.
			amount: Balance,
			/// Where to pay.
			payee: Note,
			/// The era at whose beginning the money goes back if nobody has answered.
			until: EraIndex,
		},
		/// A depository has paid money out (F4): there is so much less of it.
		MoneyRedeemed {
			/// The redemption.
			redemption: RedemptionId,
			/// Whose money it was.
			holder: T::AccountId,
			/// By which depository.
			depository: T::AccountId,
			/// How much, in units.
			amount: Balance,
		},
		/// A depository does not pay money out (F4): the holder has it back.
		RedemptionRejected {
			/// The redemption.
			redemption: RedemptionId,
			/// Whose money it is.
			holder: T::AccountId,
			/// By which depository.
			depository: T::AccountId,
			/// How much, in units.
			amount: Balance,
			/// Why, in the words of the depository.
			reason: Note,
		},
		/// The holder has its money back, without an answer of the depository (F4).
		RedemptionReturned {
			/// The redemption.
			redemption: RedemptionId,
			/// Whose money it is.
			holder: T::AccountId,
			/// Which depository should have answered.
			depository: T::AccountId,
			/// How much, in units.
			amount: Balance,
			/// Why.
			because: Because,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// You are no depository, or none any more (F4).
		NotADepository,
		/// There is no such depository, or it was dismissed (F4).
		NoSuchDepository,
		/// This account is a depository already. Its limit can be changed (F4).
		AlreadyAppointed,
		/// The amount is 0 (F4).
		NothingAtStake,
		/// A receipt needs a reference (F4).
		NoReference,
		/// This depository has issued against this receipt already (F4).
		ReceiptUsed,
		/// That is more than the depository may still issue in this era (F4).
		OverLimit,
		/// There can be no more money than fits into a number of 128 bits (P6).
		TooMuchMoney,
		/// You have not enough free money. The smallest amount, a millionth of a SYN, stays free, so that the account goes on
		/// existing (F4).
		NotEnoughMoney,
		/// You have not enough free money to pay for the entry of a receipt (F4).
		CannotPayForReceipt,
		/// As many redemptions of yours wait as one may have at the same time: see `MaxRedemptions` (A9).
		TooManyRedemptions,
		/// There is no such redemption, or it has ended (F4).
		NoSuchRedemption,
		/// Another depository is to answer this redemption (F4).
		NotYours,
		/// The time for an answer is over: the money goes back within the next blocks (E3).
		Due,
		/// The depository may still answer (F4).
		NotDue,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// On a chain that gets its depositories later, all money until then counts as that of the beginning (P6).
		fn on_runtime_upgrade() -> Weight {
			Self::note_genesis_once()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Issue money against a receipt (F4), as a depository that has received as much. It is credited at once; there is so
		/// much more money from now on. For the entry, which is kept for ever, the depository pays `ReceiptPrice` to the
		/// federation; it may do so from money that it issues to itself.
		///
		/// - `to`: who has paid in. The account need not exist.
		/// - `amount`: how much, in millionths of a SYN (1000000 is 1 SYN), within what the limit leaves in this era.
		/// - `reference`: the receipt's number in your books, or its hash. You can use it once.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::issue())]
		pub fn issue(origin: OriginFor<T>, to: T::AccountId, amount: Balance, reference: Reference) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_issue(who, to, amount, reference)
		}

		/// Have money paid out by a depository (F4). It is held until the depository has confirmed that it has paid, and is
		/// then destroyed. If it rejects, is dismissed, or does not answer within `RedemptionEras`, you have it back.
		///
		/// - `depository`: which depository is to pay.
		/// - `amount`: how much, in millionths of a SYN (1000000 is 1 SYN).
		/// - `payee`: where to pay, in a form that you have agreed upon with the depository, or the hash of it. Everybody can
		///   read it.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::redeem())]
		pub fn redeem(origin: OriginFor<T>, depository: T::AccountId, amount: Balance, payee: Note) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_redeem(who, depository, amount, payee)
		}

		/// Say, as its depository, that you have paid a redemption out (F4). The money is destroyed.
		///
		/// - `redemption`: its number.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::confirm_redemption())]
		pub fn confirm_redemption(origin: OriginFor<T>, redemption: RedemptionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_confirm(who, redemption)
		}

		/// Say, as its depository, that you do not pay a redemption out (F4). The holder has its money back.
		///
		/// - `redemption`: its number.
		/// - `reason`: why, in a few words.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::reject_redemption())]
		pub fn reject_redemption(origin: OriginFor<T>, redemption: RedemptionId, reason: Note) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_reject(who, redemption, reason)
		}

		/// Bring the money of a redemption back to its holder, whose depository was dismissed or has not answered in time
		/// (F4). Anybody may; after the time the chain does it by itself within some blocks.
		///
		/// - `redemption`: its number.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::take_back())]
		pub fn take_back(origin: OriginFor<T>, redemption: RedemptionId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_take_back(redemption)
		}

		/// Appoint a depository, or appoint one again that was dismissed (F4). Only the federation may.
		///
		/// - `depository`: its account, best a multisig.
		/// - `limit`: how much it may issue in one era, in millionths of a SYN (1000000 is 1 SYN). With 0 it only pays out.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::appoint())]
		pub fn appoint(origin: OriginFor<T>, depository: T::AccountId, limit: Balance) -> DispatchResult {
			T::FederationOrigin::ensure_origin(origin)?;
			Self::do_appoint(depository, limit)
		}

		/// Change how much a depository may issue in one era, from now on (F4). What it has issued in this era counts. Only the
		/// federation may.
		///
		/// - `depository`: its account.
		/// - `limit`: the new limit, in millionths of a SYN (1000000 is 1 SYN). With 0 it only pays out.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::set_limit())]
		pub fn set_limit(origin: OriginFor<T>, depository: T::AccountId, limit: Balance) -> DispatchResult {
			T::FederationOrigin::ensure_origin(origin)?;
			Self::do_set_limit(depository, limit)
		}

		/// Dismiss a depository (F4). It issues nothing and confirms nothing any more; the money of redemptions that wait for it
		/// goes back. To wind one down in good order, set its limit to 0 first and let it answer them. Only the federation may.
		///
		/// - `depository`: its account.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::dismiss())]
		pub fn dismiss(origin: OriginFor<T>, depository: T::AccountId) -> DispatchResult {
			T::FederationOrigin::ensure_origin(origin)?;
			Self::do_dismiss(depository)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// How much a depository may still issue in this era, in units (F4): 0 if the account is none.
		pub fn left(depository: T::AccountId) -> Balance {
			Depositories::<T>::get(depository).map_or(0, |found| found.left(T::Clock::era()))
		}
	}
}
