import assert from 'node:assert/strict';

import { eventOf, syn } from '../lib/chain.mjs';
import { big } from '../lib/state.mjs';
import { MEDICINES } from './cast.mjs';
import { assertPurses, Books, closed, confirmation, contractOf, draft, ended, leg, opened, purses, signAll } from './cycles.mjs';
import { board, offer, published, request } from './listings.mjs';

/** Medicines, and what a pack of them costs at the chemist's. */
const CATEGORY = 32_100;
const TITLE = 'tablets for blood pressure, packs';
const MARKET = syn(10);
/** Everybody can read that the distributor may sell them. */
const LICENCE = 'licence for wholesale trade in medicines, No. 1998-0217';
/** The wholesale price: so many percent off, from so many packs on. */
const WHOLESALE = syn(4);
const PERCENT_OFF = 60n;
const WHOLESALE_LEAST = 300;
/** What a pensioner pays: the wholesale price, and for the foundation and for the organisers a tenth of the market value each. */
const PRICE = syn(6);
const SHARE = syn(1);
/** Long enough to confirm, to miss something and to complain of it within the period and the time for claims after it. */
const PERIOD = 4;
const [TO_FOUNDATION, TO_PENSIONERS] = [0, 1];

/** Two hundred pensioners buy wholesale: what they need is summed, one is forgotten, and gets its money (L2 to L5, K3 to K5, C). */
export async function medicinesAreBought(stage) {
  const { foundation, pensioners } = MEDICINES;
  const needs = new Map(pensioners.map((number) => [number, 1 + (number % 3)]));
  const had = await purses(stage, await concerned(stage));
  await arePensioners(stage);
  const packs = await areRequested(stage, needs);
  const listing = await distributorIsFound(stage, packs);
  const id = await isOrdered(stage, needs, packs);
  await arrives(stage, id);
  const award = await oneIsForgotten(stage, id, listing, needs.get(MEDICINES.forgotten));
  await closed(stage, id, 1);
  await ended(stage, id);
  await addsUp(stage, id, { needs, had, packs, award });
  await stage.assertStatus(foundation, 'member');
}

/** Whose purse is counted, before and after. */
async function concerned(stage) {
  const { distributor, foundation, organiser, pensioners } = MEDICINES;
  const backers = await Promise.all([distributor, foundation].map((number) => stage.state.guarantors(number)));
  return [distributor, foundation, organiser, ...backers.flat(), ...pensioners];
}

/** Behind each of them are no more than twice 10 SYN. */
async function arePensioners(stage) {
  const members = await Promise.all(MEDICINES.pensioners.map((number) => stage.state.member(number)));
  members.forEach(({ status, tier }) => assert.deepEqual([status, tier], ['member', 'T10']));
}

/** Each publishes what it needs; the foundation reads the board, page by page, and adds it up. */
async function areRequested(stage, needs) {
  const until = (await stage.chain.era()).index + 30;
  const said = { category: CATEGORY, title: TITLE, unit: 'Piece', price: MARKET, until };
  const publish = ([number, quantity]) => [number, 'listings.publish', request({ ...said, quantity })];
  await stage.sendAll([...needs].map(publish));
  const requests = (await board(stage, CATEGORY, 'request')).filter(({ member }) => needs.has(member));
  requests.forEach(({ member, quantity }) => assert.equal(quantity, needs.get(member)));
  assert.equal(requests.length, needs.size);
  const packs = requests.reduce((sum, { quantity }) => sum + quantity, 0);
  assert.equal(packs, [...needs.values()].reduce((sum, quantity) => sum + quantity));
  stage.tell('medicinesRequested', { count: requests.length, packs });
  return packs;
}

