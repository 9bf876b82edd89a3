//! Cycle contracts in plain Rust (K1 to K5, K7, D7): what is signed, amended, ordered, delivered, complained of, paid and
//! shared.
//!
//! Not modelled: substitutes (K6) and gains (K9).

use super::{need, Model, Result, Status};
use std::collections::{BTreeMap, BTreeSet};
use synergy_primitives::{Balance, Obligation};

/// The account of the club that gets its share.
pub const TREASURY: u32 = 2_100;

/// A leg as the parties sign it: to consumers, if there is no receiver. Values are for one unit of the product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
	pub supplier: u32,
	pub receiver: Option<u32>,
	pub market: Balance,
	pub internal: Balance,
	pub money: Balance,
}

/// What the parties sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
	pub legs: Vec<Part>,
	pub period: u32,
	pub cycles: Option<u32>,
	pub units: u32,
}

impl Plan {
	fn has_consumers(&self) -> bool {
		self.legs.last().is_some_and(|leg| leg.receiver.is_none())
	}
	fn market(&self) -> Balance {
		self.legs.iter().map(|leg| leg.market).sum()
	}
	/// Each of the two shares.
	fn share(&self) -> Balance {
		if self.has_consumers() {
			self.market() * 10 / 100
		} else {
			0
		}
	}
	pub fn price(&self) -> Balance {
		self.legs.iter().map(|leg| leg.money).sum::<Balance>() + 2 * self.share()
	}
	/// What of the price is kept for the last supplier.
	fn kept(&self) -> Balance {
		self.legs.last().map_or(0, |leg| leg.money)
	}
	/// K2: whether consumers get the same for the same from the same, and at least so many units of it.
	fn is_same_for_consumers(&self, other: &Plan, units: u32) -> bool {
		let last = |plan: &Plan| plan.legs.last().map(|leg| (leg.supplier, leg.receiver, leg.internal, leg.money));
		let is_same = (self.period, self.price(), last(self)) == (other.period, other.price(), last(other));
		is_same && self.units >= units
	}
	pub fn parties(&self, organiser: u32) -> BTreeSet<u32> {
		let legs = self.legs.iter().flat_map(|leg| [Some(leg.supplier), leg.receiver]);
		legs.flatten().chain([organiser]).collect()
	}
	fn is_sound(&self) -> bool {
		let to_members = self.legs.iter().rev().skip(1).all(|leg| leg.receiver.is_some());
		let is_leg_sound = |leg: &Part| leg.receiver != Some(leg.supplier) && leg.money <= leg.market;
		let is_paid = self.has_consumers() || self.legs.iter().all(|leg| leg.money == 0);
		let bounds = (1..=90).contains(&self.period) && self.units > 0 && self.cycles != Some(0);
		let legs = !self.legs.is_empty() && to_members && self.legs.iter().all(is_leg_sound);
		legs && is_paid && bounds && self.price() <= self.market()
	}
}

#[derive(Clone, Copy, Debug)]
pub struct Order {
	pub units: u32,
	pub by_customer: bool,
	pub is_settled: bool,
	pub is_pinned: bool,
	pub returned: Balance,
}

#[derive(Clone, Debug)]
pub struct Running {
	pub next: u32,
	pub opens: u32,
	/// Orders for the next cycle.
	pub placed: BTreeMap<u32, Order>,
	pub standing: BTreeMap<u32, u32>,
	/// Who has given notice, of the terms by which the next cycle opens.
	pub notices: BTreeSet<u32>,
	/// New terms that all have signed.
	pub amendment: Option<u32>,
	pub is_over: bool,
}

impl Running {
	/// Units ordered of the next cycle, standing orders that are still to be renewed included.
	pub fn ordered(&self) -> u32 {
		let waiting = self.standing.iter().filter(|(consumer, _)| !self.placed.contains_key(*consumer));
		let waiting: u32 = waiting.map(|(_, units)| units).sum();
		waiting + self.placed.values().map(|order| order.units).sum::<u32>()
	}
}

