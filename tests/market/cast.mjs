// Who plays whom, by member number. The core (0 to 39) stands in for firms: behind each are 4,200 SYN, by the two after it in the
// ring. With every level a complaint about one of the core reaches two more after it, twelve with the six levels that there are:
// 15 to 26 after the farm, 36 to 7 after the foundation. Nobody among them delivers anything or signs for it, in any story, so no
// complaint stops another story, however long it takes.

/** With SYNERGY_MARKET_FULL=1 the stories are played in their full size: longer, and with more people. All prices are the same. */
export const FULL = process.env.SYNERGY_MARKET_FULL === '1';

/** How long a day lasts, in milliseconds: four blocks, or as many as five hundred people need to order. */
export const ERA = FULL ? 36_000 : 12_000;

const range = (first, count) => Array.from({ length: count }, (_, place) => first + place);

export const SAUSAGE = {
  feed: 27,
  /** Vouches for the supplier of feed as well. */
  fuel: 29,
  workshop: 32,
  farm: 14,
  substitute: 11,
  organiser: 598,
  consumers: range(40, FULL ? 500 : 100),
  /** How many of the consumers never say that they have received. */
  silent: FULL ? 50 : 10,
};

export const MEDICINES = {
  distributor: 8,
  foundation: 35,
  organiser: 599,
  /** All members of the lowest tier. */
  pensioners: range(600, 200),
  /** Whom nobody brings anything. */
  forgotten: 777,
  /** How many of the others say that they have received; the rest is silent. */
  thankful: 150,
};

/** Each requests what the next one offers, and the last what the first one offers. */
export const SERVICES = { doctor: 594, professor: 595, official: 596, builder: 597 };

export const INVENTOR = { inventor: 592, farmer: 593 };

export const CRISIS = {
  firms: range(541, FULL ? 50 : 20),
  /** Where the firms' money lies. */
  hoarder: 591,
  /** Reckons, and submits the rings. */
  clerk: 2,
};

/** Who publishes: a member may have 64 listings, and publishes 32 in one call. */
export const BOARD = { members: range(200, FULL ? 157 : 32), listings: FULL ? 10_000 : 1_000 };
