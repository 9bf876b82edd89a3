//! Which values parameters may have: each within its own bounds, and all of them together (G3, F5).

use super::{Parameter, Parameters};
use core::fmt;

// What holds between two parameters whatever their values are, because their bounds see to it.
const _: () = {
	let (least, most) = (Parameters::LEAST, Parameters::MOST);
	assert!(least.max_open_complaints >= most.max_deals, "C2: one can complain about every deal that one has");
	assert!(least.max_guarantors >= most.min_guarantors, "M2: there is place for as many guarantors as are needed");
	assert!(least.max_wards >= most.min_guarantors, "G1: a ring of members can be closed");
	assert!(most.share_percent <= 50, "K4: the two shares are at most the market value");
	assert!(Parameters::DEFAULT.check().is_ok(), "F1: the defaults are within their bounds");
};

/// Why values of parameters are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
	/// One is below the lowest value that it may have.
	TooLow {
		/// Which, with the value it was to have.
		parameter: Parameter,
		/// The lowest it may have.
		least: u32,
	},
	/// One is above the highest value that it may have.
	TooHigh {
		/// Which, with the value it was to have.
		parameter: Parameter,
		/// The highest it may have.
		most: u32,
	},
	/// A deposit could go back before the longest climb with its wait has reached its guarantor (G3).
	NoticeTooShort {
		/// The notice it was to have.
		notice: u32,
		/// The shortest that `MaxLevel` and `AppealWait` allow.
		least: u32,
	},
	/// A higher tier would have fewer free calls than a lower one (F5).
	QuotaFalls {
		/// The quota of the lower tier.
		lower: Parameter,
		/// That of the next higher one.
		higher: Parameter,
	},
}

impl fmt::Display for Breach {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match *self {
			Self::TooLow { parameter, least } => {
				let (name, value, rule) = (parameter.name(), parameter.value(), parameter.rule());
				write!(f, "{name} is {value}, below the lowest allowed, {least} (rule {rule})")
			}
			Self::TooHigh { parameter, most } => {
				let (name, value, rule) = (parameter.name(), parameter.value(), parameter.rule());
				write!(f, "{name} is {value}, above the highest allowed, {most} (rule {rule})")
			}
			Self::NoticeTooShort { notice, least } => {
				write!(
					f,
					"RevocationNotice is {notice}, and with this MaxLevel and AppealWait at least {least} (rule G3)"
				)
			}
			Self::QuotaFalls { lower, higher } => {
				let (low, high) = (lower.name(), higher.name());
				write!(f, "{high} is {}, less than {low}, {} (rule F5)", higher.value(), lower.value())
			}
		}
	}
}

impl Parameters {
	/// Fails unless each is within its bounds and all of them fit together.
	pub const fn check(&self) -> Result<(), Breach> {
		if let Some(breach) = self.out_of_bounds() {
			return Err(breach);
		}
		let least = self.max_level.saturating_add(self.appeal_wait).saturating_add(1);
		if self.revocation_notice < least {
			return Err(Breach::NoticeTooShort { notice: self.revocation_notice, least });
		}
		match self.falling_quota() {
			Some((lower, higher)) => Err(Breach::QuotaFalls { lower, higher }),
			None => Ok(()),
		}
	}

	/// The first that is out of its own bounds.
	const fn out_of_bounds(&self) -> Option<Breach> {
		let (values, least, most) = (self.all(), Self::LEAST.all(), Self::MOST.all());
		let (mut all, mut lowest, mut highest): (&[_], &[_], &[_]) = (&values, &least, &most);
		while let ([parameter, rest @ ..], [least, higher @ ..], [most, lower @ ..]) = (all, lowest, highest) {
			let (value, least, most) = (parameter.value(), least.value(), most.value());
			if value < least {
				return Some(Breach::TooLow { parameter: *parameter, least });
			}
			if value > most {
				return Some(Breach::TooHigh { parameter: *parameter, most });
			}
			(all, lowest, highest) = (rest, higher, lower);
		}
		None
	}

