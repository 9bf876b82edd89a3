// Waiting for something to become true. The time-outs are only there to end a test that hangs.

import { setTimeout as sleep } from 'node:timers/promises';

export const PATIENCE = 300_000;
/** For something that comes with so many eras of this length, in milliseconds. */
export const patience = (eras, duration) => PATIENCE + eras * duration;
const STEP = 500;

/** An error that no waiting can mend. */
export class Hopeless extends Error {}

/** Calls `look` until it returns something true, and returns that. Errors of `look` count as not yet. */
export async function until(what, look, timeout = PATIENCE) {
  const end = Date.now() + timeout;
  let lastError;
  while (Date.now() < end) {
    try {
      const found = await look();
      if (found) return found;
      lastError = undefined;
    } catch (error) {
      if (error instanceof Hopeless) throw error;
      lastError = error;
    }
    await sleep(STEP);
  }
  throw new Error(`waited ${timeout / 1000} s in vain: ${what}`, { cause: lastError });
}
