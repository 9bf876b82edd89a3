import assert from 'node:assert/strict';

import { eventOf, syn } from '../lib/chain.mjs';
import { big } from '../lib/state.mjs';
import { SAUSAGE } from './cast.mjs';
import { assertPurses, Books, confirmation, contractOf, draft, ended, leg, opened, purses, signAll } from './cycles.mjs';

/** Each leg for one share of sausage, in SYN: its market value, what is reserved for it, what is paid for it. Behind a supplier are
 * 4,200 SYN. Behind the workshop they must do for its own leg and for the price of the meat when another farmer brings that (K6),
 * for five hundred shares. So little is reserved for the sausage: its consumers are insured by what is kept of their money for it
 * (D3). */
const VALUES = {
  feed: { market: 15, internal: 5, money: 5 },
  fuel: { market: 15, internal: 5, money: 5 },
  meat: { market: 26, internal: 6, money: 6 },
  sausage: { market: 44, internal: 1, money: 24 },
};
const [MARKET, DISCOUNT, SHARE, PRICE] = [100, 20, 10, 60].map(syn);
/** Long enough for a substitute and new terms to be signed within one cycle, one signature after the other. */
const PERIOD = 4;
const CYCLES = 4;
const FAILS_IN = 3;
/** Which leg is which, and for how many consumers they are. */
const [FEED, FUEL, MEAT, SAUSAGES] = [0, 1, 2, 3];
const COUNT = BigInt(SAUSAGE.consumers.length);
const forAll = (amount) => syn(amount) * COUNT;
/** What is insured of the meat, and what is paid for it. */
const CLAIM = forAll(VALUES.meat.internal);
const MEAT_PRICE = forAll(VALUES.meat.money);

/** Four cycles from feed to sausage; the farmer fails in the third, and nobody waits for the dispute (K1 to K7, C, P5). */
export async function sausageIsMade(stage) {
  const { tell } = stage;
  const had = await purses(stage, await concerned(stage));
  const contract = await isAgreed(stage);
  await consumersOrder(stage, contract);
  for (let cycle = 1; cycle < FAILS_IN; cycle += 1) {
    await opened(stage, contract.id, cycle);
    await delivered(stage, contract.id, cycle, MEAT, SAUSAGE.farm);
    tell('sausageCycle', { cycle, count: SAUSAGE.consumers.length, silent: SAUSAGE.silent });
  }
  await farmFails(stage, contract);
  await lastCycle(stage, contract);
  await ended(stage, contract.id);
  await addsUp(stage, contract.id, had);
}

/** For one share of sausage: who brings what to whom. */
function terms(farm) {
  const { feed, fuel, workshop } = SAUSAGE;
  const good = (category, quantity, unit) => ({ category, quantity, unit });
  const of = (supplier, receiver, what, { market, internal, money }) =>
    leg({ supplier, receiver, good: what, market: syn(market), internal: syn(internal), money: syn(money) });
  return {
    product: 'sausage, one share of a carcass',
    club: 0,
    period: PERIOD,
    cycles: CYCLES,
    units: SAUSAGE.consumers.length,
    clubShare: null,
    organisersShare: null,
    legs: [
      of(feed, farm, good(31_009, 40, 'kg'), VALUES.feed),
      of(fuel, farm, good(31_900, 10, 'l'), VALUES.fuel),
      of(farm, workshop, good(31_001, 8, 'kg'), VALUES.meat),
      of(workshop, undefined, good(31_001, 7, 'kg'), VALUES.sausage),
    ],
  };
}