#[derive(Clone, Debug)]
pub enum Course {
	Draft {
		amends: Option<u32>,
		until: u32,
		signed: BTreeSet<u32>,
	},
	/// New terms of `amends` that all have signed.
	Signed {
		amends: u32,
		signed: BTreeSet<u32>,
	},
	Running(Running),
}

#[derive(Clone, Debug)]
pub struct Contract {
	pub organiser: u32,
	pub plan: Plan,
	pub course: Course,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Going {
	Open,
	Vacant,
	Settled,
}

#[derive(Clone, Debug)]
pub struct Leg {
	pub supplier: u32,
	pub receiver: Option<u32>,
	pub units: u32,
	pub pinned: u32,
	pub money: Balance,
	pub internal: Balance,
	pub held: Balance,
	pub reserved: Balance,
	pub going: Going,
}

impl Leg {
	fn take_money(&mut self, units: u32) -> Balance {
		let amount = (self.money * Balance::from(units)).min(self.held);
		self.held -= amount;
		amount
	}
	fn free(&mut self, units: u32) {
		self.reserved -= (self.internal * Balance::from(units)).min(self.reserved);
	}
}

#[derive(Clone, Debug)]
pub struct Cycle {
	pub serial: u32,
	pub organiser: u32,
	pub until: u32,
	pub units: u32,
	share: Balance,
	pub legs: Vec<Leg>,
	/// What goes back to all consumers.
	pub pool: Balance,
	backers: BTreeMap<u32, Balance>,
	has_shared: bool,
	is_swept: bool,
	pub orders: BTreeMap<u32, Order>,
}

impl Cycle {
	/// The leg that consumers receive.
	fn last(&self) -> Option<usize> {
		self.legs.iter().position(|leg| leg.receiver.is_none())
	}
}

/// How a complaint ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
	Withdrawn,
	Award(Balance),
	Settled,
}

/// The account of a cycle.
pub fn pot(id: u32, cycle: u32) -> u32 {
	1_000_000 + id * 1_000 + cycle
}

fn leg_obligation((cycle_contract, cycle): (u32, u32), leg: usize) -> Obligation {
	Obligation::Leg { cycle_contract, cycle, leg: leg as u8 }
}

fn order_obligation((cycle_contract, cycle): (u32, u32), consumer: u32) -> Obligation {
	Obligation::Order { cycle_contract, cycle, consumer }
}

/// The cycle that an obligation belongs to.
fn cycle_of(obligation: Obligation) -> Option<(u32, u32)> {
	match obligation {
		Obligation::Leg { cycle_contract, cycle, .. } | Obligation::Order { cycle_contract, cycle, .. } => {
			Some((cycle_contract, cycle))
		}
		_ => None,
	}
}

impl Model {
	// Drafting and signing.

	pub fn draft(&mut self, by: u32, plan: &Plan, amends: Option<u32>) -> Result {
		let organiser = self.number(by)?;
		self.in_good_standing(organiser)?;
		need(plan.is_sound())?;
		if let Some(amended) = amends {
			let (contract, run) = self.running(amended)?;
			let has_left = run.notices.contains(&contract.organiser);
			let steps_in = has_left && contract.plan.parties(contract.organiser).contains(&organiser);
			need(contract.organiser == organiser || steps_in)?;
		}
		need(self.contracts.values().filter(|contract| contract.organiser == organiser).count() < 8)?;
		let course = Course::Draft { amends, until: self.start() + 7, signed: BTreeSet::from([organiser]) };
		self.contracts.insert(self.next_contract, Contract { organiser, plan: plan.clone(), course });
		self.next_contract += 1;
		Some(())
	}

	pub fn sign(&mut self, by: u32, id: u32) -> Result {
		let number = self.number(by)?;
		self.in_good_standing(number)?;
		let Course::Draft { amends, until, mut signed } = self.contracts.get(&id)?.course.clone() else { return None };
		let needed = self.needed(id)?;
		need(needed.contains(&number))?;
		let is_new = signed.insert(number);
		if needed.is_subset(&signed) {
			return match amends {
				None => self.start_contract(id),
				Some(amended) => self.amend(amended, id, signed),
			};
		}
		// Who has signed may sign again only where that completes it.
		need(is_new)?;
		self.contracts.get_mut(&id)?.course = Course::Draft { amends, until, signed };
		Some(())
	}

