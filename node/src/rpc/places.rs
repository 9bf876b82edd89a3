//! How many searches may run at once. More would take the threads and the time that the node needs for its blocks.

use std::sync::{
	atomic::{AtomicUsize, Ordering},
	Arc,
};

/// How many searches of a kind run, and how many may.
#[derive(Clone)]
pub struct Places {
	taken: Arc<AtomicUsize>,
	most: usize,
}

/// The place of a search that runs. It is free again when this is dropped.
pub struct Place(Places);

impl Places {
	/// So many places, all of them free.
	pub fn new(most: usize) -> Self {
		Self { taken: Arc::default(), most }
	}

	/// Takes a place; none if all are taken.
	pub fn take(&self) -> Option<Place> {
		let one_more = |taken: usize| taken.checked_add(1).filter(|taken| *taken <= self.most);
		let taken = self.taken.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_more);
		taken.ok().map(|_| Place(self.clone()))
	}

	/// How many there are.
	pub fn most(&self) -> usize {
		self.most
	}
}

impl Drop for Place {
	fn drop(&mut self) {
		self.0.taken.fetch_sub(1, Ordering::Relaxed);
	}
}

#[cfg(test)]
mod tests {
	use super::Places;

	#[test]
	fn l7_only_a_few_searches_run_at_once() {
		let places = Places::new(4);
		let mut taken: Vec<_> = (0..4).map(|_| places.take().expect("is free")).collect();
		assert!(places.take().is_none());
		taken.pop();
		let again = places.take();
		assert!(again.is_some() && places.take().is_none());
	}
}
