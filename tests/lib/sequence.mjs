// Tests that follow each other on the same chain.

import { test } from 'node:test';

/** What to write such tests with, as with `test`. After one that has failed or taken too long the others are skipped: they would
 * only wait for what does not come any more. */
export function inSequence(options) {
  let broken = false;
  return (name, act) =>
    test(name, options, async (context) => {
      if (broken) return context.skip('an earlier test has failed');
      broken = true;
      await act(context);
      broken = false;
    });
}
