// What the pages let their readers do, step by step and with the same numbers: the first complaint of README.md, the cycle contract of
// docs/member.md. Only the eras are shorter. And whether the chain has what the pages name.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { eventOf, syn } from './lib/chain.mjs';
import { Chronicle } from './lib/chronicle.mjs';
import { openDevelopment } from './lib/development.mjs';
import { Handbook } from './lib/handbook.mjs';
import { ArchivingNode } from './lib/node.mjs';
import { sausage } from './lib/sausage.mjs';
import { big } from './lib/state.mjs';
import { until } from './lib/wait.mjs';

const PATIENCE = { timeout: 900_000 };
/** How long an era lasts here, in milliseconds: six blocks. */
const ERA = 18_000;

let development, chain, chronicle;

before(async () => {
  development = await openDevelopment(ArchivingNode, ERA);
  ({ chain } = development);
  chronicle = new Chronicle(chain);
}, PATIENCE);

after(() => development?.close());

const ROOT = new URL('../', import.meta.url);
const docs = readdirSync(new URL('docs/', ROOT)).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
const handbook = async () => new Handbook(chain.api, (await chain.ask('rpc_methods')).methods);

/** What a page might say wrongly, and what is wrong with it. */
const WRONG = [
  ['`deals` > `proposes`', '`deals` > `proposes`'],
  ['`eras` >\n`currently()`', '`eras` > `currently()`'],
  ['`eras` > `current(u32)`', '`eras` > `current(u32)`'],
  ['`complaints` > `standings()`', '`complaints` > `standings()`'],
  ['`synergyApi` > `boards`', '`synergyApi` > `boards`'],
  ['`synergyApi` > `matches(limit, listing)`', '`synergyApi` > `matches(limit, listing)`'],
  ['`deals` > `accept`, `deal`: 0. `deals` > `refuse`, `number`: 0.', '`deals` > `refuse`: number'],
  ['`deals` > `accept`, `deal`: 0. `deals.DealOpened`: `number: 0`.', '`deals.DealOpened`: number'],
  ['`complaints.ComplaintEnded`, `award`: 10', '`complaints.ComplaintEnded`: award'],
  ['- `cycles` > `draft`, `terms`: `legs`: `suppliers`: 1', '`cycles` > `draft`: suppliers'],
  [
    '1. `complaints` > `file`:\n   - `obligation`: `Deal`\n   - `amount`: 10',
    '`complaints` > `file`: obligation,amount, where it has obligation,claim',
  ],
  [
    '`complaints` > `vote`.\n\n- `percent`: 1. `complaint`: 0.',
    '`complaints` > `vote`: percent,complaint, where it has complaint,percent',
  ],
  ['`cycles` > `draft`.\n\n| field | |\n|---|---|\n| `product` | |\n| `good`: `kind` | |', '`cycles` > `draft`: kind'],
  ['`guarantees.Suspends`', 'guarantees.Suspends'],
  ['`guarantee.Suspended`', 'guarantee.Suspended'],
  ['`clubs.decree(system.authorise(hash))`', 'system.authorise'],
  ['`synergy_ring(address)`', 'synergy_ring'],
];

const who = (name) => development.people.by(`//${name}`);
const sends = (name, call, ...args) => chain.send(who(name), call, ...args);
const query = () => chain.api.query;
const json = async (entry) => (await entry).toJSON();

/** The first event of this name that fits, with the number of its block, as soon as there is one. */
const comes = (event, fits) =>
  until(event, async () => (await chronicle.events()).find((one) => one.name === event && fits(one)), PATIENCE.timeout);

