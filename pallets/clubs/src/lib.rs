#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod extension;
mod fees;
mod genesis;
mod impls;
#[cfg(test)]
mod mock;
pub mod quota;
mod roster;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
mod validators;
mod watch;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use extension::{Charge, ChargeQuotaOrFee, Charged, NOTHING_WAITS};
pub use fees::{FeesToClub, HeldFee};
pub use genesis::GenesisClub;
pub use pallet::*;
pub use roster::Validator;
pub use types::{Club, Name, Quotas, Usage, MAX_NAME};
pub use weights::WeightInfo;

#[frame_support::pallet]
#[allow(clippy::expect_used, reason = "the macro's own code")]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, Contains},
	};
	use frame_system::pallet_prelude::*;
	use synergy_primitives::{Agenda, Clock, ClubId, DoubleBlocks, Fault, KeyPrints, Privileges, Sessions};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>> + pallet_transaction_payment::Config
	{
		/// The money in which fees are paid. An account exists from one unit on, so that no fee is too small to arrive.
		type Currency: fungible::Balanced<Self::AccountId>;
		/// Whose calls are free, and whose fees go to which club (F5).
		type Privileges: Privileges<Self::AccountId>;
		/// The clock of eras.
		type Clock: Clock;
		/// What a push works on (E3).
		type Queue: Agenda;
		/// Which calls are pushes: free for everybody while work waits, refused otherwise (E3, A12).
		type PushCall: Contains<<Self as frame_system::Config>::RuntimeCall>;
		/// How many units of free calls an account has per era, by its tier (F5): parameters of the federation's.
		/// `SynergyApi.parameters()` and `Eras.Current` show them.
		type Quotas: Get<Quotas>;
		/// The most that any of them can be (F5): what fits into one block.
		#[pallet::constant]
		type MaxQuota: Get<u32>;
		/// Every so much computing, in picoseconds, makes a call one unit heavier (F5).
		#[pallet::constant]
		type UnitTime: Get<u64>;
		/// Every so many bytes make a call one unit heavier (F5).
		#[pallet::constant]
		type UnitLength: Get<u32>;
		/// The federation's treasury, to which fees go that belong to no club (F5).
		#[pallet::constant]
		type FederationTreasury: Get<Self::AccountId>;
		/// The sessions in which the nodes of clubs validate (F2).
		type Sessions: Sessions<Self::AccountId>;
		/// How it is proved that a validator has built two blocks in the same slot (F2).
		type DoubleBlocks: DoubleBlocks<Self::AccountId>;
		/// The most validators: one for each club there may be (F2).
		#[pallet::constant]
		type MaxValidators: Get<u32>;
		/// No automatic rule leaves fewer validators than so many, or than there were if they were fewer (F2).
		#[pallet::constant]
		type MinValidators: Get<u32>;
		/// A validator that has built no block for so many sessions in a row is disabled. Sessions in which too few built
		/// any to finalise blocks do not count (F2).
		#[pallet::constant]
		type MaxMissed: Get<u32>;
		/// Weights of this pallet.
		type WeightInfo: WeightInfo;
		/// Prepares members and waiting work for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<
			Self::AccountId,
			<Self as frame_system::Config>::RuntimeCall,
			<Self::DoubleBlocks as DoubleBlocks<Self::AccountId>>::Proof,
		>;
	}

	/// The clubs of the federation: name, council and treasury, by the club's number (F3).
	#[pallet::storage]
	pub type Clubs<T: Config> = StorageMap<_, Twox64Concat, ClubId, Club<T::AccountId>, OptionQuery>;

	/// What an account has used of its quota of free calls, and in which era (F5). In a later era it has a full quota
	/// again, whatever stands here. The entry goes with the account.
	#[pallet::storage]
	pub type Used<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Usage, OptionQuery>;

	/// The validator of each club that has named one, by the club's number: the account that sets the session keys of its
	/// node, and whether it is disabled (F2). It validates from the second session after it was named.
	#[pallet::storage]
	pub type Validators<T: Config> = CountedStorageMap<_, Twox64Concat, ClubId, Validator<T::AccountId>, OptionQuery>;

	/// The club that has named an account as its validator (F2).
	#[pallet::storage]
	pub type ValidatorOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ClubId, OptionQuery>;

	/// The hashes of the keys with which a club's validator has last signed two different things where only one is allowed,
	/// by the club's number. No validator of the club is named or restored with them again (F2).
	#[pallet::storage]
	pub type SpoiltKeys<T: Config> = StorageMap<_, Twox64Concat, ClubId, KeyPrints, OptionQuery>;

	/// How many blocks a validator has built in the session that runs (F2). Who is not here has built none.
	#[pallet::storage]
	pub type Authored<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// With which number the transactions of a new account begin: above those of all accounts that are gone, so that
	/// nothing that an account signed before it went is valid again when it comes back (M4).
	#[pallet::storage]
	pub type FirstNonce<T> = StorageValue<_, u32, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The clubs that exist from the beginning; they are numbered from 0 in this order.
		pub clubs: Vec<GenesisClub<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::found(&self.clubs);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A call was free: it took units of the signer's quota for this era instead of a fee (F5).
		QuotaUsed {
			/// Who signed.
			who: T::AccountId,
			/// How many units the call took: 1 for a small call, more for a heavy one.
			units: u32,
			/// How many units are left in this era.
			left: u32,
		},
		/// A club has named its validator: it validates from the second session on (F2).
		ValidatorNamed {
			/// Which club.
			club: ClubId,
			/// The account that sets the session keys of its node.
			validator: T::AccountId,
		},
		/// A club's validator is its validator no more: the club has withdrawn or replaced it, or was removed. It still
		/// validates for up to two sessions (F2).
		ValidatorWithdrawn {
			/// Which club.
			club: ClubId,
			/// The account that was its validator.
			validator: T::AccountId,
		},
		/// A validator was disabled, and will be until its club's council restores it (F2).
		ValidatorDisabled {
			/// Which club's.
			club: ClubId,
			/// The account that is its validator.
			validator: T::AccountId,
			/// Why.
			reason: Fault,
		},
		/// A club's council has restored its validator (F2).
		ValidatorRestored {
			/// Which club's.
			club: ClubId,
			/// The account that is its validator.
			validator: T::AccountId,
		},
		/// A validator has taken its session keys away, but without it too few would validate: it keeps those with which it
		/// works, until it sets others or its club withdraws it (F2).
		KeysKept {
			/// Which club's.
			club: ClubId,
			/// The account that is its validator.
			validator: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no club with this number (F3).
		NoSuchClub,
		/// Only the council of this club may do that (F3).
		NotTheCouncil,
		/// The club has no validator (F2).
		NoValidator,
		/// This account is the club's validator already (F2).
		SameValidator,
		/// This account is the validator of another club (F2).
		ValidatorOfOther,
		/// This account has set no session keys. Its operator sets them first, with `session.setKeys` (F2).
		NoSessionKeys,
		/// With one of these session keys the club's validator has signed two different things. Its operator sets new ones
		/// first, with `session.setKeys`, on the one node that is to use them (F2).
		KeysSpoilt,
		/// The club's validator is not disabled (F2).
		NotDisabled,
		/// No other club has a validator that could go on: the chain would stop (F2).
		LastValidator,
		/// There are as many validators as there may be (F2).
		TooManyValidators,
		/// This does not prove that a validator has built two blocks in the same slot (F2).
		NoDoubleBlock,
		/// This changes nothing: the validator is disabled already, was restored with new keys since, or does not validate
		/// any more (F2).
		OldNews,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Names the validator of your club, or withdraws it. For the club's council (F2).
		///
		/// A validator is an account that has set the session keys of the club's node. The operator of the node makes them
		/// with `author_rotateKeysWithOwner`, for that account, and sets them with `session.setKeys`; it may replace them
		/// later without the council. A new validator takes the place of the old one, and validates from the second session
		/// on: after 10 to 20 minutes. So long the old node has to go on.
		///
		/// - `club`: the number of your club.
		/// - `validator`: the account. None withdraws the validator that the club has: then fewer clubs keep the chain going.
		#[pallet::call_index(10)]
		#[pallet::weight(match validator {
			Some(_) => <T as Config>::WeightInfo::name_validator(),
			None => <T as Config>::WeightInfo::withdraw_validator(T::MaxValidators::get()),
		})]
		pub fn set_validator(origin: OriginFor<T>, club: ClubId, validator: Option<T::AccountId>) -> DispatchResult {
			Self::ensure_council(origin, club)?;
			match validator {
				Some(account) => Self::name_validator(club, account),
				None => Self::withdraw_validator(club),
			}
		}

		/// Lets the validator of your club work again, after it was disabled. For the club's council (F2).
		///
		/// After an absence, first see that its node runs. After an equivocation, first see that no two nodes work with the
		/// same keys, and set new keys: with the old ones it is not restored.
		///
		/// - `club`: the number of your club.
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::restore_validator())]
		pub fn restore_validator(origin: OriginFor<T>, club: ClubId) -> DispatchResult {
			Self::ensure_council(origin, club)?;
			Self::do_restore_validator(club)
		}

		/// Reports a validator that has built two blocks in the same slot: it is disabled. Anybody may, and a report that is
		/// true and news costs no fee. Two votes of GRANDPA in the same round are reported by the nodes themselves (F2).
		///
		/// - `proof`: the headers of the two blocks with their seals, the key that has sealed them, and the proof that the key
		///   is a validator's, as the runtime call `synergyApi.blockKeyProof` gives it at a block of that session.
		#[pallet::call_index(12)]
		#[pallet::weight(<T as Config>::WeightInfo::report_double_block())]
		pub fn report_double_block(
			origin: OriginFor<T>,
			proof: Box<<T::DoubleBlocks as DoubleBlocks<T::AccountId>>::Proof>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let (builder, session) = T::DoubleBlocks::builder(&proof).ok_or(Error::<T>::NoDoubleBlock)?;
			ensure!(Self::is_news(&builder, session), Error::<T>::OldNews);
			Self::note_equivocation(&builder, session);
			Ok(Pays::No.into())
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			// Of counting the block's author. What sessions ask when they change is within the whole block they take.
			<T as Config>::WeightInfo::note_author()
		}

		fn integrity_test() {
			Self::check_constants();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// How many units of free calls the account has left in this era (F5): 0 if it has none, or never had any.
		pub fn remaining(account: T::AccountId) -> u32 {
			Self::allowance(&account).map_or(0, |allowance| allowance.left())
		}
	}
}
