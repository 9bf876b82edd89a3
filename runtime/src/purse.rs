//! Who may move the money of an account it acts for (L8).

use frame_support::traits::{Contains, OriginTrait};
use synergy_primitives::Purse;

use crate::{Runtime, RuntimeCall, RuntimeOrigin};

/// Everybody but the proxies that are appointed for one narrow purpose, as dispatchers are.
///
/// A call cannot see by which proxy it comes, but it can ask whether another call would be let through: a remark, which
/// does nothing, is open to the account itself and to every proxy that may act for it at large.
pub struct OwnPurse;

impl Purse<RuntimeOrigin> for OwnPurse {
	fn may_pay(origin: &RuntimeOrigin) -> bool {
		let remark = RuntimeCall::System(frame_system::Call::remark { remark: Default::default() });
		let is_closed_to_all = !<Runtime as frame_system::Config>::BaseCallFilter::contains(&remark);
		is_closed_to_all || origin.filter_call(&remark)
	}
}
