//! The calls of the runtime.

use super::{drafts::terms, Op};
use crate::kit::*;
use pallet_synergy_cycles::Call as Cyclic;
use pallet_synergy_guarantees::Kind;
use pallet_synergy_listings::{Call as Market, Name};
use synergy_primitives::Portion;
use synergy_runtime::reading;

/// The call of the runtime.
pub fn runtime_call(op: &Op) -> RuntimeCall {
	use pallet_synergy_complaints::Call as C;
	use pallet_synergy_deals::Call as D;
	use pallet_synergy_guarantees::Call as G;
	match op.clone() {
		Op::Transfer(to, value) => {
			pallet_balances::Call::transfer_allow_death { dest: sp_runtime::MultiAddress::Id(who(to)), value }.into()
		}
		Op::Pledge(ward, tier) => G::pledge { ward: who(ward), tier }.into(),
		Op::Unpledge(guarantor, ward) => G::unpledge { guarantor: who(guarantor), ward: who(ward) }.into(),
		Op::Apply(tier, guarantors) => {
			let guarantors = guarantors.into_iter().map(who).collect::<Vec<_>>().try_into().unwrap();
			G::apply { club: 0, tier, kind: Kind::Person, guarantors }.into()
		}
		Op::AcceptGuarantor(guarantor) => G::accept_guarantor { guarantor: who(guarantor) }.into(),
		Op::Fund(guarantor, ward, amount, premium) => {
			G::fund { guarantor: who(guarantor), ward: who(ward), amount, premium }.into()
		}
		Op::Unfund(guarantor, ward) => G::unfund { guarantor: who(guarantor), ward: who(ward) }.into(),
		Op::Revoke(ward) => G::revoke { ward: who(ward) }.into(),
		Op::TopUp(ward) => G::top_up { ward: who(ward) }.into(),
		Op::ChangeTier(tier) => G::change_tier { tier }.into(),
		Op::Leave => G::leave {}.into(),
		Op::Propose { to, delivery, amount, payment, term, warranty, insured, portion, remark } => D::propose {
			counterparty: who(to),
			delivery,
			amount,
			due: era() + term,
			warranty,
			text: if remark { b"by the gate".to_vec().try_into().unwrap() } else { Default::default() },
			portion: portion.map(|(listing, quantity)| Portion { listing, quantity }),
			payment,
			insured,
		}
		.into(),
		Op::Accept(deal) => D::accept { deal }.into(),
		Op::Refuse(deal) => D::refuse { deal }.into(),
		Op::Complete(deal) => D::complete { deal }.into(),
		Op::Cancel(deal) => D::cancel { deal }.into(),
		Op::CloseExpired(deal) => D::close_expired { deal }.into(),
		Op::AllowSetOff(allowed) => D::allow_set_off { allowed }.into(),
		Op::SetOff(ring) => D::set_off { ring: ring.try_into().unwrap() }.into(),
		Op::File(obligation, claim) => C::file { obligation, claim }.into(),
		Op::Withdraw(complaint) => C::withdraw { complaint }.into(),
		Op::Settle(complaint, amount) => C::settle { complaint, amount }.into(),
		Op::AcceptAward(complaint, amount) => C::accept { complaint, amount }.into(),
		Op::Vote(complaint, percent) => C::vote { complaint, percent }.into(),
		Op::Appeal(complaint) => C::appeal { complaint }.into(),
		Op::Arbitrate(complaint, percent) => C::arbitrate { complaint, percent }.into(),
		op => of_market(op),
	}
}

fn of_market(op: Op) -> RuntimeCall {
	match op {
		Op::Publish(content) => Market::publish { content }.into(),
		Op::PublishMany(contents) => Market::publish_many { contents: contents.try_into().unwrap() }.into(),
		Op::Update(listing, content) => Market::update { listing, content }.into(),
		Op::Pause(listing) => Market::pause { listing }.into(),
		Op::Resume(listing) => Market::resume { listing }.into(),
		Op::Unpublish(listing) => Market::unpublish { listing }.into(),
		Op::SetCategory(code, parent) => {
			let name: Name = b"something".to_vec().try_into().unwrap();
			Market::set_category { code, parent, english: name.clone(), russian: name }.into()
		}
		Op::RemoveCategory(code) => Market::remove_category { code }.into(),
		op => of_cycle_contract(op),
	}
}

fn of_cycle_contract(op: Op) -> RuntimeCall {
	match op {
		Op::Draft(plan, amends) => Cyclic::draft { terms: terms(plan), amends }.into(),
		Op::Sign(id) => {
			let hash = reading::cycle_contract(id).map(|view| view.hash).unwrap_or_default();
			Cyclic::sign { cycle_contract: id, hash }.into()
		}
		Op::RefuseDraft(id) => Cyclic::refuse { cycle_contract: id }.into(),
		Op::Order(id, units, standing) => Cyclic::order { cycle_contract: id, units, standing }.into(),
		Op::CancelOrder(id) => Cyclic::cancel_order { cycle_contract: id }.into(),
		Op::Confirm(id, cycle, leg, measured) => Cyclic::confirm { cycle_contract: id, cycle, leg, measured }.into(),
		Op::Replace { key: (cycle_contract, cycle), leg, substitute, reason, surety } => {
			let substitute = who(substitute);
			Cyclic::replace_supplier { cycle_contract, cycle, leg, substitute, reason, surety }.into()
		}
		Op::Notice(id) => Cyclic::give_notice { cycle_contract: id }.into(),
		other => unreachable!("{other:?} is no call about a cycle contract"),
	}
}
