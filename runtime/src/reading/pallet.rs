//! The same answers as view functions, for clients that call those instead of the runtime API (R1).

#[allow(missing_docs, reason = "the macro adds items of its own")]
#[frame_support::pallet]
pub mod pallet {
	use crate::{
		reading::{self, AuditPage, ComplaintView, GuaranteeView, MemberView, ParametersView, Promise, SuspensionView},
		AccountId, Balance,
	};
	use alloc::vec::Vec;
	use synergy_primitives::ComplaintId;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Everything about a member, a candidate or a former member; none if the account has never applied.
		pub fn member(account: AccountId) -> Option<MemberView> {
			reading::member(account)
		}

		/// What may still be insured of an account now, in units: unrevoked deposits less the whole exposure (D2).
		pub fn capacity(account: AccountId) -> Balance {
			reading::capacity(account)
		}

		/// The open complaints that concern an account, and whether they suspend it now (C5).
		pub fn suspensions(account: AccountId) -> Vec<SuspensionView> {
			reading::suspensions(account)
		}

		/// An open complaint.
		pub fn complaint(id: ComplaintId) -> Option<ComplaintView> {
			reading::complaint(id)
		}

		/// The guarantees behind an account, oldest first.
		pub fn guarantors(account: AccountId) -> Vec<GuaranteeView> {
			reading::guarantors(account)
		}

		/// The guarantees that an account gives.
		pub fn wards(account: AccountId) -> Vec<GuaranteeView> {
			reading::wards(account)
		}

		/// The era, and the parameters in force.
		pub fn parameters() -> ParametersView {
			reading::parameters()
		}

		/// Checks a promise for at most `limit` members or complaints from `cursor` on (R3).
		pub fn audit_page(promise: Promise, cursor: u32, limit: u32) -> AuditPage {
			reading::audit_page(promise, cursor, limit)
		}
	}
}

pub use pallet::*;
