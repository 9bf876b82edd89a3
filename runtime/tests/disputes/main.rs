//! Stories of the whole runtime about complaints (C1 to C13, A1 to A12).
#[path = "../kit/mod.rs"]
mod kit;

use kit::*;
use synergy_primitives::Tier;

#[test]
fn m3_founders_are_members_from_the_first_block() {
	chain(6, Tier::T2100).execute_with(|| {
		promises();
		assert_eq!(suspended(6), Vec::<u32>::new());
		next_era();
	});
}
