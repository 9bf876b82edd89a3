// The acts of those who take part in a cycle contract, and what its events add up to.

import assert from 'node:assert/strict';

import { eventOf } from '../lib/chain.mjs';
import { big, variantOf } from '../lib/state.mjs';
import { Hopeless } from '../lib/wait.mjs';

/** One block, and by how much one may come sooner or later, in milliseconds. In every era `secondHalf` finds a block if half an
 * era is at least as long as a block and two margins. */
const BLOCK = 3_000;
const MARGIN = 700;

/** A leg as `cycles.draft` takes it. Without money it is barter, without a receiver consumers receive. */
export function leg({ supplier, receiver, good, market, internal, money = 0n, gain = null }) {
  return { supplier, receiver: receiver === undefined ? 'Consumers' : { Member: receiver }, good, market, internal, money, gain };
}

/** Drafts a cycle contract, or new terms of the one that runs. Returns its number and the hash of its text. */
export async function draft(stage, organiser, terms, amends = null) {
  const result = await stage.send(organiser, 'cycles.draft', terms, amends);
  const { cycleContract: id, hash, price } = eventOf(result, 'cycles.Drafted');
  return { id, hash, price: big(price), organiser };
}

/** All others sign exactly this text, the last one when what begins counts from the next era but one, so that everybody has time
 * to order (E4). Returns the era in which the first cycle opens. */
export async function signAll(stage, { id, hash }, others) {
  const [last, ...first] = others;
  await Promise.all(first.map((number) => stage.send(number, 'cycles.sign', id, hash)));
  await secondHalf(stage);
  const result = await stage.send(last, 'cycles.sign', id, hash);
  return eventOf(result, 'cycles.Started').opens;
}

/** Waits until the next block is in the second half of its era, however much sooner or later it comes. What is read is when the
 * newest block began. A call that misses the next one gets into the second half still, or into the first block of an era, which is
 * as good: then there is a whole era left. */
async function secondHalf(stage) {
  const { chain } = stage;
  await stage.until('the second half of an era', async () => {
    const [{ started, duration }, now] = await Promise.all([chain.era(), chain.api.query.timestamp.now()]);
    const next = now.toNumber() + BLOCK - started;
    return (next - MARGIN) * 2 >= duration && next + MARGIN < duration;
  });
}

/** What everybody can read of a cycle contract: its text, its waterfall, how far it is. */
export const contractOf = (stage, id) => stage.chain.ask('synergy_cycleContract', id);

/** Waits until a cycle is open. Returns it. */
export async function opened(stage, id, cycle) {
  const { cycles } = stage.chain.api.query;
  return stage.until(`cycle ${cycle} of ${id} opens`, async () => (await cycles.cycles(id, cycle)).toJSON());
}

/** Waits until a cycle is closed and nothing of it is left. */
export async function closed(stage, id, cycle) {
  const { cycles } = stage.chain.api.query;
  await stage.until(`cycle ${cycle} of ${id} closes`, async () => (await cycles.cycles(id, cycle)).isNone);
}

/** Waits until a cycle contract has ended, and makes sure that nothing of it is left in the state (P8). */
export async function ended(stage, id) {
  const { cycles } = stage.chain.api.query;
  await stage.until(`cycle contract ${id} ends`, async () => (await cycles.cycleContracts(id)).isNone);
  const left = await Promise.all([cycles.texts(id), cycles.cycles.entries(id), cycles.standingOrders.entries(id)]);
  if (!left.every((entry) => entry.isNone ?? entry.length === 0)) throw new Hopeless(`something of cycle contract ${id} is left`);
}

export const confirmation = (id, cycle, leg, measured = null) => ['cycles.confirm', id, cycle, leg, measured];

/** What is free in the purses of these members, by number. */
export async function purses(stage, numbers) {
  return new Map(await Promise.all(numbers.map(async (number) => [number, await stage.free(number)])));
}

/** Every purse has grown by what the events say was paid to its owner, and by what is named besides, to the unit (P5). */
export async function assertPurses(stage, books, had, besides) {
  for (const [number, has] of await purses(stage, [...had.keys()])) {
    const gained = books.gained(number, stage.address(number)) + (besides.get(number) ?? 0n);
    assert.equal(has - had.get(number), gained, `what member ${number} has more than before`);
  }
}

/** What the events of one cycle contract add up to. Nothing else is asked. */
export class Books {
  static async of(stage, id) {
    const events = await stage.chronicle.events();
    return new Books(events.filter((event) => event.name.startsWith('cycles.') && event.cycleContract === id));
  }

  constructor(events) {
    this.events = events;
  }

  all(name, cycle) {
    return this.events.filter((event) => event.name === `cycles.${name}` && (cycle === undefined || event.cycle === cycle));
  }

  sum(name, field, cycle, isCounted = () => true) {
    return this.all(name, cycle).filter(isCounted).reduce((sum, event) => sum + big(event[field]), 0n);
  }

  /** What consumers have paid in. */
  paidIn(cycle) {
    return this.sum('Ordered', 'paid', cycle) - this.sum('OrderCancelled', 'refunded', cycle);
  }

  /** What one supplier was paid, or all together. */
  paidToSupplier(number, cycle) {
    return this.sum('LegPaid', 'amount', cycle, ({ to }) => number === undefined || to === number);
  }

  /** What was paid as a share: `club`, `organiser`, `guarantor`; to one account, or to all together. */
  share(role, address, cycle) {
    const isCounted = ({ role: of, to }) => variantOf(of) === role && (address === undefined || to === address);
    return this.sum('SharePaid', 'amount', cycle, isCounted);
  }

  /** What one member was paid, as a supplier and as a share. */
  gained(number, address) {
    return this.paidToSupplier(number) + this.sum('SharePaid', 'amount', undefined, ({ to }) => to === address);
  }

  /** For how many units of the product a leg was paid without a confirmation: by silence, or with the end of a complaint. */
  unconfirmed(cycle, leg) {
    return this.all('LegPaid', cycle).filter((event) => event.leg === leg && event.by === null).map(({ units }) => units);
  }

  refunded(cycle) {
    return this.sum('OrderRefunded', 'amount', cycle);
  }

  /** What has left a cycle: to suppliers, as shares, back to consumers. */
  paidOut(cycle) {
    return this.paidToSupplier(undefined, cycle) + this.sum('SharePaid', 'amount', cycle) + this.refunded(cycle);
  }
}
