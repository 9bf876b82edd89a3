// Four clubs, each with a validator: one may fall silent, and finds its way back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { makeDirectory, Node } from './lib/node.mjs';
import { until } from './lib/wait.mjs';

const BLOCKS = 6;
const PATIENCE = { timeout: 900_000 };

const directory = makeDirectory();
const nodes = ['alice', 'bob', 'charlie', 'dave'].map((who) => new Node(who, 'local', directory));
const [alice, bob, charlie, dave] = nodes;

before(async () => {
  await alice.start();
  await Promise.all([bob, charlie, dave].map((node) => node.start([alice])));
}, PATIENCE);

after(() => Promise.all(nodes.map((node) => node.stop())));

test('four validators finalise the same chain', PATIENCE, async () => {
  await reach(nodes, BLOCKS);
  await agreeOn(nodes, BLOCKS);
});

test('finality goes on when one of four is killed', PATIENCE, async () => {
  await dave.kill();
  const others = [alice, bob, charlie];
  const goal = (await highest(others)) + BLOCKS;
  await reach(others, goal);
  await agreeOn(others, goal);
});

test('the one that was killed catches up on the same data', PATIENCE, async () => {
  await dave.start([alice, bob, charlie]);
  const goal = (await highest([alice, bob, charlie])) + BLOCKS;
  await reach(nodes, goal);
  await agreeOn(nodes, goal);
});

async function highest(some) {
  return Math.max(...(await Promise.all(some.map((node) => node.finalised()))));
}

async function reach(some, number) {
  const has = async (node) => (await node.finalised()) >= number;
  await Promise.all(some.map((node) => until(`${node.who} finalises ${number}`, () => has(node))));
}

async function agreeOn(some, number) {
  const hashes = await Promise.all(some.map((node) => node.ask('chain_getBlockHash', [number])));
  assert.equal(new Set(hashes).size, 1, `block ${number}: ${hashes.join(', ')}`);
}
