//! The transaction extension that decides what a call costs (F5).

use crate::{Config, Event, Pallet, Usage, Used, WeightInfo};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	dispatch::{DispatchInfo, DispatchResult, Pays, PostDispatchInfo},
	ensure,
	pallet_prelude::TransactionSource,
	traits::Contains,
	weights::Weight,
};
use frame_system::ensure_signed;
use pallet_transaction_payment::{ChargeTransactionPayment, OnChargeTransaction};
use scale_info::{StaticTypeInfo, Type, TypeInfo};
use sp_runtime::{
	traits::{
		DispatchInfoOf, DispatchOriginOf, Dispatchable, Implication, PostDispatchInfoOf, TransactionExtension,
		TransactionExtensionMetadata, ValidateResult, Zero,
	},
	transaction_validity::{InvalidTransaction, TransactionLongevity, TransactionValidityError, ValidTransaction},
};
use synergy_primitives::Agenda;

/// `InvalidTransaction::Custom` with this code: a push, while nothing waits to be done (E3, A12).
pub const NOTHING_WAITS: u8 = 1;

/// A push that has not got into a block after this many blocks is dropped: the work may be long done.
const PUSH_LONGEVITY: TransactionLongevity = 16;

type BalanceOf<T> = <<T as pallet_transaction_payment::Config>::OnChargeTransaction as OnChargeTransaction<T>>::Balance;
type Fee<T> = ChargeTransactionPayment<T>;
type CallOf<T> = <T as frame_system::Config>::RuntimeCall;
type Weights<T> = <T as Config>::WeightInfo;

/// Makes calls free within the signer's quota, and charges the ordinary fee for all others (F5).
///
/// To wallets it is `ChargeTransactionPayment`: same name, same encoding (a tip), same metadata. A call with a tip
/// pays, and takes no quota. What a call takes is written before it runs, so that a failed call has used it too.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, PartialEq, Eq)]
pub struct ChargeQuotaOrFee<T: Config>(Fee<T>);

impl<T: Config> ChargeQuotaOrFee<T>
where
	CallOf<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
{
	/// The extension with a tip. A call with a tip other than 0 pays the fee, unless it is a push.
	pub fn from(tip: BalanceOf<T>) -> Self {
		Self(Fee::<T>::from(tip))
	}

	/// The tip, in units.
	pub fn tip(&self) -> BalanceOf<T> {
		self.0.tip()
	}
}

/// What a call will cost, as found when it is validated.
pub enum Charge<T: Config> {
	/// Nothing: no account signed the call.
	Nothing,
	/// Nothing: the call is a push, and work waits.
	Push,
	/// Units of the signer's quota.
	Quota {
		/// The signer.
		who: T::AccountId,
		/// What it will have used with this call.
		usage: Usage,
		/// What the call takes.
		units: u32,
		/// What will be left.
		left: u32,
	},
	/// The ordinary fee.
	Fee(pallet_transaction_payment::Val<T>),
}

/// What a call has cost, as known when it has run.
pub enum Charged<T: Config> {
	/// No money.
	NoFee {
		/// What this extension was announced to weigh and did not.
		unspent: Weight,
	},
	/// The ordinary fee, of which a part may go back.
	Fee {
		/// What the fee's own extension remembers.
		pre: pallet_transaction_payment::Pre<T>,
		/// What this extension was announced to weigh and did not.
		unspent: Weight,
	},
}

