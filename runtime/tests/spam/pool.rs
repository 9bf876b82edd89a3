//! A plain model of a node's pool of waiting calls, and of how it makes blocks: the call of the highest priority first, of
//! each signer in the order of nonces, until the block is full. The runtime's own checks decide everything else.

use crate::kit::*;
use codec::Encode;
use frame_support::{dispatch::GetDispatchInfo, traits::Hooks};
use sp_runtime::{
	generic::{CheckedExtrinsic, ExtrinsicFormat},
	traits::{Applyable, TransactionExtension},
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use synergy_primitives::Balance;
use synergy_runtime::{extension, TransactionPayment, TxExtension};

/// How many calls that do not fit a node tries before it takes the block for full.
const MOST_SKIPPED: usize = 8;

/// What a signature adds to a call, in bytes.
const ENVELOPE: usize = 110;

/// A call that waits.
struct Waiting {
	nonce: u32,
	call: RuntimeCall,
	tip: Balance,
	priority: u64,
}

/// The pool.
#[derive(Default)]
pub struct Pool {
	queues: BTreeMap<u32, VecDeque<Waiting>>,
	/// Whose calls go first where priorities are the same: the worst case.
	pub spammers: BTreeSet<u32>,
}

/// A call as it is when its signature has been checked.
fn checked(
	signer: u32,
	waiting: &Waiting,
) -> (CheckedExtrinsic<AccountId, RuntimeCall, TxExtension>, frame_support::dispatch::DispatchInfo, usize) {
	let extension = extension(waiting.nonce, waiting.tip);
	let mut info = waiting.call.get_dispatch_info();
	info.extension_weight = extension.weight(&waiting.call);
	let format = ExtrinsicFormat::Signed(who(signer), extension);
	(CheckedExtrinsic { format, function: waiting.call.clone() }, info, waiting.call.encoded_size() + ENVELOPE)
}

impl Pool {
	/// Sends a call after all of this signer's that wait. Says why the pool does not take it, if so.
	pub fn send(
		&mut self,
		signer: u32,
		call: impl Into<RuntimeCall>,
		tip: Balance,
	) -> Result<(), TransactionValidityError> {
		let queue = self.queues.entry(signer).or_default();
		let nonce = *System::account_nonce(who(signer)) + queue.len() as u32;
		let mut waiting = Waiting { nonce, call: call.into(), tip, priority: 0 };
		let (transaction, info, length) = checked(signer, &waiting);
		let valid = transaction.validate::<Runtime>(TransactionSource::External, &info, length)?;
		waiting.priority = valid.priority;
		queue.push_back(waiting);
		Ok(())
	}

	/// How many calls of a signer wait.
	pub fn waiting(&self, signer: u32) -> usize {
		self.queues.get(&signer).map_or(0, VecDeque::len)
	}

	/// Makes a block, and begins the next. Returns how many calls it has.
	pub fn make_block(&mut self) -> usize {
		let (mut left_out, mut skipped, mut included) = (BTreeSet::new(), 0, 0);
		while let Some(signer) = self.next(&left_out) {
			let queue = self.queues.get_mut(&signer).unwrap();
			let (transaction, info, length) = checked(signer, &queue[0]);
			match transaction_applied(transaction, &info, length) {
				Ok(()) => {
					queue.pop_front();
					included += 1;
				}
				Err(TransactionValidityError::Invalid(InvalidTransaction::ExhaustsResources)) => {
					left_out.insert(signer);
					skipped += 1;
					if skipped == MOST_SKIPPED {
						break;
					}
				}
				Err(_) => queue.clear(),
			}
		}
		TransactionPayment::on_finalize(System::block_number());
		System::finalize();
		System::initialize(&(System::block_number() + 1), &Default::default(), &Default::default());
		System::reset_events();
		included
	}

	/// Whose call is next.
	fn next(&self, left_out: &BTreeSet<u32>) -> Option<u32> {
		let fronts = self.queues.iter().filter(|(signer, _)| !left_out.contains(signer));
		let fronts = fronts.filter_map(|(signer, queue)| Some((queue.front()?.priority, signer)));
		fronts.max_by_key(|(priority, signer)| (*priority, self.spammers.contains(signer))).map(|(_, signer)| *signer)
	}
}

/// Applies a call in the block, or leaves everything as it was.
fn transaction_applied(
	transaction: CheckedExtrinsic<AccountId, RuntimeCall, TxExtension>,
	info: &frame_support::dispatch::DispatchInfo,
	length: usize,
) -> Result<(), TransactionValidityError> {
	frame_support::storage::with_storage_layer(|| {
		let result = transaction.apply::<Runtime>(info, length).map_err(Failed::Invalid)?;
		System::note_applied_extrinsic(&result, *info);
		Ok(())
	})
	.map_err(|failed| match failed {
		Failed::Invalid(why) => why,
		Failed::Layer(why) => panic!("{why:?}"),
	})
}

/// Why nothing was applied.
enum Failed {
	Invalid(TransactionValidityError),
	Layer(sp_runtime::DispatchError),
}

impl From<sp_runtime::DispatchError> for Failed {
	fn from(why: sp_runtime::DispatchError) -> Self {
		Self::Layer(why)
	}
}
