//! The list of whom a complaint has reached, in pages, each read and written once in a slice of the climb (C4).

use crate::{types::PAGE, Config, Reached};
use core::marker::PhantomData;
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use synergy_primitives::{ComplaintId, MemberIndex};

/// A page that a slice has open.
struct Page {
	number: u32,
	members: BoundedVec<MemberIndex, ConstU32<PAGE>>,
}

/// The list of one complaint, as far as a slice has opened it.
pub(crate) struct List<T> {
	id: ComplaintId,
	/// The page from which the next wards are taken.
	source: Option<Page>,
	/// The last page, to which those who join are added. It is written when it is full, or the slice is over.
	last: Option<Page>,
	/// How many pages have been opened.
	opened: u32,
	_config: PhantomData<T>,
}

impl<T: Config> List<T> {
	/// The list of a complaint, nothing of which is open yet.
	pub(crate) fn of(id: ComplaintId) -> Self {
		Self { id, source: None, last: None, opened: 0, _config: PhantomData }
	}

	/// How many pages have been opened so far.
	pub(crate) fn opened(&self) -> u32 {
		self.opened
	}

	/// Who stands at a place, from 1 on.
	pub(crate) fn get(&mut self, place: u32) -> Option<MemberIndex> {
		let (number, index) = page_of(place)?;
		let is_it = |page: &&Page| page.number == number;
		let open = self.last.as_ref().filter(is_it).or(self.source.as_ref().filter(is_it));
		if let Some(page) = open {
			return page.members.get(index).copied();
		}
		let page = self.open(number);
		let member = page.members.get(index).copied();
		self.source = Some(page);
		member
	}

	/// Adds a member at `place`, the first that is free.
	pub(crate) fn push(&mut self, place: u32, member: MemberIndex) {
		let Some((number, _)) = page_of(place) else { return };
		let last = match self.last.take() {
			Some(page) if page.number == number => page,
			before => {
				self.last = before;
				self.save_last();
				self.open(number)
			}
		};
		let last = self.last.insert(last);
		let added = last.members.try_push(member);
		debug_assert!(added.is_ok(), "a page is left when it is full");
	}

	/// Writes what was added.
	pub(crate) fn save(mut self) {
		self.save_last();
	}

	fn save_last(&mut self) {
		let Some(Page { number, members }) = self.last.take() else { return };
		Reached::<T>::insert(self.id, number, members);
		// What was taken from it before is not all of it.
		self.source = self.source.take().filter(|page| page.number != number);
	}

	fn open(&mut self, number: u32) -> Page {
		self.opened = self.opened.saturating_add(1);
		Page { number, members: Reached::<T>::get(self.id, number) }
	}
}

/// The page of a place, and where on it. Place 0 is the accused, which is on none.
fn page_of(place: u32) -> Option<(u32, usize)> {
	let index = place.checked_sub(1)?;
	Some((index.checked_div(PAGE)?, usize::try_from(index.checked_rem(PAGE)?).ok()?))
}
