// The stories of the market. They are played at the same time, on one chain, by different people.

import { sausageIsMade } from './1-sausage.mjs';
import { medicinesAreBought } from './2-medicines.mjs';
import { servicesWithoutMoney } from './3-services.mjs';
import { inventorIsPaid } from './4-inventor.mjs';
import { debtsAreSetOff } from './5-crisis.mjs';
import { boardIsFull } from './6-board.mjs';
import { auditorWatches } from './7-auditor.mjs';

const STORIES = [sausageIsMade, medicinesAreBought, servicesWithoutMoney, inventorIsPaid, debtsAreSetOff, boardIsFull];

/** Their names, and the auditor's, in the order in which they are listed. */
export const NAMES = [...STORIES, auditorWatches].map(({ name }) => name);

/** Begins all of them. `tellOf(name)` gives what a story is told by. Returns a promise for each, by name. */
export function playAll(stage, tellOf) {
  const begin = (story, ...more) => story(stage.telling(tellOf(story.name)), ...more);
  const played = STORIES.map((story) => begin(story));
  const watched = begin(auditorWatches, Promise.allSettled(played));
  watched.catch(() => {});
  return Object.fromEntries([...played, watched].map((story, place) => [NAMES[place], story]));
}