/** One alone is too small for the distributor; all together are not (L4). */
async function distributorIsFound(stage, packs) {
  const { distributor, foundation, pensioners } = MEDICINES;
  const until = (await stage.chain.era()).index + 30;
  const content = { category: CATEGORY, title: TITLE, unit: 'Piece', until };
  const stock = { ...content, details: LICENCE, price: WHOLESALE, quantity: 100_000, least: WHOLESALE_LEAST };
  const [offered] = await published(stage, distributor, [offer(stock)]);
  const onBoard = (await board(stage, CATEGORY, 'offer')).find(({ id }) => id === offered);
  assert.deepEqual([onBoard.member, onBoard.details], [distributor, LICENCE]);
  const [alone] = await stage.chain.ask('synergy_listings', stage.address(pensioners[0]));
  assert.deepEqual(await stage.chain.ask('synergy_matches', alone.id, 10), []);
  const [together] = await published(stage, foundation, [request({ ...content, price: MARKET, quantity: packs })]);
  const [match] = await stage.chain.ask('synergy_matches', together, 10);
  assert.deepEqual([match.listing.id, match.listing.member], [offered, distributor]);
  const { isWhole, nearness, gain, covered } = match.reason;
  assert.deepEqual([isWhole, nearness, big(gain), covered], [true, 'same', MARKET - WHOLESALE, packs]);
  assert.equal(big(gain) * 100n, MARKET * PERCENT_OFF);
  const prices = { least: WHOLESALE_LEAST, market: MARKET, wholesale: WHOLESALE, percent: Number(PERCENT_OFF) };
  stage.tell('medicinesMatched', { distributor, licence: onBoard.details, foundation, packs, ...prices });
  return together;
}

/** Both legs: to the foundation at 60 % off, and from it to the pensioners, for nothing. The club's share is the foundation's. */
function terms(stage, packs) {
  const { distributor, foundation } = MEDICINES;
  const good = { category: CATEGORY, quantity: 1, unit: 'pcs' };
  return {
    product: 'tablets for blood pressure, one pack',
    club: 0,
    period: PERIOD,
    cycles: 1,
    units: packs,
    clubShare: stage.address(foundation),
    organisersShare: null,
    legs: [
      leg({ supplier: distributor, receiver: foundation, good, market: MARKET, internal: WHOLESALE, money: WHOLESALE }),
      leg({ supplier: foundation, good, market: 0n, internal: PRICE }),
    ],
  };
}

/** Everybody signs, and orders. The orders are signed before the last signature, because from then on the time to order runs. */
async function isOrdered(stage, needs, packs) {
  const { distributor, foundation, organiser } = MEDICINES;
  const contract = await draft(stage, organiser, terms(stage, packs));
  const order = ([number, quantity]) => [number, 'cycles.order', contract.id, quantity, false];
  const orders = await stage.prepareAll([...needs].map(order));
  await signAll(stage, contract, [distributor, foundation]);
  await stage.submitAll(orders);
  await isDiscounted(stage, contract.id);
  const { units } = await opened(stage, contract.id, 1);
  assert.equal(units, packs);
  stage.tell('medicinesOrdered', { organiser, market: MARKET, price: PRICE, share: SHARE, total: PRICE * BigInt(packs) });
  return contract.id;
}

/** What everybody can read: all of the discount is the distributor's, and what a pack costs with it (K4). */
async function isDiscounted(stage, id) {
  const { waterfall } = await contractOf(stage, id);
  const [wholesale, retail] = waterfall.legs.map(({ discount }) => big(discount));
  assert.deepEqual([wholesale * 100n, retail], [MARKET * PERCENT_OFF, 0n]);
  const { market, internalCost, clubShare, organisersShare, price, saving } = waterfall;
  const found = [market, internalCost, clubShare, organisersShare, price, saving].map(big);
  assert.deepEqual(found, [MARKET, MARKET - wholesale, SHARE, SHARE, PRICE, MARKET - PRICE]);
}

async function arrives(stage, id) {
  const { foundation, pensioners, forgotten, thankful } = MEDICINES;
  const served = pensioners.filter((number) => number !== forgotten).slice(0, thankful);
  await stage.sendAll([
    [foundation, ...confirmation(id, 1, TO_FOUNDATION)],
    ...served.map((number) => [number, ...confirmation(id, 1, TO_PENSIONERS)]),
  ]);
  stage.tell('medicinesArrive', { served: served.length, silent: pensioners.length - 1 - served.length });
}

