//! The keys with which nodes validate, and what they may have done wrong with them (F2).

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec, Parameter};
use scale_info::TypeInfo;

/// The number of a session: a stretch of blocks through which the same nodes validate with the same keys.
pub type SessionIndex = u32;
/// The hash of one key of a validator's node.
pub type KeyPrint = [u8; 32];
/// The hashes of all keys of a validator's node: it has a handful at most.
pub type KeyPrints = BoundedVec<KeyPrint, ConstU32<8>>;

/// Why a validator is disabled (F2), the lesser first.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord,
)]
pub enum Fault {
	/// It built no block for too many sessions in a row, while the chain went on.
	Absence,
	/// Its keys signed two different things where only one is allowed: as a rule because two nodes work with the same
	/// keys. To be restored it has to set new ones.
	Equivocation,
}

/// What clubs ask and tell the sessions in which their validators work (F2).
pub trait Sessions<AccountId> {
	/// The session that runs.
	fn index() -> SessionIndex;
	/// The keys that an account has set for its node. None if it has set none.
	fn keys(account: &AccountId) -> KeyPrints;
	/// Whether an account has set keys for its node.
	fn has_keys(account: &AccountId) -> bool {
		!Self::keys(account).is_empty()
	}
	/// The keys with which its node works in the session that runs or in the next. None if it works in neither.
	fn keys_at_work(account: &AccountId) -> KeyPrints;
	/// Gives an account that has taken its keys away those back with which it works in the session that runs. Who has set
	/// any of them meanwhile loses all that it has set. Returns who did, or nothing if the account works with no keys.
	fn keep_keys(account: &AccountId) -> Option<Vec<AccountId>>;
	/// The accounts whose nodes validate in the session that runs.
	fn sitting() -> Vec<AccountId>;
	/// Lets the node of an account build no blocks in the session that runs. If a third of all nodes may build none
	/// already, only a graver fault takes the place of a lesser one.
	fn disable(account: &AccountId, fault: Fault);
	/// Lets it build blocks again.
	fn enable(account: &AccountId);
}

/// Proofs that a validator has built two blocks in the same slot (F2).
pub trait DoubleBlocks<AccountId> {
	/// The two blocks, and whose key has sealed them.
	type Proof: Parameter;
	/// Who has built both, and in which session the key was that of its node. None if the proof does not prove it.
	fn builder(proof: &Self::Proof) -> Option<(AccountId, SessionIndex)>;
}
