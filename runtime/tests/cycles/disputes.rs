//! Complaints about legs and orders (K5, K6, C1, C2, C6, C10, C12).

use crate::*;

fn leg_1(id: CycleContractId) -> Obligation {
	Obligation::Leg { cycle_contract: id, cycle: 1, leg: 1 }
}

fn order_by(id: CycleContractId, consumer: u32) -> Obligation {
	Obligation::Order { cycle_contract: id, cycle: 1, consumer }
}

#[test]
fn c3_the_receiver_complains_and_the_supplier_is_suspended_at_once() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		assert!(is_suspended(FARM) && !is_suspended(WORKSHOP));
	});
}

#[test]
fn c1_nobody_but_the_receiver_may_complain_of_a_leg() {
	story(|| {
		let id = opened();
		for by in [FUEL, ORGANISER, ANNA] {
			assert_eq!(file(by, leg_1(id), 0), Err(Error::<Runtime>::NotAParty.into()));
		}
		let last = Obligation::Leg { cycle_contract: id, cycle: 1, leg: 2 };
		assert_eq!(
			file(ANNA, last, 0),
			Err(Error::<Runtime>::NotAParty.into()),
			"consumers complain about their orders"
		);
		assert_eq!(file(WORKSHOP, last, 0), Err(Error::<Runtime>::NotAParty.into()));
		fails_in_complaints(file(FARM, leg_1(id), 0), ComplaintsError::TooLate);
		assert_eq!(file(ANNA, order_by(id, BORIS), 0), Err(Error::<Runtime>::NotAParty.into()));
		assert_eq!(file(CLARA, order_by(id, CLARA), 0), Err(Error::<Runtime>::NoSuchOrder.into()));
		let nothing = Obligation::Leg { cycle_contract: id, cycle: 2, leg: 1 };
		assert_eq!(file(WORKSHOP, nothing, 0), Err(Error::<Runtime>::NoSuchCycle.into()));
	});
}

#[test]
fn c1_fails_when_there_is_no_such_leg() {
	story(|| {
		let nothing = Obligation::Leg { cycle_contract: opened(), cycle: 1, leg: 3 };
		fails(file(WORKSHOP, nothing, 0), Error::NoSuchLeg);
	});
}

#[test]
fn k6_fails_when_nobody_delivers() {
	story(|| {
		let id = opened_without_farm_and_workshop();
		[WORKSHOP, FARM].into_iter().for_each(|by| fails(file(by, leg_1(id), 0), Error::Vacant));
		[ANNA, WORKSHOP].into_iter().for_each(|by| fails(file(by, order_by(id, ANNA), 0), Error::Vacant));
	});
}

#[test]
fn c1_a_supplier_that_has_ordered_of_itself_cannot_complain_of_itself() {
	story(|| {
		let id = started(sausages());
		order(WORKSHOP, id, 1).unwrap();
		next_era();
		assert_eq!(file(WORKSHOP, order_by(id, WORKSHOP), 0), Err(Error::<Runtime>::NotAParty.into()));
	});
}

#[test]
fn c2_a_claim_is_at_most_what_is_reserved() {
	story(|| {
		let id = opened();
		fails_in_complaints(file(WORKSHOP, leg_1(id), 100 * SYN + 1), ComplaintsError::ClaimTooLarge);
		fails_in_complaints(file(ANNA, order_by(id, ANNA), 120 * SYN + 1), ComplaintsError::ClaimTooLarge);
		file(WORKSHOP, leg_1(id), 100 * SYN).unwrap();
		file(ANNA, order_by(id, ANNA), 120 * SYN).unwrap();
		file(BORIS, order_by(id, BORIS), 80 * SYN).unwrap();
	});
}

#[test]
fn g5_all_consumers_claims_together_are_covered() {
	story(|| {
		// Insured for 60, what one has paid, though the last supplier gets only 20 of it.
		let mut legs = sausages().legs.into_inner();
		legs[2].internal = PRICE;
		let id = opened_with(terms(legs));
		assert_eq!(exposure(WORKSHOP), 10 * PRICE);
		let before = [ANNA, BORIS].map(free);
		let complaints = [complain_of_order(ANNA, id, 1, 6 * PRICE), complain_of_order(BORIS, id, 1, 4 * PRICE)];
		judge(WORKSHOP, complaints[0], 100);
		[7, 8].iter().for_each(|n| vote(*n, complaints[1], 100).unwrap());
		accept_settlement(WORKSHOP, complaints[1], 4 * PRICE).unwrap();
		assert_eq!([ANNA, BORIS].map(free), [before[0] + 6 * PRICE, before[1] + 4 * PRICE]);
		// 200 were in the pot, 400 came from the deposits.
		assert_eq!((exposure(WORKSHOP), Guarantees::coverage(WORKSHOP)), (0, 3_800 * SYN));
		eras(PERIOD + 3);
		assert_eq!(adds_up(id, 1), (600 * SYN, 400 * SYN, 200 * SYN));
	});
}

