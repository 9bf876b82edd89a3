import assert from 'node:assert/strict';

import { syn } from '../lib/chain.mjs';
import { CAST } from './cast.mjs';
import { anyDeal } from './3-failure.mjs';

const PRICE = syn(50);
const GOODS = ['a pair of boots', 'bread for a month', 'a new tap'];

/** A quarreller complains of everybody: counter-complaints, awards of 0, and it is out (C7, C8, C12, G3, M5). */
export async function quarrellerIsOut(stage) {
  const { tell } = stage;
  const { quarreller, craftsmen } = CAST;
  const deals = await deliveredToQuarreller(stage);
  tell('quarrellerIsServed', { count: deals.length, price: PRICE });

  const complaints = await inParallel(deals, (deal) => stage.complain(quarreller, deal, PRICE));
  await stage.assertSuspended(craftsmen, true);
  tell('quarrellerComplains', { count: complaints.length });

  const had = await inParallel(craftsmen, (number) => stage.free(number));
  const counters = await inParallel(deals, (deal, place) => stage.complain(craftsmen[place], deal, PRICE));
  await stage.assertSuspended([quarreller], true);
  tell('craftsmenAnswer');

  await inParallel(complaints, ({ id }) => voted(stage, id, 0));
  await inParallel(counters, ({ id }) => voted(stage, id, 100));
  await inParallel(counters, ({ id }) => stage.ended(id));
  const have = await inParallel(craftsmen, (number) => stage.free(number));
  assert.deepEqual(have, had.map((amount) => amount + PRICE));
  tell('guarantorsAgree', { price: PRICE });

  await quarrellerIsLeft(stage);
  await inParallel(complaints, ({ id }) => stage.ended(id));
  await stage.assertSuspended([quarreller, ...craftsmen], false);
  assert.equal((await stage.state.record(quarreller)).dismissed, complaints.length);
  await stage.refused('complaints.AlreadyDecided', quarreller, 'complaints.file', { Deal: deals[0] }, 0);
  tell('complaintsAreDismissed', { count: complaints.length });

  await stage.out(quarreller);
  await stage.refused('guarantees.NotAMember', quarreller, 'deals.propose', ...anyDeal(stage, craftsmen[0]));
  await inParallel(craftsmen, (number) => stage.assertStatus(number, 'member'));
  tell('quarrellerIsOut');
  await stage.findAnother(quarreller, CAST.helpers.quarreller);
}

const inParallel = (list, act) => Promise.all(list.map(act));

/** Three deals, in which the craftsmen deliver and the quarreller owes the payment. */
async function deliveredToQuarreller(stage) {
  const { quarreller, craftsmen } = CAST;
  return inParallel(craftsmen, (number, place) =>
    stage.agree(number, quarreller, { amount: PRICE, payment: 'OnCompletion', text: GOODS[place] }));
}

async function voted(stage, id, percent) {
  await stage.joined(id, 1);
  await stage.decide(id, percent);
}

/** The quarreller's guarantors have lost their money, and have had enough. */
async function quarrellerIsLeft(stage) {
  const { quarreller } = CAST;
  const guarantors = await stage.state.guarantors(quarreller);
  await inParallel(guarantors, (number) => stage.send(number, 'guarantees.revoke', stage.address(quarreller)));
  await stage.assertStatus(quarreller, 'lapsing');
  stage.tell('quarrellerIsLeft', { guarantors });
}
