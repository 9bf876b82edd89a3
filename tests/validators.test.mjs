// A club joins with a validator of its own, another takes new keys, one withdraws and is removed, one is restored (F1, F2).

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { oneSignsTwice } from './chaos/scenarios.mjs';
import { promisesHold } from './chaos/verdict.mjs';
import { Chain, eventOf } from './lib/chain.mjs';
import { CLUBS } from './lib/clubs.mjs';
import { Council } from './lib/council.mjs';
import { best, reach } from './lib/finality.mjs';
import { inSequence } from './lib/sequence.mjs';
import { queuedKeys, setNewKeys, withShortSessions } from './lib/sessions.mjs';
import { until } from './lib/wait.mjs';

const PATIENCE = { timeout: 1_800_000 };
const FIRST = 4;
const MORE = 4;
const FIFTH = CLUBS[4];

const step = inSequence(PATIENCE);

let federation, chain, people, shelek;

before(async () => {
  federation = await withShortSessions();
  await federation.start();
  ({ people } = federation);
  chain = federation.chain = await Chain.connect(federation.auditor.endpoint);
  await reach(federation.members, FIRST);
}, PATIENCE);

after(async () => {
  await chain?.close();
  await federation?.stop();
});

const account = ({ path }) => people.by(path);
const council = ({ council: path }) => people.by(path);
const validators = async () => (await chain.api.query.session.validators()).map(String).sort();
const accounts = (clubs) => clubs.map((club) => account(club).address).sort();

/** Waits until these clubs validate, and sees that blocks become final with them. */
async function validate(clubs) {
  const wanted = accounts(clubs).join();
  await until('the set of validators has changed', async () => (await validators()).join() === wanted);
  await reach(federation.members, (await best(federation.members)) + MORE);
}

/** Waits until each of these clubs has built a block after this moment. */
async function build(clubs) {
  const missing = new Set(accounts(clubs));
  let seen = await chain.height();
  await until('each club builds a block', async () => {
    for (const top = await chain.height(); seen < top; seen += 1) {
      const { author } = await chain.api.derive.chain.getHeader(await chain.hash(seen + 1));
      missing.delete(author.toString());
    }
    return missing.size === 0;
  });
}

step('a fifth club joins with its validator, and another club takes new keys', async () => {
  const decision = chain.call('clubs.admit', FIFTH.name, council(FIFTH).address, 'Whoever keeps bees by the lake.', []);
  await new Council(chain, people).decide(decision);
  shelek = await federation.join('shelek', { club: FIFTH });
  assert.equal(await chain.refusal(council(FIFTH), 'clubs.setValidator', FIFTH.id, account(FIFTH).address), 'clubs.NoSessionKeys');
  await setNewKeys(chain, shelek, account(FIFTH));
  assert.equal(await chain.refusal(account(FIFTH), 'clubs.setValidator', FIFTH.id, account(FIFTH).address), 'clubs.NotTheCouncil');
  eventOf(await chain.send(council(FIFTH), 'clubs.setValidator', FIFTH.id, account(FIFTH).address), 'clubs.ValidatorNamed');
  const [almaty] = federation.validators;
  const { keys } = await setNewKeys(chain, almaty, account(CLUBS[0]));
  await validate(CLUBS.slice(0, 5));
  await until('the new keys are to work', async () => (await queuedKeys(chain, account(CLUBS[0]).address)) === keys);
  await build(CLUBS.slice(0, 5));
});

step('one of five is killed, and finality goes on', async () => {
  await shelek.kill();
  const others = federation.members.filter((member) => member !== shelek);
  await reach(others, (await best(others)) + MORE);
  await shelek.start();
  await reach(federation.members, (await best(others)) + MORE);
});

step('a club withdraws its validator, and four go on', async () => {
  eventOf(await chain.send(council(FIFTH), 'clubs.setValidator', FIFTH.id, null), 'clubs.ValidatorWithdrawn');
  await validate(CLUBS.slice(0, 4));
});

step('a club that validates is removed by the others, and its node validates no more', async () => {
  eventOf(await chain.send(council(FIFTH), 'clubs.setValidator', FIFTH.id, account(FIFTH).address), 'clubs.ValidatorNamed');
  await validate(CLUBS.slice(0, 5));
  eventOf(await new Council(chain, people, 5).decide(chain.call('clubs.remove', FIFTH.id)), 'clubs.ClubRemoved');
  await validate(CLUBS.slice(0, 4));
  assert.ok((await chain.api.query.clubs.validators(FIFTH.id)).isNone);
  assert.equal(await chain.refusal(council(FIFTH), 'clubs.setValidator', FIFTH.id, account(FIFTH).address), 'clubs.NoSuchClub');
  await federation.dismiss(shelek);
});

step('a spare node with the same keys is found by its blocks, and its club comes back with new ones', async () => {
  const [victim] = federation.validators;
  const { club } = victim;
  const spare = await federation.join('spare', { copyOf: victim });
  const others = federation.validators.filter((member) => member.club !== club);
  const isReported = () => others.some((member) => /two blocks in slot \d+: it is reported/.test(member.wholeLog()));
  await until('somebody reports two blocks in one slot', isReported);
  await until('it is disabled', async () => (await faultOf(club)) === 'Equivocation');
  await federation.dismiss(spare);
  await reach(federation.members, (await best(federation.members)) + MORE);
  assert.equal(await chain.refusal(council(club), 'clubs.restoreValidator', club.id), 'clubs.KeysSpoilt');
  await setNewKeys(chain, victim, account(club));
  await restored(club);
});

step('who signs twice is disabled until its council restores it, and then with new keys', async () => {
  const club = await oneSignsTwice(federation);
  assert.equal(await faultOf(club), 'Equivocation');
  assert.equal(await chain.refusal(council(club), 'clubs.restoreValidator', club.id), 'clubs.KeysSpoilt');
  await setNewKeys(chain, federation.validators.find((member) => member.club === club), account(club));
  await restored(club);
});

step('all nodes hold the same state, and all promises hold', () => promisesHold(federation));

/** Why a club's validator is disabled; null if it is not. */
async function faultOf({ id }) {
  return (await chain.api.query.clubs.validators(id)).toJSON().fault;
}

/** A club's council restores its validator, and it builds blocks again. */
async function restored(club) {
  eventOf(await chain.send(council(club), 'clubs.restoreValidator', club.id), 'clubs.ValidatorRestored');
  const disabled = async () => (await chain.api.query.session.disabledValidators()).length;
  await until('nobody is disabled', async () => (await disabled()) === 0);
  await build([club]);
}
