// What an operator does by scripts: runs a federation, asks how a node is, makes keys and puts them in the place of others, loses a
// machine, and stops it all (docs/club-operator.md).

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Chain, eventOf } from './lib/chain.mjs';
import { binary, makeDirectory, run } from './lib/node.mjs';
import { People } from './lib/people.mjs';
import { isTaken } from './lib/ports.mjs';
import { queuedKeys } from './lib/sessions.mjs';
import { until } from './lib/wait.mjs';

const PATIENCE = { timeout: 600_000 };
const SCRIPTS = fileURLToPath(new URL('../scripts/', import.meta.url));
/** How many nodes there are. */
const NODES = 4;
/** By how much the exporter's port is beyond the first one for metrics. */
const EXPORTER = 20;
/** Added to every port of the federation, so that it runs beside others. */
const SHIFT = await freeShift();
const [RPC, METRICS, PORT] = firstPorts(SHIFT);
/** A user that every machine has, and that runs nothing: `nobody`. */
const NOBODY = 65_534;
const CLUB = 3;
const isRoot = process.getuid() === 0;

/** The first ports for wallets, for metrics and among the nodes, with a shift. */
function firstPorts(shift) {
  return [9944 + shift, 9615 + shift, 30333 + shift];
}

/** A shift with which nobody listens on any of the ports. */
async function freeShift() {
  const shift = 100 + Math.floor(Math.random() * 2_000);
  const [rpc, metrics, port] = firstPorts(shift);
  const nodes = [rpc, metrics, port].flatMap((first) => Array.from({ length: NODES }, (_, place) => first + place));
  const taken = await Promise.all([...nodes, metrics + EXPORTER].map(isTaken));
  return taken.includes(true) ? freeShift() : shift;
}

const cache = makeDirectory();
const home = join(cache, 'federation');
const spec = join(home, 'local.json');
const url = `ws://127.0.0.1:${RPC}`;
const env = { ...process.env, SYNERGY_CACHE: cache, SYNERGY_NODE: join(cache, 'synergy-node') };

let federation, chain, people, validator, council;
let said = '';

