// Sessions short enough to wait for.

import { Federation } from './federation.mjs';

/** In blocks. */
const LENGTH = 8;

/** A federation whose validators can change every few blocks (F2). */
export function withShortSessions(options = {}) {
  return Federation.found({ ...options, genesis: ({ clubs }) => (clubs.sessionLength = LENGTH) });
}
