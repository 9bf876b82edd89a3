// Searches over the state of a block, by the node: handshakes (L6), all matches (L4), rings (L7), the audit (R3), as calls and as
// subscriptions.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openDevelopment } from './lib/development.mjs';
import { offer, request } from './market/listings.mjs';

const PATIENCE = { timeout: 300_000 };
/** Who offers what the next one requests. */
const RING = ['//Alice', '//Bob', '//Charlie'];
/** Meat, bread, and medical services. */
const GOODS = [31_001, 31_007, 178_602];
/** As many searches run as may. */
const BUSY = 8010;

let development, chain, people;

before(async () => {
  development = await openDevelopment();
  ({ chain, people } = development);
}, PATIENCE);

after(() => development?.close());

const address = (path) => people.by(path).address;

/** What a subscription sends, until `isLast` of it, or the first. */
function told(method, notification, params, isLast = () => true) {
  const { provider } = chain.api._rpcCore;
  const said = [];
  return new Promise((resolve, reject) => {
    const subscribed = provider.subscribe(notification, method, params, (error, finding) => {
      if (error) return reject(error);
      said.push(finding);
      if (isLast(finding)) resolve(subscribed.then((id) => ({ said, id })));
    });
    subscribed.catch(reject);
  });
}

/** Publishes what a member offers and what it requests. Returns the numbers. */
async function publishes(path, offered, requested) {
  const until = (await chain.era()).index + 20;
  const said = (category) => ({ category, title: `category ${category}`, quantity: 10, unit: 'Piece', price: 5, until });
  const result = await chain.send(people.by(path), 'listings.publishMany', [offer(said(offered)), request(said(requested))]);
  return result.events.filter(({ name }) => name === 'listings.ListingPublished').map(({ listing }) => listing);
}

test('L6: the shortest chain of guarantees, as a call and as a subscription', PATIENCE, async () => {
  const path = await chain.ask('synergy_path', address('//Alice'), address('//Dave'));
  assert.equal(path.isExhausted, false);
  assert.equal(path.accounts.length, path.handshakes + 1);
  assert.deepEqual([path.accounts[0], path.accounts.at(-1)], [address('//Alice'), address('//Dave')]);
  for (const [place, account] of path.accounts.slice(1).entries()) {
    const before = path.accounts[place];
    const guarantors = (await chain.ask('synergy_guarantors', before)).map(({ guarantor }) => guarantor);
    const wards = (await chain.ask('synergy_wards', before)).map(({ ward }) => ward);
    assert.ok([...guarantors, ...wards].includes(account), `${before} and ${account} know each other`);
  }
  const { said } = await told('synergy_subscribePath', 'synergy_foundPath', [address('//Alice'), address('//Dave')]);
  assert.deepEqual(said, [path]);
});

test('L6: who has never applied is no handshake away from anybody', PATIENCE, async () => {
  const question = [address('//Alice'), address('//Nobody')];
  await assert.rejects(chain.ask('synergy_path', ...question), { code: 8001 });
  await assert.rejects(told('synergy_subscribePath', 'synergy_foundPath', question), { code: 8001 });
});

test('L4, L7: all matches and rings are found, and it is said when they were not looked for', PATIENCE, async () => {
  const listings = [];
  for (const [place, path] of RING.entries()) {
    listings.push(await publishes(path, GOODS[place], GOODS[(place + RING.length - 1) % RING.length]));
  }
  const [[, requested], , [offered]] = listings;
  const found = await chain.ask('synergy_searchMatches', requested, 10);
  assert.deepEqual(found.matches.map(({ listing }) => listing.id), [offered]);
  assert.deepEqual([found.windows, found.exhausted], [1, false]);
  const given = await chain.ask('synergy_searchMatches', requested, 10, { nodes: 0 });
  assert.deepEqual([given.matches, given.windows, given.exhausted], [[], 0, true]);
  const [same] = (await told('synergy_subscribeSearchMatches', 'synergy_searchedMatches', [requested, 10])).said;
  assert.deepEqual([same.matches, same.exhausted], [found.matches, false]);
  await assert.rejects(chain.ask('synergy_searchMatches', 1_000_000, 10), { code: 8005 });

  const { rings, exhausted } = await chain.ask('synergy_rings', address('//Alice'), { millis: 10_000 });
  assert.deepEqual([rings.length, exhausted], [1, false]);
  assert.equal((await chain.ask('synergy_rings', address('//Alice'), { nodes: 1 })).exhausted, true);
  const params = [address('//Alice'), { millis: 10_000 }];
  const { said } = await told('synergy_subscribeRings', 'synergy_ring', params, (finding) => finding.done);
  assert.deepEqual(said[0].ring.links, rings[0].links);
  assert.deepEqual([said.length, said[1].done.exhausted], [2, false]);
});

test('K1: a ring becomes a draft as it is', PATIENCE, async () => {
  const { rings } = await chain.ask('synergy_rings', address('//Alice'), { millis: 10_000 });
  const result = await chain.send(people.by('//Alice'), 'cycles.draft', rings[0].draft, null);
  assert.ok(result.events.some(({ name }) => name === 'cycles.Drafted'));
});

test('L7, R3: however many ask at once, everybody is answered, or told to come again', PATIENCE, async () => {
  const asked = Array.from({ length: 40 }, (_, n) =>
    n % 2 ? chain.ask('synergy_audit') : chain.ask('synergy_path', address('//Alice'), address('//Dave')));
  const answers = await Promise.allSettled(asked);
  const refused = answers.filter(({ status }) => status === 'rejected');
  refused.forEach(({ reason }) => assert.equal(reason.code, BUSY, reason.message));
  assert.ok(refused.length < answers.length);
  const { said } = await told('synergy_subscribeAudit', 'synergy_audited', []);
  assert.ok(said[0].allHold, JSON.stringify(said[0]));
});
