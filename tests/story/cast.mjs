// Who plays whom, by member number. They stand so far apart in the graph that no step reaches another's people.

export const CAST = {
  /** Vouch for the pensioner. */
  neighbours: [100, 101],
  farmer: 340,
  workshop: 400,
  /** Is paid a little out of what the farmer keeps. */
  friend: 410,
  quarreller: 440,
  /** Deliver to the quarreller. */
  craftsmen: [460, 480, 500],
  trader: 520,
  partner: 540,
  /** Buy from the trader's wards. */
  buyers: [560, 570, 590],
  /** Gives the trader's wards their first money. */
  relative: 580,
  /** Vouch for the honest wards of those who are out. */
  helpers: { farmer: 415, quarreller: 425, trader: 575, partner: 585 },
  /** One of the core, who vouches for many. */
  manager: 7,
};

/** Accounts that are no members when the story begins. */
export const NEWCOMERS = {
  pensioner: '//Almaty//pensioner',
  wards: ['//Almaty//ward//1', '//Almaty//ward//2', '//Almaty//ward//3'],
};
