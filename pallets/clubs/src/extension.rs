//! The transaction extension that decides what a call costs (F5).

use crate::{
	quota::{Allowance, Outlook},
	turns::Rank,
	Config, Event, Pallet, Usage, Used, WeightInfo,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	dispatch::{DispatchInfo, DispatchResult, Pays, PostDispatchInfo},
	ensure,
	pallet_prelude::TransactionSource,
	traits::Contains,
	weights::Weight,
};
use frame_system::{ensure_signed, CheckNonce};
use pallet_transaction_payment::{ChargeTransactionPayment, OnChargeTransaction};
use scale_info::{StaticTypeInfo, Type, TypeInfo};
use sp_runtime::{
	traits::{
		AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Dispatchable, Implication, PostDispatchInfoOf,
		Saturating, TransactionExtension, TransactionExtensionMetadata, ValidateResult, Zero,
	},
	transaction_validity::{InvalidTransaction, TransactionLongevity, TransactionValidityError, ValidTransaction},
	SaturatedConversion,
};
use synergy_primitives::Agenda;

/// `InvalidTransaction::Custom` with this code: a push, while nothing waits to be done (E3, A12).
pub const NOTHING_WAITS: u8 = 1;

/// A push that has not got into a block after this many blocks is dropped: the work may be long done.
const PUSH_LONGEVITY: TransactionLongevity = 16;

type BalanceOf<T> = <<T as pallet_transaction_payment::Config>::OnChargeTransaction as OnChargeTransaction<T>>::Balance;
type Fee<T> = ChargeTransactionPayment<T>;
type Nonce<T> = CheckNonce<T>;
type CallOf<T> = <T as frame_system::Config>::RuntimeCall;
type Weights<T> = <T as Config>::WeightInfo;

/// Makes calls free within the signer's quota, charges the ordinary fee for all others, and says who goes first (F5).
///
/// To wallets it is `CheckNonce` and `ChargeTransactionPayment`: same names, same encoding (a nonce, a tip), same metadata.
/// It is one because a call's turn depends on both: how many of its signer's own calls are ahead of it, and what it pays
/// with. A call with a tip pays, and takes no quota. What a call takes is written before it runs, so that a failed call
/// has used it too.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, PartialEq, Eq)]
pub struct ChargeQuotaOrFee<T: Config> {
	nonce: Nonce<T>,
	fee: Fee<T>,
}

