// The acts of those who use the board.

import { eventOf } from '../lib/chain.mjs';

/** How many listings are asked for at a time. */
const PAGE = 50;

const content = (kind, { details = '', least = 1, club = null, standing = null, ...rest }) => ({
  kind, details, least, club, standing, ...rest,
});

/** What `listings.publish` takes: category, title, quantity, unit, price, until, and what else is named. */
export const offer = (said) => content('Offer', said);
export const request = (said) => content('Request', said);

/** Publishes a member's listings in one call. Returns their numbers. */
export async function published(stage, number, contents) {
  const result = await stage.send(number, 'listings.publishMany', contents);
  eventOf(result, 'listings.ListingPublished');
  return result.events.filter(({ name }) => name === 'listings.ListingPublished').map(({ listing }) => listing);
}

/** All offers or requests of a category and below it, page by page, newest first, at one block. */
export async function board(stage, category, kind, block) {
  const at = block ?? (await stage.chain.head());
  const found = [];
  let cursor = null;
  do {
    const page = await stage.chain.ask('synergy_board', category, kind, cursor, PAGE, at);
    found.push(...page.listings);
    cursor = page.next;
  } while (cursor !== null);
  return found;
}
