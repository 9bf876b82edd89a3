// Four clubs, each with a validator, and an auditor: what may happen to their nodes, while members go on using them.
// Short by default; scripts/soak.sh plays it at length.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { Load } from './chaos/load.mjs';
import { PLAN, SEED } from './chaos/plan.mjs';
import * as scenarios from './chaos/scenarios.mjs';
import { erasPassOneByOne, promisesHold } from './chaos/verdict.mjs';
import { Chain } from './lib/chain.mjs';
import { best, reach } from './lib/finality.mjs';
import { inSequence } from './lib/sequence.mjs';
import { withShortSessions } from './lib/sessions.mjs';
import { grouped } from './lib/words.mjs';

const PATIENCE = { timeout: 7_200_000 };
const FIRST = 4;
/** How large a part of the calls that nodes took is at least in blocks. */
const ARRIVED = 0.95;

const step = inSequence(PATIENCE);

let federation;
let load;

before(async () => {
  console.log(`    seed ${SEED} (SYNERGY_SEED plays the same again), ${JSON.stringify(PLAN)}`);
  federation = await withShortSessions({ era: PLAN.era, strict: true });
  console.log(`    ${federation.wires.kind}`);
  await federation.start();
  federation.chain = await Chain.connect(federation.auditor.endpoint);
  load = await Load.begin(federation.auditor, federation.people);
}, PATIENCE);

after(async () => {
  await load?.end();
  await federation?.chain?.close();
  await federation?.stop();
});

/** Plays something so many times, while members go on. */
function play(name, times, scenario) {
  for (let turn = 1; turn <= times; turn += 1) {
    step(times > 1 ? `${name}: ${turn} of ${times}` : name, async () => {
      await scenario(federation);
      await load.goesOn();
      console.log(`    block ${grouped(await best(federation.validators))}`);
    });
  }
}

play('four validators finalise one chain', 1, ({ members }) => reach(members, FIRST));
play('one is killed and started again', PLAN.crashes, scenarios.oneIsKilled);
play('one is killed in the middle of its writing', PLAN.writes, scenarios.killedWhileWriting);
play('one is killed when the set of validators changes', PLAN.sessions, scenarios.killedAtSessionChange);
play('two are killed: nothing becomes final, nothing is undone', 1, scenarios.twoAreKilled);
play('the federation is cut in halves, and joined', 1, scenarios.halvesAreCut);
play('one stands still for longer than an era', 1, scenarios.oneStandsStill);
play('all are away for longer than an era', 1, scenarios.allAreAway);
play('new nodes arrive at the same state, by warp sync and by full sync', 1, scenarios.newcomersArrive);
play('who signs twice is disabled', 1, scenarios.oneSignsTwice);

play('every node holds the same state, and all promises hold', 1, async (all) => {
  const { members, coverage } = await promisesHold(all);
  console.log(`    ${members} members, coverage ${coverage}`);
});

play('no block passed more than one era', 1, async (all) => {
  console.log(`    ${await erasPassOneByOne(all)} eras`);
});

play('what nodes took of members is in blocks, but for what was in the memory of nodes that were killed', 1, async () => {
  const { taken, included } = await load.end();
  console.log(`    ${grouped(taken)} calls were taken, ${grouped(included)} are in blocks`);
  assert.ok(taken > 0);
  assert.ok(included >= taken * ARRIVED, `of ${taken} calls ${included} got into blocks`);
});