	/// The first quota that is smaller than that of the tier below (F5).
	const fn falling_quota(&self) -> Option<(Parameter, Parameter)> {
		let (pledged, low) = (Parameter::QuotaPledged(self.quota_pledged), Parameter::QuotaTier10(self.quota_tier_10));
		let (middle, high) =
			(Parameter::QuotaTier100(self.quota_tier_100), Parameter::QuotaTier2100(self.quota_tier_2100));
		if self.quota_pledged > self.quota_tier_10 {
			return Some((pledged, low));
		}
		if self.quota_tier_10 > self.quota_tier_100 {
			return Some((low, middle));
		}
		if self.quota_tier_100 > self.quota_tier_2100 {
			return Some((middle, high));
		}
		None
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
	use super::*;

	const DEFAULT: Parameters = Parameters::DEFAULT;

	/// Parameters wide enough that any one of them may be at either of its bounds.
	fn roomy(parameter: Parameter) -> Parameters {
		let quotas = match parameter {
			Parameter::QuotaPledged(_) => [0, 400, 400, 400],
			Parameter::QuotaTier10(_) => [1, 0, 400, 400],
			Parameter::QuotaTier100(_) => [1, 10, 0, 400],
			_ => [1, 10, 10, 10],
		};
		let [quota_pledged, quota_tier_10, quota_tier_100, quota_tier_2100] = quotas;
		let longest = Parameters { revocation_notice: 90, ..DEFAULT };
		let calm = match parameter {
			Parameter::RevocationNotice(_) => Parameters { max_level: 1, appeal_wait: 1, ..DEFAULT },
			_ => longest,
		};
		Parameters { quota_pledged, quota_tier_10, quota_tier_100, quota_tier_2100, ..calm }.with(parameter)
	}

	#[test]
	fn f1_every_parameter_may_be_at_its_bounds_and_not_beyond() {
		let bounds = Parameters::LEAST.all().into_iter().zip(Parameters::MOST.all());
		for (least, most) in bounds {
			assert_eq!(roomy(least).check(), Ok(()), "{least:?}");
			assert_eq!(roomy(most).check(), Ok(()), "{most:?}");
			let above = Parameters::MOST.all().into_iter().find(|other| other.name() == most.name()).unwrap();
			let beyond = with_value(above, most.value().saturating_add(1));
			assert_eq!(roomy(beyond).check(), Err(Breach::TooHigh { parameter: beyond, most: most.value() }),);
			let Some(below) = least.value().checked_sub(1) else { continue };
			let beyond = with_value(least, below);
			assert_eq!(roomy(beyond).check(), Err(Breach::TooLow { parameter: beyond, least: least.value() }),);
		}
	}

	/// The same parameter with another value.
	fn with_value(parameter: Parameter, value: u32) -> Parameter {
		let mut bytes = codec::Encode::encode(&parameter);
		bytes.truncate(1);
		bytes.extend(value.to_le_bytes());
		codec::Decode::decode(&mut &bytes[..]).unwrap()
	}

	#[test]
	fn g3_a_notice_is_longer_than_the_longest_climb_with_its_wait() {
		let with = |max_level, appeal_wait, revocation_notice| {
			Parameters { max_level, appeal_wait, revocation_notice, ..DEFAULT }.check()
		};
		assert_eq!(with(6, 3, 10), Ok(()));
		assert_eq!(with(6, 3, 9), Err(Breach::NoticeTooShort { notice: 9, least: 10 }));
		assert_eq!(with(7, 3, 10), Err(Breach::NoticeTooShort { notice: 10, least: 11 }));
		assert_eq!(with(6, 4, 10), Err(Breach::NoticeTooShort { notice: 10, least: 11 }));
	}

	#[test]
	fn f5_quotas_do_not_fall_with_the_tier() {
		let with = |quotas: [u32; 4]| {
			let [quota_pledged, quota_tier_10, quota_tier_100, quota_tier_2100] = quotas;
			Parameters { quota_pledged, quota_tier_10, quota_tier_100, quota_tier_2100, ..DEFAULT }.check()
		};
		let falls = |lower, higher| Err(Breach::QuotaFalls { lower, higher });
		assert_eq!(with([20, 20, 20, 20]), Ok(()));
		assert_eq!(with([21, 20, 20, 20]), falls(Parameter::QuotaPledged(21), Parameter::QuotaTier10(20)));
		assert_eq!(with([20, 21, 20, 20]), falls(Parameter::QuotaTier10(21), Parameter::QuotaTier100(20)));
		assert_eq!(with([20, 20, 21, 20]), falls(Parameter::QuotaTier100(21), Parameter::QuotaTier2100(20)));
	}

	#[test]
	fn f1_a_breach_names_the_parameter_the_bound_and_the_rule() {
		let said = |parameters: Parameters| parameters.check().unwrap_err().to_string();
		assert_eq!(
			said(Parameters { max_wards: 13, ..DEFAULT }),
			"MaxWards is 13, above the highest allowed, 12 (rule G1)"
		);
		assert_eq!(
			said(Parameters { grace_eras: 0, ..DEFAULT }),
			"GraceEras is 0, below the lowest allowed, 1 (rule M5)"
		);
		assert_eq!(
			said(Parameters { max_level: 7, ..DEFAULT }),
			"RevocationNotice is 10, and with this MaxLevel and AppealWait at least 11 (rule G3)"
		);
		assert_eq!(
			said(Parameters { quota_tier_10: 101, ..DEFAULT }),
			"QuotaTier100 is 100, less than QuotaTier10, 101 (rule F5)"
		);
	}

	#[test]
	fn f1_one_is_changed_and_the_others_are_not() {
		let changed = DEFAULT.with(Parameter::MaxTerm(91));
		assert_eq!(changed, Parameters { max_term: 91, ..DEFAULT });
		assert_eq!(DEFAULT.same(Parameter::MaxTerm(91)), Parameter::MaxTerm(90));
		assert_eq!(Parameter::MaxTerm(91).name(), "MaxTerm");
		assert_eq!(DEFAULT.all().len(), Parameters::COUNT);
	}
}
