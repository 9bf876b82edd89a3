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
	/// A completed deal counts for both sides, unless one guarantees the other (R2). Who never was a member has no record,
	/// and a deal with it is told apart: it adds no counterparty (D7).
	fn note_deal(one: MemberIndex, other: MemberIndex, volume: Balance) {
		if Self::are_tied(one, other) {
			return;
		}
		if !Self::has_record(one) || !Self::has_record(other) {
			return [one, other].into_iter().for_each(|number| Self::note_sale(number, volume));
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

	/// Whether somebody was a member once, so that it has a record.
	fn has_record(number: MemberIndex) -> bool {
		Members::<T>::get(number).is_some_and(|member| member.was_member())
	}

	/// A deal with somebody who never was a member.
	fn note_sale(number: MemberIndex, volume: Balance) {
		Members::<T>::mutate_extant(number, |member| {
			if !member.was_member() {
				return;
			}
			let record = &mut member.record;
			record.deals = record.deals.saturating_add(1);
			record.volume = record.volume.saturating_add(volume);
			record.sales = record.sales.saturating_add(1);
			record.sold = record.sold.saturating_add(volume);
		});
	}

	/// What is held behind a member in all deposits, also those under notice, in units: its coverage (G5).
	pub fn coverage(number: MemberIndex) -> Balance {
		crate::rules::coverage(&crate::Guarantees::<T>::get(number))
	}
}
