//! `draft` (K1, K4, K9, A9).

use crate::*;

#[test]
fn k1_succeeds_and_the_organiser_has_signed_it() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		assert_eq!(Cycles::missing(id), [FUEL, FARM, WORKSHOP]);
		let until = era() + 7;
		let expected = Event::Drafted {
			cycle_contract: id,
			organiser: ORGANISER,
			amends: None,
			hash: hash(id),
			price: PRICE,
			until,
		};
		assert!(has_happened(expected));
		assert_eq!((free(ORGANISER), exposure(FARM)), (PURSE - 4_200 * SYN, 0), "nothing moves, nothing is reserved");
	});
}

#[test]
fn k1_succeeds_without_consumers_as_a_ring_of_services() {
	story(|| {
		let id = drafted(ORGANISER, ring_of_services());
		assert_eq!(Texts::<Runtime>::get(id).unwrap().price(), 0);
	});
}

#[test]
fn k1_succeeds_with_2_to_32_legs() {
	story(|| {
		for legs in 2..=32u32 {
			let last = leg(FUEL, Receiver::Consumers, 40, 20);
			let more = (1..legs).map(|n| leg(n % 8, Receiver::Member(n % 8 + 1), 3, 1)).chain([last]);
			let id = drafted(ORGANISER, terms(more.collect()));
			assert_eq!(Texts::<Runtime>::get(id).unwrap().terms.legs.len(), legs as usize);
			refuse_draft(ORGANISER, id).unwrap();
			work();
		}
	});
}

