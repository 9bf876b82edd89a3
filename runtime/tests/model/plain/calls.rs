//! Calls: what is refused changes nothing. The shortest are done here: `refuse` (D1), `close_expired` (D4), consent to
//! set-off (D6), `withdraw` (C6) and `arbitrate` (C9).

use super::{
	complaints::{ClaimState, End},
	need, Model, Phase, Result, Stand, Status,
};
use crate::ops::Op;
use synergy_primitives::Obligation;

impl Model {
	/// Does a call of `by`; false if it is refused, and then nothing has changed.
	pub fn call(&mut self, by: u32, op: &Op) -> bool {
		let mut after = self.clone();
		let done = after.dispatch(by, op).is_some();
		if done {
			*self = after;
		}
		done
	}

	fn dispatch(&mut self, by: u32, op: &Op) -> Result {
		match *op {
			Op::Transfer(to, amount) => self.pay(by, to, amount),
			Op::Pledge(ward, tier) => self.pledge(by, ward, tier),
			Op::Unpledge(guarantor, ward) => self.unpledge(by, guarantor, ward),
			Op::Apply(tier, ref guarantors) => self.apply(by, tier, guarantors),
			Op::AcceptGuarantor(guarantor) => self.accept_guarantor(by, guarantor),
			Op::Fund(guarantor, ward, amount, _) => self.fund(by, guarantor, ward, amount),
			Op::Unfund(guarantor, ward) => self.unfund(by, guarantor, ward),
			Op::Revoke(ward) => self.revoke(by, ward),
			Op::TopUp(ward) => self.top_up(by, ward),
			Op::ChangeTier(tier) => self.change_tier(by, tier),
			Op::Leave => self.leave(by),
			Op::Propose { .. } => self.propose(by, op),
			Op::Accept(id) => self.accept(by, id),
			Op::Refuse(id) => {
				let number = self.number(by)?;
				let deal = self.timely(id)?;
				need(deal.stand == Stand::Proposed && deal.sides[1] == number)?;
				self.close(id);
				Some(())
			}
			Op::Complete(id) => self.complete(by, id),
			Op::Cancel(id) => self.cancel(by, id),
			Op::CloseExpired(id) => {
				need(self.deals.get(&id)?.until <= self.era && !self.is_disputed(Obligation::Deal(id)))?;
				self.conclude(id);
				Some(())
			}
			Op::AllowSetOff(allowed) => {
				let number = self.number(by)?;
				let person = self.people.get_mut(&number)?;
				need(person.was_member && person.status != Status::Former)?;
				person.allows_set_off = allowed;
				Some(())
			}
			Op::SetOff(ref ring) => self.set_off(ring),
			Op::File(obligation, claim) => self.file(by, obligation, claim),
			Op::Withdraw(id) => {
				let (number, complaint) = (self.number(by)?, self.complaints.get(&id)?);
				need(complaint.by == number)?;
				let (obligation, level, adopted) = (complaint.obligation, complaint.levels.len(), complaint.adopted);
				self.end_dispute(obligation, number, End::Withdrawn);
				self.end(id, ClaimState::Withdrawn(level, adopted));
				Some(())
			}
			Op::Settle(id, amount) => self.settle(by, id, amount),
			Op::AcceptAward(id, amount) => self.accept_award(by, id, amount),
			Op::Vote(id, percent) => self.vote(by, id, percent),
			Op::Appeal(id) => self.appeal(by, id),
			Op::Arbitrate(id, percent) => {
				let complaint = self.complaints.get(&id)?;
				need(by == 2_000 && complaint.phase == Phase::Council && percent <= 100)?;
				self.finish(id, percent);
				Some(())
			}
			Op::Publish(ref content) => self.publish(by, std::slice::from_ref(content)),
			Op::PublishMany(ref contents) => self.publish(by, contents),
			Op::SetCategory(code, parent) => self.set_category(by, code, parent),
			Op::RemoveCategory(code) => self.remove_category(by, code),
			Op::Update(id, ref content) => self.update(by, id, content),
			Op::Pause(id) => self.pause(by, id, true),
			Op::Resume(id) => self.pause(by, id, false),
			Op::Unpublish(id) => self.unpublish(by, id),
			Op::Draft(ref plan, amends) => self.draft(by, plan, amends),
			Op::Sign(id) => self.sign(by, id),
			Op::RefuseDraft(id) => self.refuse_draft(by, id),
			Op::Order(id, units, standing) => self.order(by, id, units, standing),
			Op::CancelOrder(id) => self.cancel_order(by, id),
			Op::Confirm(id, cycle, leg, measured) => self.confirm(by, (id, cycle), usize::from(leg), measured),
			Op::Replace { .. } => self.replace_supplier(by, op),
			Op::Notice(id) => self.give_notice_of(by, id),
		}
	}
}
