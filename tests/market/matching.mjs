// Which listings match which, reckoned from what is on the board, by the rule alone (L4).

/** The chain looks at so many of the newest. */
const WINDOW = 256;
/** From the least near to the nearest. */
const NEARNESS = { wider: 0, narrower: 1, same: 2 };

/** For each listing of a member that has matches: its number, and the numbers of the best. */
export function matchesOf(member, shown, categories, limit) {
  const above = ancestry(categories);
  const mine = shown.filter((listing) => listing.member === member).sort((one, other) => one.id - other.id);
  return mine.map((listing) => [listing.id, bestOf(listing, shown, above, limit)]).filter(([, best]) => best.length > 0);
}

/** The codes above each category. */
function ancestry(categories) {
  const parents = new Map(categories.map(({ code, parent }) => [code, parent]));
  const chain = (code) => (code === null ? [] : [code, ...chain(parents.get(code))]);
  return new Map([...parents.keys()].map((code) => [code, chain(parents.get(code))]));
}

function bestOf(listing, shown, above, limit) {
  const found = shown
    .filter(({ kind }) => kind !== listing.kind)
    .map((other) => ({ other, nearness: nearnessOf(listing, other, above) }))
    .filter(({ nearness }) => nearness !== undefined)
    .sort((one, another) => another.other.id - one.other.id)
    .slice(0, WINDOW)
    .filter(({ other }) => fits(listing, other));
  const better = (one, another) => compare(keyOf(listing, another), keyOf(listing, one));
  return found.sort(better).slice(0, limit).map(({ other }) => other.id);
}

/** In the same category, below it, or, for an offer, above it. */
function nearnessOf(listing, other, above) {
  if (other.category === listing.category) return NEARNESS.same;
  if (above.get(other.category).includes(listing.category)) return NEARNESS.narrower;
  const serves = listing.kind === 'offer' && above.get(listing.category).includes(other.category);
  return serves ? NEARNESS.wider : undefined;
}

const sides = (one, other) => (one.kind === 'offer' ? [one, other] : [other, one]);
const coveredBy = (one, other) => Math.min(one.quantity, other.quantity);

/** Unit, price, quantity, and not one's own. Everybody is of the same club here. */
function fits(one, other) {
  const [offer, request] = sides(one, other);
  const covered = coveredBy(one, other);
  const isEnough = [one, other].every(({ least, quantity }) => covered >= Math.min(least, quantity));
  const isWithin = offer.price <= request.price || request.price === 0;
  return one.member !== other.member && one.unit === other.unit && covered > 0 && isEnough && isWithin;
}

/** What is better is greater: the whole quantity, nearness, a named price, how much cheaper, how much of it, the newest. */
function keyOf(listing, { other, nearness }) {
  const [offer, request] = sides(listing, other);
  const covered = coveredBy(listing, other);
  const gain = offer.price > 0 && request.price > 0 ? request.price - offer.price : -1;
  return [Number(covered === listing.quantity), nearness, gain, covered, other.id];
}

function compare(one, other) {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place < 0 ? 0 : one[place] - other[place];
}