test('README.md: five minutes to a first complaint', PATIENCE, async () => {
  const { index } = await chain.era();
  const proposal = [who('Bob').address, 'Counterparty', syn(10), index + 10, 0, 'firewood', null, 'None', null];
  assert.equal(eventOf(await sends('Alice', 'deals.propose', ...proposal), 'deals.DealProposed').deal, 0);
  eventOf(await sends('Bob', 'deals.accept', 0), 'deals.DealOpened');
  for (const name of ['Alice', 'Bob']) assert.equal(big((await chain.ask('synergy_member', who(name).address)).exposure), syn(10));

  const filed = eventOf(await sends('Alice', 'complaints.file', { Deal: 0 }, syn(10)), 'complaints.ComplaintFiled');
  assert.deepEqual([filed.complaint, filed.complainer, filed.accused], [0, 0, 1]);
  assert.equal((await json(query().complaints.standings(1))).accused.now, 1);
  await assert.rejects(sends('Bob', 'deals.propose', who('Eve').address, ...proposal.slice(1)), /guarantees\.Suspended/);

  const joined = await comes('complaints.LevelJoined', ({ complaint }) => complaint === 0);
  assert.deepEqual([joined.level, joined.voters], [1, 2]);
  for (const number of [2, 3]) {
    const [{ complaint, via }] = (await json(query().complaints.standings(number))).reached;
    assert.deepEqual([complaint, via], [0, 1]);
  }

  // Both at once: they are to be counted before the next level joins.
  const votes = await Promise.all(['Charlie', 'Dave'].map((name) => sends(name, 'complaints.vote', 0, 100)));
  const events = votes.flatMap((vote) => vote.events);
  const drawn = events.filter(({ name }) => name === 'guarantees.DepositDrawn').map(({ amount }) => big(amount));
  assert.deepEqual(drawn, [syn(5), syn(5)]);
  const ended = eventOf({ events }, 'complaints.ComplaintEnded');
  assert.deepEqual([ended.outcome, big(ended.paid)], ['Awarded', syn(10)]);
  assert.equal((await json(query().complaints.standings(1))).accused.now, 0);

  const status = async () => Object.keys((await json(query().guarantees.members(1))).status)[0];
  assert.equal(await status(), 'lapsing');
  for (const name of ['Charlie', 'Dave']) await sends(name, 'guarantees.topUp', who('Bob').address);
  assert.equal(await status(), 'member');
});

test('docs/member.md: organising a cycle contract', PATIENCE, async () => {
  const drafted = eventOf(await sends('Alice', 'cycles.draft', sausage(), null), 'cycles.Drafted');
  assert.deepEqual([drafted.cycleContract, big(drafted.price)], [0, syn(60)]);
  const { hash } = await chain.ask('synergy_cycleContract', 0);
  assert.equal(hash, drafted.hash);
  for (const name of ['Bob', 'Charlie']) await sends(name, 'cycles.sign', 0, hash);
  eventOf(await sends('Dave', 'cycles.sign', 0, hash), 'cycles.Started');

  const ordered = eventOf(await sends('Eve', 'cycles.order', 0, 10, false), 'cycles.Ordered');
  assert.deepEqual([big(ordered.paid), big(ordered.claimable)], [syn(600), syn(200)]);
  const { cycle } = ordered;
  await comes('cycles.CycleOpened', (one) => one.cycle === cycle);
  for (const [leg, [name, paid]] of [['Charlie', 100], ['Dave', 100], ['Eve', 200]].entries()) {
    const { amount } = eventOf(await sends(name, 'cycles.confirm', 0, cycle, leg, null), 'cycles.LegPaid');
    assert.equal(big(amount), syn(paid));
  }

  const closed = await comes('cycles.CycleClosed', (one) => one.cycle === cycle);
  assert.deepEqual([closed.income, closed.paid, closed.refunded].map(big), [syn(600), syn(600), 0n]);
  const shares = { Club: 0n, Organiser: 0n, Guarantor: 0n };
  const paid = (await chronicle.events()).filter((one) => one.name === 'cycles.SharePaid' && one.cycle === cycle);
  paid.forEach(({ role, amount }) => (shares[role] += big(amount)));
  assert.deepEqual(shares, { Club: syn(100), Organiser: syn(50), Guarantor: syn(50) });
});

test('README.md, docs: the chain has what the pages name', PATIENCE, async () => {
  const book = await handbook();
  for (const [page, mistake] of WRONG) assert.deepEqual(book.mistakes(page), [mistake]);
  for (const page of ['README.md', ...docs]) {
    assert.deepEqual(book.mistakes(readFileSync(new URL(page, ROOT), 'utf8')), [], page);
  }
});
