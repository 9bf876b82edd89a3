#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod board;
mod categories;
mod impls;
mod matching;
mod publishing;
mod rings;
pub mod rules;
mod try_state;
/// What this pallet keeps.
pub mod types;
pub mod weights;
mod work;

pub use board::MAX_PAGE;
pub use categories::GenesisCategory;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[allow(clippy::expect_used, reason = "the macro's own code")]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::{vec, vec::Vec};
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use synergy_primitives::{
		Agenda, Balance, CategoryCode, Clock, Councils, DealId, EraIndex, ListingId, MemberIndex, People, Purse,
		Quantity,
	};

	/// How often what is stored has changed its form.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The clock of eras.
		type Clock: Clock;
		/// What falls due.
		type Agenda: Agenda;
		/// Members and their accounts.
		type People: People<Self::AccountId>;
		/// The clubs to whose members a listing may be limited.
		type Clubs: Councils<Self::AccountId>;
		/// Who may pay for the account it acts for (L8).
		type Purse: Purse<Self::RuntimeOrigin>;
		/// Who keeps the categories (L1).
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Most listings of one member (L2).
		#[pallet::constant]
		type MaxListings: Get<u32>;
		/// Most listings published in one call (L2).
		#[pallet::constant]
		type MaxAtOnce: Get<u32>;
		/// Most eras for which a listing stands (L2).
		#[pallet::constant]
		type MaxLife: Get<u32>;
		/// Most categories (L1).
		#[pallet::constant]
		type MaxCategories: Get<u32>;
		/// How many of the newest listings are looked at for matches (L4): a parameter of the federation's.
		/// `SynergyApi.parameters()` and `Eras.Current` show it.
		type Window: Get<u32>;
		/// Weights of this pallet.
		type WeightInfo: WeightInfo;
		/// Prepares what is measured.
		#[cfg(feature = "runtime-benchmarks")]
		type Scene: synergy_primitives::Scene<Self::AccountId>;
	}

	/// The categories of goods and services by their codes (L1).
	#[pallet::storage]
	pub type Categories<T> = CountedStorageMap<_, Twox64Concat, CategoryCode, Category, OptionQuery>;

	/// The number that the next listing gets.
	#[pallet::storage]
	pub type NextListing<T> = StorageValue<_, ListingId, ValueQuery>;

	/// Listings by number (L2). One that was withdrawn or has expired is removed (P8).
	#[pallet::storage]
	pub type Listings<T> = StorageMap<_, Twox64Concat, ListingId, Listing, OptionQuery>;

	/// The numbers of a member's listings, oldest first (L2).
	#[pallet::storage]
	pub type ListingsOf<T: Config> =
		StorageMap<_, Twox64Concat, MemberIndex, BoundedVec<ListingId, T::MaxListings>, ValueQuery>;

	/// The shelves of the board (L3): by category, by shelf, and by the number of the listing, counted down from the
	/// greatest, so that the order of keys is from the newest to the oldest. Numbers are written with the highest byte
	/// first.
	#[pallet::storage]
	pub type Board<T> = StorageNMap<
		_,
		(NMapKey<Identity, [u8; 4]>, NMapKey<Identity, Shelf>, NMapKey<Identity, [u8; 4]>),
		(),
		OptionQuery,
	>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The categories that exist from the beginning (L1).
		pub categories: Vec<GenesisCategory>,
		#[serde(skip)]
		#[doc(hidden)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::found(&self.categories);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A member published an offer or a request (L2).
		ListingPublished {
			/// Its number.
			listing: ListingId,
			/// Whose it is.
			member: MemberIndex,
			/// An offer or a request.
			kind: Kind,
			/// The code of its category.
			category: CategoryCode,
			/// How much there is, or is needed, in its unit.
			quantity: Quantity,
			/// The price of one unit of it, in units of money; 0: to be agreed upon.
			price: Balance,
			/// The era at whose beginning it expires.
			until: EraIndex,
		},
		/// A listing was edited (L2).
		ListingUpdated {
			/// The listing.
			listing: ListingId,
			/// Whose it is.
			member: MemberIndex,
			/// The code of its category now.
			category: CategoryCode,
			/// How much there is, or is needed, now.
			quantity: Quantity,
			/// The price of one unit of it now, in units of money; 0: to be agreed upon.
			price: Balance,
			/// The era at whose beginning it expires.
			until: EraIndex,
		},
		/// A listing was paused: it is not shown until it is resumed (L2).
		ListingPaused {
			/// The listing.
			listing: ListingId,
			/// Whose it is.
			member: MemberIndex,
		},
		/// A paused listing is shown again (L2).
		ListingResumed {
			/// The listing.
			listing: ListingId,
			/// Whose it is.
			member: MemberIndex,
		},
		/// A listing was withdrawn (L2).
		ListingUnpublished {
			/// The listing.
			listing: ListingId,
			/// Whose it was.
			member: MemberIndex,
		},
		/// A listing expired (L2).
		ListingExpired {
			/// The listing.
			listing: ListingId,
			/// Whose it was.
			member: MemberIndex,
		},
		/// A deal was opened on a listing: so much less is left. With nothing left it is not shown (L2, L3).
		QuantityTaken {
			/// The listing.
			listing: ListingId,
			/// The deal.
			deal: DealId,
			/// How much the deal is about, in the listing's unit.
			quantity: Quantity,
			/// How much is left.
			left: Quantity,
		},
		/// A deal was cancelled, and its quantity came back to the listing (L2).
		QuantityReturned {
			/// The listing.
			listing: ListingId,
			/// The deal.
			deal: DealId,
			/// How much came back, in the listing's unit.
			quantity: Quantity,
			/// How much there is now.
			left: Quantity,
		},
		/// The federation added a category, or renamed one (L1).
		CategorySet {
			/// Its code.
			code: CategoryCode,
			/// The code of the category above it, if there is one.
			parent: Option<CategoryCode>,
			/// Its English name.
			english: Name,
			/// Its Russian name.
			russian: Name,
		},
		/// The federation removed an empty category (L1).
		CategoryRemoved {
			/// Its code.
			code: CategoryCode,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This account has no number: it has never applied (M6).
		NotKnown,
		/// There is no such listing, or it has expired (L2).
		NoSuchListing,
		/// This is not your listing (L2).
		NotYours,
		/// There is no such category (L1).
		NoSuchCategory,
		/// There is no such club (L2).
		NoSuchClub,
		/// A listing needs a title (L2).
		NoTitle,
		/// The quantity is 0, or the least that one deal may be about is 0 or more than the quantity (L2).
		QuantityOutOfBounds,
		/// The expiry era is not later than the one that runs, or further away than `MaxLife` (90 eras) (L2).
		ExpiryOutOfBounds,
		/// Terms can be signed in advance only at a price (L2, D3).
		NoPrice,
		/// There is nothing in the list (L2).
		NothingToPublish,
		/// You have as many listings as one may have: `MaxListings`, 64 (L2).
		TooManyListings,
		/// A boundary has passed and what follows from it is still to be done. Try again in the next block (E3).
		Due,
		/// The kind and the unit of a listing stay as they are (L2). Publish another one.
		OtherThing,
		/// The listing is paused already (L2).
		AlreadyPaused,
		/// The listing is not paused (L2).
		NotPaused,
		/// The one to whom the deal is proposed is not the owner of the listing (D1).
		NotTheOwner,
		/// The listing is paused, or nothing is left of it (L2).
		NotOnTheBoard,
		/// The owner of the listing is suspended, lapsing or out (L5).
		OwnerNotInGoodStanding,
		/// The listing is for the members of a club, and you are none of them (L2).
		NotForYourClub,
		/// Who offers delivers, and to who requests it is delivered: the deal goes the other way (D1, L2).
		WrongDirection,
		/// The amount is not what so much costs: the price, which its owner may have changed, times the quantity (D1, L2).
		NotAtThePrice,
		/// Less than that is left of the listing (L2).
		NotEnoughLeft,
		/// One deal on this listing has to be about more (L2).
		LessThanLeast,
		/// A category needs a name in both languages (L1).
		NoName,
		/// This category stands below another one. Names can be changed, places cannot (L1).
		OtherParent,
		/// There may be no further level of categories: there are 4 at most (L1).
		TooDeep,
		/// There may be no more categories than `MaxCategories`, or no more than 64 directly below this one (L1).
		TooManyCategories,
		/// There are listings in this category, or other categories below it (L1).
		CategoryNotEmpty,
		/// A dispatcher may not resume a listing whose owner has signed terms in advance: deals would open on it, and the
		/// member's money with them (L8).
		NotYourPurse,
		/// A unit of your own needs a name (L2).
		NoUnit,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxAtOnce::get() <= T::MaxListings::get() && T::MaxLife::get() >= 1, "L2");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Publish an offer or a request (L2).
		///
		/// - `content`: what it says. `category`: its code. `title`: 1 to 96 bytes; `details`: up to 256. `quantity` in its
		///   `unit`, and `least`, from 1 to that: the least that one deal may be about. `price`: in millionths of a SYN for one
		///   unit; 0 if it is to be agreed upon. `until`: the era at whose beginning it expires, at most `MaxLife` (90) eras
		///   away. `club`: if it is for the members of one only. `standing`: the terms that you sign in advance, if any.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::publish(1))]
		pub fn publish(origin: OriginFor<T>, content: Content) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_publish(who, vec![content])
		}

		/// Publish a whole questionnaire: several offers and requests, all of them or none (L2).
		///
		/// - `contents`: what each of them says, as in `publish`; at most `MaxAtOnce` (32).
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::publish(contents.len() as u32))]
		pub fn publish_many(origin: OriginFor<T>, contents: BoundedVec<Content, T::MaxAtOnce>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_publish(who, contents.into_inner())
		}

		/// Edit a listing of yours (L2). Its kind and its unit stay; everything else may change. Open deals stay as they are.
		///
		/// - `listing`: its number.
		/// - `content`: what it says from now on; the quantity is what is left now. A deal that opens just before takes nothing
		///   of that; so if you have signed terms in advance, pause the listing, see what is left, update it and resume.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::update())]
		pub fn update(origin: OriginFor<T>, listing: ListingId, content: Content) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update(who, listing, content)
		}

		/// Pause a listing of yours: it is not shown until you resume it (L2). It still expires.
		///
		/// - `listing`: its number.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::pause())]
		pub fn pause(origin: OriginFor<T>, listing: ListingId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pause(who, listing)
		}

		/// Show a paused listing of yours again (L2). If you have signed terms in advance, deals open on it again: then you
		/// yourself resume it, not a dispatcher (L8).
		///
		/// - `listing`: its number.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::resume())]
		pub fn resume(origin: OriginFor<T>, listing: ListingId) -> DispatchResult {
			let may_pay = T::Purse::may_pay(&origin);
			let who = ensure_signed(origin)?;
			Self::do_resume(who, listing, may_pay)
		}

		/// Withdraw a listing of yours (L2). Proposals that were made on it stay.
		///
		/// - `listing`: its number.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::unpublish())]
		pub fn unpublish(origin: OriginFor<T>, listing: ListingId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unpublish(who, listing)
		}

		/// Add a category, or rename one (L1). Only the federation may.
		///
		/// - `code`: its code.
		/// - `parent`: the code of the category above it. It cannot be changed later.
		/// - `english`: its English name.
		/// - `russian`: its Russian name.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::set_category())]
		pub fn set_category(
			origin: OriginFor<T>,
			code: CategoryCode,
			parent: Option<CategoryCode>,
			english: Name,
			russian: Name,
		) -> DispatchResult {
			T::FederationOrigin::ensure_origin(origin)?;
			Self::do_set_category(code, parent, english, russian)
		}

		/// Remove a category in which there is no listing, and below which there is no other (L1). Only the federation may.
		///
		/// - `code`: its code.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::remove_category())]
		pub fn remove_category(origin: OriginFor<T>, code: CategoryCode) -> DispatchResult {
			T::FederationOrigin::ensure_origin(origin)?;
			Self::do_remove_category(code)
		}
	}
}