impl<T: Config> TransactionExtension<CallOf<T>> for ChargeQuotaOrFee<T>
where
	CallOf<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
	Fee<T>: StaticTypeInfo,
{
	const IDENTIFIER: &'static str = <Fee<T> as TransactionExtension<CallOf<T>>>::IDENTIFIER;
	type Implicit = ();
	type Val = Charge<T>;
	type Pre = Charged<T>;

	fn metadata() -> Vec<TransactionExtensionMetadata> {
		<Fee<T> as TransactionExtension<CallOf<T>>>::metadata()
	}

	fn weight(&self, call: &CallOf<T>) -> Weight {
		if T::PushCall::contains(call) {
			Weights::<T>::push()
		} else {
			Weights::<T>::use_quota().max(Weights::<T>::pay_fee())
		}
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<CallOf<T>>,
		call: &CallOf<T>,
		info: &DispatchInfoOf<CallOf<T>>,
		len: usize,
		implicit: (),
		implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Charge<T>, CallOf<T>> {
		let Ok(who) = ensure_signed(origin.clone()) else {
			return Ok((ValidTransaction::default(), Charge::Nothing, origin));
		};
		if T::PushCall::contains(call) {
			ensure!(T::Queue::is_waiting(), InvalidTransaction::Custom(NOTHING_WAITS));
			let valid = ValidTransaction { longevity: PUSH_LONGEVITY, ..Default::default() };
			return Ok((valid, Charge::Push, origin));
		}
		if let Some((priority, charge)) = self.within_quota(who, info, len) {
			return Ok((ValidTransaction { priority, ..Default::default() }, charge, origin));
		}
		let (valid, val, origin) = self.0.validate(origin, call, info, len, implicit, implication, source)?;
		Ok((valid, Charge::Fee(val), origin))
	}

	fn prepare(
		self,
		charge: Charge<T>,
		origin: &DispatchOriginOf<CallOf<T>>,
		call: &CallOf<T>,
		info: &DispatchInfoOf<CallOf<T>>,
		len: usize,
	) -> Result<Charged<T>, TransactionValidityError> {
		let announced = self.weight(call);
		match charge {
			Charge::Nothing => Ok(Charged::NoFee { unspent: announced }),
			Charge::Push => Ok(Charged::NoFee { unspent: Weight::zero() }),
			Charge::Quota { who, usage, units, left } => {
				Used::<T>::insert(&who, usage);
				Pallet::<T>::deposit_event(Event::QuotaUsed { who, units, left });
				Ok(Charged::NoFee { unspent: announced.saturating_sub(Weights::<T>::use_quota()) })
			}
			Charge::Fee(val) => {
				let pre = self.0.prepare(val, origin, call, info, len)?;
				Ok(Charged::Fee { pre, unspent: announced.saturating_sub(Weights::<T>::pay_fee()) })
			}
		}
	}

	fn post_dispatch_details(
		charged: Charged<T>,
		info: &DispatchInfoOf<CallOf<T>>,
		post_info: &PostDispatchInfoOf<CallOf<T>>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		match charged {
			Charged::NoFee { unspent } => Ok(unspent),
			Charged::Fee { pre, unspent } => {
				let more = <Fee<T> as TransactionExtension<CallOf<T>>>::post_dispatch_details(
					pre, info, post_info, len, result,
				)?;
				Ok(unspent.saturating_add(more))
			}
		}
	}
}

impl<T: Config> ChargeQuotaOrFee<T>
where
	CallOf<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
{
	/// The priority and the charge of a call for which the signer's quota suffices.
	fn within_quota(&self, who: T::AccountId, info: &DispatchInfo, len: usize) -> Option<(u64, Charge<T>)> {
		if info.pays_fee == Pays::No || !self.0.tip().is_zero() {
			return None;
		}
		let units = Pallet::<T>::units(info, u32::try_from(len).unwrap_or(u32::MAX));
		let allowance = Pallet::<T>::allowance(&who)?;
		let usage = allowance.spend(units)?;
		let left = allowance.left().saturating_sub(units);
		Some((allowance.priority(), Charge::Quota { who, usage, units, left }))
	}
}

/// To the metadata, this is the fee's own extension.
impl<T: Config> TypeInfo for ChargeQuotaOrFee<T>
where
	Fee<T>: StaticTypeInfo,
{
	type Identity = <Fee<T> as TypeInfo>::Identity;

	fn type_info() -> Type {
		<Fee<T> as TypeInfo>::type_info()
	}
}

impl<T: Config> core::fmt::Debug for ChargeQuotaOrFee<T> {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		self.0.fmt(f)
	}
}
