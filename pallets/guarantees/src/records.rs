//! The records of members (R2).

use crate::{Config, Counterparties, Members, Pallet};
use synergy_primitives::{Balance, MemberIndex, Merit, People};

impl<T: Config> synergy_primitives::Records for Pallet<T> {
	fn note(number: MemberIndex, merit: Merit) {
		if let Merit::DealCompleted { with, volume } = merit {
			return Self::note_deal(number, with, volume);
		}
		Members::<T>::mutate_extant(number, |member| {
			let record = &mut member.record;
			let count = match merit {
				Merit::ComplaintDismissed => &mut record.dismissed,
				Merit::WardFailed => &mut record.wards_failed,
				Merit::VoteMissed => &mut record.votes_missed,
				Merit::AwardPaid(amount) => {
					record.amount_paid = record.amount_paid.saturating_add(amount);
					&mut record.awards_paid
				}
				Merit::AwardReceived(amount) => {
					record.amount_received = record.amount_received.saturating_add(amount);
					&mut record.awards_received
				}
				Merit::DealCompleted { .. } => &mut record.deals,
			};
			*count = count.saturating_add(1);
		});
	}
}

impl<T: Config> Pallet<T> {
	/// A completed deal counts for both sides, unless one guarantees the other (R2).
	fn note_deal(one: MemberIndex, other: MemberIndex, volume: Balance) {
		if Self::are_tied(one, other) {
			return;
		}
		let (low, high) = (one.min(other), one.max(other));
		let is_new = !Counterparties::<T>::contains_key(low, high);
		if is_new {
			Counterparties::<T>::insert(low, high, ());
		}
		for number in [one, other] {
			Members::<T>::mutate_extant(number, |member| {
				let record = &mut member.record;
				record.deals = record.deals.saturating_add(1);
				record.volume = record.volume.saturating_add(volume);
				record.counterparties = record.counterparties.saturating_add(u32::from(is_new));
			});
		}
	}

	/// What a member's tier amounts to in all deposits behind it, in units: its coverage (G5).
	pub fn coverage(number: MemberIndex) -> Balance {
		crate::rules::coverage(&crate::Guarantees::<T>::get(number))
	}
}
