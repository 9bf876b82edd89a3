import assert from 'node:assert/strict';

import { eventOf, hasEvent, syn } from '../lib/chain.mjs';
import { big } from '../lib/state.mjs';
import { INVENTOR } from './cast.mjs';
import { Books, confirmation, draft, ended, leg, opened, signAll } from './cycles.mjs';

/** What a kilogram of live weight is worth, and what the control gained in a cycle, in kilograms. */
const PER_KILOGRAM = syn(1.5);
const CONTROL = 90;
/** What the bulls with the new feed have gained, cycle by cycle, in kilograms. */
const GAINED = [
  [101, 98, 104, 99, 100, 97, 102, 99],
  [107, 110, 104, 109, 103, 106, 108, 105],
];
const BULLS = GAINED[0].length;
const PERCENT = 50;
const MOST = syn(70);
const PERIOD = 2;

/** Half of the extra weight of every bull is the inventor's: measured against a control, signed by both, up to a maximum (K9). */
export async function inventorIsPaid(stage) {
  const { inventor, farmer } = INVENTOR;
  const [inventorHad, farmerHad] = [await stage.free(inventor), await stage.free(farmer)];
  const { id } = await isAgreed(stage);
  const first = await weighed(stage, id, 1);
  const second = await weighed(stage, id, 2);
  await ended(stage, id);

  const books = await Books.of(stage, id);
  assert.equal(books.sum('GainPaid', 'amount'), first + second);
  assert.equal(await stage.free(inventor), inventorHad + first + second);
  assert.equal(await stage.free(farmer), farmerHad - first - second);
  assert.equal((await stage.state.member(farmer)).exposure, 0n);
  stage.tell('inventorSums', { first, second, total: first + second });
}

async function isAgreed(stage) {
  const { inventor, farmer } = INVENTOR;
  const good = { category: 31_009, quantity: 30, unit: 'kg' };
  const gain = { percent: PERCENT, most: MOST };
  const terms = {
    product: 'a new feed for one bull, against a control',
    club: 0,
    period: PERIOD,
    cycles: GAINED.length,
    units: BULLS,
    clubShare: null,
    organisersShare: null,
    legs: [leg({ supplier: inventor, receiver: farmer, good, market: syn(4), internal: syn(4), gain })],
  };
  const contract = await draft(stage, inventor, terms);
  await signAll(stage, contract, [farmer]);
  stage.tell('inventorIsSigned', { inventor, farmer, bulls: BULLS, percent: PERCENT, most: MOST });
  return contract;
}

/** What the bulls have gained more than the control, in kilograms and in money. */
function measuredIn(cycle) {
  const kilograms = GAINED[cycle - 1].reduce((sum, gained) => sum + gained - CONTROL, 0);
  return { kilograms, worth: PER_KILOGRAM * BigInt(kilograms) };
}

/** Both sign what they have measured; only if it is the same is anything paid. Returns what was paid. */
async function weighed(stage, id, cycle) {
  const { inventor, farmer } = INVENTOR;
  const { kilograms, worth } = measuredIn(cycle);
  await opened(stage, id, cycle);
  assert.ok((await stage.state.member(farmer)).exposure >= MOST, 'the most is reserved');
  const signs = (number, measured) => stage.send(number, ...confirmation(id, cycle, 0, measured));
  if (cycle === 1) {
    await signs(inventor, worth + PER_KILOGRAM * 8n);
    const result = await signs(farmer, worth);
    assert.ok(hasEvent(result, 'cycles.GainMeasured') && !hasEvent(result, 'cycles.GainPaid'));
    stage.tell('inventorDisagrees', { inventor: kilograms + 8, farmer: kilograms });
  } else {
    await signs(farmer, worth);
  }
  const result = await signs(inventor, worth);
  const { to, amount } = eventOf(result, 'cycles.GainPaid');
  const half = (worth * BigInt(PERCENT)) / 100n;
  const due = half < MOST ? half : MOST;
  assert.deepEqual([to, big(amount)], [inventor, due]);
  stage.tell('inventorIsPaid', { cycle, control: CONTROL, gained: GAINED[cycle - 1], kilograms, worth, half, due });
  return due;
}
