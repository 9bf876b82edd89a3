import assert from 'node:assert/strict';

import { eventOf, syn } from '../lib/chain.mjs';
import { phaseOf } from '../lib/state.mjs';
import { CAST, NEWCOMERS } from './cast.mjs';
import { anyDeal } from './3-failure.mjs';

const PREMIUM = syn(1);
const FIRST_MONEY = syn(2);
const PRICE = syn(20);

/** A trader in guarantees and its wards go the same way; an honest manager stays (G2, G3, C4, C7, C8, C10, M5). */
export async function traderIsOut(stage) {
  const { state, tell } = stage;
  const { trader, partner, buyers } = CAST;
  const wards = await sellsGuarantees(stage);
  tell('traderSells', { trader, premium: PREMIUM, count: wards.length });

  const complaints = await inParallel(wards, (ward, place) => cheats(stage, ward, buyers[place]));
  await inParallel(complaints, (id) => stage.joined(id, 1));
  tell('wardsCheat', { price: PRICE });

  await inParallel(complaints, (id) => stage.decide(id, 0));
  await inParallel(complaints, (id, place) => stage.send(buyers[place], 'complaints.appeal', id));
  tell('traderProtectsItsMoney', { trader, partner });

  const reached = await inParallel(complaints, (id) => stage.joined(id, 2));
  const above = reached[0].filter((number) => number !== trader && number !== partner);
  await inParallel(complaints, (id) => overruled(stage, id, above));
  tell('nextLevelOverrules', { above });

  const had = await inParallel(buyers, (number) => stage.free(number));
  await areLeft(stage, [trader, partner]);
  await inParallel(complaints, (id) => stage.ended(id));
  await stage.assertSuspended([trader, partner, ...wards, ...buyers, ...above], false);
  assert.deepEqual(await inParallel(buyers, (number) => stage.free(number)), had.map((amount) => amount + PRICE));
  assert.equal((await state.record(trader)).wardsFailed, wards.length);
  tell('buyersArePaid', { price: PRICE, count: wards.length });

  await inParallel([trader, partner, ...wards], (number) => stage.out(number));
  await stage.refused('guarantees.NotAMember', trader, 'guarantees.pledge', stage.address(CAST.friend), 'T10');
  await stage.refused('guarantees.NotAMember', wards[0], 'deals.propose', ...anyDeal(stage, CAST.friend));
  tell('traderIsOut');
  await stage.findAnother(trader, CAST.helpers.trader);
  await stage.findAnother(partner, CAST.helpers.partner);
  await managerStays(stage);
}

const inParallel = (list, act) => Promise.all(list.map(act));

/** Strangers buy a place: the trader vouches for a premium, and its partner along with it. */
async function sellsGuarantees(stage) {
  const { chain, people } = stage;
  const { trader, partner, relative } = CAST;
  const strangers = NEWCOMERS.wards.map((path) => people.by(path));
  await inParallel(strangers, ({ address }) => stage.send(relative, 'balances.transferKeepAlive', address, FIRST_MONEY));
  await inParallel(strangers, (stranger) =>
    chain.send(stranger, 'guarantees.fund', stage.address(trader), stranger.address, 0, PREMIUM));
  await inParallel(strangers, ({ address }) =>
    inParallel([trader, partner], (number) => stage.send(number, 'guarantees.pledge', address, 'T10')));
  const joined = await inParallel(strangers, (stranger) => stage.join(stranger, 'T10', [trader, partner]));
  return joined.map(({ member }) => member);
}

/** A ward takes the money and delivers nothing; the buyer complains. Returns the complaint's number. */
async function cheats(stage, ward, buyer) {
  const deal = await stage.agree(ward, buyer, { amount: PRICE, text: 'a bicycle, paid in cash beforehand' });
  const { id, block } = await stage.complain(buyer, deal, PRICE);
  await stage.assertSuspended([ward], true, block);
  return id;
}

/** The guarantors' guarantors award the whole claim. It draws on money against its owners' votes, and so it waits. */
async function overruled(stage, id, above) {
  await inParallel(above, (number) => stage.tryVote(id, number, 100));
  await stage.decide(id, 100);
  const complaint = await stage.state.complaint(id);
  assert.equal(phaseOf(complaint), 'waiting');
}

/** The guarantors of these two have seen enough. */
async function areLeft(stage, numbers) {
  for (const number of numbers) {
    const guarantors = await stage.state.guarantors(number);
    const revoke = (guarantor) => stage.send(guarantor, 'guarantees.revoke', stage.address(number));
    const results = await inParallel(guarantors, revoke);
    results.forEach((result) => eventOf(result, 'guarantees.GuaranteeRevoked'));
    await stage.assertStatus(number, 'lapsing');
  }
  stage.tell('traderIsLeft');
}

async function managerStays({ state, tell }) {
  const { manager } = CAST;
  const [wards, record, member] = await Promise.all([state.wards(manager), state.record(manager), state.member(manager)]);
  assert.equal(member.status, 'member');
  assert.equal(await state.isSuspended(manager), false);
  assert.ok(wards.length >= 9);
  assert.deepEqual([record.received, record.wardsFailed, record.votesMissed], [0, 0, 0]);
  tell('managerStays', { manager, wards: wards.length });
}
