import assert from 'node:assert/strict';

import { eventOf, hasEvent, syn } from '../lib/chain.mjs';
import { CAST } from './cast.mjs';

const PRICE = syn(55);
const GOODS = ['beef', 'mutton', 'horse meat', 'poultry', 'veal'];

/** A farmer sells inside its capacity, five deals in a day on the same capacity (D1, D2, D4). */
export async function farmerSells(stage) {
  const { state, chain, tell } = stage;
  const { farmer, workshop } = CAST;
  const capacity = await state.capacity(farmer);
  assert.equal(capacity, syn(200));
  tell('farmerMaySell', { farmer, capacity });

  const [farmerHad, workshopHad] = [await stage.free(farmer), await stage.free(workshop)];
  const { index } = await chain.nextEra();
  const terms = { amount: PRICE, payment: 'OnCompletion' };
  const deals = await Promise.all(GOODS.map((text) => stage.propose(farmer, workshop, { ...terms, text })));
  const total = PRICE * BigInt(deals.length);
  assert.ok(total > capacity, 'together the deals are larger than the capacity');
  tell('farmerProposes', { count: deals.length, price: PRICE, total });

  // One after the other: each deal is open, delivered, received and paid before the next is opened.
  const calls = deals.flatMap((deal) => [['deals.accept', deal], ['deals.complete', deal]]);
  const results = await Promise.all(calls.map((call) => stage.send(workshop, ...call)));
  results.forEach((result, place) => assertPart(result, calls[place][0]));
  assert.equal(await stage.free(farmer), farmerHad + total);
  assert.equal(await stage.free(workshop), workshopHad - total);
  assert.equal(await state.capacity(farmer), capacity);
  assert.equal((await state.record(farmer)).deals, deals.length);
  tell('farmerDelivers', { total, capacity, began: index, now: (await chain.era()).index });
}

function assertPart(result, call) {
  assert.ok(hasEvent(result, 'clubs.QuotaUsed'), `${call} is free`);
  if (call === 'deals.accept') {
    eventOf(result, 'deals.DealOpened');
  } else {
    assert.equal(BigInt(eventOf(result, 'deals.DealCompleted').paid), PRICE);
  }
}
