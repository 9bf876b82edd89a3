//! `speak` (C8): a treasury, as a payer, about an award that draws on its money.
use crate::*;
use pallet_synergy_complaints::Phase;
use sponsor::{filled, sponsoring};

type Complaint = pallet_synergy_complaints::Call<Runtime>;

fn speak(call: impl Into<RuntimeCall>) -> Call {
	Call::speak { club: 0, call: Box::new(call.into()) }
}

/// Both guarantors of 1,000 have voted for an award of 8 SYN, which would be paid by the treasury of club 0.
fn award_on_the_treasury() -> ComplaintId {
	call(council(0), sponsoring(0, 1_000, 10 * SYN, 0)).unwrap();
	call(council(0), sponsoring(1, 1_000, 10 * SYN, 0)).unwrap();
	join(1_000, 0, Tier::T10, &[0, 1]);
	let deal = open_deal(1_000, 3, 8 * SYN, pallet_synergy_deals::Payment::None);
	let id = complain(3, deal, 8 * SYN);
	next_era();
	all_vote(&[0, 1], id, 100);
	assert_eq!(complaint(id).unwrap().phase, Phase::Waiting { percent: 100 });
	id
}

#[test]
fn c8_succeeds_to_appeal() {
	filled(|| {
		let id = award_on_the_treasury();
		call(council(0), speak(Complaint::appeal { complaint: id })).unwrap();
		told(Event::Spoken { club: 0 });
		assert_eq!(complaint(id).unwrap().phase, Phase::Appealed);
		assert_eq!(total(2_100), 100 * SYN);
	});
}

#[test]
fn c8_succeeds_to_accept() {
	filled(|| {
		let id = award_on_the_treasury();
		call(council(0), speak(Complaint::accept { complaint: id, amount: 8 * SYN })).unwrap();
		accept_settlement(1_000, id, 8 * SYN).unwrap();
		assert!(complaint(id).is_none());
		assert_eq!((total(2_100), free(3) > PURSE - 200 * SYN), (92 * SYN, true));
	});
}

#[test]
fn f1_succeeds_by_the_federation_for_a_removed_club() {
	filled(|| {
		let id = award_on_the_treasury();
		remove(0).unwrap();
		let appeal = || speak(Complaint::appeal { complaint: id });
		refused(call(council(0), appeal()), DispatchError::BadOrigin);
		by_federation(appeal()).unwrap();
		assert_eq!(complaint(id).unwrap().phase, Phase::Appealed);
	});
}

#[test]
fn f3_fails_when_the_call_is_not_named() {
	filled(|| {
		let dest = sp_runtime::MultiAddress::Id(who(1_020));
		let transfer = pallet_balances::Call::<Runtime>::transfer_allow_death { dest, value: SYN };
		refused(call(council(0), speak(transfer)), Error::NotForTreasury);
		let batch = pallet_utility::Call::<Runtime>::batch { calls: vec![Complaint::appeal { complaint: 0 }.into()] };
		refused(call(council(0), speak(batch)), Error::NotForTreasury);
	});
}

#[test]
fn c8_fails_when_the_treasury_is_not_disappointed() {
	filled(|| {
		let deal = open_deal(0, 3, 8 * SYN, pallet_synergy_deals::Payment::None);
		let id = complain(3, deal, 8 * SYN);
		next_era();
		all_vote(&[1, 2], id, 50);
		let appeal = speak(Complaint::appeal { complaint: id });
		refused(call(council(0), appeal), pallet_synergy_complaints::Error::<Runtime>::NotDisappointed);
	});
}

#[test]
fn f3_fails_when_not_the_council_of_this_club() {
	filled(|| {
		let appeal = || speak(Complaint::appeal { complaint: 0 });
		refused(call(council(1), appeal()), Error::NotTheCouncil);
		refused(by_federation(appeal()), DispatchError::BadOrigin);
	});
}

#[test]
fn f1_fails_when_there_is_no_such_club() {
	filled(|| {
		let appeal = Box::new(Complaint::appeal { complaint: 0 }.into());
		refused(call(council(0), Call::speak { club: 9, call: appeal }), Error::NoSuchClub);
	});
}