/** One pack is not brought: a complaint about an order, and an award out of the deposits behind the foundation (C1, K5, C10). */
async function oneIsForgotten(stage, id, listing, quantity) {
  const { state, tell } = stage;
  const { foundation, forgotten } = MEDICINES;
  const isShown = async () => (await stage.chain.ask('synergy_listing', listing)).isShown;
  assert.equal(await isShown(), true);
  const claim = PRICE * BigInt(quantity);
  const complaint = await stage.file(forgotten, { Order: { cycleContract: id, cycle: 1, consumer: forgotten } }, claim);
  await stage.assertSuspended([foundation], true, complaint.block);
  assert.equal(await isShown(), false);
  tell('pensionerComplains', { forgotten, claim });

  const guarantors = await state.guarantors(foundation);
  await stage.joined(complaint.id, 1);
  const had = await stage.free(forgotten);
  const end = await stage.decide(complaint.id, 100);
  assert.equal(await stage.free(forgotten, end), had + claim);
  await stage.assertSuspended([foundation, ...guarantors], false, end);
  await stage.sendAll(guarantors.map((number) => [number, 'guarantees.topUp', stage.address(foundation)]));
  assert.equal(await isShown(), true);
  tell('pensionerIsPaid', { voters: await stage.votersOn(complaint.id), guarantors, claim });
  return claim;
}

/** What the events say, what the purses say, and what was agreed, are the same to the unit (P5). */
async function addsUp(stage, id, { needs, had, packs, award }) {
  const { distributor, foundation, organiser, forgotten } = MEDICINES;
  const books = await Books.of(stage, id);
  const count = BigInt(packs);
  const income = PRICE * count;
  assert.equal(books.paidIn(1), income);
  assert.equal(books.paidToSupplier(distributor), WHOLESALE * count);
  assert.equal(books.paidToSupplier(foundation), 0n);
  assert.deepEqual([books.paidOut(1), books.refunded(1)], [income, 0n]);
  const [close] = books.all('CycleClosed', 1);
  assert.deepEqual([close.income, close.paid].map(big), [income, income]);
  await assertShares(stage, books, count);
  assertSilence(books, needs);

  // Besides, the pensioners have paid, one of them has her award, and the foundation's guarantors have topped up half of it each.
  const paid = [...needs].map(([number, quantity]) => [number, -PRICE * BigInt(quantity) + (number === forgotten ? award : 0n)]);
  const toppedUp = (await stage.state.guarantors(foundation)).map((number) => [number, -award / 2n]);
  await assertPurses(stage, books, had, new Map([...paid, ...toppedUp]));
  stage.tell('medicinesSums', {
    paidIn: income,
    distributor: books.paidToSupplier(distributor),
    foundation: books.share('club', stage.address(foundation)),
    organiser: books.share('organiser', stage.address(organiser)),
    guarantors: books.share('guarantor'),
    award,
    saved: (MARKET - PRICE) * count,
  });
}

/** The foundation has the club's share. Half of the organisers' is the organiser's, the other half the guarantors', by deposit. */
async function assertShares(stage, books, count) {
  const { distributor, foundation, organiser } = MEDICINES;
  const half = (SHARE * count) / 2n;
  assert.equal(books.share('club', stage.address(foundation)), SHARE * count);
  assert.equal(books.share('organiser', stage.address(organiser)), half);
  assert.equal(books.share('guarantor'), half);
  const guarantors = await Promise.all([distributor, foundation].map((number) => stage.state.guarantors(number)));
  guarantors.flat().forEach((number) => assert.equal(books.share('guarantor', stage.address(number)), half / 4n));
}

/** Paid without a confirmation are the order that was complained of, and all about which nothing was said (K5), in the order in
 * which their time comes. */
function assertSilence(books, needs) {
  const { forgotten } = MEDICINES;
  const confirmed = books.all('LegPaid', 1).filter(({ leg, by }) => leg === TO_PENSIONERS && by !== null);
  const have = new Set(confirmed.map(({ by }) => by));
  const silent = [...needs].filter(([number]) => number !== forgotten && !have.has(number));
  assert.equal(have.size, MEDICINES.thankful);
  const packs = silent.reduce((sum, [, quantity]) => sum + quantity, 0);
  const paid = books.unconfirmed(1, TO_PENSIONERS).sort((one, other) => one - other);
  assert.deepEqual(paid, [needs.get(forgotten), packs]);
}
