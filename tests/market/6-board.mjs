import assert from 'node:assert/strict';

import { eventOf, syn } from '../lib/chain.mjs';
import { big } from '../lib/state.mjs';
import { BOARD } from './cast.mjs';
import { board, offer, request } from './listings.mjs';
import { matchesOf } from './matching.mjs';

/** How many listings one call publishes. */
const AT_ONCE = 32;
/** How many members ask for all of their matches. */
const ASKED = 4;
/** For how many matches they ask. */
const LIMIT = 5;
/** So many categories there are at least (L1). */
const CATEGORIES = 100;
const KINDS = ['offer', 'request'];

/** The board: listings in every category, page by page, and matches, each checked against what they should be (L1 to L5). */
export async function boardIsFull(stage) {
  const { tell } = stage;
  const categories = await stage.chain.ask('synergy_categories');
  const ids = await fills(stage, categories);
  tell('boardFilled', { count: ids.size, members: BOARD.members.length });

  const block = await stage.chain.head();
  const shown = await readsBoard(stage, categories, block);
  const ours = shown.filter(({ id }) => ids.has(id));
  assert.deepEqual(new Set(ours.map(({ id }) => id)), ids);
  assert.equal(ours.length, ids.size, 'nothing is shown twice');
  const used = new Set(ours.map(({ category }) => category)).size;
  assert.equal(used, categories.length, 'every category has something');
  assert.ok(used >= CATEGORIES);
  tell('boardRead', { count: ours.length, all: shown.length, categories: used });

  const found = await findsMatches(stage, categories, shown, block);
  tell('boardMatched', { members: found.length, found: found.reduce((sum, count) => sum + count) });
  await dealFromListing(stage, ours);
  await pausesAndResumes(stage, ours);
}

/** Everybody publishes a whole questionnaire in one call. Neighbours publish in the same categories, one offers, one requests. */
async function fills(stage, categories) {
  const until = (await stage.chain.era()).index + 60;
  const said = (place) => ({
    category: categories[place % categories.length].code,
    title: `listing ${place}`,
    unit: 'Kilogram',
    price: syn(1 + (place % 7)),
    quantity: 10 + (place % 5),
    until,
  });
  const calls = [];
  for (let start = 0, call = 0; start < BOARD.listings; start += AT_ONCE, call += 1) {
    const pair = Math.floor(call / 2) * AT_ONCE;
    const count = Math.min(AT_ONCE, BOARD.listings - start);
    const contents = Array.from({ length: count }, (_, place) => {
      const content = said(pair + place);
      return call % 2 === 0 ? offer({ ...content, standing: standing() }) : request({ ...content, price: syn(4) });
    });
    calls.push([BOARD.members[call % BOARD.members.length], 'listings.publishMany', contents]);
  }
  const results = await stage.sendAll(calls);
  const events = results.flatMap((result) => result.events).filter(({ name }) => name === 'listings.ListingPublished');
  return new Set(events.map(({ listing }) => listing));
}

/** What the owners of offers sign in advance: such a deal opens in one call. */
const standing = () => ({ payment: 'None', term: 60, warranty: 0, insured: syn(50) });

/** Everything on the board, by way of the sections at the top. Each is in order, the newest first. */
async function readsBoard(stage, categories, block) {
  const sections = categories.filter(({ parent }) => parent === null);
  const all = [];
  for (const { code } of sections) {
    for (const kind of KINDS) {
      const found = await board(stage, code, kind, block);
      const numbers = found.map(({ id }) => id);
      assert.deepEqual(numbers, [...numbers].sort((one, other) => other - one), `section ${code}: the newest first`);
      assert.ok(found.every((listing) => listing.kind === kind));
      all.push(...found);
    }
  }
  return all;
}

/** All of a member's matches, in one query, are those that the rule names, in its order (L4). Returns how many each has found. */
async function findsMatches(stage, categories, shown, block) {
  const found = [];
  for (const number of BOARD.members.slice(-ASKED)) {
    const answer = await stage.chain.ask('synergy_matchesOf', stage.address(number), LIMIT, block);
    const numbers = answer.map(({ listing, matches }) => [listing, matches.map((match) => match.listing.id)]);
    assert.deepEqual(numbers, matchesOf(number, shown, categories, LIMIT));
    found.push(answer.reduce((sum, { matches }) => sum + matches.length, 0));
  }
  assert.ok(found.every((count) => count > 0), `each has found something: ${found}`);
  return found;
}

/** A deal from a listing, in one call; what it takes is off the board, and comes back when it is cancelled (L2, D1). */
async function dealFromListing(stage, ours) {
  const { id, member, price, quantity } = ours.find((listing) => listing.kind === 'offer' && !listing.isPaused);
  const buyer = BOARD.members.find((number) => number !== member);
  const taken = 3;
  const { index } = await stage.chain.era();
  const portion = { listing: id, quantity: taken };
  const terms = ['Counterparty', big(price) * BigInt(taken), index + 20, 0, '', portion, 'None', null];
  const result = await stage.send(buyer, 'deals.propose', stage.address(member), ...terms);
  const { deal } = eventOf(result, 'deals.DealOpened');
  const left = async () => (await stage.chain.ask('synergy_listing', id)).quantity;
  assert.equal(await left(), quantity - taken);
  await stage.sendAll([buyer, member].map((number) => [number, 'deals.cancel', deal]));
  assert.equal(await left(), quantity);
  stage.tell('boardDeal', { buyer, member, taken, left: quantity - taken, quantity });
}

/** A paused listing is off the board until it is resumed (L2). */
async function pausesAndResumes(stage, ours) {
  const { id, member, category, kind } = ours.at(-1);
  const isOnBoard = async () => (await board(stage, category, kind)).some((listing) => listing.id === id);
  await stage.send(member, 'listings.pause', id);
  assert.equal(await isOnBoard(), false);
  await stage.send(member, 'listings.resume', id);
  assert.equal(await isOnBoard(), true);
  stage.tell('boardPaused', { member });
}
