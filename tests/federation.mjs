// Runs a federation to try things out on: node federation.mjs [--clubs N] [--almaty] [--era 30s] [--directory D]
// Called by scripts/federation.sh.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { CLUBS } from './lib/clubs.mjs';
import { Federation } from './lib/federation.mjs';
import { best, highest } from './lib/finality.mjs';
import { isStopping } from './lib/node.mjs';
import { isTaken } from './lib/ports.mjs';
import { row } from './lib/words.mjs';

const PORTS = { rpcPort: 9944, port: 30333, metrics: 9615 };
const PAUSE = 1_000;
const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

const { values } = parseArgs({
  options: {
    clubs: { type: 'string', default: '4' },
    almaty: { type: 'boolean', default: false },
    era: { type: 'string', default: '60s' },
    directory: { type: 'string' },
  },
});

const federation = await found();
console.log(`==> Starting ${federation.members.length} nodes`);
await federation.start();
await untilFinal();
tell();
await watch();

async function found() {
  const count = Number(values.clubs);
  if (!(count >= 4 && count <= CLUBS.length)) fail(`--clubs: from 4 to ${CLUBS.length}: fewer than 4 could not spare one`);
  await portsAreFree(count);
  rmSync(values.directory, { recursive: true, force: true });
  mkdirSync(values.directory, { recursive: true });
  const chain = values.almaty ? 'almaty' : 'local';
  const options = { chain, count, era: millis(values.era), directory: values.directory, auditor: false, settle };
  return Federation.found(options).catch(({ message }) => fail(message));
}

/** `30s`, `2m`, … in milliseconds. */
function millis(text) {
  const [, number, unit] = /^(\d+)(ms|s|m|h)$/.exec(text) ?? fail(`--era: for example 30s, 5m or 24h, not ${text}`);
  return Number(number) * UNITS[unit];
}

async function portsAreFree(count) {
  for (const first of Object.values(PORTS)) {
    for (let port = first; port < first + count; port += 1) {
      if (await isTaken(port)) fail(`something listens on port ${port} already, perhaps another node`);
    }
  }
}

/** Each node has the ports that follow those of the one before. */
function settle(member, place) {
  member.rpcPort = PORTS.rpcPort + place;
  member.port = PORTS.port + place;
  member.metrics = PORTS.metrics + place;
}

function fail(message) {
  console.error(`error: ${message}`);
  process.exit(2);
}

/** Shows how each node is, until all hold the same block for final. */
async function untilFinal() {
  for (;;) {
    const states = await Promise.all(federation.members.map(health));
    console.log(states.map((state) => row(...state.line)).join('\n') + '\n');
    if (states.every(({ final }) => final > 0)) return;
    await sleep(3 * PAUSE);
  }
}

async function health(member) {
  const [number, final, peers] = await Promise.all([member.best(), member.finalised(), member.peers()]);
  return { final, line: [member.who.padEnd(10), `block ${number}, final ${final}, ${peers} of ${federation.members.length - 1} peers`] };
}

function tell() {
  const address = ({ who, rpcPort, metrics }) => row(who.padEnd(10), `ws://127.0.0.1:${rpcPort}   metrics http://127.0.0.1:${metrics}/metrics`);
  console.log(`==> The federation is running: a block every 3 seconds, an era every ${values.era}.

${federation.members.map(address).join('\n')}

    Polkadot.js Apps:  https://polkadot.js.org/apps/?rpc=ws%3A%2F%2F127.0.0.1%3A${PORTS.rpcPort}
    Data and logs:     ${values.directory}

    The keys are well known: never for real money. Ctrl-C stops it.
`);
}

/** Shows how far it is, on a terminal, and ends when a node ends. */
async function watch() {
  while (!isStopping()) {
    const ended = federation.members.find(({ hasEnded }) => hasEnded);
    if (ended && !isStopping()) fail(`${ended.who} has ended; the end of its log:\n${ended.tail()}`);
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K    block ${await number(best)}, final ${await number(highest)}`);
    await sleep(PAUSE);
  }
  console.log('\n==> Stopping the nodes');
}

const number = (ask) => ask(federation.members).catch(() => '?');
