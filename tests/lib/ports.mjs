// Ports on this machine. They lie below those that the system gives to outgoing connections (32,768 and more), so none is taken
// between being chosen and being used; and each process has ranges of its own, which it holds by listening on their first port.

import { createServer } from 'node:net';

const FIRST = 20_000;
const RANGES = 100;
const SIZE = 100;

let left = [];
/** One is chosen after the other. */
let chosen = Promise.resolve();

/** A port that nobody listens on, and that is handed out once. */
export function freePort() {
  chosen = chosen.then(choose);
  return chosen;
}

async function choose() {
  if (left.length === 0) left = await takeRange();
  const port = left.shift();
  return (await isTaken(port)) ? choose() : port;
}

/** Whether somebody listens on a port already. */
export async function isTaken(port) {
  const server = await listen(port);
  return !server || new Promise((resolve) => server.close(() => resolve(false)));
}

async function takeRange() {
  const start = Math.floor(Math.random() * RANGES);
  for (let turn = 0; turn < RANGES; turn += 1) {
    const first = FIRST + ((start + turn) % RANGES) * SIZE;
    const guard = await listen(first);
    if (!guard) continue;
    guard.unref();
    return Array.from({ length: SIZE - 1 }, (_, place) => first + 1 + place);
  }
  throw new Error(`no range of ports is free from ${FIRST} on`);
}

/** A server on this port; nothing if somebody else has it. */
function listen(port) {
  return new Promise((resolve) => {
    const server = createServer((stranger) => stranger.destroy());
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
