// The drill for the day on which two of four clubs' nodes are gone for good: finality stands, and the council of clubs lets the rest
// make blocks final again (F1, F2).

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { Chain, eventOf } from './lib/chain.mjs';
import { CLUBS } from './lib/clubs.mjs';
import { Council } from './lib/council.mjs';
import { best, grow, highest, reach } from './lib/finality.mjs';
import { inSequence } from './lib/sequence.mjs';
import { withShortSessions } from './lib/sessions.mjs';
import { until } from './lib/wait.mjs';

const PATIENCE = { timeout: 1_800_000 };
const FIRST = 4;
const MORE = 4;
/** For how many blocks everybody can see the decision before it works. */
const DELAY = 5;

const step = inSequence(PATIENCE);

let federation, chain, people, left;

before(async () => {
  federation = await withShortSessions();
  await federation.start();
  ({ people } = federation);
  chain = await Chain.connect(federation.auditor.endpoint);
  await reach(federation.members, FIRST);
}, PATIENCE);

after(async () => {
  await chain?.close();
  await federation?.stop();
});

step('two of four are gone for good: nothing becomes final', async () => {
  const gone = federation.validators.slice(2);
  left = federation.members.filter((member) => !gone.includes(member));
  await Promise.all(gone.map((member) => member.kill()));
  await grow(left, 2);
  const last = await highest(left);
  await grow(left, MORE);
  assert.equal(await highest(left), last);
});

step('their clubs withdraw them, and the next set is made of the others', async () => {
  for (const club of CLUBS.slice(2, 4)) {
    eventOf(await chain.send(people.by(club.council), 'clubs.setValidator', club.id, null), 'clubs.ValidatorWithdrawn');
  }
  const queued = async () => (await chain.api.query.session.queuedKeys()).length;
  await until('the next set is made of two', async () => (await queued()) === 2);
});

step('the council of clubs notes the stall, and it goes on by itself', async () => {
  const last = await highest(left);
  const hash = await left[0].hash(last);
  await new Council(chain, people).decide(chain.call('clubs.decree', chain.call('grandpa.noteStalled', DELAY, last)));
  await until('a block becomes final', async () => (await highest(left)) > last);
  await reach(left, (await best(left)) + MORE);
  assert.equal(await left[0].hash(last), hash, 'a final block was undone');
});