	/// K2, K7: whose signatures a draft needs: its parties', and those of the terms it changes but for who has given notice.
	fn needed(&self, id: u32) -> Result<BTreeSet<u32>> {
		let draft = self.contracts.get(&id)?;
		let mut needed = draft.plan.parties(draft.organiser);
		if let Course::Draft { amends: Some(amended), .. } = draft.course {
			let (_, run) = self.running(amended)?;
			let next = self.next_terms(amended);
			needed.extend(next.plan.parties(next.organiser).difference(&run.notices));
		}
		Some(needed)
	}

	/// The terms by which the next cycle opens.
	fn next_terms(&self, id: u32) -> &Contract {
		let amendment = self.running(id).and_then(|(_, run)| run.amendment);
		&self.contracts[&amendment.unwrap_or(id)]
	}

	fn start_contract(&mut self, id: u32) -> Result {
		let run = Running {
			next: 1,
			opens: self.start() + 1,
			placed: BTreeMap::new(),
			standing: BTreeMap::new(),
			notices: BTreeSet::new(),
			amendment: None,
			is_over: false,
		};
		self.contracts.get_mut(&id)?.course = Course::Running(run);
		Some(())
	}

	/// All have signed new terms: every notice is void, and what is ordered by terms that change for consumers is returned.
	fn amend(&mut self, id: u32, draft: u32, signed: BTreeSet<u32>) -> Result {
		let (contract, run) = self.running(id)?;
		need(!run.is_over && run.amendment.is_none())?;
		let is_same = self.contracts[&draft].plan.is_same_for_consumers(&contract.plan, run.ordered());
		if !is_same {
			self.return_all(id);
			self.forget_customers();
		}
		let run = self.run_mut(id);
		(run.amendment, run.notices) = (Some(draft), BTreeSet::new());
		self.contracts.get_mut(&draft)?.course = Course::Signed { amends: id, signed };
		Some(())
	}

	/// New terms take the place of the old ones.
	fn apply_amendment(&mut self, id: u32) {
		let Some(draft) = self.run_mut(id).amendment.take() else { return };
		let new = self.contracts.remove(&draft).expect("is there");
		let parties = new.plan.parties(new.organiser);
		self.run_mut(id).notices.retain(|number| parties.contains(number));
		let contract = self.contracts.get_mut(&id).expect("runs");
		(contract.organiser, contract.plan) = (new.organiser, new.plan);
	}

	pub fn refuse_draft(&mut self, by: u32, id: u32) -> Result {
		let number = self.number(by)?;
		let contract = self.contracts.get(&id)?;
		need(matches!(contract.course, Course::Draft { .. }))?;
		let is_named = contract.plan.parties(contract.organiser).contains(&number);
		need(is_named || self.needed(id).is_some_and(|needed| needed.contains(&number)))?;
		self.contracts.remove(&id);
		Some(())
	}

	pub fn drop_drafts(&mut self) {
		let era = self.era;
		self.contracts.retain(|_, contract| !matches!(contract.course, Course::Draft { until, .. } if until <= era));
	}

	pub fn give_notice_of(&mut self, by: u32, id: u32) -> Result {
		let number = self.number(by)?;
		need(!self.running(id)?.1.is_over)?;
		let next = self.next_terms(id);
		need(next.plan.parties(next.organiser).contains(&number))?;
		need(self.run_mut(id).notices.insert(number))
	}

	fn running(&self, id: u32) -> Result<(&Contract, &Running)> {
		let contract = self.contracts.get(&id)?;
		match &contract.course {
			Course::Running(run) => Some((contract, run)),
			_ => None,
		}
	}

	fn run_mut(&mut self, id: u32) -> &mut Running {
		match &mut self.contracts.get_mut(&id).unwrap().course {
			Course::Running(run) => run,
			_ => panic!("{id} runs"),
		}
	}

