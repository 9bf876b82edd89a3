//! What the market costs in entries of storage, however much is on the board and however many cycle contracts run: the
//! board, matching, rings, orders, and the opening and closing of cycles that are due among many that are not.
//!
//! A thousand and ten thousand listings are compared always; a hundred thousand and a million take a while:
//!
//! `cargo test --release -p synergy-runtime --test scale -- --ignored --nocapture`
mod audit;
#[path = "../kit/mod.rs"]
mod kit;
#[path = "../counts/meter.rs"]
mod meter;
mod town;

use meter::Counts;
use std::time::Instant;

/// What each measure was.
type Measures = Vec<(&'static str, Counts)>;

/// Shows what was counted, beside what it was with the fewest listings.
fn show(sizes: &[(u32, Measures)]) {
	let heads: Vec<String> = sizes.iter().map(|(listings, _)| format!("{listings:>13}")).collect();
	println!("{:28}{}", "reads / writes at listings", heads.concat());
	let Some((_, first)) = sizes.first() else { return };
	for (place, (name, _)) in first.iter().enumerate() {
		let counts = sizes.iter().map(|(_, measures)| measures[place].1);
		let cells: Vec<String> = counts.map(|c| format!("{:>7} / {:>3}", c.reads, c.writes)).collect();
		println!("{name:28}{}", cells.concat());
	}
}

fn compare(listings: &[u32]) {
	let measure = |listings: &u32| {
		let began = Instant::now();
		let measures = town::measured(*listings);
		println!("{listings} listings and {} cycle contracts: {:?}", town::contracts(*listings), began.elapsed());
		(*listings, measures)
	};
	let sizes: Vec<(u32, Measures)> = listings.iter().map(measure).collect();
	show(&sizes);
	for pair in sizes.windows(2) {
		assert_eq!(pair[0].1, pair[1].1, "{} and {} listings make no difference", pair[0].0, pair[1].0);
	}
	let (_, measures) = &sizes[0];
	let of = |name: &str| measures.iter().find(|(other, _)| *other == name).expect("is measured").1;
	for name in ["page of 20", "page of 20 further down"] {
		assert!(of(name).reads <= 40, "L3: {name} costs at most twice its size: {:?}", of(name));
	}
	// What three due cycles cost is at most three times what one costs.
	let (one, three) = (of("open 1 due cycle"), of("open 3 due cycles"));
	assert!(three.reads <= 3 * one.reads && three.writes <= 3 * one.writes, "K8: {one:?}, {three:?}");
	let is_counted = |(name, counts): &(&str, Counts)| counts.reads > 0 || name.contains("nothing due");
	assert!(measures.iter().all(is_counted), "everything was counted");
}

#[test]
fn l3_k8_a_thousand_and_ten_thousand_listings_make_no_difference() {
	compare(&[1_000, 10_000]);
}

#[test]
#[ignore = "takes minutes, in release"]
fn l3_k8_a_hundred_thousand_and_a_million_listings_make_no_difference() {
	compare(&[1_000, 100_000, 1_000_000]);
}
