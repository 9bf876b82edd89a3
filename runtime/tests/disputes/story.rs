//! The story of the complaints pallet's README.
use super::*;
use pallet_synergy_complaints::Outcome;
use pallet_synergy_deals::Delivery;

const IVAN: u32 = 0;
const BOLAT: u32 = 1;
const AIGUL: u32 = 2;
const DANA: u32 = 3;
const ERLAN: u32 = 4;
const FATIMA: u32 = 5;
const WORKSHOP: u32 = 6;
/// How many they are, with three more who guarantee the others.
const VILLAGE: u32 = 10;

/// Bolat and Aigul vouch for Ivan, Dana and Erlan for Bolat, Erlan and Fatima for Aigul.
fn in_village(test: impl FnOnce()) {
	let of_ivans = [[BOLAT, AIGUL], [DANA, ERLAN], [ERLAN, FATIMA]];
	let of_others = [[7, 8], [7, 8], [8, 9], [7, 9], [8, 9], [7, 9], [7, 8]];
	let founder = |guarantors: &[u32; 2]| (0, Tier::T100, guarantors.to_vec());
	chain_of(of_ivans.iter().chain(&of_others).map(founder).collect()).execute_with(|| {
		test();
		promises();
	});
}

#[test]
fn ivan_takes_the_feed_and_brings_no_meat() {
	in_village(|| {
		eras(4);
		let deal = pallet_synergy_deals::NextDeal::<Runtime>::get();
		propose(IVAN, WORKSHOP, Delivery::Both, 100 * SYN, Payment::None).unwrap();
		accept_deal(WORKSHOP, deal).unwrap();
		complete(IVAN, deal).unwrap();
		let before = total(WORKSHOP);
		let id = complain(WORKSHOP, deal, 100 * SYN);
		assert_eq!(suspended(VILLAGE), [IVAN]);

		// His guarantors do not agree.
		next_era();
		assert_eq!((era(), level(id)), (5, 1));
		assert_eq!(suspended(VILLAGE), [IVAN, BOLAT, AIGUL]);
		vote(BOLAT, id, 100).unwrap();
		vote(AIGUL, id, 0).unwrap();
		assert_eq!(phase(id), Phase::Climbing, "two must name the same");

		// Theirs join, Erlan once.
		next_era();
		let first = [(BOLAT, 1, IVAN), (AIGUL, 1, IVAN)];
		let second = [(DANA, 2, BOLAT), (ERLAN, 2, BOLAT), (FATIMA, 2, AIGUL)];
		assert_eq!(reached(id, VILLAGE), [&first[..], &second[..]].concat());
		assert_eq!(complaint(id).unwrap().voters, 5);
		vote(AIGUL, id, 60).unwrap();
		vote(DANA, id, 60).unwrap();
		assert_eq!(phase(id), Phase::Climbing, "two of five are not more than half");
		vote(ERLAN, id, 60).unwrap();
		assert_eq!((era(), phase(id), complaint(id).unwrap().due), (6, Phase::Waiting { percent: 60 }, 9));
		assert_eq!(suspended(VILLAGE), [IVAN]);

		// Both parties accept, and it is final that day.
		for content in [BOLAT, AIGUL] {
			fails(appeal(content, id), Error::NotDisappointed);
		}
		accept_settlement(WORKSHOP, id, 60 * SYN).unwrap();
		assert_eq!(suspended(VILLAGE), [IVAN]);
		accept_settlement(IVAN, id, 60 * SYN).unwrap();
		assert_eq!(ended(id), Some((Outcome::Awarded, 60 * SYN, 0)));
		assert_eq!(deposits(IVAN), [(BOLAT, 70 * SYN), (AIGUL, 70 * SYN)]);
		assert_eq!((total(WORKSHOP), suspended(VILLAGE)), (before + 60 * SYN, vec![]));
	});
}
