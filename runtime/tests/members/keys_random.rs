//! Keys that are lost and found again among other calls, in random order: every promise holds after every step (P1 to P8).
use crate::{keys::*, *};
use pallet_synergy_deals::Delivery;
use pallet_synergy_guarantees::{FormerKeys, Recoveries};

/// Small numbers that look random, the same for the same seed.
struct Dice(u64);

impl Dice {
	fn roll(&mut self, sides: u32) -> u32 {
		self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
		((self.0 >> 33) % u64::from(sides)) as u32
	}
}

/// The accounts that take part: founders, two with money, and some without.
const ACCOUNTS: [u32; 12] = [0, 1, 2, 3, 4, 5, 1_000, 1_001, 10_000, 10_001, 10_002, 10_003];

/// The account, out of those that take part, that signs for a founder now.
fn key_of(founder: u32) -> u32 {
	let account = pallet_synergy_guarantees::Members::<Runtime>::get(founder).expect("is there").account;
	ACCOUNTS.into_iter().find(|n| who(*n) == account).expect("takes part")
}

/// The guarantors of a founder name a new key, now and then not all or not the same.
fn ask(dice: &mut Dice) {
	let founder = dice.roll(6);
	let (lost, new) = (key_of(founder), ACCOUNTS[dice.roll(12) as usize]);
	for guarantor in guarantors(lost) {
		let new = if dice.roll(12) == 0 { 10_003 } else { new };
		if let Some(by) = ACCOUNTS.into_iter().find(|n| is_known(*n) && number(*n) == guarantor) {
			let _ = recover(by, lost, new);
		}
	}
	if dice.roll(8) > 0 && accept_recovery(new, lost).is_ok() {
		sign_once(new);
	}
}

/// One step, which may well be refused.
fn step(dice: &mut Dice) {
	let [one, other] = [0; 2].map(|_| ACCOUNTS[dice.roll(12) as usize]);
	let founder = key_of(dice.roll(6));
	let _ = match dice.roll(22) {
		0..=4 => return next_era(),
		5..=7 => return ask(dice),
		8 => allow_money(council(0), founder),
		9 => allow_money(council(0), one),
		10 => fetch_money(founder, one, None),
		11 => fetch_money(founder, one, Some((key_of(3), 1_000))),
		12 if dice.roll(3) == 0 => {
			let asked = (0..6).map(key_of).find(|key| request(*key).is_some()).unwrap_or(founder);
			cancel_recovery(asked, asked)
		}
		12 => cancel_recovery(one, founder),
		13 if dice.roll(3) == 0 => {
			sign(founder, frame_system::Call::<Runtime>::remark { remark: Vec::new() });
			Ok(())
		}
		13 => transfer(founder, one, Balance::from(dice.roll(3))),
		14 => fund(one, key_of(3), 1_000, 3 * SYN, SYN),
		15 => pledge(founder, other, Tier::T100),
		16 => accept_guarantor(other, founder),
		17 => unpledge(one, founder, other),
		18 => propose(founder, other, Delivery::Proposer, SYN, Payment::Escrow),
		19 => accept_deal(one, dice.roll(1 + pallet_synergy_deals::NextDeal::<Runtime>::get())),
		20 => complete(one, dice.roll(1 + pallet_synergy_deals::NextDeal::<Runtime>::get())),
		_ => {
			let deal = dice.roll(1 + pallet_synergy_deals::NextDeal::<Runtime>::get());
			let filed = file(one, Obligation::Deal(deal), SYN);
			let _ = settle(founder, dice.roll(1 + Complaints::next_id()), SYN / 2);
			filed
		}
	};
	promises();
}

/// Passes boundaries with their work.
fn pass(n: u32) {
	for _ in 0..n {
		boundary();
		work();
	}
}

#[test]
fn p1_to_p8_hold_whatever_becomes_of_keys() {
	let (mut moved, mut barred) = (0, 0);
	for seed in 1..=4 {
		chain(6, Tier::T100).execute_with(|| {
			(0..6).for_each(sign_once);
			pass(30);
			let mut dice = Dice(seed);
			for _ in 0..150 {
				step(&mut dice);
				barred += usize::from((0..6).any(|founder| barred_until(key_of(founder)).is_some()));
			}
			moved += FormerKeys::<Runtime>::iter().count();
			// In the end nothing of all that is left but former keys (P8).
			pass(45);
			promises();
			assert_eq!(Recoveries::<Runtime>::iter().count(), 0);
		});
	}
	println!("{moved} keys were replaced, {barred} times somebody was barred");
	assert!(moved > 0 && barred > 0);
}
