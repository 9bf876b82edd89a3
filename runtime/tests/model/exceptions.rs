//! What may depend on how the slices of the work fall among calls, after all: the exceptions of
//! `docs/decisions/0002-agenda.md`. The seeds (of `ORDER_SEED`) and eras show them.

use crate::{kit::*, ops::Op, order::State};
use codec::{Decode, Encode};
use frame_support::storage::storage_prefix;
use pallet_synergy_complaints::Complaints as Filed;
use pallet_synergy_guarantees::{Guarantee, MemberOf};
use synergy_primitives::{Balance, Stage};

/// A reason, and how much is held for it.
type Hold = ([u8; 2], Balance);

/// Whether a key is one of an item of a pallet's.
fn is_of(key: &[u8], pallet: &str, item: &str) -> bool {
	key.starts_with(&storage_prefix(pallet.as_bytes(), item.as_bytes()))
}

fn read<V: Decode>(state: &State, key: &[u8]) -> Option<V> {
	state.get(key).and_then(|value| V::decode(&mut &value[..]).ok())
}

/// Whether a call differs in one of these ways.
pub fn is_exception(op: &Op, differ: &[&Vec<u8>]) -> bool {
	let is_in = |items: &[(&str, &str)]| {
		!differ.is_empty() && differ.iter().all(|key| items.iter().any(|(one, other)| is_of(key, one, other)))
	};
	match op {
		// K5: whose deposits count for the suppliers of a cycle that opens is read when its turn comes (201 era 70, 205 era
		// 36, 213 era 46). K3, D7: so is whether a standing order is a customer's (217 era 55).
		Op::AcceptGuarantor(_) | Op::Apply(..) | Op::Pledge(..) | Op::TopUp(_) | Op::Revoke(_) | Op::ChangeTier(_) => {
			is_in(&[("Cycles", "BackersOf"), ("Cycles", "Orders")])
		}
		// C7: a vote cast before a level joins decides with that, as if it had been cast before the boundary (202 era 49).
		Op::Vote(id, _) => differ.contains(&&Filed::<Runtime>::hashed_key_for(id)),
		_ => false,
	}
}

/// Takes away what differs in one of these ways, whatever the call.
pub fn forget(differ: &mut Vec<&Vec<u8>>, before: &State, after: &State) {
	forget_ties(differ, before, after);
	forget_odd_units(differ, before, after);
}

/// R2: whether a deal is one between a guarantor and its ward is looked up when it is completed, so that a tie that begins or
/// ends with the work counts or does not (214 era 40). Two records then count that deal in one case only.
fn forget_ties(differ: &mut Vec<&Vec<u8>>, before: &State, after: &State) {
	let is_met = |key: &Vec<u8>| is_of(key, "Guarantees", "Counterparties");
	let is_record = |key: &Vec<u8>| {
		let read = |state| read::<MemberOf<Runtime>>(state, key).filter(|_| is_of(key, "Guarantees", "Members"));
		let Some((mut one, other)) = read(before).zip(read(after)) else { return false };
		one.record = other.record;
		one.encode() == other.encode()
	};
	if differ.iter().any(|key| is_met(key)) {
		differ.retain(|key| !is_met(key) && !is_record(key));
	}
}

/// G1, G3, C10: guarantees stand in the order in which they were accepted, those under notice last. A call among the work
/// changes that order, and so on whom an award draws an odd unit (202 era 54, 204 era 47).
fn forget_odd_units(differ: &mut Vec<&Vec<u8>>, before: &State, after: &State) {
	let is_near = |one: Balance, other: Balance| one.abs_diff(other) <= 1;
	let is_order = |key: &Vec<u8>| {
		let read =
			|state| read::<Vec<Guarantee<AccountId>>>(state, key).filter(|_| is_of(key, "Guarantees", "Guarantees"));
		let Some((mut one, mut other)) = read(before).zip(read(after)) else { return false };
		one.sort_by_key(|edge| edge.guarantor);
		other.sort_by_key(|edge| edge.guarantor);
		let is_same = |one: &Guarantee<AccountId>, other: &Guarantee<AccountId>| {
			let facts = |edge: &Guarantee<AccountId>| (edge.guarantor, edge.began, edge.notice, edge.short_until);
			facts(one) == facts(other) && is_near(one.deposit.total(), other.deposit.total())
		};
		one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| is_same(one, other))
	};
	let is_account = |key: &Vec<u8>| {
		let read = |state| read::<([u8; 16], [Balance; 4])>(state, key).filter(|_| is_of(key, "System", "Account"));
		let near =
			|one: [Balance; 4], other: [Balance; 4]| one.into_iter().zip(other).all(|(one, other)| is_near(one, other));
		read(before).zip(read(after)).is_some_and(|(one, other)| one.0 == other.0 && near(one.1, other.1))
	};
	let is_hold = |key: &Vec<u8>| {
		let read = |state| read::<Vec<Hold>>(state, key).filter(|_| is_of(key, "Balances", "Holds"));
		let near = |(one, other): (&Hold, &Hold)| one.0 == other.0 && is_near(one.1, other.1);
		let both = read(before).zip(read(after));
		both.is_some_and(|(one, other)| one.len() == other.len() && one.iter().zip(&other).all(near))
	};
	// A place on the agenda where nothing is to be done.
	let is_task = |key: &Vec<u8>| is_of(key, "Eras", "Tasks") && key.get(36) == Some(&(Stage::Shortfalls as u8));
	if differ.iter().any(|key| is_order(key)) {
		differ.retain(|key| !is_order(key) && !is_account(key) && !is_hold(key) && !is_task(key));
	}
}
