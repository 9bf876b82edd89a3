// How far nodes are, and whether they agree.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { until } from './wait.mjs';

const PAUSE = 500;

/** The number of the last block that any of these nodes holds for final. */
export const highest = (nodes) => most(nodes, (node) => node.finalised());

/** The number of the last block that all of these nodes hold for final. */
export async function lowest(nodes) {
  return Math.min(...(await Promise.all(nodes.map((node) => node.finalised()))));
}

/** The number of the best block of any of these nodes. */
export const best = (nodes) => most(nodes, (node) => node.best());

async function most(nodes, ask) {
  return Math.max(...(await Promise.all(nodes.map(ask))));
}

/** Waits until each node holds block `number` for final, and checks that it is the same block for all. */
export async function reach(nodes, number) {
  const has = async (node) => (await node.finalised()) >= number;
  await Promise.all(nodes.map((node) => until(`${node.who} finalises ${number}`, () => has(node))));
  await agreeOn(nodes, number);
}

/** Checks that a block is the same for all. */
export async function agreeOn(nodes, number) {
  const hashes = await Promise.all(nodes.map((node) => node.hash(number)));
  assert.equal(new Set(hashes).size, 1, `block ${number}: ${hashes.join(', ')}`);
}

/** Waits until these nodes have made `blocks` more, final or not. Returns the best block's number. */
export async function grow(nodes, blocks) {
  const goal = (await best(nodes)) + blocks;
  await Promise.all(nodes.map((node) => until(`${node.who} has block ${goal}`, async () => (await node.best()) >= goal)));
  return goal;
}

/** Waits until each of these nodes has a block of a slot that is `slots` after its best block's: as long as so many blocks take
 * when all build. */
export async function pass(nodes, slots) {
  const goal = (await most(nodes, (node) => node.slot())) + slots;
  await Promise.all(nodes.map((node) => until(`${node.who} has slot ${goal}`, async () => (await node.slot()) >= goal)));
}

/** Looks at these nodes while something happens. Returns by how many blocks finality was behind at most, at any of them. That a
 * look fails means nothing: when a node has ended, what happens fails by itself. */
export async function lagDuring(nodes, happens) {
  let [worst, over] = [0, false];
  const look = async (node) => {
    const final = await node.finalised();
    worst = Math.max(worst, (await node.best()) - final);
  };
  const happening = happens().finally(() => (over = true));
  while (!over) await Promise.all([...nodes.map((node) => look(node).catch(() => {})), sleep(PAUSE)]);
  await happening;
  return worst;
}