#[test]
fn k1_a_draft_that_not_all_have_signed_expires_after_7_eras() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		sign(FARM, id).unwrap();
		eras(6);
		assert!(contract(id).is_some());
		boundary();
		fails(sign(FUEL, id), Error::Due);
		work();
		assert_eq!(contract(id), None);
		assert!(has_happened(Event::DraftExpired { cycle_contract: id }));
		assert_eq!(SeatsOf::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn e4_a_draft_of_the_afternoon_counts_from_the_next_era() {
	story(|| {
		afternoon();
		let id = drafted(ORGANISER, sausages());
		eras(7);
		assert!(contract(id).is_some());
		next_era();
		assert_eq!(contract(id), None);
	});
}

#[test]
fn k1_fails_when_the_account_has_never_applied() {
	story(|| fails(draft(1_000, sausages(), None), Error::NotKnown));
}

#[test]
fn c5_fails_when_the_organiser_is_suspended() {
	story(|| {
		make_suspended(ORGANISER);
		fails_in_guarantees(draft(ORGANISER, sausages(), None), GuaranteesError::Suspended);
	});
}

#[test]
fn d5_fails_when_the_organiser_is_lapsing() {
	story(|| {
		make_lapse(ORGANISER);
		fails_in_guarantees(draft(ORGANISER, sausages(), None), GuaranteesError::Lapsing);
	});
}

#[test]
fn k1_fails_when_there_is_no_such_club() {
	story(|| fails(draft(ORGANISER, Terms { club: 7, ..sausages() }, None), Error::NoSuchClub));
}

#[test]
fn k1_fails_without_legs() {
	story(|| fails(draft(ORGANISER, terms(vec![]), None), Error::NoLegs));
}

#[test]
fn k1_fails_when_the_period_is_out_of_bounds() {
	story(|| {
		for period in [0, 91, u32::MAX] {
			fails(draft(ORGANISER, Terms { period, ..sausages() }, None), Error::PeriodOutOfBounds);
		}
		draft(ORGANISER, Terms { period: 90, ..sausages() }, None).unwrap();
	});
}

#[test]
fn k1_fails_when_there_is_nothing_to_do() {
	story(|| {
		fails(draft(ORGANISER, Terms { units: 0, ..sausages() }, None), Error::NothingToDo);
		fails(draft(ORGANISER, Terms { cycles: Some(0), ..sausages() }, None), Error::NothingToDo);
		fails(draft(ORGANISER, Terms { product: Default::default(), ..sausages() }, None), Error::NothingToDo);
		let mut legs = sausages().legs.into_inner();
		legs[1].good.quantity = 0;
		fails(draft(ORGANISER, terms(legs), None), Error::NothingToDo);
	});
}

#[test]
fn p5_fails_when_a_sum_would_be_too_large_to_be_exact() {
	story(|| {
		let with = |change: fn(&mut LegTerms)| {
			let mut legs = sausages().legs.into_inner();
			change(&mut legs[2]);
			draft(ORGANISER, terms(legs), None)
		};
		fails(with(|leg| leg.market = Balance::MAX), Error::SumTooLarge);
		fails(with(|leg| leg.market = u64::MAX.into()), Error::SumTooLarge);
		fails(with(|leg| leg.internal = u64::MAX.into()), Error::SumTooLarge);
		let dear = vec![leg(0, Receiver::Consumers, 10_000, 10)];
		fails(draft(ORGANISER, Terms { units: u32::MAX, ..terms(dear) }, None), Error::SumTooLarge);
		draft(ORGANISER, Terms { units: u32::MAX, ..sausages() }, None).unwrap();
	});
}

#[test]
fn k1_fails_when_a_supplier_would_deliver_to_itself() {
	story(|| fails(draft(ORGANISER, terms(vec![leg(3, Receiver::Member(3), 30, 0)]), None), Error::OwnReceiver));
}

#[test]
fn k1_fails_when_consumers_receive_another_than_the_last_leg() {
	story(|| {
		let legs = vec![leg(0, Receiver::Consumers, 30, 10), leg(3, Receiver::Consumers, 30, 10)];
		fails(draft(ORGANISER, terms(legs), None), Error::ConsumersNotLast);
	});
}

#[test]
fn k1_fails_when_somebody_is_paid_and_nobody_pays() {
	story(|| fails(draft(ORGANISER, terms(vec![leg(0, Receiver::Member(3), 30, 1)]), None), Error::NobodyPays));
}

#[test]
fn k4_fails_when_a_leg_costs_more_than_on_the_market() {
	story(|| fails(draft(ORGANISER, terms(vec![leg(0, Receiver::Consumers, 30, 31)]), None), Error::MoneyAboveMarket));
}

#[test]
fn k4_fails_when_the_product_would_cost_more_than_on_the_market() {
	story(|| {
		fails(draft(ORGANISER, terms(vec![leg(0, Receiver::Consumers, 100, 81)]), None), Error::PriceAboveMarket);
		draft(ORGANISER, terms(vec![leg(0, Receiver::Consumers, 100, 80)]), None).unwrap();
	});
}

#[test]
fn k9_fails_when_a_gain_makes_no_sense() {
	story(|| {
		let with = |place: usize, percent, most| {
			let mut legs = sausages().legs.into_inner();
			legs[place].gain = Some(Gain { percent, most });
			draft(ORGANISER, terms(legs), None)
		};
		fails(with(0, 0, SYN), Error::UnsoundGain);
		fails(with(0, 101, SYN), Error::UnsoundGain);
		fails(with(0, 50, 0), Error::UnsoundGain);
		fails(with(2, 50, SYN), Error::UnsoundGain);
		fails(with(0, 50, Balance::MAX), Error::SumTooLarge);
		with(0, 50, SYN).unwrap();
	});
}

#[test]
fn a9_fails_when_one_organises_eight_already() {
	story(|| {
		(0..8).for_each(|_| draft(ORGANISER, sausages(), None).unwrap());
		fails(draft(ORGANISER, sausages(), None), Error::TooManyCycleContracts);
		refuse_draft(FARM, 0).unwrap();
		work();
		draft(ORGANISER, sausages(), None).unwrap();
	});
}

#[test]
fn k2_fails_when_what_it_would_change_does_not_run_or_is_not_ones_own() {
	story(|| {
		fails(draft(ORGANISER, sausages(), Some(7)), Error::NoSuchCycleContract);
		let id = drafted(ORGANISER, sausages());
		fails(draft(ORGANISER, sausages(), Some(id)), Error::NotRunning);
		sign_all(id);
		fails(draft(FARM, sausages(), Some(id)), Error::NotTheOrganiser);
		draft(ORGANISER, sausages(), Some(id)).unwrap();
	});
}

#[test]
fn k4_the_shares_are_those_that_were_signed() {
	story(|| {
		let before = drafted(ORGANISER, sausages());
		let parameter = synergy_primitives::Parameter::SharePercent(5);
		Eras::set_parameter(RuntimeOrigin::root(), parameter).unwrap();
		next_era();
		let after = drafted(ORGANISER, sausages());
		[FUEL, FARM, WORKSHOP].into_iter().for_each(|party| sign(party, before).unwrap());
		let price = |id| Texts::<Runtime>::get(id).unwrap().price();
		assert_eq!([before, after].map(price), [PRICE, 50 * SYN]);
	});
}