	/// Whether a cycle follows.
	fn follows(&self, id: u32) -> bool {
		let (_, run) = self.running(id).unwrap();
		let next = self.next_terms(id);
		let is_given_up = next.plan.parties(next.organiser).is_subset(&run.notices);
		!is_given_up && next.plan.cycles.is_none_or(|last| run.next <= last)
	}

	// Ordering.

	pub fn order(&mut self, by: u32, id: u32, units: u32, standing: bool) -> Result {
		let consumer = self.customer(by);
		let is_lapsing = self.people.get(&consumer).is_some_and(|one| matches!(one.status, Status::Lapsing(_)));
		need(!is_lapsing && !self.is_suspended(consumer))?;
		let (_, run) = self.running(id)?;
		let plan = &self.next_terms(id).plan;
		need(units > 0 && plan.has_consumers() && !run.is_over && self.follows(id))?;
		need(!run.placed.contains_key(&consumer) && !run.standing.contains_key(&consumer))?;
		need(run.ordered() + units <= plan.units)?;
		self.place(id, consumer, units)?;
		if standing {
			self.run_mut(id).standing.insert(consumer, units);
		}
		Some(())
	}

	/// Moves the money of an order, and writes it down.
	fn place(&mut self, id: u32, consumer: u32, units: u32) -> Result {
		let (_, run) = self.running(id)?;
		let plan = &self.next_terms(id).plan;
		let (paid, next) = (plan.price() * Balance::from(units), run.next);
		let by_customer = !self.is_member(consumer);
		// D7: a customer's claim is limited to what is kept for the last supplier.
		need(plan.kept() > 0 || !by_customer)?;
		self.pay(self.account(consumer), pot(id, next), paid)?;
		let order = Order { units, by_customer, is_settled: false, is_pinned: false, returned: 0 };
		self.run_mut(id).placed.insert(consumer, order);
		Some(())
	}

	pub fn cancel_order(&mut self, by: u32, id: u32) -> Result {
		let consumer = self.number(by)?;
		let (_, run) = self.running(id)?;
		need(!run.is_over)?;
		let (was_placed, was_standing) = (run.placed.contains_key(&consumer), run.standing.contains_key(&consumer));
		need(was_placed || was_standing)?;
		self.return_order(id, consumer);
		self.run_mut(id).standing.remove(&consumer);
		self.forget_customers();
		Some(())
	}

	/// Gives the money of an order for the next cycle back, if there is one.
	fn return_order(&mut self, id: u32, consumer: u32) {
		let (price, next) = (self.next_terms(id).plan.price(), self.run_mut(id).next);
		if let Some(order) = self.run_mut(id).placed.remove(&consumer) {
			self.pay_from(pot(id, next), self.account(consumer), price * Balance::from(order.units));
		}
	}

	/// Pays out of the account of a cycle. What is written down is there (P5).
	fn pay_from(&mut self, pot: u32, to: u32, amount: Balance) {
		if amount > 0 {
			self.pay(pot, to, amount).expect("P5: what is written down is there");
		}
	}

	// From one cycle to the next.

	pub fn open_due(&mut self) {
		for id in self.contracts.keys().copied().collect::<Vec<_>>() {
			let Some((_, run)) = self.running(id) else { continue };
			if run.is_over || run.opens > self.era {
				continue;
			}
			self.apply_amendment(id);
			if self.follows(id) {
				self.renew(id);
				self.open_cycle(id);
			} else {
				self.return_all(id);
				self.run_mut(id).is_over = true;
				self.end_if_over(id);
			}
		}
		self.forget_customers();
	}

	/// All that is ordered of the next cycle goes back.
	fn return_all(&mut self, id: u32) {
		let consumers: Vec<u32> = self.run_mut(id).placed.keys().copied().collect();
		consumers.into_iter().for_each(|consumer| self.return_order(id, consumer));
		self.run_mut(id).standing.clear();
	}

	/// K3: a standing order renews while the money is there.
	fn renew(&mut self, id: u32) {
		for (consumer, units) in self.run_mut(id).standing.clone() {
			if !self.run_mut(id).placed.contains_key(&consumer) && self.place(id, consumer, units).is_none() {
				self.run_mut(id).standing.remove(&consumer);
			}
		}
	}

