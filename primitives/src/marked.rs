//! Values of which work after a boundary has to know what they were there.

use crate::EraIndex;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A value that remembers what it was at the last boundary (E3).
///
/// The work that follows a boundary may be done some blocks later, with calls in between. What it decides on is the
/// value *at* the boundary, so the result is the same however the work falls among the calls.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Marked<V> {
	now: V,
	before: V,
	era: EraIndex,
}

impl<V: Copy> Marked<V> {
	/// The value now.
	pub fn get(&self) -> V {
		self.now
	}

	/// The value at the boundary into `era`.
	pub fn at(&self, era: EraIndex) -> V {
		if self.era >= era {
			self.before
		} else {
			self.now
		}
	}

	/// Changes the value during `era`. A change that belongs to an era before the last changed one, because it is
	/// work that follows a boundary, changes what the value was at that boundary as well.
	pub fn update(&mut self, era: EraIndex, change: impl Fn(V) -> V) {
		if self.era > era {
			self.before = change(self.before);
		} else if self.era < era {
			self.before = self.now;
			self.era = era;
		}
		self.now = change(self.now);
	}
}

#[cfg(test)]
mod tests {
	use super::Marked;

	#[test]
	fn e3_remembers_the_value_at_the_boundary() {
		let mut value = Marked::<u32>::default();
		value.update(3, |v| v + 7);
		assert_eq!((value.get(), value.at(3), value.at(4)), (7, 0, 7));
		value.update(3, |v| v + 1);
		assert_eq!((value.get(), value.at(3), value.at(4)), (8, 0, 8));
		value.update(5, |v| v - 7);
		assert_eq!((value.get(), value.at(5), value.at(6)), (1, 8, 1));
		value.update(4, |v| v + 2);
		assert_eq!((value.get(), value.at(5), value.at(6)), (3, 10, 3));
	}
}
