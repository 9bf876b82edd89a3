// What an auditor asks (R1, R3): the audit in one answer and page by page, what is said of blocks and accounts that are not there,
// and what the audit from storage alone holds against whom.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { audit, membersAreGuaranteed } from './lib/audit.mjs';
import { syn } from './lib/chain.mjs';
import { openDevelopment } from './lib/development.mjs';
import { Node } from './lib/node.mjs';
import { auditByPages, PROMISES, wholeAudit } from './lib/pages.mjs';
import { until } from './lib/wait.mjs';

const PATIENCE = { timeout: 600_000 };
/** How many final blocks the node keeps the state of: as many as are made while one of them is looked at from all sides. */
const KEPT = 20;

class ForgetfulNode extends Node {
  options() {
    return [...super.options(), '--state-pruning', `${KEPT}`];
  }
}

let development, chain, people;

before(async () => {
  development = await openDevelopment(ForgetfulNode);
  ({ chain, people } = development);
}, PATIENCE);

after(() => development?.close());

/** The code of the error with which a question is answered. */
const codeOf = (...question) => chain.ask(...question).then((answer) => assert.fail(JSON.stringify(answer)), ({ code }) => code);

test('R3: the audit in one answer and page by page find the same, and so does storage alone', PATIENCE, async () => {
  await chain.send(people.by('//Dave'), 'guarantees.pledge', people.by('//Zoya').address, 'T10');
  const block = await chain.head();
  const whole = await wholeAudit(development.node, block);
  assert.ok(whole.allHold, JSON.stringify(whole));
  for (const limit of [3, 500]) {
    const paged = await auditByPages(chain, block, limit);
    assert.ok(paged.allHold, JSON.stringify(paged));
    PROMISES.forEach((promise) => assert.equal(paged[promise].checked, whole[promise].checked, `${promise} by ${limit}`));
  }
  assert.deepEqual((await audit(chain, block)).findings, []);
});

test('R3: synergy_auditPage gives one page, and says what comes next', PATIENCE, async () => {
  // Two proposals are two tasks: more than one page has place for.
  const due = (await chain.era()).index + 10;
  const proposal = [people.by('//Bob').address, 'Counterparty', syn(1), due, 0, 'firewood', null, 'None', null];
  for (let task = 0; task < 2; task += 1) await chain.send(people.by('//Alice'), 'deals.propose', ...proposal);
  const block = await chain.head();
  const first = await chain.ask('synergy_auditPage', 'members', 0, 2, block);
  assert.ok(first.checked >= 2 && first.checked <= 4 && first.next > 0, JSON.stringify(first));
  assert.ok(first.sums.some(([sum]) => 'pledges' in sum || 'electors' in sum), JSON.stringify(first.sums));
  const second = await chain.ask('synergy_auditPage', 'members', first.next, 2, block);
  assert.ok(second.next === null || second.next > first.next);
  const tasks = await chain.ask('synergy_auditPage', 'clock', 0, 1, block);
  assert.ok(tasks.parts?.length > 0, JSON.stringify(tasks));
  const checkedOf = async (part, limit) => {
    let checked = 0;
    for (let from = 0; from !== null; ) {
      const page = await chain.ask('synergy_auditPage', part, from, limit, block);
      checked += page.checked;
      for (const within of page.parts ?? []) checked += await checkedOf(within, limit);
      from = page.next;
    }
    return checked;
  };
  for (const part of tasks.parts) {
    const checked = await checkedOf(part, 100);
    assert.ok(checked > 1, `${JSON.stringify(part)} has more than a page of one has place for`);
    assert.equal(await checkedOf(part, 1), checked);
  }
});

test('R1: of accounts that never applied everything says so', PATIENCE, async () => {
  const stranger = people.by('//Nobody').address;
  for (const question of ['member', 'capacity', 'suspensions', 'guarantors', 'wards', 'listings']) {
    assert.equal(await codeOf(`synergy_${question}`, stranger), 8001, question);
  }
  assert.equal(await codeOf('synergy_matchesOf', stranger, 10), 8001);
  assert.equal(await codeOf('synergy_member', 'no address'), 8001);
});

test('R1: of blocks that are not there, or whose state is gone, everything says so', PATIENCE, async () => {
  const early = await chain.hash(1);
  // The states of final blocks go, so it counts how far finality is.
  await until('the state is gone', async () => (await development.node.finalised()) > KEPT + 4);
  assert.equal(await codeOf('synergy_parameters', early), 8002);
  assert.equal(await codeOf('synergy_member', people.by('//Dave').address, early), 8002);
  assert.equal(await codeOf('synergy_audit', early), 8002);
  assert.equal(await codeOf('synergy_auditPage', 'clubs', 0, 10, early), 8002);
  assert.equal(await codeOf('synergy_parameters', `0x${'77'.repeat(32)}`), 8002);
});

const edge = (guarantor, shortUntil = null) =>
  ({ guarantor, tier: 'T10', notice: null, shortUntil, deposit: { own: 10_000_000, parts: [] } });
const guaranteed = (needs, edges, status = 'member') =>
  membersAreGuaranteed({ members: new Map([[5, { status, tier: 'T10', needs }]]), guarantees: new Map([[5, edges]]), era: 9 });

test('P3: as many guarantees must count as the member needs, whatever is needed by others', () => {
  assert.deepEqual(guaranteed(3, [edge(1), edge(2), edge(3)]), []);
  assert.deepEqual(guaranteed(3, [edge(1), edge(2)]), ['P3: 5 is member with 2 guarantees that count, and needs 3']);
  assert.deepEqual(guaranteed(3, [edge(1), edge(2)], 'candidate'), []);
  assert.equal(guaranteed(2, [edge(1), edge(2)], 'lapsing').length, 1);
});

test('P3: whose guarantee has just run short is a member until its turn on the agenda', () => {
  assert.deepEqual(guaranteed(2, [edge(1), edge(2, 9)]), []);
  assert.deepEqual(guaranteed(2, [edge(1), edge(2, 10)]), [], 'it counts until then');
  assert.equal(guaranteed(2, [edge(1, 10)]).length, 1);
});

test('P3: nobody guarantees a former member', () => {
  assert.deepEqual(guaranteed(2, [], 'former'), []);
  assert.equal(guaranteed(2, [edge(1)], 'former').length, 1);
});
