import assert from 'node:assert/strict';

import { hasEvent, syn } from '../lib/chain.mjs';
import { depositOf } from '../lib/state.mjs';
import { CAST, NEWCOMERS } from './cast.mjs';

const DEPOSIT = syn(10);
const PREMIUM = syn(0.1);

/** A pensioner with no money joins (M1, M2, M4, G1, G2, F5). */
export async function pensionerJoins(stage) {
  const { chain, state, people, tell } = stage;
  const pensioner = people.by(NEWCOMERS.pensioner);
  assert.deepEqual(await state.money(pensioner.address), { free: 0n, held: 0n });
  tell('pensionerHasNothing');

  const before = await state.money(people.council.address);
  for (const neighbour of CAST.neighbours) {
    await chain.send(people.council, 'guarantees.fund', stage.address(neighbour), pensioner.address, DEPOSIT, PREMIUM);
  }
  const paid = (await state.money(people.council.address)).held - before.held;
  assert.equal(paid, 2n * (DEPOSIT + PREMIUM));
  tell('clubPays', { deposit: DEPOSIT, premium: PREMIUM });

  await Promise.all(CAST.neighbours.map((number) => vouches(stage, number, pensioner.address)));
  tell('neighboursPledge', { neighbours: CAST.neighbours, deposit: DEPOSIT });

  const { member, result } = await stage.join(pensioner, 'T10', CAST.neighbours);
  assert.ok(hasEvent(result, 'clubs.QuotaUsed'), 'her first call is free');
  await stage.assertStatus(member, 'member', result.block);
  assert.deepEqual(await state.money(pensioner.address), { free: 0n, held: 0n });
  const edges = await state.guarantees(member);
  assert.deepEqual(edges.map(({ guarantor }) => guarantor), CAST.neighbours);
  edges.forEach(({ deposit }) => assert.deepEqual([Number(deposit.own), depositOf(deposit)], [0, DEPOSIT]));
  tell('pensionerSigns', { member });
}

/** A neighbour pledges, and no money of its own is held, because the club has paid. */
async function vouches(stage, number, ward) {
  const before = await stage.state.money(stage.address(number));
  await stage.send(number, 'guarantees.pledge', ward, 'T10');
  assert.deepEqual(await stage.state.money(stage.address(number)), before);
}
