// How far nodes are, and whether they agree.

import assert from 'node:assert/strict';

import { until } from './wait.mjs';

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