#[test]
fn k5_too_late_after_the_claim_window() {
	story(|| {
		let id = opened();
		eras(PERIOD + 2);
		complain_of_leg(FARM, id, 1, 0, 0);
		boundary();
		fails_in_complaints(file(WORKSHOP, leg_1(id), 0), ComplaintsError::TooLate);
		fails_in_complaints(file(ANNA, order_by(id, ANNA), 0), ComplaintsError::TooLate);
	});
}

#[test]
fn k5_an_award_takes_from_the_supplier_what_goes_back_to_the_consumers() {
	story(|| {
		let id = opened();
		let (farm, workshop) = (total(FARM), total(WORKSHOP));
		let consumers = [ANNA, BORIS].map(free);
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		judge(FARM, complaint, 30);
		assert_eq!(total(WORKSHOP), workshop + 30 * SYN, "out of the deposits");
		assert_eq!(Guarantees::coverage(FARM), 4_170 * SYN);
		assert_eq!((total(FARM), exposure(FARM)), (farm + 70 * SYN, 0));
		eras(PERIOD + 3);
		assert_eq!([ANNA, BORIS].map(free), [consumers[0] + 18 * SYN, consumers[1] + 12 * SYN]);
		assert_eq!(adds_up(id, 1), (600 * SYN, 570 * SYN, 30 * SYN));
	});
}

#[test]
fn k5_an_award_above_the_price_leaves_the_supplier_nothing() {
	story(|| {
		let mut legs = sausages().legs.into_inner();
		legs[1].internal = 25 * SYN;
		let id = opened_with(terms(legs));
		let farm = total(FARM);
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 250 * SYN);
		judge(FARM, complaint, 100);
		assert_eq!((total(FARM), Guarantees::coverage(FARM)), (farm, 3_950 * SYN));
		eras(PERIOD + 3);
		assert_eq!(adds_up(id, 1), (600 * SYN, 500 * SYN, 100 * SYN));
	});
}

#[test]
fn k5_an_award_that_comes_after_the_shares_goes_back_as_well() {
	story(|| {
		let id = opened();
		eras(PERIOD + 1);
		let consumers = [ANNA, BORIS].map(free);
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		eras(2);
		assert!(is_open(id, 1) && pot(id, 1) == 100 * SYN);
		for voter in [4, 5] {
			vote(voter, complaint, 10).unwrap();
		}
		accept_settlement(FARM, complaint, 10 * SYN).unwrap();
		accept_settlement(WORKSHOP, complaint, 10 * SYN).unwrap();
		next_era();
		assert_eq!([ANNA, BORIS].map(free), [consumers[0] + 6 * SYN, consumers[1] + 4 * SYN]);
		adds_up(id, 1);
	});
}

#[test]
fn c6_a_settlement_leaves_the_supplier_its_price() {
	story(|| {
		let id = opened();
		let (farm, workshop) = (total(FARM), total(WORKSHOP));
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		settle(FARM, complaint, 40 * SYN).unwrap();
		accept_settlement(WORKSHOP, complaint, 40 * SYN).unwrap();
		assert_eq!((total(FARM), total(WORKSHOP)), (farm + 60 * SYN, workshop + 40 * SYN));
		assert_eq!((exposure(FARM), leg_of(id, 1, 1).state), (0, LegState::Settled));
		eras(PERIOD + 3);
		assert_eq!(adds_up(id, 1).2, 0);
	});
}

#[test]
fn c6_settled_in_full_the_supplier_has_its_price_as_well() {
	story(|| {
		let id = opened();
		let farm = total(FARM);
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		settle(FARM, complaint, 100 * SYN).unwrap();
		assert_eq!(total(FARM), farm);
	});
}

#[test]
fn c6_withdrawn_in_time_the_leg_is_open_again() {
	story(|| {
		let id = opened();
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		withdraw(WORKSHOP, complaint).unwrap();
		assert_eq!((leg_of(id, 1, 1).state, exposure(FARM)), (LegState::Open, 100 * SYN));
		complain_of_leg(WORKSHOP, id, 1, 1, 50 * SYN);
		fails_in_complaints(file(WORKSHOP, leg_1(id), 0), ComplaintsError::AlreadyComplained);
	});
}

#[test]
fn c2_what_was_decided_cannot_be_claimed_again() {
	story(|| {
		let id = opened();
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		judge(FARM, complaint, 0);
		assert_eq!(leg_of(id, 1, 1).state, LegState::Settled);
		fails_in_complaints(file(WORKSHOP, leg_1(id), 0), ComplaintsError::TooLate);
	});
}

#[test]
fn c12_the_accused_may_answer_and_its_answer_keeps_nothing() {
	story(|| {
		let id = opened();
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		fails_in_complaints(file(FARM, leg_1(id), 1), ComplaintsError::ClaimTooLarge);
		file(FARM, leg_1(id), 0).unwrap();
		assert!(is_suspended(WORKSHOP));
		let order = complain_of_order(ANNA, id, 1, SYN);
		fails_in_complaints(file(WORKSHOP, order_by(id, ANNA), 1), ComplaintsError::ClaimTooLarge);
		file(WORKSHOP, order_by(id, ANNA), 0).unwrap();
		assert!(is_suspended(ANNA));
		assert_eq!(cycle(id, 1).disputed.get(), 4);
		withdraw(WORKSHOP, complaint).unwrap();
		withdraw(ANNA, order).unwrap();
		confirm(WORKSHOP, id, 1, 1).unwrap();
		confirm(ANNA, id, 1, 2).unwrap();
		promises();
		eras(PERIOD + 4);
		adds_up(id, 1);
	});
}

