// Runs a federation to try things out on: node federation.mjs --directory D [--clubs N] [--almaty] [--era 30s] [--session N] [--shift N]
// Starts a node of the one that runs again: node federation.mjs --directory D --restart NAME [-- OPTIONS…]
// Called by scripts/federation.sh.

import { mkdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { CLUBS } from './lib/clubs.mjs';
import { Federation } from './lib/federation.mjs';
import { best, highest } from './lib/finality.mjs';
import { isStopping } from './lib/node.mjs';
import { isTaken } from './lib/ports.mjs';
import { row } from './lib/words.mjs';

const PAUSE = 1_000;
const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    clubs: { type: 'string', default: '4' },
    almaty: { type: 'boolean', default: false },
    era: { type: 'string', default: '60s' },
    session: { type: 'string' },
    shift: { type: 'string', default: '0' },
    directory: { type: 'string' },
    restart: { type: 'string' },
  },
});
const SHIFT = Number(values.shift);
const PORTS = { rpcPort: 9944 + SHIFT, port: 30333 + SHIFT, metrics: 9615 + SHIFT };
/** At which the federation that runs is spoken to. */
const DOOR = join(values.directory, 'door');

let federation;
if (values.restart) await askForRestart();
else await runAll();

async function runAll() {
  federation = await found();
  console.log(`==> Starting ${federation.members.length} nodes`);
  try {
    await federation.start();
    await untilFinal();
  } catch ({ message }) {
    return isStopping() || fail(message);
  }
  tell();
  openDoor();
  await watch();
}

async function found() {
  const count = Number(values.clubs);
  if (!(count >= 4 && count <= CLUBS.length)) fail(`--clubs: from 4 to ${CLUBS.length}: fewer than 4 could not spare one`);
  await portsAreFree(count);
  rmSync(values.directory, { recursive: true, force: true });
  mkdirSync(values.directory, { recursive: true });
  const chain = values.almaty ? 'almaty' : 'local';
  const options = { chain, count, era: millis(values.era), directory: values.directory, auditor: false, settle, genesis };
  return Federation.found(options).catch(({ message }) => fail(message));
}

function genesis({ clubs }) {
  if (values.session === undefined) return;
  clubs.sessionLength = Number(values.session);
  if (!(clubs.sessionLength > 0)) fail(`--session: a number of blocks, not ${values.session}`);
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

/** Shows how each node is, until all hold blocks for final. */
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
  const address = ({ who, rpcPort, metrics, child }) =>
    row(who.padEnd(10), `ws://127.0.0.1:${rpcPort}   metrics http://127.0.0.1:${metrics}/metrics   process ${child.pid}`);
  console.log(`==> The federation is running: a block every 3 seconds, an era every ${values.era}.

${federation.members.map(address).join('\n')}

    Polkadot.js Apps:  https://polkadot.js.org/apps/?rpc=ws%3A%2F%2F127.0.0.1%3A${PORTS.rpcPort}
    Data and logs:     ${values.directory}
    The chain:         ${federation.spec}

    The keys are well known: never for real money. Ctrl-C stops it.
`);
}

/** Shows how far it is, on a terminal, and says which node has ended. */
async function watch() {
  while (!isStopping()) {
    for (const member of federation.members) if (member.hasEnded && !member.isMissed) miss(member);
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K    block ${await number(best)}, final ${await number(highest)}`);
    await sleep(PAUSE);
  }
  console.log('\n==> Stopping the nodes');
}

const number = (ask) => ask(federation.members.filter(({ hasEnded }) => !hasEnded)).catch(() => '?');

function miss(member) {
  if (isStopping()) return;
  member.isMissed = true;
  const why = member.child.signalCode ? `by ${member.child.signalCode}` : `by itself; the end of its log:\n${member.tail()}\n   `;
  console.log(`\n==> ${member.who} has ended, ${why}. The others go on. To start it again: ./scripts/federation.sh --restart ${member.who}`);
}

/** Lets nodes be started again from another terminal. */
function openDoor() {
  const server = createServer({ allowHalfOpen: true }, async (visitor) => {
    visitor.on('error', () => {});
    const answer = await restart(JSON.parse(await heard(visitor))).catch(({ message }) => ({ error: message }));
    visitor.end(JSON.stringify(answer));
  });
  server.listen(DOOR);
}

/** Starts a node again on its data, with further options of synergy-node. */
async function restart({ who, options }) {
  const member = federation.members.find((each) => each.who === who);
  if (!member) throw new Error(`--restart: one of ${federation.members.map((each) => each.who).join(', ')}`);
  member.isMissed = true;
  await member.stop();
  member.extra = options;
  await member.start();
  member.isMissed = false;
  console.log(`\n==> ${who} runs again, as process ${member.child.pid}`);
  return { pid: member.child.pid };
}

/** Asks the federation that runs. */
async function askForRestart() {
  const door = connect(DOOR);
  door.end(JSON.stringify({ who: values.restart, options: positionals }));
  const answer = await heard(door).catch(() => fail('no federation runs; start one without --restart'));
  const { pid, error } = JSON.parse(answer || fail('the federation has been stopped'));
  if (error) fail(error);
  console.log(`==> ${values.restart} runs again, as process ${pid}`);
}

/** All that comes in before the other side has said its last word. */
function heard(socket) {
  return new Promise((resolve, reject) => {
    let all = '';
    socket.setEncoding('utf8').on('data', (part) => (all += part)).on('end', () => resolve(all)).on('error', reject);
  });
}
