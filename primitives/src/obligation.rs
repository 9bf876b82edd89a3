//! What one can complain about, and what complaints ask and tell the pallet that keeps it (C1, C2).

use crate::{Balance, CycleContractId, CycleIndex, DealId, MemberIndex};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::DispatchError;

/// Anything one can complain about (C1).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, serde::Serialize, Clone, Copy, Debug, PartialEq, Eq,
)]
#[serde(rename_all = "camelCase")]
pub enum Obligation {
	/// A deal between two members.
	Deal(DealId),
	/// The guarantee that `guarantor` gives for `ward`.
	Guarantee {
		/// The number of the guarantor.
		guarantor: MemberIndex,
		/// The number of the ward.
		ward: MemberIndex,
	},
	/// One delivery inside a cycle of a cycle contract, between its supplier and its receiver.
	Leg {
		/// The number of the cycle contract.
		cycle_contract: CycleContractId,
		/// Which of its cycles; the first is 1.
		cycle: CycleIndex,
		/// Which leg of that cycle; the first is 0. A substitute for a supplier that is complained of delivers a leg of its own,
		/// with the next free number; one for a vacant leg takes that.
		leg: u8,
	},
	/// What a consumer has ordered of a cycle, from the supplier of its last leg.
	Order {
		/// The number of the cycle contract.
		cycle_contract: CycleContractId,
		/// Which of its cycles; the first is 1.
		cycle: CycleIndex,
		/// The number of the consumer.
		consumer: MemberIndex,
	},
	/// What the supplier of a leg is still owed after it was replaced and no award has followed (K6), between it and who owes it:
	/// the receiver of the leg, or the organiser for what consumers receive.
	Surety {
		/// The number of the cycle contract.
		cycle_contract: CycleContractId,
		/// Which of its cycles; the first is 1.
		cycle: CycleIndex,
		/// Which leg of that cycle, as in `Leg`: the one whose supplier was replaced.
		leg: u8,
	},
}

impl Obligation {
	/// The cycle to which it belongs: its cycle contract, and which of its cycles; none of a deal or a guarantee.
	pub const fn cycle(&self) -> Option<(CycleContractId, CycleIndex)> {
		match self {
			Self::Leg { cycle_contract, cycle, .. }
			| Self::Order { cycle_contract, cycle, .. }
			| Self::Surety { cycle_contract, cycle, .. } => Some((*cycle_contract, *cycle)),
			Self::Deal(_) | Self::Guarantee { .. } => None,
		}
	}
}

/// What one party of an obligation may claim of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimable {
	/// The other party.
	pub accused: MemberIndex,
	/// The most that may be claimed (D3), 0 for a guarantee.
	pub limit: Balance,
	/// Whether the time to complain about it is still running.
	pub in_time: bool,
	/// Whether such a complaint suspends. That of a customer, whose claim is limited to its escrow, does not (D7).
	pub suspends: bool,
}

/// What complaints ask of the pallets that keep obligations, and tell them.
pub trait Obligations {
	/// What `complainer` may claim. Fails if it is no party of an open obligation.
	fn claimable(of: Obligation, complainer: MemberIndex) -> Result<Claimable, DispatchError>;
	/// The money in escrow out of which an award to `complainer` is paid first (D4).
	fn escrow(of: Obligation, complainer: MemberIndex) -> Balance;
	/// Pays `amount` of that escrow to `complainer` (D4).
	fn pay_from_escrow(of: Obligation, complainer: MemberIndex, amount: Balance) -> Result<(), DispatchError>;
	/// Frees what the accused has reserved in it, as every final end of a complaint does but a withdrawal (C10), and
	/// counts what the complaint `brought` as paid (D4).
	fn resolve(of: Obligation, complainer: MemberIndex, brought: Balance);
	/// The same, where the accused has paid `paid` out of its own pocket and the complainer was content (C6).
	fn settle(of: Obligation, complainer: MemberIndex, paid: Balance) {
		Self::resolve(of, complainer, paid);
	}
	/// A complaint about it was filed.
	fn note_filed(_of: Obligation, _complainer: MemberIndex) {}
	/// A complaint about it was withdrawn.
	fn note_withdrawn(_of: Obligation, _complainer: MemberIndex) {}
}
