// New rules, by a decision of the council of clubs: from the runtime before to this one, on a chain that runs, in the middle of a
// complaint and of a cycle whose supplier was replaced (F1). No node is stopped for it, and one that was away finds its way to them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';

import { hexToU8a, u8aToHex } from '@polkadot/util';

import { promisesHold } from './chaos/verdict.mjs';
import { Chain, eventOf, hasEvent, SYN } from './lib/chain.mjs';
import { Council } from './lib/council.mjs';
import { Federation } from './lib/federation.mjs';
import { best, reach } from './lib/finality.mjs';
import { signMany } from './lib/flood.mjs';
import { formsOf, unreadable } from './lib/forms.mjs';
import { sausage } from './lib/sausage.mjs';
import { inSequence } from './lib/sequence.mjs';
import { State } from './lib/state.mjs';
import { until } from './lib/wait.mjs';

const PATIENCE = { timeout: 1_800_000 };
const ERA = 60_000;
const FIRST = 4;
const MORE = 3;
const CLAIM = 10n * SYN;
/** For how long a council may decide about a complaint, in eras: the most there is, for it is to be open under the new rules. */
const ARBITRATION = 30;
/** How long a session was before its length stood in storage, in blocks. */
const SESSION = 200;
/** How long a cycle lasts, in eras: longer than all this. */
const PERIOD = 60;
/** What is moved in storage, because it has another form now. */
const MOVED = ['Cycles.CycleContracts', 'Cycles.Cycles'];
/** The node is asked what the runtime of a block does not know yet. */
const OLDER_RUNTIME = 8012;
/** The runtime before this one, as it was released. */
const BEFORE = u8aToHex(readFileSync(new URL('./releases/synergy-1000001.compact.compressed.wasm', import.meta.url)));

const step = inSequence(PATIENCE);

let federation, chain, council, people, old, forms, next, complaint, cycle, ofLeg;

before(async () => {
  federation = await Federation.found({ era: ERA, genesis: beginWithOldRules });
  await federation.start();
  ({ people } = federation);
  chain = federation.chain = await Chain.connect(federation.auditor.endpoint);
  council = new Council(chain, people);
  await reach(federation.members, FIRST);
  old = await versionOf(federation.auditor);
  forms = formsOf(chain.api);
}, PATIENCE);

after(async () => {
  await chain?.close();
  await federation?.stop();
});

/** Keeps the code that comes with this node for later. */
function beginWithOldRules(parts, { genesis: { runtimeGenesis } }) {
  parts.eras.parameters = { ...parts.eras.parameters, arbitrationEras: ARBITRATION };
  next = runtimeGenesis.code;
  runtimeGenesis.code = BEFORE;
}

const versionOf = async (member) => (await member.ask('state_getRuntimeVersion')).specVersion;
const authorise = () => chain.call('clubs.decree', chain.call('system.authorizeUpgrade', chain.api.registry.hash(hexToU8a(next))));
const apply = () => [people.by('//Ferdie'), 'system.applyAuthorizedUpgrade', next];
const isOpen = () => new State(chain).isOpen(complaint);

/** Applies the authorised code while no client is connected. One that is learns of the new rules at a moment of its own, and what
 * it reads about that time, the block of the upgrade above all, it may read in the words of the wrong ones. */
async function applyUnwatched() {
  const [ferdie, ...call] = apply();
  const [signed] = await signMany(chain, ferdie, 1, () => chain.call(...call));
  await chain.close();
  await federation.auditor.ask('author_submitExtrinsic', [signed]);
}

/** The hash of the block that brought the new rules: the first with the state of their version. */
async function firstOfNewRules() {
  const hasThem = async (hash) => (await chain.ask('state_getRuntimeVersion', hash)).specVersion > old;
  let number = await chain.height();
  while (await hasThem(await chain.hash(number - 1))) number -= 1;
  return chain.hash(number);
}

const by = (name) => people.by(`//${name}`);

step('a cycle is open, its meat comes from a substitute, and Dave complains of the first supplier', async () => {
  const terms = { ...sausage(), period: PERIOD };
  const { hash } = eventOf(await chain.send(by('Alice'), 'cycles.draft', terms, null), 'cycles.Drafted');
  for (const name of ['Bob', 'Charlie', 'Dave']) await chain.send(by(name), 'cycles.sign', 0, hash);
  ({ cycle } = eventOf(await chain.send(by('Eve'), 'cycles.order', 0, 10, true), 'cycles.Ordered'));
  await until('the cycle is open', async () => (await chain.api.query.cycles.cycles(0, cycle)).isSome);
  const meat = { Leg: { cycleContract: 0, cycle, leg: 1 } };
  ofLeg = eventOf(await chain.send(by('Dave'), 'complaints.file', meat, 100n * SYN), 'complaints.ComplaintFiled').complaint;
  const substitute = [0, cycle, 1, by('Ferdie').address];
  for (const name of ['Alice', 'Dave', 'Ferdie']) await chain.send(by(name), 'cycles.replaceSupplier', ...substitute);
  await assert.rejects(chain.ask('synergy_cycleContract', 0), { code: OLDER_RUNTIME });
});