before(async () => {
  // Other users may run it from here, and the scripts need not install the client library that this process has loaded.
  chmodSync(cache, 0o711);
  copyFileSync(binary(), env.SYNERGY_NODE);
  copyFileSync(new URL('./package-lock.json', import.meta.url), new URL('./node_modules/.installed', import.meta.url));
  people = await People.gather();
  [validator, council] = [people.by('//Eve'), people.by('//Dave//stash')];
  const options = ['--session', '8', '--shift', `${SHIFT}`];
  federation = spawn(join(SCRIPTS, 'federation.sh'), options, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  federation.stdout.setEncoding('utf8').on('data', (part) => (said += part));
  await until('the federation runs', () => /The federation is running/.test(said));
  chain = await Chain.connect(url);
}, PATIENCE);

after(async () => {
  await chain?.close();
  federation?.kill('SIGTERM');
});

/** Runs a script. Returns with what it ended, and what it has said. */
async function script(name, ...options) {
  try {
    const { stdout } = await run(join(SCRIPTS, name), options, { env });
    return { status: 0, stdout };
  } catch ({ code, stdout, stderr }) {
    return { status: code, stdout, stderr };
  }
}

const health = (...options) => script('health.sh', '--url', `http://127.0.0.1:${RPC}`, ...options);

/** The process of a node, as the federation has told it last. */
function processOf(who) {
  const [pid] = [...said.matchAll(new RegExp(`${who}.*process (\\d+)`, 'g'))].at(-1).slice(1);
  return Number(pid);
}

/** Whether a process runs. */
function runs(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const keystore = (data) => join(data, 'chains', JSON.parse(readFileSync(spec, 'utf8')).id, 'keystore');

/** The file with the phrase of an account. */
function phrase(path) {
  const file = join(cache, 'phrase');
  writeFileSync(file, `${path}\n`, { mode: 0o600 });
  return file;
}

/** What was printed after a word, in the order in which it was. */
const printed = (stdout, word) => [...stdout.matchAll(new RegExp(`^ +${word} +(\\S+?):?( |$)`, 'gm'))].map(([, value]) => value);

test('health.sh says how a node is', PATIENCE, async () => {
  const says = (what, words, ...options) => until(what, async () => {
    const answer = await health(...options);
    return words.test(answer.stdout) && answer;
  });
  const well = await says('it is well', /^ok: block \d+, final \d+, 3 peers$/m, '--peers', '3', '--wait', '10');
  assert.equal(well.status, 0);
  const lonely = await says('it lacks peers, and nothing else', /^warning: 3 peers instead of 9; block/, '--peers', '9');
  assert.equal(lonely.status, 1);
  assert.equal((await script('health.sh', '--url', 'http://127.0.0.1:1')).status, 2);
});

test('exporter.sh tells what only the state says, and a node its own metrics', PATIENCE, async () => {
  const port = `${METRICS + EXPORTER}`;
  const exporter = spawn(join(SCRIPTS, 'exporter.sh'), ['--url', url, '--port', port], { env, stdio: 'ignore' });
  try {
    const text = await until('it answers', async () => {
      const response = await fetch(`http://127.0.0.1:${port}/metrics`);
      return response.ok && response.text();
    });
    assert.equal(text.match(/^synergy_validator_disabled\{.*\} 0$/gm)?.length, 4, text);
    assert.match(text, /^synergy_agenda_due\S* \d+$/m);
  } finally {
    exporter.kill();
  }
  assert.match(await (await fetch(`http://127.0.0.1:${METRICS}/metrics`)).text(), /^substrate_block_height\{/m);
});

test('the ceremony makes keys for the user whose data it is, and says what to sign', PATIENCE, async () => {
  const data = join(cache, 'new');
  const ceremony = (...options) => script('ceremony.sh', '--account', validator.address, '--chain', spec, '--url', url, ...options);
  assert.match((await ceremony('--club', `${CLUB}`, '--base-path', data)).stderr, /make it first/);
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  else assert.match((await ceremony('--club', `${CLUB}`, '--base-path', '/usr')).stderr, /belongs to root/);
  assert.match((await ceremony('--club', '33', '--base-path', data)).stderr, /there is no club 33/);
  assert.deepEqual(readdirSync(data), [], 'nothing is made when something is wrong');

  const { status, stdout, stderr } = await ceremony('--club', `${CLUB}`, '--base-path', data, '--key', phrase('//Eve'));
  assert.equal(status, 0, stderr);
  const [keys] = printed(stdout, 'keys');
  assert.equal((await chain.api.query.session.nextKeys(validator.address)).unwrap().toHex(), keys);
  const files = readdirSync(keystore(data)).map((file) => statSync(join(keystore(data), file)));
  assert.equal(files.length, 2);
  for (const { uid, mode } of files) assert.deepEqual([uid, mode & 0o777], [isRoot ? NOBODY : process.getuid(), 0o600]);
  assert.ok(!existsSync(join(keystore(data), '..', 'paritydb')), 'so that it may begin with a warp sync');

  const [, setValidator] = printed(stdout, 'call');
  const named = await chain.submit(council, chain.api.tx(chain.api.createType('Call', setValidator)));
  assert.equal(named.error, undefined);
  assert.equal(eventOf(named, 'clubs.ValidatorNamed').club, CLUB);
});

test('rotate.sh puts others beside them, and does not take --club', PATIENCE, async () => {
  const data = join(cache, 'new');
  const options = ['--account', validator.address, '--chain', spec, '--url', url, '--base-path', data];
  for (const club of [['--club', '3'], ['--club=3']]) assert.match((await script('rotate.sh', ...options, ...club)).stderr, /--club/);
  const { status, stdout, stderr } = await script('rotate.sh', ...options, '--key', phrase('//Eve'));
  assert.equal(status, 0, stderr);
  assert.match(stdout, /after 8 to 16 blocks/);
  assert.equal((await chain.api.query.session.nextKeys(validator.address)).unwrap().toHex(), printed(stdout, 'keys')[0]);
  assert.equal(readdirSync(keystore(data)).length, 4);
});

test('drill: a machine is gone, another takes its place by warp sync with new keys', PATIENCE, async () => {
  const data = join(home, 'talgar');
  const account = people.by('//Charlie').address;
  process.kill(processOf('talgar'), 'SIGKILL');
  await until('it is missed', () => /talgar has ended, by SIGKILL/.test(said));
  rmSync(data, { recursive: true });
  mkdirSync(data, { mode: 0o700 });
  const options = ['--account', account, '--chain', spec, '--url', url, '--base-path', data, '--key', phrase('//Charlie')];
  const { status, stdout, stderr } = await script('rotate.sh', ...options);
  assert.equal(status, 0, stderr);
  const log = join(home, 'talgar.log');
  const before = readFileSync(log, 'utf8').length;
  assert.equal((await script('federation.sh', '--restart', 'talgar', '--', '--sync', 'warp')).status, 0);
  await until('it is there', async () => (await script('health.sh', '--url', `http://127.0.0.1:${RPC + 2}`, '--peers', '3')).status === 0);
  assert.match(readFileSync(log, 'utf8').slice(before), /Warp sync is complete/);
  const [keys] = printed(stdout, 'keys');
  await until('its new keys are to work', async () => (await queuedKeys(chain, account)) === keys);
});

test('who asks for a node that is not there is told so', PATIENCE, async () => {
  assert.match((await script('federation.sh', '--restart', 'nobody')).stderr, /one of almaty, kaskelen, talgar, esik/);
});

test('Ctrl-C stops every node', PATIENCE, async () => {
  const nodes = ['almaty', 'kaskelen', 'talgar', 'esik'].map(processOf);
  assert.ok(nodes.every(runs));
  const ended = new Promise((resolve) => federation.once('exit', resolve));
  federation.kill('SIGINT');
  await ended;
  assert.deepEqual(nodes.filter(runs), []);
  for (const port of [RPC, METRICS, PORT]) assert.ok(!(await isTaken(port)), `somebody listens on port ${port}`);
});
