//! What benchmarks need and cannot make themselves.

use alloc::vec::Vec;

use crate::{Balance, ClubId, ListingId, Obligation};

/// By this a pallet's benchmarks ask the runtime for what they need and cannot make themselves, because no pallet knows
/// its neighbours. Everything happens by calls that members could have signed; only the lists of complaints that have
/// ended, and legs of a cycle that are over, are written down as they are.
///
/// Members are of the middle tier, in club 0. Accounts differ with their seed.
pub trait Scene<AccountId> {
	/// An account that has money and no number.
	fn person(seed: u32) -> AccountId;

	/// Makes an account that has none a member with two guarantors of its own, and no wards.
	fn join(who: &AccountId);

	/// A member with two guarantors, and no wards.
	fn newcomer(seed: u32) -> AccountId {
		let who = Self::person(seed);
		Self::join(&who);
		who
	}

	/// A member with as many guarantors as one may have, each deposit paid for by the guarantor and as many payers as
	/// there may be, each with a premium. Those of the same dozen (0 to 11, 12 to 23, …) have the same guarantors, which
	/// therefore have as many wards as one may have when the dozen is full.
	fn member(seed: u32) -> AccountId;

	/// As `member`, but the guarantors and all payers except the last bring little of each deposit, so that a small award
	/// draws on every part of it.
	fn finely_backed(seed: u32) -> AccountId;

	/// As many payers as there may be offer a fifth of a deposit each, and a premium.
	fn fund(guarantor: &AccountId, ward: &AccountId);

	/// Fills up the list of complaints that have reached a member. They have ended, but are not cleared away: every one
	/// has to be read to know that it does not suspend.
	fn burden(who: &AccountId);

	/// A deal that is open: `supplier` delivers, `buyer` pays on completion, and each has `amount` at risk.
	fn deal(supplier: &AccountId, buyer: &AccountId, amount: Balance) -> Obligation;

	/// What `consumer` has ordered in a cycle with as many legs as there may be beside a substitute's: `supplier` has
	/// `insured` at risk for it, and `price` is kept of the consumer's money. The next era has begun with the cycle.
	fn order(supplier: &AccountId, consumer: &AccountId, insured: Balance, price: Balance) -> Obligation;

	/// Writes down that two have complained about an obligation. Both complaints have ended, but are not cleared away.
	fn claimed(of: Obligation);

	/// Replaces the supplier of such an order, which is complained of. The end of that complaint settles what is owed to the
	/// supplier: most of it out of the deposits behind one who is finely backed, and has next to no money. Returns that one.
	fn supersede(order: &Obligation) -> AccountId;

	/// Publishes an offer of one piece, for one unit of money, limited to club 0. It is the only listing of the member.
	fn offer(owner: &AccountId) -> ListingId;

	/// Makes a member an elector of its club that has voted, whoever guarantees it.
	fn enfranchise(who: &AccountId);

	/// Admits clubs until there are so many, or as many as there may be. Returns their numbers.
	fn clubs(count: u32) -> Vec<ClubId>;

	/// Removes club 0. Returns the number of another.
	fn dissolve() -> ClubId;

	/// Lets work wait that concerns nobody, so that calls have to look whether it concerns those whom they are about (E3).
	fn backlog();

	/// Passes boundaries without doing the work that follows: the newest era has just begun.
	fn pass(boundaries: u32);

	/// Does all the work that waits.
	fn work();
}
