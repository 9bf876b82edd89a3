//! Whether a call may pay for the account that signs it.

/// Whether somebody who acts for an account may move its money.
pub trait Purse<Origin> {
	/// Whether whoever has signed may pay out of the account it acts for. A dispatcher may not (L8).
	fn may_pay(origin: &Origin) -> bool;
}
