// New rules, by a decision of the council of clubs: no node is stopped for it, and one that was away finds its way to them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { hexToU8a } from '@polkadot/util';

import { promisesHold } from '../chaos/verdict.mjs';
import { Chain, hasEvent, SYN } from '../lib/chain.mjs';
import { Council } from '../lib/council.mjs';
import { Federation } from '../lib/federation.mjs';
import { best, reach } from '../lib/finality.mjs';
import { raised } from '../lib/runtime.mjs';
import { until } from '../lib/wait.mjs';

const PATIENCE = { timeout: 900_000 };
const FIRST = 4;
const MORE = 3;
const CODE = '0x3a636f6465';

let federation, chain, council, people, old, next;

before(async () => {
  federation = await Federation.found({});
  await federation.start();
  ({ people } = federation);
  chain = federation.chain = await Chain.connect(federation.auditor.endpoint);
  council = new Council(chain, people);
  await reach(federation.members, FIRST);
  old = await versionOf(federation.auditor);
  next = raised(await federation.auditor.ask('state_getStorage', [CODE]), old);
}, PATIENCE);

after(async () => {
  await chain?.close();
  await federation?.stop();
});

const versionOf = async (member) => (await member.ask('state_getRuntimeVersion')).specVersion;
const authorise = () => chain.call('clubs.decree', chain.call('system.authorizeUpgrade', chain.api.registry.hash(hexToU8a(next))));
const apply = () => [people.by('//Eve'), 'system.applyAuthorizedUpgrade', next];

test('without a decision nobody can change the rules', PATIENCE, async () => {
  assert.equal(await chain.refusal(...apply()), 'system.NothingAuthorized');
});

test('two of four clubs cannot decide it', PATIENCE, async () => {
  const motion = await council.move(authorise(), 2);
  assert.equal(await chain.refusal(council.seats[0], 'councilOfClubs.close', ...motion), 'councilOfClubs.TooEarly');
  await chain.send(council.seats[2], 'councilOfClubs.vote', motion[0], motion[1], false);
  await chain.send(council.seats[3], 'councilOfClubs.vote', motion[0], motion[1], false);
  await chain.send(council.seats[0], 'councilOfClubs.close', ...motion);
});

test('three of four decide it, anybody brings the code, and all nodes go on by the new rules', PATIENCE, async () => {
  const away = federation.validators[3];
  const others = federation.members.filter((member) => member !== away);
  await away.stop();
  await council.decide(authorise());
  const applied = await chain.send(...apply());
  assert.ok(hasEvent(applied, 'system.CodeUpdated'));
  await Promise.all(others.map((member) => until(`${member.who} has the new rules`, async () => (await versionOf(member)) === old + 1)));
  await reach(others, (await best(others)) + MORE);
  await away.start();
  await reach(federation.members, (await best(others)) + MORE);
  assert.equal(await versionOf(away), old + 1);
});

test('the chain itself knows its new version in every place', PATIENCE, async () => {
  const last = (await chain.api.query.system.lastRuntimeUpgrade()).unwrap();
  assert.equal(last.specVersion.toNumber(), old + 1);
  const called = chain.api.createType('RuntimeVersion', await federation.auditor.ask('state_call', ['Core_version', '0x']));
  assert.equal(called.specVersion.toNumber(), old + 1);
});

test('members sign under the new rules, and all promises hold', PATIENCE, async () => {
  const fresh = await Chain.connect(federation.auditor.endpoint);
  await fresh.send(people.by('//Eve'), 'balances.transferKeepAlive', people.by('//Ferdie').address, SYN);
  await fresh.close();
  await promisesHold(federation);
});
