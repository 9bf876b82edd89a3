// Searches over the state of a block, by the node: handshakes (L6), all matches (L4), rings (L7), the deals of an account (R1), the
// audit (R3), as calls and as subscriptions.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';

import { eventOf, syn } from './lib/chain.mjs';
import { sendAll } from './lib/crowd.mjs';
import { Deaf } from './lib/deaf.mjs';
import { openDevelopment } from './lib/development.mjs';
import { Node } from './lib/node.mjs';
import { People } from './lib/people.mjs';
import { sausage } from './lib/sausage.mjs';
import { until } from './lib/wait.mjs';
import { offer, request } from './market/listings.mjs';

const PATIENCE = { timeout: 300_000 };
/** Who offers what the next one requests. */
const RING = ['//Alice', '//Bob', '//Charlie'];
/** Meat, bread, and medical services. */
const GOODS = [31_001, 31_007, 178_602];
/** As many searches run as may. */
const BUSY = 8010;
/** There is no such listing. */
const UNKNOWN = 8005;
/** How many searches run at once. */
const PLACES = 4;
/** A search that goes on for as long as any may. */
const LONG = { nodes: 20_000, millis: 10_000 };
/** How often places change hands while one search goes on. */
const ROUNDS = 2;
/** How often it is tried to see them while a search goes on. */
const TRIES = 5;
/** Whom a search for rings looks at for seconds: members who know only each other, and offer and request the same. */
const CROWD = Array.from({ length: 20 }, (_, place) => `//Crowd//${place}`);
/** How many listings a member publishes in one call. It may have twice as many. */
const AT_ONCE = 32;

let development, node, chain, people;

before(async () => {
  people = await People.gather();
  development = await openDevelopment(Node, undefined, foundCrowd);
  ({ node, chain } = development);
}, PATIENCE);

after(() => development?.close());

const address = (path) => people.by(path).address;

/** Puts the crowd into the genesis, each guaranteed by the two after it. */
function foundCrowd({ guarantees: { founders }, balances: { balances } }) {
  const first = founders.length;
  CROWD.forEach((path, place) => {
    const guarantors = [1, 2].map((steps) => first + ((place + steps) % CROWD.length));
    founders.push({ account: address(path), club: 0, kind: 'Person', tier: 'T10', guarantors });
    balances.push([address(path), Number(syn(1_000))]);
  });
}

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
  assert.equal(path.exhausted, false);
  assert.equal(path.accounts.length, path.handshakes + 1);
  assert.deepEqual([path.accounts[0], path.accounts.at(-1)], [address('//Alice'), address('//Dave')]);
  for (const [place, account] of path.accounts.slice(1).entries()) {
    const before = path.accounts[place];
    const guarantors = (await chain.ask('synergy_guarantors', before)).map(({ guarantor }) => guarantor);
    const wards = (await chain.ask('synergy_wards', before)).map(({ ward }) => ward);
    assert.ok([...guarantors, ...wards].includes(account), `${before} and ${account} know each other`);
  }
  const { said } = await told('synergy_subscribePath', 'synergy_foundPath', [address('//Alice'), address('//Dave')]);
  assert.deepEqual(said.map(({ accounts, exhausted }) => [accounts, exhausted]), [[path.accounts, false]]);
  const given = await chain.ask('synergy_path', address('//Alice'), address('//Dave'), { nodes: 0 });
  assert.deepEqual([given.accounts, given.handshakes, given.lookedAt, given.exhausted], [[], null, 0, true]);
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

