//! What wallets show as the fee before one signs (F5).

use crate::kit::*;
use codec::Encode;
use sp_runtime::{MultiAddress, MultiSignature};
use synergy_primitives::{Balance, Tier};
use synergy_runtime::{extension, reading, UncheckedExtrinsic};

/// The fee that is shown for a small call of `signer` with a tip.
fn shown(signer: u32, tip: Balance) -> Balance {
	let call = frame_system::Call::remark { remark: vec![] }.into();
	let signature = MultiSignature::Sr25519([0; 64].into());
	let transaction = UncheckedExtrinsic::new_signed(call, MultiAddress::Id(who(signer)), signature, extension(0, tip));
	let length = transaction.encoded_size() as u32;
	reading::query_info(transaction, length).partial_fee
}

#[test]
fn f5_a_call_within_the_quota_is_shown_as_free() {
	chain(6, Tier::T100).execute_with(|| assert_eq!(shown(0, 0), 0));
}

#[test]
fn f5_a_call_of_somebody_without_a_quota_or_with_a_tip_shows_its_fee() {
	chain(6, Tier::T100).execute_with(|| {
		assert!(shown(1_000, 0) > 0, "no member");
		assert!(shown(0, 1) > 0, "a tip is a wish to pay");
	});
}
