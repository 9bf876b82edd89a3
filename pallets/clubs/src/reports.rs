//! Reports of two blocks in the same slot (F2).

use crate::{Config, Error, Pallet};
use frame_support::{ensure, pallet_prelude::TransactionValidityWithRefund, weights::Weight};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionPriority, TransactionSource, ValidTransaction};
use synergy_primitives::{DoubleBlocks, SessionIndex};

/// What proves that somebody has built two blocks in the same slot.
type ProofOf<T> = <<T as Config>::DoubleBlocks as DoubleBlocks<<T as frame_system::Config>::AccountId>>::Proof;

impl<T: Config> Pallet<T> {
	/// Who has built two blocks in the same slot, and in which session, if that is proved and news.
	pub(crate) fn proven(proof: &ProofOf<T>) -> Result<(T::AccountId, SessionIndex), Error<T>> {
		let (builder, session) = T::DoubleBlocks::builder(proof).ok_or(Error::NoDoubleBlock)?;
		ensure!(Self::is_news(&builder, session), Error::OldNews);
		Ok((builder, session))
	}

	/// Lets a report without a signature wait for a block of the node that makes it, and go before everything else. It is
	/// not passed on, and none is taken from others: each node reports what it has seen itself.
	pub(crate) fn authorize_report(source: TransactionSource, proof: &ProofOf<T>) -> TransactionValidityWithRefund {
		let is_own = matches!(source, TransactionSource::Local | TransactionSource::InBlock);
		ensure!(is_own, InvalidTransaction::Call);
		let (builder, _) = Self::proven(proof).map_err(|error| match error {
			Error::OldNews => InvalidTransaction::Stale,
			_ => InvalidTransaction::BadProof,
		})?;
		let valid = ValidTransaction::with_tag_prefix("SynergyDoubleBlock")
			.priority(TransactionPriority::MAX)
			.and_provides(builder)
			.propagate(false)
			.build()?;
		Ok((valid, Weight::zero()))
	}
}