	fn open_cycle(&mut self, id: u32) {
		let (organiser, plan) = (self.contracts[&id].organiser, self.contracts[&id].plan.clone());
		let run = self.run_mut(id);
		let (cycle, orders) = (run.next, core::mem::take(&mut run.placed));
		run.next += 1;
		run.opens += plan.period;
		let ordered = orders.values().map(|order| order.units).sum();
		let units = if plan.has_consumers() { ordered } else { plan.units };
		if units == 0 {
			return;
		}
		let open = Cycle {
			serial: self.next_serial,
			organiser,
			until: self.era + plan.period + 3,
			units,
			share: plan.share(),
			legs: vec![],
			pool: 0,
			backers: BTreeMap::new(),
			has_shared: false,
			is_swept: !plan.has_consumers(),
			orders,
		};
		self.next_serial += 1;
		self.cycles.insert((id, cycle), open);
		// Each leg is reserved beside those before it.
		for part in &plan.legs {
			let leg = self.open_leg(part, units);
			self.cycles.get_mut(&(id, cycle)).unwrap().legs.push(leg);
		}
		let backers = self.backers_of((id, cycle));
		self.cycles.get_mut(&(id, cycle)).unwrap().backers = backers;
	}

	fn open_leg(&self, part: &Part, units: u32) -> Leg {
		let times = |value: Balance| value * Balance::from(units);
		let is_taken = self.may_deliver(part.supplier, times(part.internal));
		Leg {
			supplier: part.supplier,
			receiver: part.receiver,
			units,
			pinned: 0,
			money: part.money,
			internal: part.internal,
			held: times(part.money),
			reserved: if is_taken { times(part.internal) } else { 0 },
			going: if is_taken { Going::Open } else { Going::Vacant },
		}
	}

	/// Whether a supplier is in good standing, with guarantors that all stand beyond this boundary, and has the capacity.
	fn may_deliver(&self, supplier: u32, reserved: Balance) -> bool {
		let Some(person) = self.people.get(&supplier) else { return false };
		let retires = |number: u32| self.people[&number].retires.is_some_and(|until| until <= self.era);
		let all_stand = person.edges.iter().all(|edge| edge.notice.is_some() || !retires(edge.guarantor));
		let has_capacity =
			reserved == 0 || self.exposure(supplier) + reserved <= self.capacity_before_exposure(supplier);
		all_stand && has_capacity && self.in_good_standing(supplier).is_some()
	}

	/// K5: the deposits that count for those who deliver, each guarantor's as one.
	fn backers_of(&self, key: (u32, u32)) -> BTreeMap<u32, Balance> {
		let legs = self.cycles[&key].legs.iter().filter(|leg| leg.going == Going::Open);
		let suppliers: BTreeSet<u32> = legs.map(|leg| leg.supplier).collect();
		let mut backers = BTreeMap::new();
		for supplier in suppliers {
			for edge in self.people[&supplier].edges.iter().filter(|edge| !self.is_revoked(edge)) {
				*backers.entry(edge.guarantor).or_default() += edge.total();
			}
		}
		backers
	}

	// Confirming.

	pub fn confirm(&mut self, by: u32, id: u32, cycle: u32, leg: usize) -> Result {
		let (number, key) = (self.number(by)?, (id, cycle));
		let open = self.cycles.get(&key)?;
		let at = open.legs.get(leg)?;
		need(open.until > self.era && at.going == Going::Open)?;
		match at.receiver {
			Some(receiver) => {
				need(receiver == number && !self.complains(leg_obligation(key, leg), number))?;
				self.settle_leg(key, leg);
			}
			None => {
				let order = open.orders.get(&number)?;
				need(!order.is_settled && !self.complains(order_obligation(key, number), number))?;
				let units = order.units;
				let open = self.cycles.get_mut(&key)?;
				open.orders.get_mut(&number)?.is_settled = true;
				open.legs[leg].units -= units;
				self.pay_supplier(key, leg, units);
			}
		}
		Some(())
	}

