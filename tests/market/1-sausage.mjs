import assert from 'node:assert/strict';

import { eventOf, syn } from '../lib/chain.mjs';
import { big } from '../lib/state.mjs';
import { FULL, SAUSAGE } from './cast.mjs';
import { Books, confirmation, contractOf, draft, ended, leg, opened, signAll } from './cycles.mjs';

/** A hundredth of the product's market value. */
const PART = FULL ? syn(0.2) : syn(1);
const parts = (count) => PART * BigInt(count);
const PERIOD = 3;
const CYCLES = 4;
const FAILS_IN = 3;
/** Which leg is which, and of how many there are for consumers. */
const [FEED, FUEL, MEAT, SAUSAGES] = [0, 1, 2, 3];
const COUNT = BigInt(SAUSAGE.consumers.length);
const PRICE = parts(60);
const CLAIM = parts(10) * COUNT;

/** Four cycles from feed to sausage; the farmer fails in the third, and nobody waits for the dispute (K1 to K7, C, P5). */
export async function sausageIsMade(stage) {
  const { tell } = stage;
  const had = await purses(stage);
  const contract = await isAgreed(stage);
  await consumersOrder(stage, contract.id);
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

/** For one share of sausage: what it costs on the market, and what is paid for it. */
function terms(farm) {
  const { feed, fuel, workshop } = SAUSAGE;
  const good = (category, quantity, unit) => ({ category, quantity, unit });
  const of = (supplier, receiver, what, market, money) =>
    leg({ supplier, receiver, good: what, market: parts(market), internal: parts(money), money: parts(money) });
  return {
    product: 'sausage, one share of a carcass',
    club: 0,
    period: PERIOD,
    cycles: CYCLES,
    units: SAUSAGE.consumers.length,
    clubShare: null,
    organisersShare: null,
    legs: [
      of(feed, farm, good(31_009, 40, 'kg'), 15, 5),
      of(fuel, farm, good(31_900, 10, 'l'), 15, 5),
      of(farm, workshop, good(31_001, 8, 'kg'), 30, 10),
      of(workshop, undefined, good(31_001, 7, 'kg'), 40, 20),
    ],
  };
}

async function isAgreed(stage) {
  const { feed, fuel, farm, workshop, organiser } = SAUSAGE;
  const contract = await draft(stage, organiser, terms(farm));
  const opens = await signAll(stage, contract, [feed, fuel, farm, workshop]);
  stage.tell('sausageIsSigned', { organiser, feed, fuel, farm, workshop, cycles: CYCLES, period: PERIOD });

  const { waterfall } = await contractOf(stage, contract.id);
  const [first, second, third, fourth] = waterfall.legs.map(({ discount }) => big(discount));
  const discounts = [first + second, third, fourth];
  assert.deepEqual(discounts, [parts(20), parts(20), parts(20)]);
  const { market, internalCost, clubShare, organisersShare, price, saving } = waterfall;
  const found = [market, internalCost, clubShare, organisersShare, price, saving].map(big);
  assert.deepEqual(found, [parts(100), parts(40), parts(10), parts(10), PRICE, parts(40)]);
  assert.equal(contract.price, PRICE);
  stage.tell('sausageWaterfall', { market: parts(100), discount: parts(20), share: parts(10), price: PRICE, saving: parts(40) });
  return { ...contract, opens };
}

/** Standing orders: signed once, they renew by themselves (K3). */
async function consumersOrder(stage, id) {
  const orders = await stage.sendAll(SAUSAGE.consumers.map((number) => [number, 'cycles.order', id, 1, true]));
  orders.forEach((result) => {
    const { cycle, paid } = eventOf(result, 'cycles.Ordered');
    assert.deepEqual([cycle, big(paid)], [1, PRICE]);
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
  tell('sausageSubstitute', { substitute, surety: CLAIM });
  tell('sausageNewTerms', { farm, substitute, from: FAILS_IN + 1 });
  await goesOn(stage, id, newLeg);
  assert.ok(await stage.state.isOpen(complaint.id), 'nobody has waited for the dispute');
  tell('sausageGoesOn', { cycle: FAILS_IN, substitute, paid: CLAIM });
  const guarantors = await isDecided(stage, id, complaint);
  tell('workshopIsMadeWhole', { guarantors, claim: CLAIM });
  await farmPaysBack(stage, guarantors);
}

/** The substitute's meat arrives and is paid, and the sausage is made of it. */
async function goesOn(stage, id, newLeg) {
  await delivered(stage, id, FAILS_IN, newLeg, SAUSAGE.farm);
  const { state, supplier } = await legOf(stage, id, newLeg);
  assert.deepEqual([state, supplier], ['settled', SAUSAGE.substitute]);
}

/** The farmer's guarantors award the whole claim. Nothing is reserved against the workshop any more (C7, C8, C10, C11, K6). */
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

/** Organiser, receiver and substitute sign. The price is reserved against the receiver until the complaint ends (K6). */
async function isReplaced(stage, id) {
  const { organiser, workshop, substitute } = SAUSAGE;
  const before = await stage.state.member(workshop);
  const call = ['cycles.replaceSupplier', id, FAILS_IN, MEAT, stage.address(substitute)];
  await stage.send(organiser, ...call);
  const results = await Promise.all([workshop, substitute].map((number) => stage.send(number, ...call)));
  const events = results.flatMap((result) => result.events);
  const { newLeg, suretyBy, surety } = eventOf({ events }, 'cycles.SupplierReplaced');
  assert.deepEqual([suretyBy, big(surety)], [workshop, CLAIM]);
  assert.equal((await stage.state.member(workshop)).exposure, before.exposure + CLAIM);
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
async function purses(stage) {
  const { feed, fuel, farm, workshop, substitute, organiser, consumers } = SAUSAGE;
  const suppliers = [feed, fuel, farm, workshop, substitute];
  const backers = (await Promise.all(suppliers.map((number) => stage.state.guarantors(number)))).flat();
  const numbers = [...new Set([...suppliers, organiser, ...backers, ...consumers])];
  return new Map(await Promise.all(numbers.map(async (number) => [number, await stage.free(number)])));
}

/** What the events say, what the purses say, and what was agreed, are the same to the unit (P5). */
async function addsUp(stage, id, had) {
  const { feed, fuel, farm, workshop, substitute, organiser, consumers } = SAUSAGE;
  const books = await Books.of(stage, id);
  for (let cycle = 1; cycle <= CYCLES; cycle += 1) assertCycle(books, cycle);

  const treasury = (await stage.chain.api.query.clubs.clubs(0)).toJSON().treasury;
  const share = parts(10) * COUNT;
  const half = share / 2n;
  assert.equal(books.share('club', treasury), share * 4n);
  assert.equal(books.share('organiser', stage.address(organiser)), half * 4n);
  assert.equal(books.share('guarantor'), half * 4n);
  const earned = [[feed, 5 * 4], [fuel, 5 * 4], [farm, 10 * 2], [substitute, 10 * 2], [workshop, 20 * 4]];
  earned.forEach(([number, count]) => assert.equal(books.paidToSupplier(number), parts(count) * COUNT));

  const growth = async ([number, free]) => [number, (await stage.free(number)) - free];
  const grown = new Map(await Promise.all([...had].map(growth)));
  consumers.forEach((number) => assert.equal(grown.get(number), -4n * PRICE));
  assert.equal(grown.get(workshop), parts(20 * 4) * COUNT + CLAIM, 'the workshop: four cycles, and the award');
  assert.equal(grown.get(farm), parts(10 * 2) * COUNT - CLAIM, 'the farmer: two cycles, less what it paid back');
  for (const number of [feed, fuel, substitute, organiser]) {
    const of = books.paidToSupplier(number) + books.share('organiser', stage.address(number));
    assert.equal(grown.get(number), of);
  }
  await assertBackers(stage, books, grown);
  stage.tell('sausageSums', {
    paidIn: books.paidIn(),
    suppliers: { feed, fuel, farm, substitute, workshop },
    paidTo: (number) => books.paidToSupplier(number),
    club: books.share('club'),
    organiser: books.share('organiser'),
    guarantors: books.share('guarantor'),
    paidOut: books.paidOut(),
    award: CLAIM,
  });
}

function assertCycle(books, cycle) {
  const [open] = books.all('CycleOpened', cycle);
  const [close] = books.all('CycleClosed', cycle);
  const income = PRICE * COUNT;
  assert.deepEqual([open.units, open.orders, big(open.income), books.paidIn(cycle)], [Number(COUNT), Number(COUNT), income, income]);
  assert.equal(books.paidOut(cycle), income);
  assert.deepEqual([close.income, close.paid, close.refunded].map(big), [income, income, books.refunded(cycle)]);
}

/** The guarantors share by deposit, and theirs is all they have gained: what was drawn of the farmer's it has given back. */
async function assertBackers(stage, books, grown) {
  const { feed, fuel, farm, workshop, substitute } = SAUSAGE;
  const cycles = new Map([[feed, 4], [fuel, 4], [workshop, 4], [farm, 3], [substitute, 1]]);
  const each = parts(5) * COUNT / 8n;
  for (const [supplier, count] of cycles) {
    for (const number of await stage.state.guarantors(supplier)) {
      assert.equal(books.share('guarantor', stage.address(number)), each * BigInt(count));
      assert.equal(grown.get(number), each * BigInt(count));
    }
  }
}
