//! What happened in a sequence, from its events: agreement says something only about what did.

use crate::kit::*;
use pallet_synergy_complaints::Event as OfComplaint;
use pallet_synergy_cycles::{Event as OfCycle, Receiver, Role};
use pallet_synergy_deals::Event as OfDeal;
use pallet_synergy_guarantees::Event as OfGuarantee;
use synergy_primitives::Obligation;

/// What has to happen in some sequence, for the comparison to say something about it.
pub const RARE: [&str; 32] = [
	"Beneficiary paid",
	"CategoryRemoved",
	"CategorySet",
	"CycleClosed",
	"Deal Awarded",
	"Drawn",
	"Gain claimed",
	"Gain paid",
	"GainLapsed",
	"GainOwed",
	"LegPaid",
	"LegVacant",
	"Leg complained of",
	"OrderRefunded",
	"Order complained of",
	"Order complained of by a customer",
	"QuantityReturned",
	"QuantityTaken",
	"Questionnaire published",
	"Replaced because disputed",
	"Replaced because leaving",
	"Replaced because vacant",
	"Set off",
	"Set off by three",
	"Sold",
	"StandingOrderEnded",
	"Surety complained of",
	"Surety freed",
	"Surety paid",
	"Surety reserved for consumers",
	"SuretyOwed",
	"TermsChanged",
];

/// What the events so far tell, and forgets them.
pub fn told() -> Vec<String> {
	let told = System::events().into_iter().flat_map(|record| names(record.event)).collect();
	System::reset_events();
	told
}

fn names(event: RuntimeEvent) -> Vec<String> {
	match event {
		RuntimeEvent::Complaints(OfComplaint::ComplaintEnded { outcome, .. }) => vec![format!("{outcome:?}")],
		RuntimeEvent::Complaints(OfComplaint::ComplaintFiled { obligation, complainer, claim, suspends, .. }) => {
			let kind = first_word(&obligation);
			let mut names = vec![format!("{kind} complained of{}", if suspends { "" } else { " by a customer" })];
			names.extend((claim > 0 && delivers(obligation, complainer)).then(|| "Gain claimed".into()));
			names
		}
		RuntimeEvent::Deals(OfDeal::DealClosed { ending, .. }) => vec![format!("Deal {ending:?}")],
		RuntimeEvent::Deals(OfDeal::SetOff { deals, .. }) if deals.len() > 2 => {
			vec!["Set off".into(), "Set off by three".into()]
		}
		RuntimeEvent::Deals(OfDeal::SetOff { .. }) => vec!["Set off".into()],
		RuntimeEvent::Deals(OfDeal::DealOpened { by_customer: true, .. }) => vec!["Sold".into()],
		RuntimeEvent::Listings(event) => vec![first_word(&event)],
		RuntimeEvent::Cycles(event) => of_cycle(event),
		RuntimeEvent::Guarantees(OfGuarantee::DepositDrawn { .. }) => vec!["Drawn".into()],
		RuntimeEvent::Guarantees(OfGuarantee::MemberLapsed { .. }) => vec!["Lapsed out".into()],
		RuntimeEvent::Guarantees(OfGuarantee::DepositReleased { .. }) => vec!["Released".into()],
		_ => vec![],
	}
}

/// Whether somebody is the supplier of a leg.
fn delivers(of: Obligation, supplier: u32) -> bool {
	let Obligation::Leg { cycle_contract, cycle, leg } = of else { return false };
	let open = pallet_synergy_cycles::Cycles::<Runtime>::get(cycle_contract, cycle);
	open.is_some_and(|open| open.leg(leg).is_some_and(|at| at.supplier == supplier))
}

fn of_cycle(event: OfCycle<Runtime>) -> Vec<String> {
	let mut names = vec![first_word(&event)];
	match event {
		OfCycle::SupplierReplaced { new_leg: None, .. } => names.push("Replaced because leaving".into()),
		OfCycle::SupplierReplaced { leg, new_leg: Some(new), .. } if leg == new => {
			names.push("Replaced because vacant".into());
		}
		OfCycle::SupplierReplaced { cycle_contract, cycle, leg, surety, .. } => {
			names.push("Replaced because disputed".into());
			let open = pallet_synergy_cycles::Cycles::<Runtime>::get(cycle_contract, cycle);
			let receiver = open.and_then(|open| Some(open.leg(leg)?.receiver));
			if surety > 0 && receiver == Some(Receiver::Consumers) {
				names.push("Surety reserved for consumers".into());
			}
		}
		OfCycle::SuretySettled { paid: 0, .. } => names.push("Surety freed".into()),
		OfCycle::SuretySettled { .. } => names.push("Surety paid".into()),
		OfCycle::SharePaid { role: Role::Beneficiary, .. } => names.push("Beneficiary paid".into()),
		OfCycle::GainPaid { amount, .. } if amount > 0 => names.push("Gain paid".into()),
		_ => (),
	}
	names
}

/// The first word of what something says of itself: of an event its name.
fn first_word(of: &impl std::fmt::Debug) -> String {
	let told = format!("{of:?}");
	told.split([' ', '{', '(']).next().unwrap_or_default().trim_start_matches("Event::").into()
}
