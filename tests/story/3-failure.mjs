import assert from 'node:assert/strict';

import { syn } from '../lib/chain.mjs';
import { CAST } from './cast.mjs';

const CLAIM = syn(150);

/** The farmer does not deliver: the climb, the vote, the payment, and everybody free at once (C3 to C5, C7, C8, C10, C11). */
export async function farmerFails(stage) {
  const { state, tell } = stage;
  const { farmer, workshop } = CAST;
  const deal = await stage.agree(farmer, workshop, { amount: CLAIM, text: 'half a cow, paid in cash beforehand' });
  tell('farmerIsPaidInCash', { claim: CLAIM });

  const workshopHad = await stage.free(workshop);
  const { id, block } = await stage.complain(workshop, deal, CLAIM);
  await stage.assertSuspended([farmer], true, block);
  await stage.refused('guarantees.Suspended', farmer, 'deals.propose', ...anyDeal(stage, workshop));
  tell('workshopComplains', { claim: CLAIM });

  const guarantors = await state.guarantors(farmer);
  await stage.joined(id, 1);
  await stage.assertSuspended([farmer, ...guarantors], true);
  await stage.refused('guarantees.Suspended', guarantors[0], 'guarantees.pledge', stage.address(CAST.friend), 'T10');
  tell('guarantorsJoin', { guarantors });

  await Promise.all([stage.vote(id, guarantors[0], 100), stage.vote(id, guarantors[1], 0)]);
  assert.ok(await state.isOpen(id));
  tell('guarantorsDisagree');

  const reached = await stage.joined(id, 2);
  await stage.assertSuspended([farmer, ...reached], true);
  tell('nextLevelJoins', { others: reached.filter((number) => !guarantors.includes(number)) });

  await stage.vote(id, guarantors[1], 100);
  const end = await stage.decide(id, 100);
  await stage.assertSuspended([farmer, ...reached], false, end);
  assert.equal(await stage.free(workshop, end), workshopHad + CLAIM);
  assert.equal(await state.coverage(farmer, end), syn(200) - CLAIM);
  await stage.assertStatus(farmer, 'lapsing', end);
  tell('workshopIsPaid', { claim: CLAIM, left: syn(200) - CLAIM, count: reached.length + 1 });
}

/** Arguments of a proposal, for a call that is refused anyhow. */
export function anyDeal(stage, counterparty) {
  return [stage.address(counterparty), 'Proposer', syn(1), 1_000, 0, 'anything', null, 'None', null];
}
