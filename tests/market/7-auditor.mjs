import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { audit } from '../lib/audit.mjs';

/** How long the auditor rests between two looks, in milliseconds. */
const REST = 5_000;

/** While the stories are played, the auditor looks at one block after the other: by the chain's own query, and from
 * storage alone. At the end nothing of them is at risk or kept any more (R3, P1 to P6, P8). */
export async function auditorWatches(stage, stories) {
  let isOver = false;
  stories.then(() => (isOver = true));
  let looks = 0;
  let most = { exposure: 0n, cycles: 0n };
  while (!isOver) {
    const sums = await allHolds(stage);
    looks += 1;
    most = { exposure: larger(most.exposure, sums.exposure), cycles: larger(most.cycles, sums.cycles) };
    await Promise.race([sleep(REST), stories]);
  }
  const sums = await allHolds(stage);
  const { exposure, cycles, escrow, complaints, lapsing } = sums;
  assert.deepEqual([exposure, cycles, escrow, complaints, lapsing], [0n, 0n, 0n, 0, 0], 'nothing is left open');
  assert.equal(sums.issuance, stage.genesisIssuance);
  stage.tell('promisesHeld', { looks: looks + 1, ...most });
  stage.tell('marketSums', sums);
}

const larger = (one, other) => (one > other ? one : other);

async function allHolds({ chain }) {
  const block = await chain.head();
  const [own, { findings, sums }] = await Promise.all([chain.ask('synergy_audit', block), audit(chain, block)]);
  assert.deepEqual(findings, [], `block ${block}`);
  assert.ok(own.allHold, `block ${block}: ${JSON.stringify(own)}`);
  return sums;
}