/** Everybody signs. The orders are signed before the last signature, because from then on the time to order runs. */
async function isAgreed(stage) {
  const { feed, fuel, farm, workshop, organiser, consumers } = SAUSAGE;
  const contract = await draft(stage, organiser, terms(farm));
  const orders = await stage.prepareAll(consumers.map((number) => [number, 'cycles.order', contract.id, 1, true]));
  const opens = await signAll(stage, contract, [feed, fuel, farm, workshop]);
  stage.tell('sausageIsSigned', { organiser, feed, fuel, farm, workshop, cycles: CYCLES, period: PERIOD });

  const { waterfall } = await contractOf(stage, contract.id);
  const [first, second, third, fourth] = waterfall.legs.map(({ discount }) => big(discount));
  const discounts = [first + second, third, fourth];
  assert.deepEqual(discounts, [DISCOUNT, DISCOUNT, DISCOUNT]);
  const { market, internalCost, clubShare, organisersShare, price, saving } = waterfall;
  const found = [market, internalCost, clubShare, organisersShare, price, saving].map(big);
  assert.deepEqual(found, [MARKET, MARKET - 3n * DISCOUNT, SHARE, SHARE, PRICE, MARKET - PRICE]);
  assert.equal(contract.price, PRICE);
  stage.tell('sausageWaterfall', { market: MARKET, discount: DISCOUNT, share: SHARE, price: PRICE, saving: MARKET - PRICE });
  return { ...contract, orders, opens };
}

/** Standing orders: signed once, they renew by themselves (K3). What is kept for the sausage may be claimed (D3). */
async function consumersOrder(stage, { orders }) {
  const results = await stage.submitAll(orders);
  results.forEach((result) => {
    const { cycle, paid, claimable } = eventOf(result, 'cycles.Ordered');
    assert.deepEqual([cycle, big(paid), big(claimable)], [1, PRICE, syn(VALUES.sausage.money)]);
  });
  stage.tell('sausageIsOrdered', { count: SAUSAGE.consumers.length, price: PRICE, total: PRICE * COUNT });
}

/** Everybody confirms what it has received, and its supplier is paid with that; some consumers say nothing (K5). */
async function delivered(stage, id, cycle, meatLeg, farm) {
  const { workshop, consumers, silent } = SAUSAGE;
  const confirm = (number, of) => [number, ...confirmation(id, cycle, of)];
  const received = consumers.slice(silent).map((number) => confirm(number, SAUSAGES));
  const results = await stage.sendAll([confirm(farm, FEED), confirm(farm, FUEL), confirm(workshop, meatLeg), ...received]);
  results.forEach((result) => assert.ok(big(eventOf(result, 'cycles.LegPaid').amount) > 0n));
}

/** No meat comes: complaint, substitute, new terms without the farmer, and the award (K2, K6, K7, C3 to C11, G4). */
async function farmFails(stage, { id }) {
  const { tell } = stage;
  const { farm, workshop, substitute } = SAUSAGE;
  await opened(stage, id, FAILS_IN);
  const obligation = { Leg: { cycleContract: id, cycle: FAILS_IN, leg: MEAT } };
  const complaint = await stage.file(workshop, obligation, CLAIM);
  await stage.assertSuspended([farm], true, complaint.block);
  tell('farmFails', { cycle: FAILS_IN, farm, claim: CLAIM });

  // One after the other: what has been signed for a substitute lapses when new terms are signed.
  const newLeg = await isReplaced(stage, id);
  await farmLeaves(stage, id);
  tell('sausageSubstitute', { substitute, surety: MEAT_PRICE });
  tell('sausageNewTerms', { farm, substitute, from: FAILS_IN + 1 });
  await goesOn(stage, id, newLeg);
  assert.ok(await stage.state.isOpen(complaint.id), 'nobody has waited for the dispute');
  tell('sausageGoesOn', { cycle: FAILS_IN, substitute, paid: MEAT_PRICE });
  const guarantors = await isDecided(stage, id, complaint);
  tell('workshopIsMadeWhole', { voters: await stage.votersOn(complaint.id), guarantors, claim: CLAIM });
  await farmPaysBack(stage, guarantors);
}

/** The substitute's meat arrives and is paid, and the sausage is made of it. */
async function goesOn(stage, id, newLeg) {
  await delivered(stage, id, FAILS_IN, newLeg, SAUSAGE.farm);
  const { state, supplier } = await legOf(stage, id, newLeg);
  assert.deepEqual([state, supplier], ['settled', SAUSAGE.substitute]);
}

