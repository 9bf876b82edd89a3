// One member's spam never delays others by more than two blocks (F5, A12): 10,000 calls of one member, on a real node.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { syn } from './lib/chain.mjs';
import { openDevelopment } from './lib/development.mjs';
import { sendMany, signMany } from './lib/flood.mjs';
import { until } from './lib/wait.mjs';

const FLOOD = 10_000;
const PATIENCE = { timeout: 900_000 };
const BLOCK = 3_000;

/** The most blocks between sending a call and finding it in one. */
const LATEST = 2;
/** For how long others send calls while the flood goes on, in blocks. */
const ROUNDS = 6;
/** So many calls of the flood get into blocks at least. */
const MANY = 1_000;

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
  const delays = await delaysOf([...members, stranger]);
  const late = await stillLate(delays.filter(isLate));
  const reached = await nonceOf(spammer);
  const { taken, refused } = await flood;
  console.log(`${taken} calls of the flood were taken; ${[...refused].map(([why, times]) => `${times} times: ${why}`)}`);
  console.log(`the others' calls took ${delays.map(({ blocks }) => blocks).join(', ')} blocks`);
  assert.deepEqual(late, [], 'nobody waits for more than two blocks');
  assert.ok(reached < start + taken, 'the flood went on all the time');
  await until(`${MANY} of its calls are in`, async () => (await nonceOf(spammer)) - start > MANY);
});

async function nonceOf({ address }) {
  return (await chain.api.query.system.account(address)).nonce.toNumber();
}

const isLate = ({ blocks }) => blocks > LATEST;

/** Each of these sends a call in every round. Returns how long all of them took. */
async function delaysOf(senders) {
  const round = (_, place) => sleep(place * BLOCK).then(() => Promise.all(senders.map(delayOf)));
  return (await Promise.all(Array.from({ length: ROUNDS }, round))).flat();
}

/** Those whose next call is late as well, with how many blocks it took: one is late when something else takes up the machine. */
async function stillLate(late) {
  const senders = new Set(late.map(({ who }) => who));
  const again = await Promise.all([...senders].map(delayOf));
  return again.filter(isLate).map(({ who, blocks }) => [who.address, blocks]);
}

/** Sends a small call, and counts the blocks from where the node has taken it until it is in one. */
async function delayOf(who) {
  const call = chain.call('balances.transferKeepAlive', people.by('//Dave').address, syn(0.000001));
  const signed = await call.signAsync(who, { nonce: await chain.nextNonce(who.address) });
  let taken;
  const { blocks: [block] } = await chain.watch(signed, ({ isReady }) => isReady && (taken = chain.height()));
  const found = (await chain.api.rpc.chain.getHeader(block)).number.toNumber();
  const sent = await taken;
  const blocks = found - sent;
  assert.ok(Number.isInteger(blocks), `from block ${sent} to block ${found}`);
  return { who, blocks };
}