test('L4: what matches every listing of an account, as a call and as a subscription', PATIENCE, async () => {
  const question = [address('//Alice'), 10, await chain.head()];
  const own = await chain.ask('synergy_listings', address('//Alice'));
  const each = own.map(async ({ id }) => ({ listing: id, matches: await chain.ask('synergy_matches', id, 10) }));
  const found = await chain.ask('synergy_matchesOf', ...question);
  assert.deepEqual(found, await Promise.all(each));
  assert.deepEqual(found.map(({ matches }) => matches.length), [1, 1]);
  assert.deepEqual((await told('synergy_subscribeMatchesOf', 'synergy_matchedOf', question)).said, [found]);
  const stranger = [address('//Nobody'), 10];
  await assert.rejects(told('synergy_subscribeMatchesOf', 'synergy_matchedOf', stranger), { code: 8001 });
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

/** The category with the most others below it: there is the most to look through. */
async function widest() {
  const parents = new Map((await chain.ask('synergy_categories')).map(({ code, parent }) => [code, parent]));
  const below = new Map();
  for (const code of parents.keys()) {
    for (let above = parents.get(code); above !== null; above = parents.get(above)) below.set(above, (below.get(above) ?? 0) + 1);
  }
  return [...below].sort(([, one], [, other]) => other - one)[0][0];
}

/** All of the crowd offer and request the same, as often as they may. */
async function fillTheBoard() {
  const [category, until] = [await widest(), (await chain.era()).index + 20];
  const said = { category, title: 'goods', quantity: 10, unit: 'Piece', price: 5, until };
  const calls = CROWD.flatMap((path) => [offer, request].map((kind) => [people.by(path), kind(said)]));
  await sendAll(chain, calls.map(([who, listing]) => [who, 'listings.publishMany', Array(AT_ONCE).fill(listing)]));
}

/** Subscribes to a search. Returns what it says, and how to end it. */
async function begins(limits = LONG) {
  const { provider } = chain.api._rpcCore;
  const said = [];
  const hear = (error, finding) => said.push(error ?? finding);
  const id = await provider.subscribe('synergy_ring', 'synergy_subscribeRings', [address(CROWD[0]), limits], hear);
  return { said, end: () => provider.unsubscribe('synergy_ring', 'synergy_unsubscribeRings', id) };
}

/** The same, as soon as there is a place. */
const takesPlace = () => begins().catch((error) => (error.code === BUSY ? takesPlace() : Promise.reject(error)));

/** Asks for the same over HTTP until it is not refused. */
async function insists(signal) {
  const answer = await node.request('synergy_rings', [address(CROWD[0]), LONG], signal);
  return answer.error?.code === BUSY ? insists(signal) : answer;
}

/** Whether there is a place for one more search: then a question about no listing is refused for another reason. */
async function isFree() {
  const { code } = await chain.ask('synergy_searchMatches', 1_000_000, 10).catch((error) => error);
  assert.ok([BUSY, UNKNOWN].includes(code), `it fails with ${code}`);
  return code === UNKNOWN;
}

test('L7: a search ends when nobody waits for it any more, and another takes its place', PATIENCE, async () => {
  await fillTheBoard();
  for (let tries = 1; !(await placesAreTaken(tries === TRIES)); tries += 1);
});

/**
 * Ends searches while a first one goes on, and sees others take their places. False if the first came to its end before all
 * was seen, as it may on a busy machine; unless that was the last try.
 */
async function placesAreTaken(isLast) {
  // It has less to look at than all others. So they could not end before it.
  const first = await begins({ ...LONG, nodes: CROWD.length / 2 });
  const isOver = () => first.said.length > 0 && !isLast;
  const hangsUp = new AbortController();
  const asked = Array.from({ length: PLACES - 1 }, () => insists(hangsUp.signal));
  const answers = Promise.allSettled(asked);
  while (first.said.length === 0 && (await isFree()));
  hangsUp.abort();
  (await answers).forEach(({ reason }) => assert.equal(reason?.name, 'AbortError', 'nobody was answered'));
  for (let round = 0; round < ROUNDS; round += 1) {
    const others = await Promise.all(Array.from({ length: PLACES - 1 }, takesPlace));
    const refused = await begins().then((search) => search.end(), ({ code }) => code);
    await Promise.all(others.map((search) => search.end()));
    if (isOver()) return false;
    assert.equal(refused, BUSY);
  }
  assert.deepEqual(first.said, [], 'the first search goes on');
  await first.end();
  return true;
}

test('L7: who subscribes to searches and does not read keeps no place from others', PATIENCE, async () => {
  const deaf = await Deaf.connect(node.endpoint);
  // More than the two ends of a connection keep.
  for (let n = 0; n < 30; n += 1) deaf.ask('state_getMetadata');
  await setTimeout(3_000);
  for (let n = 0; n < 100; n += 1) deaf.ask('system_name');
  const asked = Array.from({ length: PLACES }, () => deaf.ask('synergy_subscribeRings', address(CROWD[0]), LONG));
  await setTimeout(3_000);
  assert.ok(await isFree(), 'all places are kept from others');
  await deaf.listens(...asked.map((id) => `"id":${id},`));
  deaf.close();
  await until('there is a place again', isFree);
});

test('R1: what is open of an account is found, as a call and as a subscription', PATIENCE, async () => {
  const terms = ['Proposer', 5, (await chain.era()).index + 20, 0, 'bread', null, 'None', null];
  const { block } = await chain.send(people.by('//Alice'), 'deals.propose', address('//Dave'), ...terms);
  const question = [address('//Dave'), null, block];
  const found = await chain.ask('synergy_dealsOf', ...question);
  assert.deepEqual(found.deals.map(({ other, text, state, receives }) => [other, text, state, receives]), [
    [address('//Alice'), 'bread', 'proposed', true],
  ]);
  assert.deepEqual([found.block, found.pages, found.exhausted], [block, 1, false]);
  assert.equal((await chain.ask('synergy_dealsOf', address('//Dave'), { nodes: 0 })).exhausted, true);
  assert.deepEqual((await told('synergy_subscribeDealsOf', 'synergy_foundDeals', question)).said, [found]);
  assert.deepEqual((await chain.ask('synergy_dealsOf', address('//Nobody'))).deals, []);
  await assert.rejects(chain.ask('synergy_order', 1_000_000, 1, address('//Dave')), { code: 8007 });
  await assert.rejects(chain.ask('synergy_checkRing', []), { code: 8008 });
  await assert.rejects(chain.ask('synergy_matchesFrom', 1_000_000, null, 10), { code: 8005 });
});

test('R1: in which cycle contracts an account has a part is found, as a call and as a subscription', PATIENCE, async () => {
  const drafted = eventOf(await chain.send(people.by('//Alice'), 'cycles.draft', sausage(), null), 'cycles.Drafted');
  const question = [address('//Dave'), null, await chain.head()];
  const found = await chain.ask('synergy_cycleContractsOf', ...question);
  const named = found.cycleContracts.map(({ id, product, hasToSign, delivers, receives }) => [id, product, hasToSign, delivers, receives]);
  assert.deepEqual(named, [[drafted.cycleContract, 'sausage, 7 kg', true, [2], [1]]]);
  assert.deepEqual([found.pages, found.exhausted], [1, false]);
  assert.equal((await chain.ask('synergy_cycleContractsOf', address('//Dave'), { nodes: 0 })).exhausted, true);
  const { said } = await told('synergy_subscribeCycleContractsOf', 'synergy_foundCycleContracts', question);
  assert.deepEqual(said, [found]);
  assert.deepEqual((await chain.ask('synergy_cycleContractsOf', address('//Nobody'))).cycleContracts, []);
});
