//! How far a search over the state may go: so many steps, so long, and only while somebody waits for it.

use std::{
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc,
	},
	time::{Duration, Instant},
};

/// Whether somebody still waits for what a search finds. Whoever starts one keeps a copy and drops it as a
/// [`Waiting`].
#[derive(Clone, Default)]
pub struct Wanted(Arc<AtomicBool>);

impl Wanted {
	/// Whoever holds this waits; when it is dropped, the search ends.
	pub fn waiting(&self) -> Waiting {
		Waiting(self.clone())
	}

	/// Nobody waits any more.
	pub fn give_up(&self) {
		self.0.store(true, Ordering::Relaxed);
	}

	fn is_given_up(&self) -> bool {
		self.0.load(Ordering::Relaxed)
	}
}

/// Ends a search when it is dropped.
pub struct Waiting(Wanted);

impl Drop for Waiting {
	fn drop(&mut self) {
		self.0.give_up();
	}
}

/// What a search may still spend.
pub struct Budget {
	nodes: u32,
	deadline: Instant,
	wanted: Wanted,
}

impl Budget {
	/// So many steps, for so many milliseconds, while it is `wanted`.
	pub fn new(nodes: u32, millis: u64, wanted: Wanted) -> Self {
		let now = Instant::now();
		Self { nodes, deadline: now.checked_add(Duration::from_millis(millis)).unwrap_or(now), wanted }
	}

	/// Takes one more step; false if none is left.
	pub fn spend(&mut self) -> bool {
		let left = self.nodes.checked_sub(1).filter(|_| self.has_time());
		self.nodes = left.unwrap_or(self.nodes);
		left.is_some()
	}

	/// The same for the first half of the time, for what is only to prepare what comes after it.
	pub fn first_half(&self) -> Self {
		let left = self.deadline.saturating_duration_since(Instant::now());
		let half = left.checked_div(2).unwrap_or_default();
		let deadline = self.deadline.checked_sub(half).unwrap_or(self.deadline);
		Self { nodes: self.nodes, deadline, wanted: self.wanted.clone() }
	}

	/// Whether there is time left, and somebody waits.
	pub fn has_time(&self) -> bool {
		Instant::now() < self.deadline && !self.wanted.is_given_up()
	}
}

#[cfg(test)]
mod tests {
	use super::{Budget, Wanted};

	#[test]
	fn ends_after_so_many_nodes() {
		let mut budget = Budget::new(2, 60_000, Wanted::default());
		assert!(budget.spend() && budget.spend());
		assert!(!budget.spend());
	}

	#[test]
	fn ends_when_the_time_is_over() {
		let mut budget = Budget::new(2, 0, Wanted::default());
		assert!(!budget.has_time());
		assert!(!budget.spend());
	}

	#[test]
	fn the_first_half_leaves_time_for_the_second() {
		let budget = Budget::new(2, 60_000, Wanted::default());
		let first = budget.first_half();
		assert!(first.has_time());
		assert!(first.deadline < budget.deadline);
	}

	#[test]
	fn ends_when_nobody_waits_any_more() {
		let wanted = Wanted::default();
		let waiting = wanted.waiting();
		let mut budget = Budget::new(2, 60_000, wanted);
		assert!(budget.spend());
		drop(waiting);
		assert!(!budget.spend());
	}
}