	/// So many units of the last leg are delivered: their money moves, and nothing of them is at risk.
	fn pay_supplier(&mut self, key: (u32, u32), leg: usize, units: u32) {
		let at = &mut self.cycles.get_mut(&key).unwrap().legs[leg];
		let (supplier, amount) = (at.supplier, at.take_money(units));
		at.free(units);
		self.pay_from(pot(key.0, key.1), self.account(supplier), amount);
	}

	/// A leg that a member receives is over.
	fn settle_leg(&mut self, key: (u32, u32), leg: usize) {
		let at = &mut self.cycles.get_mut(&key).unwrap().legs[leg];
		at.going = Going::Settled;
		at.reserved = 0;
		let (supplier, amount) = (at.supplier, core::mem::take(&mut at.held));
		self.pay_from(pot(key.0, key.1), self.account(supplier), amount);
	}

	// Closing.

	pub fn close_due(&mut self) {
		let due = self.cycles.iter().filter(|(_, open)| open.until <= self.era);
		let mut due: Vec<(u32, (u32, u32))> = due.map(|(key, open)| (open.serial, *key)).collect();
		due.sort();
		due.into_iter().for_each(|(_, key)| self.close_cycle(key));
		self.forget_customers();
	}

	fn close_cycle(&mut self, key: (u32, u32)) {
		for leg in 0..self.cycles[&key].legs.len() {
			let at = &self.cycles[&key].legs[leg];
			let Some(receiver) = at.receiver else { continue };
			match at.going {
				Going::Open if !self.complains(leg_obligation(key, leg), receiver) => self.settle_leg(key, leg),
				Going::Vacant => {
					let open = self.cycles.get_mut(&key).unwrap();
					open.legs[leg].going = Going::Settled;
					open.pool += core::mem::take(&mut open.legs[leg].held);
				}
				_ => (),
			}
		}
		if !core::mem::replace(&mut self.cycles.get_mut(&key).unwrap().has_shared, true) {
			self.pay_shares(key);
		}
		self.sweep(key);
	}

	/// K4, K5: the club's share, the organiser's half, and the guarantors' by deposit; back, if nobody delivers the last leg.
	fn pay_shares(&mut self, key: (u32, u32)) {
		let open = self.cycles.get_mut(&key).unwrap();
		let share = open.share * Balance::from(open.units);
		if open.last().is_none_or(|leg| open.legs[leg].going == Going::Vacant) {
			open.pool += 2 * share;
			return;
		}
		let (organiser, backers) = (open.organiser, core::mem::take(&mut open.backers));
		let deposits: Vec<Balance> = backers.values().copied().collect();
		let parts = divide(share / 2, &deposits);
		let (from, mut rest) = (pot(key.0, key.1), share);
		self.pay_from(from, TREASURY, share);
		for (guarantor, part) in backers.keys().zip(parts) {
			self.pay_from(from, self.account(*guarantor), part);
			rest -= part;
		}
		self.pay_from(from, self.account(organiser), rest);
	}

	/// Silence confirms, what goes back goes back in proportion, and when no complaint is open the cycle is cleared away.
	fn sweep(&mut self, key: (u32, u32)) {
		let is_last = !self.complaints.values().any(|complaint| cycle_of(complaint.obligation) == Some(key));
		let open = self.cycles.get_mut(&key).unwrap();
		let (confirms, pool, all) = (!open.is_swept, core::mem::take(&mut open.pool), open.units);
		open.is_swept |= confirms;
		let (mut seen, mut given, mut confirmed) = (0, 0, 0);
		for consumer in in_order_of_the_map(open.orders.keys()) {
			let complains = self.complains(order_obligation(key, consumer), consumer);
			let open = self.cycles.get_mut(&key).unwrap();
			let last = open.last().expect("there are consumers");
			let (order, leg) = (open.orders.get_mut(&consumer).unwrap(), &mut open.legs[last]);
			seen += order.units;
			let due = pool * Balance::from(seen) / Balance::from(all);
			let mut back = due - core::mem::replace(&mut given, due);
			if confirms && !order.is_settled && !complains {
				order.is_settled = true;
				leg.units -= order.units;
				if leg.going == Going::Vacant {
					back += leg.take_money(order.units);
				} else {
					confirmed += order.units;
				}
			}
			self.pay_from(pot(key.0, key.1), self.account(consumer), back);
		}
		if let Some(last) = self.cycles[&key].last().filter(|_| confirmed > 0) {
			self.pay_supplier(key, last, confirmed);
		}
		if is_last {
			self.clear_cycle(key);
		}
	}

