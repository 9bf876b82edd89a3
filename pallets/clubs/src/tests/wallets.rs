//! To wallets the extension is `ChargeTransactionPayment`, as they know it.

use crate::{mock::*, ChargeQuotaOrFee};
use codec::{Decode, Encode};
use pallet_transaction_payment::ChargeTransactionPayment;
use scale_info::MetaType;
use sp_runtime::{
	traits::{DispatchTransaction, TransactionExtension},
	transaction_validity::{InvalidTransaction, TransactionSource},
};

type Ours = ChargeQuotaOrFee<Test>;
type Known = ChargeTransactionPayment<Test>;

#[test]
fn it_has_the_same_name_and_metadata() {
	assert_eq!(<Ours as TransactionExtension<RuntimeCall>>::IDENTIFIER, "ChargeTransactionPayment");
	let [ours] = <[_; 1]>::try_from(<Ours as TransactionExtension<RuntimeCall>>::metadata()).ok().unwrap();
	let [known] = <[_; 1]>::try_from(<Known as TransactionExtension<RuntimeCall>>::metadata()).ok().unwrap();
	assert_eq!((ours.identifier, ours.ty, ours.implicit), (known.identifier, known.ty, known.implicit));
	assert_eq!(MetaType::new::<Ours>(), MetaType::new::<Known>());
}

#[test]
fn it_has_the_same_encoding() {
	for tip in [0, 1, 1_000_000] {
		assert_eq!(Ours::from(tip).encode(), Known::from(tip).encode());
		assert_eq!(Ours::decode(&mut &Known::from(tip).encode()[..]).unwrap(), Ours::from(tip));
	}
}

#[test]
fn what_nobody_signed_is_not_let_through() {
	run(|| {
		let sent = by(KARIM, remark());
		let unsigned = Ours::from(0).validate_only(
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
		let result = Ours::from(0).dispatch_transaction(RuntimeOrigin::root(), sent.call, &sent.info, 0, 0);
		assert!(result.is_ok());
	});
}
