//! `set_parameter` (F1).

use super::*;
use crate::{Current, Event};

#[test]
fn f1_succeeds_from_the_next_era_on() {
	run(|| {
		boundary();
		set(Parameter::GraceEras(5)).unwrap();
		let (old, new) = (Parameter::GraceEras(3), Parameter::GraceEras(5));
		System::assert_last_event(Event::ParameterChanged { old, new, from: 2 }.into());
		assert_eq!(Eras::parameters(), Parameters::DEFAULT);
		boundary();
		assert_eq!(Eras::parameters(), Parameters { grace_eras: 5, ..Parameters::DEFAULT });
		boundary();
		assert_eq!(Eras::parameters().grace_eras, 5);
		assert_eq!(Current::<Test>::get().parameters.next, None);
	});
}

#[test]
fn f1_succeeds_with_several_in_one_era() {
	run(|| {
		set(Parameter::RevocationNotice(20)).unwrap();
		set(Parameter::MaxLevel(12)).unwrap();
		set(Parameter::AppealWait(7)).unwrap();
		boundary();
		let expected = Parameters { revocation_notice: 20, max_level: 12, appeal_wait: 7, ..Parameters::DEFAULT };
		assert_eq!(Eras::parameters(), expected);
	});
}

#[test]
fn f1_a_change_is_replaced_or_taken_back_before_it_comes_into_force() {
	run(|| {
		set(Parameter::GraceEras(5)).unwrap();
		set(Parameter::GraceEras(7)).unwrap();
		let (old, new) = (Parameter::GraceEras(3), Parameter::GraceEras(7));
		System::assert_last_event(Event::ParameterChanged { old, new, from: 1 }.into());
		set(Parameter::GraceEras(3)).unwrap();
		assert_eq!(Current::<Test>::get().parameters.next, None, "nothing is left of it");
		set(Parameter::BarEras(10)).unwrap();
		boundary();
		assert_eq!(Eras::parameters(), Parameters { bar_eras: 10, ..Parameters::DEFAULT });
	});
}

#[test]
fn fails_when_not_the_federation() {
	run(|| {
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
			let result = Eras::set_parameter(origin, Parameter::GraceEras(5));
			assert_eq!(result, Err(sp_runtime::DispatchError::BadOrigin));
		}
		assert_eq!(Current::<Test>::get().parameters.next, None);
	});
}

#[test]
fn fails_when_too_low() {
	run(|| {
		for parameter in [
			Parameter::MinGuarantors(1),
			Parameter::MaxGuarantors(3),
			Parameter::MaxWards(3),
			Parameter::GraceEras(0),
			Parameter::RevocationNotice(2),
			Parameter::ApplicationEras(0),
			Parameter::PremiumEras(0),
			Parameter::BarEras(0),
			Parameter::MaxLevel(0),
			Parameter::AppealWait(0),
			Parameter::ArbitrationEras(0),
			Parameter::MaxOpenComplaints(31),
			Parameter::RefileEras(0),
			Parameter::MaxReached(15),
			Parameter::MaxDeals(0),
			Parameter::MaxTerm(0),
			Parameter::ProposalEras(0),
			Parameter::ClaimWindow(0),
			Parameter::Window(15),
			Parameter::DraftEras(0),
			Parameter::QuotaPledged(0),
			Parameter::QuotaTier10(9),
			Parameter::QuotaTier100(9),
			Parameter::QuotaTier2100(9),
		] {
			refused(parameter, Error::ParameterTooLow);
		}
		set(Parameter::SharePercent(0)).unwrap();
	});
}

#[test]
fn fails_when_too_high() {
	run(|| {
		for parameter in [
			Parameter::MinGuarantors(5),
			Parameter::MaxGuarantors(9),
			Parameter::MaxWards(13),
			Parameter::GraceEras(31),
			Parameter::RevocationNotice(91),
			Parameter::ApplicationEras(91),
			Parameter::PremiumEras(366),
			Parameter::BarEras(366),
			Parameter::MaxLevel(13),
			Parameter::AppealWait(15),
			Parameter::ArbitrationEras(31),
			Parameter::MaxOpenComplaints(257),
			Parameter::RefileEras(366),
			Parameter::MaxReached(33),
			Parameter::MaxDeals(33),
			Parameter::MaxTerm(366),
			Parameter::ProposalEras(31),
			Parameter::ClaimWindow(31),
			Parameter::Window(1_025),
			Parameter::DraftEras(31),
			Parameter::SharePercent(51),
			Parameter::QuotaPledged(401),
			Parameter::QuotaTier10(401),
			Parameter::QuotaTier100(401),
			Parameter::QuotaTier2100(401),
			Parameter::QuotaTier2100(u32::MAX),
		] {
			refused(parameter, Error::ParameterTooHigh);
		}
	});
}

#[test]
fn g3_fails_when_the_notice_is_too_short() {
	run(|| {
		refused(Parameter::RevocationNotice(9), Error::NoticeTooShort);
		refused(Parameter::MaxLevel(7), Error::NoticeTooShort);
		refused(Parameter::AppealWait(4), Error::NoticeTooShort);
		set(Parameter::RevocationNotice(11)).unwrap();
		set(Parameter::MaxLevel(7)).unwrap();
		refused(Parameter::RevocationNotice(10), Error::NoticeTooShort);
		boundary();
		refused(Parameter::RevocationNotice(10), Error::NoticeTooShort);
	});
}

#[test]
fn f5_fails_when_a_quota_falls_with_the_tier() {
	run(|| {
		refused(Parameter::QuotaPledged(31), Error::QuotaFalls);
		refused(Parameter::QuotaTier10(101), Error::QuotaFalls);
		refused(Parameter::QuotaTier100(301), Error::QuotaFalls);
		refused(Parameter::QuotaTier2100(99), Error::QuotaFalls);
		set(Parameter::QuotaTier2100(400)).unwrap();
		set(Parameter::QuotaTier100(301)).unwrap();
	});
}

#[test]
fn fails_when_nothing_changes() {
	run(|| {
		refused(Parameter::GraceEras(3), Error::NothingChanges);
		set(Parameter::GraceEras(5)).unwrap();
		refused(Parameter::GraceEras(5), Error::NothingChanges);
	});
}
