//! The story of the deals pallet's README.
use crate::*;

const IVAN: u32 = 0;
const WORKSHOP: u32 = 3;

/// Ivan sells meat for 150 to the workshop, due in era 6.
fn meat() -> DealId {
	let id = next_deal();
	let (term, warranty) = (6 - era(), 0);
	let terms = Terms { term, warranty, ..usual() };
	propose_with(IVAN, WORKSHOP, Delivery::Proposer, 150 * SYN, Payment::OnCompletion, terms).unwrap();
	accept_deal(WORKSHOP, id).unwrap();
	id
}

/// Five deals before noon of era 4, on the same capacity, and a sixth in the evening, of which nobody says anything.
fn six_deals() -> DealId {
	eras(4);
	assert_eq!((capacity(IVAN), capacity(WORKSHOP)), (200 * SYN, 200 * SYN));
	for _ in 0..5 {
		let before = (free(IVAN), free(WORKSHOP));
		let id = meat();
		assert_eq!((exposure(IVAN), capacity(IVAN)), (150 * SYN, 50 * SYN));
		assert_eq!((exposure(WORKSHOP), capacity(WORKSHOP)), (150 * SYN, 50 * SYN));
		complete(WORKSHOP, id).unwrap();
		assert_eq!((free(IVAN), free(WORKSHOP)), (before.0 + 150 * SYN, before.1 - 150 * SYN));
		assert_eq!((deal(id), capacity(IVAN)), (None, 200 * SYN));
	}
	afternoon();
	meat()
}

#[test]
fn the_workshop_forgets_to_say_that_it_has_the_meat() {
	story(|| {
		let id = six_deals();
		eras(5);
		let before = (free(IVAN), free(WORKSHOP));
		assert_eq!((era(), state(id)), (9, State::Open), "it may complain until the end of this era");
		next_era();
		assert_eq!((era(), deal(id)), (10, None));
		assert_eq!((free(IVAN), free(WORKSHOP)), (before.0 + 150 * SYN, before.1 - 150 * SYN));
		assert_eq!((capacity(IVAN), capacity(WORKSHOP)), (200 * SYN, 200 * SYN));
	});
}

#[test]
fn the_workshop_has_no_money_when_its_silence_counts() {
	story(|| {
		let id = six_deals();
		impoverish(WORKSHOP);
		eras(6);
		assert_eq!((era(), state(id), deal(id).unwrap().until), (10, State::Unpaid, 13));
		assert_eq!((exposure(IVAN), exposure(WORKSHOP)), (150 * SYN, 150 * SYN));
		eras(2);
		complain(IVAN, id, 150 * SYN);
	});
}
