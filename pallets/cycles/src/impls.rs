//! What this pallet offers to others, through the traits of `synergy-primitives`. What complaints ask is in
//! `disputes.rs`.

use crate::{Config, Pallet, SeatsOf};
use synergy_primitives::{Engagements, MemberIndex};

impl<T: Config> Engagements for Pallet<T> {
	fn is_engaged(number: MemberIndex) -> bool {
		SeatsOf::<T>::contains_key(number)
	}
}