impl<T: Config> ChargeQuotaOrFee<T>
where
	CallOf<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
{
	/// The extension with a nonce and a tip. A call with a tip other than 0 pays the fee, unless it is a push.
	pub fn new(nonce: T::Nonce, tip: BalanceOf<T>) -> Self {
		Self { nonce: Nonce::<T>::from(nonce), fee: Fee::<T>::from(tip) }
	}

	/// The tip, in units.
	pub fn tip(&self) -> BalanceOf<T> {
		self.fee.tip()
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

/// What is remembered from one step to the next: of the nonce, and of the charge.
pub struct Both<N, C> {
	nonce: N,
	charge: C,
}

impl<T: Config> TransactionExtension<CallOf<T>> for ChargeQuotaOrFee<T>
where
	CallOf<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
	DispatchOriginOf<CallOf<T>>: AsSystemOriginSigner<T::AccountId> + Clone,
	Fee<T>: StaticTypeInfo,
	Nonce<T>: StaticTypeInfo,
{
	const IDENTIFIER: &'static str = "ChargeQuotaOrFee";
	type Implicit = ();
	type Val = Both<<Nonce<T> as TransactionExtension<CallOf<T>>>::Val, Charge<T>>;
	type Pre = Both<<Nonce<T> as TransactionExtension<CallOf<T>>>::Pre, Charged<T>>;

	fn metadata() -> Vec<TransactionExtensionMetadata> {
		let mut both = <Nonce<T> as TransactionExtension<CallOf<T>>>::metadata();
		both.extend(<Fee<T> as TransactionExtension<CallOf<T>>>::metadata());
		both
	}

	fn weight(&self, call: &CallOf<T>) -> Weight {
		self.nonce.weight(call).saturating_add(Self::weight_of_charge(call))
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
	) -> ValidateResult<Self::Val, CallOf<T>> {
		let (in_order, nonce, origin) = self.nonce.validate(origin, call, info, len, implicit, implication, source)?;
		let (valid, charge, origin) = self.charge(origin, call, info, len, implication, source)?;
		Ok((in_order.combine_with(valid), Both { nonce, charge }, origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &DispatchOriginOf<CallOf<T>>,
		call: &CallOf<T>,
		info: &DispatchInfoOf<CallOf<T>>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		let nonce = self.nonce.prepare(val.nonce, origin, call, info, len)?;
		let announced = Self::weight_of_charge(call);
		let charge = match val.charge {
			Charge::Nothing => Charged::NoFee { unspent: announced },
			Charge::Push => Charged::NoFee { unspent: Weight::zero() },
			Charge::Quota { who, usage, units, left } => {
				Used::<T>::insert(&who, usage);
				Pallet::<T>::deposit_event(Event::QuotaUsed { who, units, left });
				Charged::NoFee { unspent: announced.saturating_sub(Weights::<T>::use_quota()) }
			}
			Charge::Fee(val) => {
				let pre = self.fee.prepare(val, origin, call, info, len)?;
				Charged::Fee { pre, unspent: announced.saturating_sub(Weights::<T>::pay_fee()) }
			}
		};
		Ok(Both { nonce, charge })
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<CallOf<T>>,
		post_info: &PostDispatchInfoOf<CallOf<T>>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		let of_nonce = <Nonce<T> as TransactionExtension<CallOf<T>>>::post_dispatch_details(
			pre.nonce, info, post_info, len, result,
		)?;
		let of_charge = match pre.charge {
			Charged::NoFee { unspent } => unspent,
			Charged::Fee { pre, unspent } => {
				let more = <Fee<T> as TransactionExtension<CallOf<T>>>::post_dispatch_details(
					pre, info, post_info, len, result,
				)?;
				unspent.saturating_add(more)
			}
		};
		Ok(of_nonce.saturating_add(of_charge))
	}
}

impl<T: Config> ChargeQuotaOrFee<T>
where
	CallOf<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
	Fee<T>: StaticTypeInfo,
{
	/// What the charge weighs at most.
	fn weight_of_charge(call: &CallOf<T>) -> Weight {
		if T::PushCall::contains(call) {
			Weights::<T>::push()
		} else {
			Weights::<T>::use_quota().max(Weights::<T>::pay_fee())
		}
	}

	/// What a call will cost, and whose turn it is.
	fn charge(
		&self,
		origin: DispatchOriginOf<CallOf<T>>,
		call: &CallOf<T>,
		info: &DispatchInfo,
		len: usize,
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
		let ahead = self.ahead(&who);
		let allowance = Pallet::<T>::allowance(&who);
		let is_vouched = allowance.is_some();
		if let Some((rank, charge)) = allowance.and_then(|of| self.within_quota(who, of, ahead, info, len)) {
			return Ok((ValidTransaction { priority: rank.priority(ahead), ..Default::default() }, charge, origin));
		}
		let (valid, val, origin) = self.fee.validate(origin, call, info, len, (), implication, source)?;
		let rank = Rank::Paid { is_vouched, bid: valid.priority };
		Ok((ValidTransaction { priority: rank.priority(ahead), ..valid }, Charge::Fee(val), origin))
	}

	/// How many calls of the signer have to get into blocks before this one can.
	fn ahead(&self, who: &T::AccountId) -> u32 {
		self.nonce.0.saturating_sub(frame_system::Pallet::<T>::account_nonce(who)).saturated_into()
	}

	/// The rank and the charge of a call for which the signer's quota may suffice. In a block nothing is ahead of it, so
	/// there it does or it does not.
	fn within_quota(
		&self,
		who: T::AccountId,
		allowance: Allowance,
		ahead: u32,
		info: &DispatchInfo,
		len: usize,
	) -> Option<(Rank, Charge<T>)> {
		if info.pays_fee == Pays::No || !self.fee.tip().is_zero() {
			return None;
		}
		let units = Pallet::<T>::units(info, u32::try_from(len).unwrap_or(u32::MAX));
		let rank = match allowance.outlook(units, ahead) {
			Outlook::Free => Rank::Free { used: allowance.used() },
			Outlook::PerhapsFree => Rank::Paid { is_vouched: true, bid: 0 },
			Outlook::Paid => return None,
		};
		let usage = allowance.spend(units)?;
		let left = allowance.left().saturating_sub(units);
		Some((rank, Charge::Quota { who, usage, units, left }))
	}
}

/// To the metadata, these are the extensions of the nonce and of the fee.
impl<T: Config> TypeInfo for ChargeQuotaOrFee<T>
where
	(Nonce<T>, Fee<T>): TypeInfo,
{
	type Identity = <(Nonce<T>, Fee<T>) as TypeInfo>::Identity;

	fn type_info() -> Type {
		<(Nonce<T>, Fee<T>) as TypeInfo>::type_info()
	}
}

impl<T: Config> core::fmt::Debug for ChargeQuotaOrFee<T> {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		self.nonce.fmt(f)?;
		self.fee.fmt(f)
	}
}
