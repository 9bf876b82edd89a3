// A club joins with a validator of its own, another takes new keys, one withdraws, one is restored: each in sessions of ten minutes.
// About forty minutes.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { u8aToHex } from '@polkadot/util';

import { oneSignsTwice } from '../chaos/scenarios.mjs';
import { promisesHold } from '../chaos/verdict.mjs';
import { Chain, eventOf } from '../lib/chain.mjs';
import { CLUBS } from '../lib/clubs.mjs';
import { Council } from '../lib/council.mjs';
import { Federation } from '../lib/federation.mjs';
import { best, reach } from '../lib/finality.mjs';
import { until } from '../lib/wait.mjs';

const PATIENCE = { timeout: 7_200_000 };
const SESSIONS = 3_600_000;
const FIRST = 4;
const MORE = 10;
const FIFTH = CLUBS[4];

let federation, chain, people, shelek;

before(async () => {
  federation = await Federation.found({});
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

/** New keys in a node, set by the account of the club's validator. */
async function setKeys(member, club) {
  const { keys, proof } = await member.ask('author_rotateKeysWithOwner', [u8aToHex(account(club).publicKey)]);
  await chain.send(account(club), 'session.setKeys', keys, proof);
  return keys;
}

/** Waits until these clubs validate, and sees that blocks become final with them. */
async function validate(clubs) {
  const wanted = accounts(clubs).join();
  await until('the set of validators has changed', async () => (await validators()).join() === wanted, SESSIONS);
  await reach(federation.members, (await best(federation.members)) + MORE);
}

/** Who built the last `blocks` blocks, by the places in the list of validators. */
async function builders(blocks) {
  const top = await chain.height();
  const authors = new Set();
  for (let number = top - blocks + 1; number <= top; number += 1) {
    const header = await chain.api.derive.chain.getHeader(await chain.hash(number));
    authors.add(header.author.toString());
  }
  return [...authors].sort();
}

test('a fifth club joins with its validator, and another club takes new keys', PATIENCE, async () => {
  const decision = chain.call('clubs.admit', FIFTH.name, council(FIFTH).address, 'Whoever keeps bees by the lake.', []);
  await new Council(chain, people).decide(decision);
  shelek = await federation.join('shelek', { club: FIFTH });
  assert.equal(await chain.refusal(council(FIFTH), 'clubs.setValidator', FIFTH.id, account(FIFTH).address), 'clubs.NoSessionKeys');
  await setKeys(shelek, FIFTH);
  assert.equal(await chain.refusal(account(FIFTH), 'clubs.setValidator', FIFTH.id, account(FIFTH).address), 'clubs.NotTheCouncil');
  eventOf(await chain.send(council(FIFTH), 'clubs.setValidator', FIFTH.id, account(FIFTH).address), 'clubs.ValidatorNamed');
  const [almaty] = federation.validators;
  const keys = await setKeys(almaty, CLUBS[0]);
  await validate(CLUBS.slice(0, 5));
  const used = (await chain.api.query.session.queuedKeys()).find(([who]) => who.toString() === account(CLUBS[0]).address);
  assert.equal(used[1].toHex(), keys);
  assert.deepEqual(await builders(15), accounts(CLUBS.slice(0, 5)));
});

test('one of five is killed, and finality goes on', PATIENCE, async () => {
  await shelek.kill();
  const others = federation.members.filter((member) => member !== shelek);
  await reach(others, (await best(others)) + MORE);
  await shelek.start();
  await reach(federation.members, (await best(others)) + MORE);
});

test('a club withdraws its validator, and four go on', PATIENCE, async () => {
  eventOf(await chain.send(council(FIFTH), 'clubs.setValidator', FIFTH.id, null), 'clubs.ValidatorWithdrawn');
  await validate(CLUBS.slice(0, 4));
});

test('who signs twice is disabled until its council restores it, and then with new keys', PATIENCE, async () => {
  const club = await oneSignsTwice(federation);
  assert.equal((await chain.api.query.clubs.validators(club.id)).toJSON().fault, 'Equivocation');
  assert.equal(await chain.refusal(council(club), 'clubs.restoreValidator', club.id), 'clubs.KeysSpoilt');
  await setKeys(federation.validators.find((member) => member.club === club), club);
  eventOf(await chain.send(council(club), 'clubs.restoreValidator', club.id), 'clubs.ValidatorRestored');
  const disabled = async () => (await chain.api.query.session.disabledValidators()).length;
  await until('nobody is disabled', async () => (await disabled()) === 0, SESSIONS);
  await until('it builds blocks again', async () => (await builders(12)).includes(account(club).address), SESSIONS);
});

test('all nodes hold the same state, and all promises hold', PATIENCE, () => promisesHold(federation));