	fn clear_cycle(&mut self, key: (u32, u32)) {
		self.cycles.remove(&key);
		self.claims.retain(|claim| cycle_of(claim.0) != Some(key));
		assert_eq!(self.free.get(&pot(key.0, key.1)).copied().unwrap_or(0), 0, "P5: all of {key:?} is paid out");
		self.end_if_over(key.0);
	}

	fn end_if_over(&mut self, id: u32) {
		let is_open = self.cycles.keys().any(|(contract, _)| *contract == id);
		if !is_open && self.run_mut(id).is_over {
			self.contracts.remove(&id);
		}
	}

	// Complaints.

	fn complains(&self, of: Obligation, by: u32) -> bool {
		self.complaints.values().any(|complaint| complaint.obligation == of && complaint.by == by)
	}

	/// Of whom one may complain about a leg or an order, the most that one may claim, whether there is time for it, and
	/// whether it suspends.
	pub fn claimable_in_cycle(&self, of: Obligation, number: u32) -> Result<(u32, Balance, bool, bool)> {
		let open = self.cycles.get(&cycle_of(of)?)?;
		let runs = open.until > self.era;
		match of {
			Obligation::Leg { leg, .. } => {
				let at = open.legs.get(usize::from(leg)).filter(|at| at.going != Going::Vacant)?;
				match at.receiver? {
					receiver if receiver == number => {
						Some((at.supplier, at.reserved, runs && at.going == Going::Open, true))
					}
					receiver if at.supplier == number => Some((receiver, 0, false, true)),
					_ => None,
				}
			}
			Obligation::Order { consumer, .. } => {
				let (order, at) = (open.orders.get(&consumer)?, &open.legs[open.last()?]);
				need(at.going != Going::Vacant && at.supplier != consumer)?;
				if number == at.supplier {
					need(!order.by_customer)?;
					return Some((consumer, 0, false, true));
				}
				need(number == consumer)?;
				let is_insured = !order.is_settled && !order.by_customer;
				let insured = if is_insured { at.internal * Balance::from(order.units) } else { 0 };
				let limit = insured.min(at.reserved).max(self.escrow_of_order(of));
				Some((at.supplier, limit, runs && !order.is_settled, !order.by_customer))
			}
			_ => None,
		}
	}

	/// What is kept for an order, out of which an award to its consumer comes first.
	pub fn escrow_of_order(&self, of: Obligation) -> Balance {
		let Obligation::Order { consumer, .. } = of else { return 0 };
		let Some(open) = cycle_of(of).and_then(|key| self.cycles.get(&key)) else { return 0 };
		let order = open.orders.get(&consumer).filter(|order| !order.is_settled);
		let money = open.last().map_or(0, |last| open.legs[last].money);
		order.map_or(0, |order| (money * Balance::from(order.units)).saturating_sub(order.returned))
	}

	/// A consumer complains: its order waits apart from the others.
	pub fn pin_order(&mut self, of: Obligation, by: u32) {
		let Obligation::Order { consumer, .. } = of else { return };
		let open = cycle_of(of).and_then(|key| self.cycles.get_mut(&key)).unwrap();
		let last = open.last().unwrap();
		let order = open.orders.get_mut(&consumer).unwrap();
		if by == consumer && !order.is_settled {
			order.is_pinned = true;
			open.legs[last].units -= order.units;
			open.legs[last].pinned += order.units;
		}
	}

	/// An award gives a consumer its own money back.
	pub fn pay_from_order(&mut self, of: Obligation, amount: Balance) {
		let (Obligation::Order { consumer, .. }, Some(key)) = (of, cycle_of(of)) else { return };
		let open = self.cycles.get_mut(&key).unwrap();
		let last = open.last().unwrap();
		open.legs[last].held -= amount;
		open.orders.get_mut(&consumer).unwrap().returned += amount;
		self.pay_from(pot(key.0, key.1), self.account(consumer), amount);
	}

