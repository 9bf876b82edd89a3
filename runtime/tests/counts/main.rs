//! What calls cost in entries of storage: the same in a chain of a thousand members and of ten thousand, and within the
//! bounds that the table below gives for each (DESIGN: cost by population).
//!
//! Left out are what every transaction shares and the signer's own account..
#[path = "../kit/mod.rs"]
mod kit;
mod meter;

use kit::{calls::*, *};
use meter::{count, Counts};
use pallet_synergy_deals::{Delivery, Payment};
use pallet_synergy_listings::{Content, Kind, Standing};
use sp_io::hashing::{blake2_128, twox_128};
use sp_runtime::traits::Dispatchable;
use synergy_primitives::Tier;

/// Most entries that a call may read and write.
const BOUNDS: [(&str, usize, usize); 19] = [
	("pledge", 10, 4),
	("top_up", 6, 3),
	("revoke", 5, 4),
	("propose", 6, 4),
	("accept", 9, 6),
	("complete", 14, 11),
	("cancel", 7, 7),
	("file", 8, 9),
	("vote", 4, 3),
	("appeal", 11, 5),
	("withdraw", 5, 4),
	("settle", 10, 7),
	("publish", 6, 5),
	("update", 5, 4),
	("propose at once", 12, 11),
	("a page of 20", 23, 0),
	("matches", 276, 0),
	("pass a boundary", 1, 1),
	("is suspended", 2, 0),
];

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The books of the system, the clock, and the account of `signer`.
fn left_out(signer: u32) -> Vec<String> {
	let pallet = |name: &str| hex(&twox_128(name.as_bytes()));
	let entry = |name: &str, item: &str| hex(&[twox_128(name.as_bytes()), twox_128(item.as_bytes())].concat());
	let system = ["Number", "EventCount", "Events", "EventTopics", "ExecutionPhase", "BlockWeight", "ExtrinsicCount"];
	let account = hex(&blake2_128(who(signer).as_ref()));
	let mut keys: Vec<String> = system.iter().map(|item| entry("System", item)).collect();
	keys.push(entry("System", "Account") + &account);
	keys.push(pallet("Timestamp"));
	keys.push(entry("Eras", "Current"));
	keys.push(hex(b":"));
	keys
}

/// An offer on which deals of up to 50 SYN open at once.
fn standing_offer() -> Content {
	let standing = Some(Standing { payment: Payment::OnCompletion, term: 5, warranty: 0, insured: 50 * SYN });
	Content { standing, ..content(Kind::Offer, DAIRY) }
}

/// Everything measured in a chain of `population` members.
fn measured(population: u32) -> Vec<(&'static str, Counts)> {
	let mut counts = Vec::new();
	chain(population, Tier::T100).execute_with(|| {
		let mut by =
			|name: &'static str, signer: u32, call: &dyn Fn()| counts.push((name, count(&left_out(signer), call)));
		by("pledge", 0, &|| pledge(0, 500, Tier::T10).unwrap());
		by("propose", 10, &|| propose(10, 20, Delivery::Proposer, 50 * SYN, Payment::OnCompletion).unwrap());
		by("accept", 20, &|| accept_deal(20, 0).unwrap());
		by("complete", 20, &|| complete(20, 0).unwrap());
		open_deal(10, 30, 50 * SYN, Payment::OnCompletion);
		by("file", 30, &|| file(30, synergy_primitives::Obligation::Deal(1), 50 * SYN).unwrap());
		boundary();
		work();
		by("vote", 11, &|| vote(11, 0, 50).unwrap());
		vote(12, 0, 50).unwrap();
		by("appeal", 30, &|| appeal(30, 0).unwrap());
		by("withdraw", 30, &|| withdraw(30, 0).unwrap());
		open_deal(40, 50, 50 * SYN, Payment::OnCompletion);
		complain(50, 2, 50 * SYN);
		by("settle", 40, &|| settle(40, 1, 50 * SYN).unwrap());
		open_deal(60, 70, 50 * SYN, Payment::OnCompletion);
		cancel(60, 3).unwrap();
		by("cancel", 70, &|| cancel(70, 3).unwrap());
		by("revoke", 101, &|| revoke(101, 100).unwrap());
		open_deal(200, 210, 100 * SYN, Payment::OnCompletion);
		let drawn = complain(210, 4, 100 * SYN);
		by("pass a boundary", 0, &boundary);
		work();
		vote(201, drawn, 100).unwrap();
		vote(202, drawn, 100).unwrap();
		by("top_up", 201, &|| top_up(201, 200).unwrap());
		by("publish", 80, &|| publish(80, standing_offer()).unwrap());
		by("propose at once", 90, &|| {
			let (delivery, payment) = (Delivery::Counterparty, Payment::OnCompletion);
			propose_on(Some(0), 90, 80, delivery, 50 * SYN, payment, 5, 0, None).unwrap();
		});
		by("update", 80, &|| update(80, 0, Content { quantity: 9, ..standing_offer() }).unwrap());
		for member in (400..).take(population as usize / 50) {
			let contents = [vec![content(Kind::Offer, DAIRY); 31], vec![content(Kind::Request, DAIRY)]].concat();
			let questionnaire = pallet_synergy_listings::Call::publish_many { contents: contents.try_into().unwrap() };
			RuntimeCall::from(questionnaire).dispatch(RuntimeOrigin::signed(who(member))).unwrap();
		}
		let board = || synergy_runtime::reading::board(DAIRY, Kind::Offer, None, 20).listings.len();
		by("a page of 20", 0, &|| assert_eq!(board(), 20));
		by("matches", 0, &|| assert_eq!(synergy_runtime::reading::matches(32, 20).len(), 20));
		by("is suspended", 0, &|| assert!(!is_suspended(300)));
		promises();
	});
	counts
}

#[test]
fn calls_cost_the_same_whatever_the_population_and_stay_within_their_bounds() {
	let (small, large) = (measured(1_000), measured(10_000));
	assert_eq!(small, large, "the population makes no difference");
	let mut over = Vec::new();
	for (name, counts) in small {
		let (_, reads, writes) = BOUNDS.into_iter().find(|(bound, _, _)| *bound == name).unwrap();
		println!("{name:16} {:2} reads (of {reads:2}) {:2} writes (of {writes:2})", counts.reads, counts.writes);
		if counts.reads > reads || counts.writes > writes || counts.reads == 0 {
			over.push((name, counts));
		}
	}
	assert_eq!(over, vec![], "over the bound");
}
