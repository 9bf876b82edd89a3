// What an auditor asks at the end: every node, the same block, the same answer.

import assert from 'node:assert/strict';

import { audit } from '../lib/audit.mjs';
import { lowest } from '../lib/finality.mjs';
import { wholeAudit } from '../lib/pages.mjs';

/** All nodes hold the same state, and by their own query and by storage alone all promises hold. */
export async function promisesHold({ members, chain }) {
  const block = await chain.hash(await lowest(members));
  const roots = await Promise.all(members.map((member) => rootOf(member, block)));
  assert.equal(new Set(roots).size, 1, `state roots: ${roots.join(', ')}`);
  const answers = await Promise.all(members.map((member) => wholeAudit(member, block)));
  answers.forEach((answer, place) => {
    assert.ok(answer.allHold, `${members[place].who}: ${JSON.stringify(answer)}`);
    assert.deepEqual(answer, answers[0], `${members[place].who} sees another state`);
  });
  const { findings, sums } = await audit(chain, block);
  assert.deepEqual(findings, []);
  return sums;
}

async function rootOf(member, block) {
  return (await member.ask('chain_getHeader', [block])).stateRoot;
}

/** E2: in the whole chain no block passed more than one era. Returns how many eras there were. */
export async function erasPassOneByOne({ members, chain }) {
  const last = await lowest(members);
  let before;
  for (let number = 1; number <= last; number += 1) {
    const { index } = await chain.era(await chain.hash(number));
    assert.ok(before === undefined || index - before <= 1, `block ${number}: era ${before} is followed by era ${index}`);
    before = index;
  }
  return before;
}