	/// A complaint about a leg or an order has ended.
	pub fn end_dispute(&mut self, of: Obligation, by: u32, end: End) {
		let Some(key) = cycle_of(of) else { return };
		let open = self.cycles.get_mut(&key).unwrap();
		let goes_on = open.until > self.era && end == End::Withdrawn;
		match of {
			Obligation::Leg { leg, .. } => {
				let leg = usize::from(leg);
				let at = &mut open.legs[leg];
				if at.receiver != Some(by) || at.going != Going::Open || goes_on {
					return;
				}
				if let End::Award(award) = end {
					let back = award.min(at.held);
					at.held -= back;
					open.pool += back;
				}
				self.settle_leg(key, leg);
			}
			Obligation::Order { consumer, .. } if consumer == by => self.end_dispute_of_order(key, consumer, goes_on),
			_ => (),
		}
	}

	fn end_dispute_of_order(&mut self, key: (u32, u32), consumer: u32, goes_on: bool) {
		let open = self.cycles.get_mut(&key).unwrap();
		let last = open.last().unwrap();
		let (order, at) = (open.orders.get_mut(&consumer).unwrap(), &mut open.legs[last]);
		if order.is_settled || !core::mem::take(&mut order.is_pinned) {
			return;
		}
		at.pinned -= order.units;
		if goes_on {
			at.units += order.units;
			return;
		}
		order.is_settled = true;
		let rest = (at.money * Balance::from(order.units)).saturating_sub(order.returned).min(at.held);
		at.held -= rest;
		at.free(order.units);
		let supplier = at.supplier;
		self.pay_from(pot(key.0, key.1), self.account(supplier), rest);
	}

	// What members have open.

	/// P2: what somebody has at risk in open cycles.
	pub fn at_risk_in_cycles(&self, number: u32) -> Balance {
		let legs = self.cycles.values().flat_map(|open| &open.legs);
		legs.filter(|leg| leg.supplier == number).map(|leg| leg.reserved).sum()
	}

	/// M7: whether somebody has signed, is a party of, delivers, receives or has ordered anything.
	pub fn is_in_cycles(&self, number: u32) -> bool {
		let in_contract = |contract: &Contract| match &contract.course {
			Course::Draft { signed, .. } | Course::Signed { signed, .. } => signed.contains(&number),
			Course::Running(_) => contract.plan.parties(contract.organiser).contains(&number),
		};
		let in_leg = |leg: &Leg| leg.supplier == number || leg.receiver == Some(number);
		self.contracts.values().any(in_contract)
			|| self.cycles.values().any(|open| open.legs.iter().any(in_leg))
			|| self.has_ordered(number)
	}

	/// D7: whether somebody has an order, or a standing one.
	pub fn has_ordered(&self, number: u32) -> bool {
		let of_next = |contract: &Contract| match &contract.course {
			Course::Running(run) => run.placed.contains_key(&number) || run.standing.contains_key(&number),
			_ => false,
		};
		self.contracts.values().any(of_next) || self.cycles.values().any(|open| open.orders.contains_key(&number))
	}
}

/// Divides an amount by deposits, to the last unit.
fn divide(amount: Balance, deposits: &[Balance]) -> Vec<Balance> {
	let all: Balance = deposits.iter().sum();
	let (mut seen, mut given) = (0, 0);
	let mut parts = Vec::new();
	for deposit in deposits {
		seen += deposit;
		let due = (amount * seen).checked_div(all).unwrap_or(0);
		parts.push(due - given);
		given = due;
	}
	parts
}

/// Consumers in the order in which the runtime's map has them: it says who gets the odd units.
fn in_order_of_the_map<'a>(consumers: impl Iterator<Item = &'a u32>) -> Vec<u32> {
	let mut consumers: Vec<u32> = consumers.copied().collect();
	consumers.sort_by_key(|consumer| sp_io::hashing::twox_64(&consumer.to_le_bytes()));
	consumers
}