/** Those who have vouched award the whole claim, out of the deposits of the farmer's guarantors. Nothing is reserved against the
 * workshop any more (C7, C8, C10, C11, K6). */
async function isDecided(stage, id, complaint) {
  const { farm } = SAUSAGE;
  const guarantors = await stage.state.guarantors(farm);
  await stage.joined(complaint.id, 1);
  const end = await stage.decide(complaint.id, 100);
  const events = (await stage.chain.events(end)).filter((event) => event.complaint === complaint.id);
  assert.equal(big(eventOf({ events }, 'complaints.ComplaintEnded').paid), CLAIM);
  await stage.assertSuspended([farm, ...guarantors], false, end);
  assert.equal((await legOf(stage, id, MEAT)).surety, null);
  return guarantors;
}

const legOf = async (stage, id, leg) => (await contractOf(stage, id)).open.find(({ cycle }) => cycle === FAILS_IN).legs[leg];

/** Organiser, receiver and substitute sign. The price and no more is reserved against the receiver until the complaint ends (K6). */
async function isReplaced(stage, id) {
  const { organiser, workshop, substitute } = SAUSAGE;
  const call = ['cycles.replaceSupplier', id, FAILS_IN, MEAT, stage.address(substitute), 'Disputed', MEAT_PRICE];
  await stage.send(organiser, ...call);
  const results = await Promise.all([workshop, substitute].map((number) => stage.send(number, ...call)));
  const events = results.flatMap((result) => result.events);
  const { newLeg, suretyBy, surety } = eventOf({ events }, 'cycles.SupplierReplaced');
  assert.deepEqual([suretyBy, big(surety)], [workshop, MEAT_PRICE]);
  const [by, reserved] = (await legOf(stage, id, MEAT)).surety;
  assert.deepEqual([by, big(reserved)], [workshop, MEAT_PRICE]);
  return newLeg;
}

/** The farmer gives notice, and the others sign that feed and fuel go to the substitute from the next cycle on (K2, K7). */
async function farmLeaves(stage, id) {
  const { feed, fuel, farm, workshop, substitute, organiser } = SAUSAGE;
  const [amendment] = await Promise.all([
    draft(stage, organiser, terms(substitute), id),
    stage.send(farm, 'cycles.giveNotice', id),
  ]);
  const sign = (number) => stage.send(number, 'cycles.sign', amendment.id, amendment.hash);
  const results = await Promise.all([feed, fuel, workshop, substitute].map(sign));
  const events = results.flatMap((result) => result.events);
  const { from, returnsOrders, price } = eventOf({ events }, 'cycles.AmendmentSigned');
  assert.deepEqual([from, returnsOrders, big(price)], [FAILS_IN + 1, false, PRICE]);
}

/** Another chance: out of what it has earned the farmer makes its guarantors whole, and they top up (G4). */
async function farmPaysBack(stage, guarantors) {
  const { farm } = SAUSAGE;
  const each = CLAIM / BigInt(guarantors.length);
  await stage.sendAll(guarantors.map((number) => [farm, 'balances.transferKeepAlive', stage.address(number), each]));
  await stage.sendAll(guarantors.map((number) => [number, 'guarantees.topUp', stage.address(farm)]));
  await stage.assertStatus(farm, 'member');
  stage.tell('farmPaysBack', { farm, guarantors, each });
}

/** The fourth cycle opens on the day on which it would have opened anyway, with the new parties. */
async function lastCycle(stage, { id, opens }) {
  const { farm, substitute, consumers, silent } = SAUSAGE;
  const cycle = await opened(stage, id, CYCLES);
  assert.equal(cycle.opened, opens + (CYCLES - 1) * PERIOD);
  const parties = cycle.legs.flatMap(({ supplier, receiver }) => [supplier, receiver.member]);
  assert.ok(parties.includes(substitute) && !parties.includes(farm));
  await delivered(stage, id, CYCLES, MEAT, substitute);
  stage.tell('sausageOnTime', { cycle: CYCLES, count: consumers.length, silent });
}

