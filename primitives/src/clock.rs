//! Which era it is, and from which one something counts.

use crate::EraIndex;

/// The on-chain clock (E1 to E4).
///
/// Work that follows a boundary is done in the blocks after it. While it is done the clock stands at that boundary, so
/// that nothing depends on the block in which it happens to be done (E3).
pub trait Clock {
	/// The era that runs now.
	fn era() -> EraIndex;

	/// The era to which a change made now belongs: this one, or the one that a boundary has ended.
	fn moment() -> EraIndex;

	/// The era from which something that begins now counts (E4): this one in its first half, the next one after.
	fn start() -> EraIndex;

	/// Does work that follows `boundary`, with the clock standing there (E3).
	fn at_boundary<R>(boundary: EraIndex, work: impl FnOnce() -> R) -> R;

	/// The boundary at which something that begins now and lasts `eras` is over.
	fn deadline(eras: u32) -> EraIndex {
		Self::start().saturating_add(eras)
	}
}
