#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod admitting;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod councils;
mod decrees;
mod electing;
mod extension;
mod fees;
mod genesis;
mod impls;
pub mod migrations;
#[cfg(test)]
mod mock;
mod motions;
pub mod quota;
mod reports;
mod roster;
#[cfg(test)]
mod tests;
mod treasury;
mod try_state;
pub mod turns;
mod types;
mod validators;
mod watch;
pub mod weights;
mod work;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use extension::{Charge, ChargeQuotaOrFee, Charged, NOTHING_WAITS};
pub use fees::{FeesToClub, HeldFee};
pub use genesis::GenesisClub;
pub use pallet::*;
pub use roster::{Spoilt, Validator};
pub use types::{Admission, Agreement, Club, Name, Quotas, Roll, Usage, Vote, MAX_ADMISSION, MAX_NAME};
pub use weights::WeightInfo;

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::type_complexity, reason = "the macro's own code")]
#[allow(deprecated, reason = "reports come without a signature in the same way as those of GRANDPA")]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, Contains},
	};
	use frame_system::pallet_prelude::*;
	use sp_runtime::traits::Convert;
	use synergy_primitives::{
		Agenda, Balance, Clock, ClubId, DoubleBlocks, Electorate, EraIndex, Fault, Founding, FoundingMembers,
		MemberIndex, Privileges, Seats, Sessions, Sponsoring,
	};

	#[pallet::pallet]
	#[pallet::storage_version(migrations::STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>> + pallet_transaction_payment::Config
	{
		/// The money in which fees are paid. An account exists from one unit on, so that no fee is too small to arrive.
		type Currency: fungible::Balanced<Self::AccountId> + fungible::Mutate<Self::AccountId>;
		/// Who may decide for the federation: two thirds of the council of clubs (F1).
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The seats in the council of clubs (F1).
		type Seats: Seats<Self::AccountId>;
		/// How the founders of a club become members (M3).
		type Founding: Founding<Self::AccountId>;
		/// Who renews a club's council (F3).
		type Electorate: Electorate<Self::AccountId>;
		/// How a treasury pays for guarantees (G2).
		type Sponsoring: Sponsoring<Self::AccountId>;
		/// Accounts that an open complaint is by, is against, or has reached (C9).
		type Concerned: Contains<Self::AccountId>;
		/// The calls that the council of clubs can decree, one by one (F1).
		type Decrees: Contains<<Self as frame_system::Config>::RuntimeCall>;
		/// What a treasury may say as a payer of deposits, one by one (C8).
		type Speeches: Contains<<Self as frame_system::Config>::RuntimeCall>;
		/// From a club's number the account of its treasury, of which nobody has the key (F3).
		type DeriveTreasury: Convert<ClubId, Self::AccountId>;
		/// Most clubs at a time, each with a seat in the council of clubs (F1).
		#[pallet::constant]
		type MaxClubs: Get<u32>;
		/// The motions that are open before the council of clubs (F1).
		type OpenMotions: synergy_primitives::Motions<Self::Hash>;
		/// Most motions before the council of clubs at a time: one for each club that there may be at least (F1).
		#[pallet::constant]
		type MaxMotions: Get<u32>;
		/// Most open motions of one club (F1). Fewer, if otherwise those of all clubs would be more than `MaxMotions`.
		#[pallet::constant]
		type MaxMotionsOfClub: Get<u32>;
		/// Whether somebody may do anything, as sudo: only where there is one club (F1).
		type IsRuled: Get<bool>;
		/// Eras for which the agreement of a founder holds (M3): as long as an application (M1), the federation's parameter
		/// `ApplicationEras`.
		type AgreementEras: Get<u32>;
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
		/// How many blocks a session has, unless genesis says otherwise (F2).
		#[pallet::constant]
		type UsualSession: Get<u32>;
		/// The most validators: one for each club there may be (F2).
		#[pallet::constant]
		type MaxValidators: Get<u32>;
		/// No automatic rule leaves fewer validators than so many, or than there were if they were fewer (F2).
		#[pallet::constant]
		type MinValidators: Get<u32>;
		/// A validator that has built no block for so many sessions in a row is disabled. Sessions in which too few built
		/// any to finalise blocks do not count (F2).
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

	/// One club.
	pub type ClubOf<T> = Club<<T as frame_system::Config>::AccountId>;

	/// Motions before the council of clubs, each with the club that has proposed it.
	pub type MotionsOf<T> = BoundedVec<(<T as frame_system::Config>::Hash, ClubId), <T as Config>::MaxMotions>;

	/// An amount of money, in units.
	pub type BalanceOf<T> =
		<<T as Config>::Currency as fungible::Inspect<<T as frame_system::Config>::AccountId>>::Balance;

	/// The clubs of the federation: name, council and treasury, by the club's number (F3). One that was removed stays, so
	/// that its number is not given again, and money that comes back to its treasury can be moved (F1).
	#[pallet::storage]
	pub type Clubs<T: Config> = StorageMap<_, Twox64Concat, ClubId, ClubOf<T>, OptionQuery>;

	/// The number that the next club gets.
	#[pallet::storage]
	pub type NextClub<T> = StorageValue<_, ClubId, ValueQuery>;

	/// What each club says about whom it takes in: a short text, or the hash of a longer one (F3).
	#[pallet::storage]
	pub type Admissions<T> = StorageMap<_, Twox64Concat, ClubId, Admission, ValueQuery>;

	/// Which club an account is the council of (F3).
	#[pallet::storage]
	pub type ClubOfCouncil<T: Config> = CountedStorageMap<_, Blake2_128Concat, T::AccountId, ClubId, OptionQuery>;

	/// Which club has a name (F3).
	#[pallet::storage]
	pub type ClubOfName<T> = StorageMap<_, Blake2_128Concat, Name, ClubId, OptionQuery>;

	/// Which club an account is the treasury of, those removed included (F3).
	#[pallet::storage]
	pub type ClubOfTreasury<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ClubId, OptionQuery>;

	/// How many electors a club has, and how often its council has changed (F3).
	#[pallet::storage]
	pub type Rolls<T> = StorageMap<_, Twox64Concat, ClubId, Roll, ValueQuery>;

	/// For which account an elector has voted, by the elector's number (F3). Goes when it votes again, or is an elector no
	/// more.
	#[pallet::storage]
	pub type Votes<T: Config> = StorageMap<_, Twox64Concat, MemberIndex, Vote<T::AccountId>, OptionQuery>;

	/// How many electors of a club have voted for an account, by the club and how often its council had changed (F3).
	#[pallet::storage]
	pub type Tallies<T: Config> =
		StorageDoubleMap<_, Twox64Concat, (ClubId, u32), Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Whose votes of a term there are, by the club, how often its council had changed, and the elector's number (F3). When
	/// the council changes they are cleared away in the blocks after that.
	#[pallet::storage]
	pub type Voters<T> = StorageDoubleMap<_, Twox64Concat, (ClubId, u32), Twox64Concat, MemberIndex, (), OptionQuery>;

	/// The first term of a club whose votes are still to be cleared away, where any are (F3).
	#[pallet::storage]
	pub type Outdated<T> = StorageMap<_, Twox64Concat, ClubId, u32, OptionQuery>;

	/// The motions before the council of clubs, by their hashes, each with the club whose council has proposed it (F1). One
	/// that has ended goes when the next session begins, or somebody proposes another.
	#[pallet::storage]
	pub type Motions<T: Config> = StorageValue<_, MotionsOf<T>, ValueQuery>;

	/// The founding of a club that an account has agreed to (M3). One at a time; it goes with the account, or when it lapses.
	#[pallet::storage]
	pub type Agreements<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Agreement<T::Hash>, OptionQuery>;

	/// Whose agreement to the founding of a club lapses when an era begins (M3).
	#[pallet::storage]
	pub type Lapsing<T: Config> =
		StorageDoubleMap<_, Twox64Concat, EraIndex, Blake2_128Concat, T::AccountId, (), OptionQuery>;

	/// What an account has used of its quota of free calls, and in which era (F5). In a later era it has a full quota
	/// again, whatever stands here. The entry goes with the account: as long as it is there it shows that the account has
	/// signed something itself (F6).
	#[pallet::storage]
	pub type Used<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Usage, OptionQuery>;

	/// The validator of each club that has named one, by the club's number: the account that sets the session keys of its
	/// node, and whether it is disabled (F2). It validates from the second session after it was named.
	#[pallet::storage]
	pub type Validators<T: Config> = CountedStorageMap<_, Twox64Concat, ClubId, Validator<T::AccountId>, OptionQuery>;

	/// The club that has named an account as its validator (F2).
	#[pallet::storage]
	pub type ValidatorOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ClubId, OptionQuery>;

	/// The hashes of the keys of a club's validators when these had signed two different things where only one is allowed, by
	/// the club's number, the newest last: at most 80. No validator of the club is named or restored with them again (F2).
	#[pallet::storage]
	pub type SpoiltKeys<T: Config> = StorageMap<_, Twox64Concat, ClubId, Spoilt, OptionQuery>;

	/// How many blocks a validator has built in the session that runs (F2). Who is not here has built none.
	#[pallet::storage]
	pub type Authored<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// How many blocks a session has: how often the set of validators, or the keys of one, can change (F2). Fixed at
	/// genesis, 5 to 100,000 blocks.
	#[pallet::storage]
	pub type SessionLength<T> = StorageValue<_, u32, ValueQuery>;

	/// With which number the transactions of a new account begin: above those of all accounts that are gone, so that
	/// nothing that an account signed before it went is valid again when it comes back (M4).
	#[pallet::storage]
	pub type FirstNonce<T> = StorageValue<_, u32, ValueQuery>;

	#[pallet::genesis_config]
	pub struct GenesisConfig<T: Config> {
		/// The clubs that exist from the beginning; they are numbered from 0 in this order.
		pub clubs: Vec<GenesisClub<T::AccountId>>,
		/// How many blocks a session has: 5 to 100,000.
		pub session_length: u32,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self { clubs: Vec::new(), session_length: T::UsualSession::get() }
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::set_session_length(self.session_length);
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
		/// A founder has signed the founding of a club (M3). If the federation admits exactly that club by then, its
		/// deposits for the other founders are held.
		FoundingAgreed {
			/// Who signed.
			founder: T::AccountId,
			/// The hash of what was signed.
			founding: T::Hash,
			/// The era at whose beginning the signature lapses.
			until: EraIndex,
		},
		/// A founder has withdrawn its signature under the founding of a club (M3).
		AgreementWithdrawn {
			/// Who.
			founder: T::AccountId,
			/// The hash of what was signed.
			founding: T::Hash,
		},
		/// The federation admitted a club, and its council has a seat in the council of clubs (F1).
		ClubAdmitted {
			/// The number of the club.
			club: ClubId,
			/// Its name.
			name: Name,
			/// The account of its council.
			council: T::AccountId,
			/// The account of its treasury.
			treasury: T::AccountId,
			/// How many founders it has.
			founders: u32,
		},
		/// The federation removed a club (F1). Its members stay members, and may move to another club.
		ClubRemoved {
			/// The number of the club.
			club: ClubId,
			/// The name that it had.
			name: Name,
		},
		/// A club changed its admission text (F3).
		AdmissionSet {
			/// The club.
			club: ClubId,
			/// The text, or the hash of one.
			admission: Admission,
		},
		/// A club's treasury offered money for a guarantee (G2).
		Sponsored {
			/// The club.
			club: ClubId,
			/// For whose guarantee.
			guarantor: T::AccountId,
			/// For whom.
			ward: T::AccountId,
			/// For the deposit, in units.
			amount: Balance,
			/// As a premium, in units.
			premium: Balance,
		},
		/// A club's treasury took back what was offered for a guarantee and not used (G2).
		SponsoringTakenBack {
			/// The club.
			club: ClubId,
			/// For whose guarantee it was.
			guarantor: T::AccountId,
			/// For whom.
			ward: T::AccountId,
		},
		/// A treasury paid (F3).
		Spent {
			/// Whose treasury; none for the federation's.
			club: Option<ClubId>,
			/// To whom.
			to: T::AccountId,
			/// How much, in units.
			amount: BalanceOf<T>,
		},
		/// A club's treasury, as a payer, has appealed against an award or accepted it (C8).
		Spoken {
			/// The club.
			club: ClubId,
		},
		/// The council of clubs has decreed a call as the chain's root, and it has succeeded (F1).
		Decreed,
		/// A member became an elector of its club's council (F3).
		ElectorEnrolled {
			/// The club.
			club: ClubId,
			/// The member.
			member: MemberIndex,
		},
		/// A member is no elector any more: it is no member of the club now, or too few electors guarantee it (F3).
		ElectorStruck {
			/// The club.
			club: ClubId,
			/// The member.
			member: MemberIndex,
		},
		/// An elector said which account shall be the council of its club (F3).
		CouncilVoted {
			/// The club.
			club: ClubId,
			/// The elector.
			elector: MemberIndex,
			/// For which account.
			council: T::AccountId,
			/// How many electors are for that account now.
			votes: u32,
			/// How many electors there are.
			electors: u32,
		},
		/// An elector is content with the council that there is, and took its vote back (F3).
		VoteTakenBack {
			/// The club.
			club: ClubId,
			/// The elector.
			elector: MemberIndex,
		},
		/// Another account is the council of a club, and has its seat in the council of clubs (F3).
		CouncilChanged {
			/// The club.
			club: ClubId,
			/// The council before.
			old: T::AccountId,
			/// The council now.
			new: T::AccountId,
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
		/// Somebody had set keys with which a validator works that has to keep them: it has no session keys now (F2).
		KeysTakenBack {
			/// The club whose validator keeps them.
			club: ClubId,
			/// The account that is its validator.
			validator: T::AccountId,
			/// From whom they were taken.
			from: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such club, or it was removed (F1).
		NoSuchClub,
		/// A club needs a name, in UTF-8 (F3).
		NoName,
		/// Another club has this name (F3).
		NameTaken,
		/// This account is the council of a club already (F3).
		CouncilTaken,
		/// This account is the treasury of a club: nobody can sign for it (F3).
		CouncilIsTreasury,
		/// The account that would be the new club's treasury is another club's (F3).
		TreasuryTaken,
		/// There may not be more clubs at a time: see `MaxClubs` (F1).
		TooManyClubs,
		/// Your club has as many open motions before the council of clubs as it may: see `MaxMotionsOfClub`, or fewer where
		/// there are many clubs. Close one that is decided, or wait until one has run out (F1).
		TooManyMotions,
		/// The last club cannot be removed (F1).
		LastClub,
		/// You are not in the list of founders (M3).
		NotAFounder,
		/// You have agreed to no founding of a club (M3).
		NothingAgreed,
		/// One of the founders has not signed exactly this founding, or too long ago, or stands twice (M3, G1).
		FounderHasNotAgreed,
		/// Only the council of a club may do this (F3).
		NotACouncil,
		/// Only the council of this club may do this (F3).
		NotTheCouncil,
		/// There is not so much free money in the treasury (F3).
		NotEnoughMoney,
		/// The amount is 0 (F3).
		NothingToSpend,
		/// A treasury can only appeal against awards and accept them so. To pay, use `spend` (C8).
		NotForTreasury,
		/// The council of clubs cannot decree this call (F1).
		NotADecree,
		/// You are no elector of your club's council: see `become_elector` (F3).
		NotAnElector,
		/// This account is the council already, and you have no vote to take back (F3).
		IsTheCouncil,
		/// The club has electors, and they renew its council (F3).
		HasElectors,
		/// A complaint by the council's account, against it, or that has reached it is open: until it ends only the electors
		/// may change the council (C9).
		CouncilConcerned,
		/// Some electors may have lost their right, which is looked at first. Try again in the next block (E3, F3).
		Due,
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

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Admit a club (F1). Only the federation may. The council's account gets a seat in the council of clubs. The
		/// founders, if any, become members and electors at once; the deposits with which they guarantee each other are
		/// held of their own free money. Each of them must have signed exactly this by `agree_to_found`.
		///
		/// - `name`: 1 to 64 bytes of UTF-8, and no other club's.
		/// - `council`: the account of its council: a multisig or a pure proxy, and no other club's.
		/// - `admission`: whom it takes in: a text, or the hash of one; may be empty.
		/// - `founders`: each with its guarantors, by their places in this list, from 0; may be empty.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::admit(founders.len() as u32))]
		pub fn admit(
			origin: OriginFor<T>,
			name: Name,
			council: T::AccountId,
			admission: Admission,
			founders: FoundingMembers<T::AccountId>,
		) -> DispatchResult {
			T::FederationOrigin::ensure_origin(origin)?;
			Self::do_admit(name, council, admission, founders)
		}

		/// Remove a club (F1). Only the federation may, and never the last club. It loses its seat in the council of clubs
		/// and its validator. Its members stay members, and may move to another club by `move_to`; until then the council
		/// of clubs decides where their council would. The federation disposes of its treasury.
		///
		/// - `club`: the club's number.
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::remove())]
		pub fn remove(origin: OriginFor<T>, club: ClubId) -> DispatchResult {
			T::FederationOrigin::ensure_origin(origin)?;
			Self::do_remove(club)
		}

		/// Pay from your club's treasury for somebody's guarantee, wholly or in part, and offer the guarantor a premium
		/// (G2). Only a club's council may. The money is held in the treasury until it is used or taken back, and comes back
		/// to the treasury.
		///
		/// - `guarantor`, `ward`: whose guarantee, for whom.
		/// - `amount`: for the deposit, in millionths of a SYN (1000000 is 1 SYN).
		/// - `premium`: in millionths of a SYN (1000000 is 1 SYN), paid to the guarantor when the guarantee
		///   has stood for `PremiumEras` (30 at first).
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::sponsor())]
		pub fn sponsor(
			origin: OriginFor<T>,
			guarantor: T::AccountId,
			ward: T::AccountId,
			amount: Balance,
			premium: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_sponsor(who, guarantor, ward, amount, premium)
		}

		/// Take back what a club's treasury has offered by `sponsor` and nobody has used, also out of a pledge that is not
		/// accepted (G2). The club's council may, and the federation if the club was removed.
		///
		/// - `club`: whose treasury.
		/// - `guarantor`, `ward`: whose guarantee, for whom.
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::unsponsor())]
		pub fn unsponsor(
			origin: OriginFor<T>,
			club: ClubId,
			guarantor: T::AccountId,
			ward: T::AccountId,
		) -> DispatchResult {
			Self::do_unsponsor(origin, club, guarantor, ward)
		}

		/// Pay out of a treasury (F3). For a club its council may, and the federation if the club was removed; for the
		/// federation's own treasury only the federation.
		///
		/// - `club`: whose treasury; none for the federation's.
		/// - `to`: to whom.
		/// - `amount`: how much, in millionths of a SYN (1000000 is 1 SYN).
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::spend())]
		pub fn spend(
			origin: OriginFor<T>,
			club: Option<ClubId>,
			to: T::AccountId,
			amount: BalanceOf<T>,
		) -> DispatchResult {
			Self::do_spend(origin, club, to, amount)
		}

		/// Let a call be made as the chain's root (F1). Only the federation may, and only calls that the chain names: to
		/// authorise an upgrade, and to help finality on after it has stalled.
		///
		/// - `call`: the call.
		#[pallet::call_index(5)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			(<T as Config>::WeightInfo::decree().saturating_add(info.call_weight), info.class)
		})]
		pub fn decree(origin: OriginFor<T>, call: Box<<T as frame_system::Config>::RuntimeCall>) -> DispatchResult {
			T::FederationOrigin::ensure_origin(origin)?;
			Self::do_decree(*call)
		}

		/// Say which account shall be the council of your club (F3). Only electors may, also suspended ones. One vote each,
		/// which you may change; naming the present council takes it back. When more than half of all electors name the same
		/// account, it is the council in that block, with the seat in the council of clubs, and all votes are void.
		///
		/// - `council`: the account: a multisig or a pure proxy, and no other club's council.
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::elect())]
		pub fn elect(origin: OriginFor<T>, council: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_elect(who, council)
		}

		/// Hand your club's council over to another account, when its signatories change (F3). Only the council may. If the
		/// account is wrong, only the electors can mend it.
		///
		/// - `council`: the account that is the council from now on, and no other club's.
		#[pallet::call_index(7)]
		#[pallet::weight(<T as Config>::WeightInfo::hand_over())]
		pub fn hand_over(origin: OriginFor<T>, council: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_hand_over(who, council)
		}

		/// Give a club that has no electors another council (F3). Only the federation may.
		///
		/// - `club`: the club's number.
		/// - `council`: the account that is its council from now on, and no other club's.
		#[pallet::call_index(8)]
		#[pallet::weight(<T as Config>::WeightInfo::appoint())]
		pub fn appoint(origin: OriginFor<T>, club: ClubId, council: T::AccountId) -> DispatchResult {
			T::FederationOrigin::ensure_origin(origin)?;
			Self::do_appoint(club, council)
		}

		/// Become an elector of your club's council (F3). You must be a founder, or have been a member of the club for
		/// `StandingEras`, and two of its electors must guarantee you now.
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::become_elector())]
		pub fn become_elector(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_become_elector(who)
		}

		/// Name the validator of your club, or withdraw it (F2). Only the club's council may.
		///
		/// A validator is an account that has set the session keys of the club's node. The operator of the node makes them
		/// with `author_rotateKeysWithOwner`, for that account, and sets them with `session.setKeys`; it may replace them
		/// later without the council. A new validator takes the place of the old one, and validates from the second session
		/// on. A session has as many blocks of three seconds as `sessionLength` says: if that is 200, it begins after 10 to 20
		/// minutes. So long the old node has to go on.
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

		/// Let the validator of your club work again, after it was disabled (F2). Only the club's council may.
		///
		/// After an absence, first see that its node runs. After an equivocation, first see that no two nodes work with the
		/// same keys, and set new keys: with old ones it is not restored.
		///
		/// - `club`: the number of your club.
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::restore_validator())]
		pub fn restore_validator(origin: OriginFor<T>, club: ClubId) -> DispatchResult {
			Self::ensure_council(origin, club)?;
			Self::do_restore_validator(club)
		}

		/// Report a validator that has built two blocks in the same slot: it is disabled (F2). Anybody may, and a report that is
		/// true and news costs no fee. Validators' nodes send this by themselves, without a signature, when they see it. Two
		/// votes of GRANDPA in the same round are reported by its own calls.
		///
		/// - `proof`: the headers of the two blocks with their seals, the key that has sealed them, and the proof that the key
		///   is a validator's, as the runtime call `synergyApi.blockKeyProof` gives it at a block of that session.
		#[pallet::call_index(12)]
		#[pallet::weight(<T as Config>::WeightInfo::report_double_block())]
		#[pallet::authorize(|source, proof| Pallet::<T>::authorize_report(source, proof))]
		#[pallet::weight_of_authorize(<T as Config>::WeightInfo::report_double_block())]
		pub fn report_double_block(
			origin: OriginFor<T>,
			proof: Box<<T::DoubleBlocks as DoubleBlocks<T::AccountId>>::Proof>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin.clone()).map(drop).or_else(|_| ensure_authorized(origin))?;
			let (builder, session) = Self::proven(&proof)?;
			Self::note_equivocation(&builder, session);
			Ok(Pays::No.into())
		}

		/// Change your club's admission text (F3). Only its council may.
		///
		/// - `admission`: a text, or the hash of one; may be empty.
		#[pallet::call_index(13)]
		#[pallet::weight(<T as Config>::WeightInfo::set_admission())]
		pub fn set_admission(origin: OriginFor<T>, admission: Admission) -> DispatchResult {
			let (club, _) = Self::governed_by(&ensure_signed(origin)?)?;
			Admissions::<T>::insert(club, &admission);
			Self::deposit_event(Event::AdmissionSet { club, admission });
			Ok(())
		}

		/// Sign the founding of a club, as one of its founders (M3). If the federation admits exactly this club within
		/// `ApplicationEras`, what you hold for those whose guarantor you are is held of your free money, and you are a
		/// member. You can agree to one founding at a time; a later agreement takes the place of an earlier one.
		///
		/// - `name`, `council`, `admission`, `founders`: as the federation is to admit it.
		#[pallet::call_index(14)]
		#[pallet::weight(<T as Config>::WeightInfo::agree_to_found(founders.len() as u32))]
		pub fn agree_to_found(
			origin: OriginFor<T>,
			name: Name,
			council: T::AccountId,
			admission: Admission,
			founders: FoundingMembers<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_agree_to_found(who, name, council, admission, founders)
		}

		/// Withdraw your signature under the founding of a club, as long as it has not been admitted (M3).
		#[pallet::call_index(15)]
		#[pallet::weight(<T as Config>::WeightInfo::withdraw_agreement())]
		pub fn withdraw_agreement(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_agreement(who)
		}

		/// Appeal against an award, or accept it, for a club's treasury whose money it draws on (C8). The club's council may,
		/// and the federation if the club was removed.
		///
		/// - `club`: whose treasury.
		/// - `call`: `complaints.appeal` or `complaints.accept`.
		#[pallet::call_index(16)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			(<T as Config>::WeightInfo::speak().saturating_add(info.call_weight), info.class)
		})]
		pub fn speak(
			origin: OriginFor<T>,
			club: ClubId,
			call: Box<<T as frame_system::Config>::RuntimeCall>,
		) -> DispatchResult {
			Self::do_speak(origin, club, *call)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// How many electors a club has (F3).
		pub fn electors(club: ClubId) -> u32 {
			Rolls::<T>::get(club).electors
		}

		/// How many electors of a club want an account as its council, since it last changed (F3).
		pub fn votes_for(club: ClubId, council: T::AccountId) -> u32 {
			Tallies::<T>::get((club, Rolls::<T>::get(club).term), council)
		}

		/// How many units of free calls the account has left in this era (F5): 0 if it has none, or never had any.
		pub fn remaining(account: T::AccountId) -> u32 {
			Self::allowance(&account).map_or(0, |allowance| allowance.left())
		}
	}
}
