import assert from 'node:assert/strict';

import { eventOf, syn } from '../lib/chain.mjs';
import { CAST } from './cast.mjs';
import { anyDeal } from './3-failure.mjs';

const CLAIM = syn(120);
const PERCENT = 80;
const AWARD = (CLAIM * BigInt(PERCENT)) / 100n;

/** Another chance, a second failure, and the farmer is out but keeps its money (G3, G4, C8, M5). */
export async function farmerGetsAnotherChance(stage) {
  const { state, tell } = stage;
  const { farmer, workshop, friend } = CAST;
  const guarantors = await state.guarantors(farmer);
  await Promise.all(guarantors.map((number) => stage.send(number, 'guarantees.topUp', stage.address(farmer))));
  await stage.assertStatus(farmer, 'member');
  assert.equal(await state.coverage(farmer), syn(200));
  tell('guarantorsTopUp', { guarantors });

  await failsAgain(stage, guarantors);
  await Promise.all(guarantors.map((number) => stage.send(number, 'guarantees.revoke', stage.address(farmer))));
  await stage.assertStatus(farmer, 'lapsing');
  await stage.refused('guarantees.Lapsing', farmer, 'deals.propose', ...anyDeal(stage, workshop));
  tell('guarantorsRevoke', { guarantors });

  const had = await stage.free(farmer);
  await stage.out(farmer);
  await stage.refused('guarantees.NotAMember', farmer, 'deals.propose', ...anyDeal(stage, workshop));
  assert.equal(await stage.free(farmer), had);
  await stage.send(farmer, 'balances.transferKeepAlive', stage.address(friend), syn(5));
  assert.equal(await stage.free(farmer), had - syn(5));
  tell('farmerIsOut', { money: had });
  await stage.findAnother(farmer, CAST.helpers.farmer);
}

/** The second failure: the guarantors name a part of the claim, both sides accept it, and it is paid. */
async function failsAgain(stage, guarantors) {
  const { state, tell } = stage;
  const { farmer, workshop } = CAST;
  const deal = await stage.agree(farmer, workshop, { amount: CLAIM, text: 'two sheep, paid in cash beforehand' });
  const { id } = await stage.complain(workshop, deal, CLAIM);
  await stage.joined(id, 1);
  tell('farmerFailsAgain', { claim: CLAIM });

  const adopted = await stage.decide(id, PERCENT);
  await stage.assertSuspended([farmer], true, adopted);
  await stage.assertSuspended(guarantors, false, adopted);
  tell('awardWaits', { percent: PERCENT, award: AWARD });

  const workshopHad = await stage.free(workshop);
  await stage.send(workshop, 'complaints.accept', id, AWARD);
  const result = await stage.send(farmer, 'complaints.accept', id, AWARD);
  assert.equal(BigInt(eventOf(result, 'complaints.ComplaintEnded').paid), AWARD);
  assert.equal(await stage.free(workshop, result.block), workshopHad + AWARD);
  await stage.assertSuspended([farmer, ...guarantors], false, result.block);
  tell('awardIsAccepted', { award: AWARD });
}