#[test]
fn d4_an_award_to_a_consumer_comes_from_its_own_money_and_the_rest_goes_to_the_supplier() {
	story(|| {
		let id = opened();
		let (workshop, anna) = (total(WORKSHOP), free(ANNA));
		let complaint = complain_of_order(ANNA, id, 1, 120 * SYN);
		judge(WORKSHOP, complaint, 75);
		assert_eq!((free(ANNA), total(WORKSHOP)), (anna + 90 * SYN, workshop + 30 * SYN));
		assert_eq!((Guarantees::coverage(WORKSHOP), exposure(WORKSHOP)), (4_200 * SYN, 80 * SYN));
		assert!(order_of(id, 1, ANNA).unwrap().is_settled);
		eras(PERIOD + 3);
		assert_eq!(adds_up(id, 1), (600 * SYN, 510 * SYN, 90 * SYN));
	});
}

#[test]
fn k5_the_order_of_who_complains_waits_and_the_others_do_not() {
	story(|| {
		let id = opened();
		let workshop = total(WORKSHOP);
		eras(PERIOD + 1);
		let complaint = complain_of_order(ANNA, id, 1, 120 * SYN);
		eras(2);
		assert_eq!(total(WORKSHOP), workshop + 80 * SYN, "Boris' silence has confirmed his");
		assert_eq!((pot(id, 1), exposure(WORKSHOP)), (120 * SYN, 120 * SYN));
		withdraw(ANNA, complaint).unwrap();
		assert_eq!((total(WORKSHOP), exposure(WORKSHOP)), (workshop + 200 * SYN, 0));
		assert!(is_open(id, 1));
		next_era();
		adds_up(id, 1);
	});
}

#[test]
fn c6_an_order_withdrawn_in_time_goes_with_the_others_again() {
	story(|| {
		let id = opened();
		let complaint = complain_of_order(ANNA, id, 1, 120 * SYN);
		assert_eq!((leg_of(id, 1, 2).units, leg_of(id, 1, 2).pinned), (4, 6));
		promises();
		withdraw(ANNA, complaint).unwrap();
		assert_eq!((leg_of(id, 1, 2).units, leg_of(id, 1, 2).pinned), (10, 0));
		confirm(ANNA, id, 1, 2).unwrap();
	});
}

#[test]
fn c6_a_settlement_with_a_consumer_leaves_the_supplier_its_price() {
	story(|| {
		let id = opened();
		let (workshop, anna) = (total(WORKSHOP), free(ANNA));
		let complaint = complain_of_order(ANNA, id, 1, 120 * SYN);
		settle(WORKSHOP, complaint, 50 * SYN).unwrap();
		accept_settlement(ANNA, complaint, 50 * SYN).unwrap();
		assert_eq!((free(ANNA), total(WORKSHOP)), (anna + 50 * SYN, workshop + 70 * SYN));
	});
}

#[test]
fn e3_a_complaint_that_ends_after_the_boundary_has_the_same_result_before_the_work_as_after() {
	let root = |worked_first: bool, end: &dyn Fn(u32, ComplaintId)| {
		chain(16, Tier::T2100).execute_with(|| {
			let id = opened_with(Terms { cycles: Some(1), ..sausages() });
			let leg = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
			let order = complain_of_order(ANNA, id, 1, 120 * SYN);
			eras(PERIOD + 2);
			boundary();
			if worked_first {
				work();
			}
			end(WORKSHOP, leg);
			end(ANNA, order);
			work();
			promises();
			eras(4);
			adds_up(id, 1);
			System::reset_events();
			sp_io::storage::root(sp_runtime::StateVersion::V1)
		})
	};
	let withdrawn = |by: u32, id: ComplaintId| withdraw(by, id).unwrap();
	assert_eq!(root(false, &withdrawn), root(true, &withdrawn));
	let settled = |by: u32, id: ComplaintId| {
		let accused = if by == ANNA { WORKSHOP } else { FARM };
		settle(accused, id, kit::complaint(id).unwrap().claim).unwrap();
	};
	assert_eq!(root(false, &settled), root(true, &settled));
}

#[test]
fn e3_a_consumer_does_not_overtake_silence_either() {
	story(|| {
		let id = opened();
		let of = Obligation::Order { cycle_contract: id, cycle: 1, consumer: ANNA };
		eras(PERIOD + 2);
		let complaint = complain_of_order(ANNA, id, 1, 0);
		file(WORKSHOP, of, 0).unwrap();
		withdraw(ANNA, complaint).unwrap();
		boundary();
		fails(file(ANNA, of, 120 * SYN), Error::Due);
		work();
		assert!(order_of(id, 1, ANNA).unwrap().is_settled);
		fails_in_complaints(file(ANNA, of, 1), ComplaintsError::ClaimTooLarge);
	});
}
