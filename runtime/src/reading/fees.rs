//! What a transaction would cost its signer now (F5): nothing if it is free.

use frame_support::dispatch::GetDispatchInfo;
use pallet_transaction_payment::RuntimeDispatchInfo;
use sp_runtime::{generic::Preamble, traits::Zero, MultiAddress};

use crate::{AccountId, Balance, Clubs, TransactionPayment, UncheckedExtrinsic};

/// The weight and the fee of a transaction, as wallets show it before it is signed. It is 0 for a call that the signer's
/// quota covers, and for a push.
pub fn query_info(transaction: UncheckedExtrinsic, len: u32) -> RuntimeDispatchInfo<Balance> {
	let is_free = signer_without_tip(&transaction)
		.is_some_and(|who| Clubs::is_free(who, &transaction.function, &transaction.get_dispatch_info(), len));
	let info = TransactionPayment::query_info(transaction, len);
	if is_free {
		RuntimeDispatchInfo { partial_fee: 0, ..info }
	} else {
		info
	}
}

/// Who signs, unless with a tip: a call with a tip pays.
fn signer_without_tip(transaction: &UncheckedExtrinsic) -> Option<&AccountId> {
	let Preamble::Signed(MultiAddress::Id(who), _, (_, _, _, _, _, _, _, charge, _, _)) = &transaction.preamble else {
		return None;
	};
	charge.tip().is_zero().then_some(who)
}