/** Whose purse is counted, before and after. */
async function concerned(stage) {
  const { feed, fuel, farm, workshop, substitute, organiser, consumers } = SAUSAGE;
  const suppliers = [feed, fuel, farm, workshop, substitute];
  const backers = (await Promise.all(suppliers.map((number) => stage.state.guarantors(number)))).flat();
  return [...new Set([...suppliers, organiser, ...backers, ...consumers])];
}

/** What the events say, what the purses say, and what was agreed, are the same to the unit (P5). */
async function addsUp(stage, id, had) {
  const { feed, fuel, farm, workshop, substitute, organiser, consumers } = SAUSAGE;
  const books = await Books.of(stage, id);
  for (let cycle = 1; cycle <= CYCLES; cycle += 1) assertCycle(books, cycle);
  await assertShares(stage, books);
  const { feed: ofFeed, fuel: ofFuel, meat, sausage } = VALUES;
  const earned = [[feed, ofFeed, 4], [fuel, ofFuel, 4], [farm, meat, 2], [substitute, meat, 2], [workshop, sausage, 4]];
  earned.forEach(([number, { money }, cycles]) => assert.equal(books.paidToSupplier(number), forAll(money * cycles)));

  // Besides, the consumers have paid, the workshop has the award, and the farmer has given it back to its guarantors.
  const paid = consumers.map((number) => [number, -PRICE * BigInt(CYCLES)]);
  await assertPurses(stage, books, had, new Map([[workshop, CLAIM], [farm, -CLAIM], ...paid]));
  stage.tell('sausageSums', {
    paidIn: books.paidIn(),
    suppliers: { feed, fuel, farm, substitute, workshop },
    paidTo: (number) => books.paidToSupplier(number),
    club: books.share('club'),
    organiser: books.share('organiser', stage.address(organiser)),
    guarantors: books.share('guarantor'),
    paidOut: books.paidOut(),
    award: CLAIM,
  });
}

function assertCycle(books, cycle) {
  const [open] = books.all('CycleOpened', cycle);
  const [close] = books.all('CycleClosed', cycle);
  const [count, income] = [Number(COUNT), PRICE * COUNT];
  assert.deepEqual([open.units, open.orders, big(open.income), books.paidIn(cycle)], [count, count, income, income]);
  assert.equal(books.paidOut(cycle), income);
  assert.deepEqual([close.income, close.paid, close.refunded].map(big), [income, income, books.refunded(cycle)]);
  assert.deepEqual(books.unconfirmed(cycle, SAUSAGES), [SAUSAGE.silent], 'silence counts as having received');
}

/** The club has its share, the organiser half of the other one, and the suppliers' guarantors, by deposit, the other half. */
async function assertShares(stage, books) {
  const { feed, fuel, farm, workshop, substitute, organiser } = SAUSAGE;
  const cycles = BigInt(CYCLES);
  const treasury = (await stage.chain.api.query.clubs.clubs(0)).toJSON().treasury;
  const [share, half] = [SHARE * COUNT, (SHARE * COUNT) / 2n];
  assert.equal(books.share('club', treasury), share * cycles);
  assert.equal(books.share('organiser', stage.address(organiser)), half * cycles);
  assert.equal(books.share('guarantor'), half * cycles);

  // Four suppliers a cycle, each with two guarantors, all with the same deposit.
  const due = new Map();
  for (const [supplier, count] of [[feed, 4n], [fuel, 4n], [workshop, 4n], [farm, 3n], [substitute, 1n]]) {
    for (const number of await stage.state.guarantors(supplier)) due.set(number, (due.get(number) ?? 0n) + count);
  }
  due.forEach((count, number) => assert.equal(books.share('guarantor', stage.address(number)), (half / 8n) * count));
}
