//! `replace_supplier` (K6): after a complaint, for a vacant leg, for a supplier under notice.

use crate::*;

mod good_standing;
mod owed;
mod refused;
mod succeeds;
mod surety;
mod vacant;

/// All three sign a substitute for the farm in a cycle.
fn second_farm_takes(id: CycleContractId, cycle: CycleIndex, leg: u8) {
	all_replace(&[ORGANISER, WORKSHOP, SECOND_FARM], id, cycle, leg, SECOND_FARM);
}

/// The workshop complains of the farm in the first cycle, and the second farm delivers instead.
fn replaced() -> (CycleContractId, ComplaintId) {
	let id = opened();
	let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
	second_farm_takes(id, 1, 1);
	(id, complaint)
}
