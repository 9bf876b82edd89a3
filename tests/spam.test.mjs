// One member's spam never delays others by more than two blocks (F5, A12): 10,000 calls of one member, on a real node.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { syn } from './lib/chain.mjs';
import { openDevelopment } from './lib/development.mjs';
import { sendMany, signMany } from './lib/flood.mjs';
import { until } from './lib/wait.mjs';

const FLOOD = 10_000;
const PATIENCE = { timeout: 300_000 };
const BLOCK = 3_000;

/** The most blocks between sending a call and finding it in one. */
const LATEST = 2;
/** For how long others send calls while the flood goes on, in blocks. */
const ROUNDS = 6;

let development, node, chain, people;

before(async () => {
  development = await openDevelopment();
  ({ node, chain, people } = development);
}, PATIENCE);

after(() => development?.close());

test('who cannot pay gets no more calls into the pool than its quota has', PATIENCE, async () => {
  const zoya = people.by('//Zoya');
  await chain.send(people.by('//Dave'), 'guarantees.pledge', zoya.address, 'T10');
  const calls = await signMany(chain, zoya, 100, () => chain.call('system.remark', '0x00'));
  const { taken } = await sendMany(node, calls);
  assert.equal(taken, 5, 'as many as a pledge gives');
  await until('they are in blocks', async () => (await nonceOf(zoya)) === 5);
});

test('10,000 calls of a rich member delay nobody by more than two blocks', PATIENCE, async () => {
  const spammer = people.by('//Alice');
  // A call of some weight that fails: there is nothing at stake in it.
  const propose = ['deals.propose', people.by('//Bob').address, 'Proposer', 0, 1, 0, 'spam', null, 'None', null];
  const calls = await signMany(chain, spammer, FLOOD, () => chain.call(...propose));
  const start = await nonceOf(spammer);
  const flood = sendMany(node, calls);
  await until('the flood has begun', async () => (await nonceOf(spammer)) > start);

  const members = ['//Bob', '//Charlie', '//Eve'].map((path) => people.by(path));
  const stranger = people.by('//Ferdie//stash');
  const delays = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    delays.push(...[...members, stranger].map((who) => delayOf(who)));
    await sleep(BLOCK);
  }
  const reached = await nonceOf(spammer);
  const late = (await Promise.all(delays)).filter(({ blocks }) => blocks > LATEST);
  const { taken, refused } = await flood;
  console.log(`${taken} calls of the flood were taken; ${[...refused].map(([why, times]) => `${times} times: ${why}`)}`);
  console.log(`the others' calls took ${(await Promise.all(delays)).map(({ blocks }) => blocks).join(', ')} blocks`);
  assert.deepEqual(late, [], 'nobody waits for more than two blocks');
  assert.ok(reached - start > 1_000 && reached < start + taken, 'and blocks were full of the flood all the time');
});

async function nonceOf({ address }) {
  return (await chain.api.query.system.account(address)).nonce.toNumber();
}

/** Sends a small call, and counts the blocks from where the node has taken it until it is in one. */
async function delayOf(who) {
  const call = chain.call('balances.transferKeepAlive', people.by('//Dave').address, syn(0.000001));
  const nonce = await chain.nextNonce(who.address);
  let sent;
  const block = await new Promise((resolve, reject) => {
    call
      .signAndSend(who, { nonce }, ({ status }) => {
        if (status.isReady) sent = chain.height();
        if (status.isInBlock) resolve(status.asInBlock.toHex());
        if (status.isInvalid || status.isDropped || status.isUsurped) reject(new Error(`not taken: ${status.type}`));
      })
      .catch(reject);
  });
  const found = (await chain.api.rpc.chain.getHeader(block)).number.toNumber();
  return { who: who.address, sent: await sent, blocks: found - (await sent) };
}
