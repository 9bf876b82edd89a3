import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { audit } from '../lib/audit.mjs';
import { askForAudit } from '../lib/pages.mjs';
import { FULL } from './cast.mjs';

/** How long the auditor rests between two looks, in milliseconds. */
const REST = FULL ? 15_000 : 5_000;
/** From one look to the next are at most so many eras. */
const APART = 2;

/** While the stories are played, the auditor looks at one block after the other: every promise by the chain's own query (R3), and
 * money, risk and guarantees (P1, P2, P3, P5, P6) once more from storage alone. At the end nothing of them is at risk, kept or open
 * any more (P8). */
export async function auditorWatches(stage, stories) {
  const looks = [];
  for await (const { block, era } of toLookAt(stage, stories)) looks.push({ era, ...(await allHolds(stage, block)) });
  const [first, last] = [looks[0], looks.at(-1)];
  assert.ok(looks.length * APART >= last.era - first.era, `${looks.length} looks from era ${first.era} to era ${last.era}`);
  const { exposure, cycles, escrow, deals, cycleContracts, complaints, lapsing } = last;
  assert.deepEqual([exposure, cycles, escrow], [0n, 0n, 0n], 'nothing is left at risk or kept');
  assert.deepEqual([deals, cycleContracts, complaints, lapsing], [0, 0, 0, 0], 'nothing is left open');
  assert.equal(last.issuance, stage.genesisIssuance);
  const most = (what) => looks.map((sums) => sums[what]).reduce((one, other) => (one > other ? one : other));
  stage.tell('promisesHeld', { looks: looks.length, exposure: most('exposure'), cycles: most('cycles') });
  stage.tell('marketSums', last);
}

/** The best block, again and again until the stories are over. Where looking has taken too long, earlier ones come before it, whose
 * states are kept as well. */
async function* toLookAt(stage, stories) {
  const { chain } = stage;
  let isOver = false;
  stories.then(() => (isOver = true));
  let { index: seen } = await chain.era();
  for (let isLast = false; !isLast; ) {
    isLast = isOver;
    const head = await chain.head();
    const { index } = await chain.era(head);
    for (seen += APART; seen < index; seen += APART) yield { block: await beginningOf(stage, seen), era: seen };
    yield { block: head, era: index };
    seen = index;
    if (!isLast) await Promise.race([sleep(REST), stories]);
  }
}

/** The block with which an era has begun. */
async function beginningOf({ chain, chronicle }, era) {
  const events = await chronicle.events();
  const { block } = events.find((event) => event.name === 'eras.EraBegan' && event.era === era);
  return chain.hash(block);
}

async function allHolds({ chain }, block) {
  const [own, { findings, sums }] = await Promise.all([askForAudit(chain, block), audit(chain, block)]);
  assert.deepEqual(findings, [], `block ${block}`);
  assert.ok(own.allHold, `block ${block}: ${JSON.stringify(own)}`);
  return sums;
}
