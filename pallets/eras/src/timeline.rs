//! Parameters over time (F1, C13), apart from storage: those in force, those before, and those that come.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use synergy_primitives::{EraIndex, Parameters};

/// Parameters, and from when on they hold.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Regime {
	/// The first era in which they hold.
	pub since: EraIndex,
	/// The parameters.
	pub parameters: Parameters,
	/// No notice given under them ends before this boundary (G3): complaints filed under longer ones may climb until then,
	/// and nobody who revokes later is out earlier.
	pub notice_floor: EraIndex,
}

/// The parameters in force, before, and to come.
///
/// The work of a boundary may be done when the next one has passed already. It is done with the parameters of its own
/// boundary (E3): hence those before. No more than these are ever needed, because nothing can be changed while work
/// waits from before those in force.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Timeline {
	/// Those in force.
	pub now: Regime,
	/// Those in force until then, if they were ever changed.
	pub before: Option<Regime>,
	/// Those that hold from the next era on, if they were changed in this one.
	pub next: Option<Parameters>,
}

impl Timeline {
	/// That of a new chain.
	pub const fn new(parameters: Parameters) -> Self {
		Self { now: Regime { since: 0, parameters, notice_floor: 0 }, before: None, next: None }
	}

	/// What holds in `era`, or in work that follows the boundary into it.
	pub fn at(&self, era: EraIndex) -> &Regime {
		match &self.before {
			Some(before) if era < self.now.since => before,
			_ => &self.now,
		}
	}

	/// What will hold from the next era on.
	pub fn coming(&self) -> Parameters {
		self.next.unwrap_or(self.now.parameters)
	}

	/// The same after the boundary into `era`.
	pub fn entered(&self, era: EraIndex) -> Self {
		let Some(parameters) = self.next else { return *self };
		// What is revoked in the last half of an era counts from the next one (E4), with the notice of before.
		let notice_floor = self.now.notice_floor.max(era.saturating_add(self.now.parameters.revocation_notice));
		Self { now: Regime { since: era, parameters, notice_floor }, before: Some(self.now), next: None }
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use synergy_primitives::Parameter;

	const DEFAULT: Parameters = Parameters::DEFAULT;

	/// A timeline that has passed boundaries at which parameters changed.
	fn changed(changes: &[(EraIndex, Parameter)]) -> Timeline {
		changes.iter().fold(Timeline::new(DEFAULT), |timeline, (era, parameter)| {
			let next = Some(timeline.coming().with(*parameter));
			Timeline { next, ..timeline }.entered(*era)
		})
	}

	#[test]
	fn f1_nothing_changes_at_a_boundary_without_a_change() {
		let timeline = changed(&[(3, Parameter::GraceEras(5))]);
		assert_eq!(timeline.entered(4), timeline);
		assert_eq!(Timeline::new(DEFAULT).entered(1), Timeline::new(DEFAULT));
	}

	#[test]
	fn e3_work_of_an_earlier_boundary_finds_the_parameters_of_then() {
		let timeline = changed(&[(3, Parameter::GraceEras(5)), (7, Parameter::GraceEras(9))]);
		let grace = |era| timeline.at(era).parameters.grace_eras;
		assert_eq!([3, 6, 7, 8].map(grace), [5, 5, 9, 9]);
		assert_eq!(Timeline::new(DEFAULT).at(0).parameters, DEFAULT);
	}

	#[test]
	fn g3_a_shorter_notice_never_ends_before_one_given_earlier() {
		let timeline = changed(&[(3, Parameter::RevocationNotice(20)), (7, Parameter::RevocationNotice(10))]);
		assert_eq!(timeline.now.notice_floor, 27, "what was revoked in era 6 ends at 27 at the latest");
		assert_eq!(timeline.at(6).notice_floor, 13);
		let later = Timeline { next: Some(DEFAULT.with(Parameter::MaxTerm(30))), ..timeline }.entered(8);
		assert_eq!(later.now.notice_floor, 27, "another change does not shorten it");
	}
}