step('Alice complains of Bob, and his guarantors are reached', async () => {
  const [alice, bob] = [people.by('//Alice'), people.by('//Bob')];
  const { index } = await chain.era();
  const terms = ['Counterparty', CLAIM, index + 20, 0, 'firewood', null, 'None', null];
  const { deal } = eventOf(await chain.send(alice, 'deals.propose', bob.address, ...terms), 'deals.DealProposed');
  await chain.send(bob, 'deals.accept', deal);
  const filed = await chain.send(alice, 'complaints.file', { Deal: deal }, CLAIM);
  complaint = eventOf(filed, 'complaints.ComplaintFiled').complaint;
  await until('level 1 has joined', async () => (await new State(chain).complaint(complaint)).level >= 1);
  await promisesHold(federation);
});

step('without a decision nobody can change the rules', async () => {
  assert.equal(await chain.refusal(...apply()), 'system.NothingAuthorized');
});

step('two of four clubs cannot decide it', async () => {
  const motion = await council.move(authorise(), 2);
  assert.equal(await chain.refusal(council.seats[0], 'councilOfClubs.close', ...motion), 'councilOfClubs.TooEarly');
  await chain.send(council.seats[2], 'councilOfClubs.vote', motion[0], motion[1], false);
  await chain.send(council.seats[3], 'councilOfClubs.vote', motion[0], motion[1], false);
  eventOf(await chain.send(council.seats[0], 'councilOfClubs.close', ...motion), 'councilOfClubs.Disapproved');
});

step('three of four decide it, anybody brings the code, and all nodes go on by the new rules', async () => {
  const away = federation.validators[3];
  const others = federation.members.filter((member) => member !== away);
  await away.stop();
  await council.decide(authorise());
  await applyUnwatched();
  const isNew = async (member) => (await versionOf(member)) > old;
  await Promise.all(others.map((member) => until(`${member.who} has the new rules`, () => isNew(member))));
  chain = federation.chain = await Chain.connect(federation.auditor.endpoint);
  assert.ok(hasEvent({ events: await chain.events(await firstOfNewRules()) }, 'system.CodeUpdated'));
  await reach(others, (await best(others)) + MORE);
  await away.start();
  await reach(federation.members, (await best(others)) + MORE);
  assert.ok(await isNew(away));
});

step('the chain knows its new version, and what was to be moved in storage has been', async () => {
  const last = (await chain.api.query.system.lastRuntimeUpgrade()).unwrap();
  assert.equal(last.specVersion.toNumber(), await versionOf(federation.auditor));
  assert.equal((await chain.api.query.clubs.sessionLength()).toNumber(), SESSION);
  assert.equal((await chain.api.query.clubs.palletVersion()).toNumber(), 1);
  await promisesHold(federation);
});

step('everything else that was stored can be read as it is', () => {
  assert.deepEqual(unreadable(forms, formsOf(chain.api)), MOVED);
});

step('the cycle goes on: the substitute is paid, Dave withdraws, and the first supplier has its price', async () => {
  const { open } = await chain.ask('synergy_cycleContract', 0);
  assert.deepEqual(open.map((one) => [one.cycle, one.legs.length, BigInt(one.waterfall.market)]), [[cycle, 4, 1_000n * SYN]]);
  const { amount } = eventOf(await chain.send(by('Dave'), 'cycles.confirm', 0, cycle, 3, null), 'cycles.LegPaid');
  assert.equal(BigInt(amount), 100n * SYN);
  const { paid } = eventOf(await chain.send(by('Dave'), 'complaints.withdraw', ofLeg), 'cycles.SuretySettled');
  assert.equal(BigInt(paid), 100n * SYN);
  await promisesHold(federation);
});

step('the complaint is still open under the new rules, and Bob settles it', async () => {
  assert.ok(await isOpen(), 'the complaint has not survived');
  const had = await free('//Alice');
  const settled = await chain.send(people.by('//Bob'), 'complaints.settle', complaint, CLAIM);
  assert.equal(eventOf(settled, 'complaints.ComplaintEnded').complaint, complaint);
  assert.ok(!(await isOpen()));
  assert.equal(await free('//Alice'), had + CLAIM);
  await promisesHold(federation);
});

async function free(path) {
  return (await chain.api.query.system.account(people.by(path).address)).data.free.toBigInt();
}
