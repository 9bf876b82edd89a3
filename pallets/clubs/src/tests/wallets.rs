//! To wallets the extension is `CheckNonce` and `ChargeTransactionPayment`, as they know them.

use crate::{mock::*, ChargeQuotaOrFee};
use codec::{Decode, Encode};
use frame_system::CheckNonce;
use pallet_transaction_payment::ChargeTransactionPayment;
use scale_info::MetaType;
use sp_runtime::{
	traits::{DispatchTransaction, TransactionExtension},
	transaction_validity::{InvalidTransaction, TransactionSource},
};

type Ours = ChargeQuotaOrFee<Test>;
type Known = (CheckNonce<Test>, ChargeTransactionPayment<Test>);

#[test]
fn it_has_the_same_names_and_metadata() {
	let of = |all: Vec<sp_runtime::traits::TransactionExtensionMetadata>| {
		all.into_iter().map(|each| (each.identifier, each.ty, each.implicit)).collect::<Vec<_>>()
	};
	let ours = of(<Ours as TransactionExtension<RuntimeCall>>::metadata());
	assert_eq!(ours, of(<Known as TransactionExtension<RuntimeCall>>::metadata()));
	assert_eq!(ours.iter().map(|each| each.0).collect::<Vec<_>>(), ["CheckNonce", "ChargeTransactionPayment"]);
	assert_eq!(MetaType::new::<Ours>(), MetaType::new::<Known>());
}

#[test]
fn it_has_the_same_encoding() {
	for (nonce, tip) in [(0, 0), (1, 1), (70_000, 1_000_000)] {
		let known: Known = (CheckNonce::from(nonce), ChargeTransactionPayment::from(tip));
		assert_eq!(Ours::new(nonce, tip).encode(), known.encode());
		assert_eq!(Ours::decode(&mut &known.encode()[..]).unwrap(), Ours::new(nonce, tip));
	}
}

#[test]
fn what_nobody_signed_is_not_let_through() {
	run(|| {
		let sent = by(KARIM, remark());
		let unsigned = Ours::new(0, 0).validate_only(
			RuntimeOrigin::none(),
			&sent.call,
			&sent.info,
			0,
			TransactionSource::External,
			0,
		);
		assert_eq!(unsigned.err(), Some(InvalidTransaction::UnknownOrigin.into()));
	});
}

#[test]
fn what_another_authority_signed_is_not_charged() {
	run(|| {
		let sent = by(KARIM, remark());
		let result = Ours::new(0, 0).dispatch_transaction(RuntimeOrigin::root(), sent.call, &sent.info, 0, 0);
		assert!(result.is_ok());
	});
}
