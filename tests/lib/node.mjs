// Starts and stops nodes. Every node gets ports and a directory of its own, and is stopped with this process.

import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { openSync, closeSync, readFileSync, rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { freePort } from './ports.mjs';
import { Hopeless, until } from './wait.mjs';

const LARGEST_SPEC = 64 * 1024 * 1024;
const START_TIMEOUT = 300_000;
const STOP_TIMEOUT = 20_000;
/** How the log of a block begins that says for which slot it was built: a digest of the engine `aura`. */
const AURA_SLOT = '0x0661757261';

export const run = promisify(execFile);

/** The node's binary: SYNERGY_NODE, or where the scripts build it. */
export function binary() {
  const cache = process.env.SYNERGY_CACHE ?? join(homedir(), '.cache', 'synergy');
  const target = process.env.CARGO_TARGET_DIR ?? join(cache, 'target');
  return process.env.SYNERGY_NODE ?? join(target, 'release', 'synergy-node');
}

/** Writes the specification of a chain that the node knows by name to a file. `change` changes its genesis, and may change the
 * rest of it. */
export async function chainFile(chain, directory, change) {
  const options = { maxBuffer: LARGEST_SPEC };
  const { stdout } = await run(binary(), ['export-chain-spec', '--chain', chain], options);
  const spec = JSON.parse(stdout);
  change(spec.genesis.runtimeGenesis.patch, spec);
  const file = join(directory, `${chain}.json`);
  writeFileSync(file, JSON.stringify(spec));
  return file;
}

/** A directory for the data and the logs of nodes. It goes when this process ends. */
export function makeDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'synergy-'));
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const [signal, status] of [['SIGINT', 130], ['SIGTERM', 143]]) {
  process.once(signal, () => stopAll().then(() => process.exit(status)));
}

let stopping = false;

/** Whether this process has been told to stop, and its nodes with it. */
export const isStopping = () => stopping;

/** Stops every node in good order. A second Ctrl-C does not wait for it. */
async function stopAll() {
  stopping = true;
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  setTimeout(() => process.exit(1), STOP_TIMEOUT).unref();
  await Promise.all([...running].map((child) => {
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    return new Promise((resolve) => child.once('exit', resolve));
  }));
}

/** A node that can be started, killed and started again on the same data. */
export class Node {
  /** `who`: alice, bob, …; `chain`: a name or a file; `directory`: where its data and its log go. */
  constructor(who, chain, directory) {
    this.who = who;
    this.chain = chain;
    this.data = join(directory, who);
    this.log = join(directory, `${who}.log`);
    this.key = randomBytes(32).toString('hex');
    this.host = '127.0.0.1';
    this.listens = '127.0.0.1';
  }

  get endpoint() {
    return `ws://${this.host}:${this.rpcPort}`;
  }

  /** Starts it, and waits until it answers. `friends`: nodes to find the others by. */
  async start(friends = []) {
    this.rpcPort ??= await freePort();
    this.port ??= await freePort();
    const bootnodes = friends.flatMap((friend) => ['--bootnodes', friend.address]);
    const log = openSync(this.log, 'a');
    const [program, ...words] = [...this.wrapper(), binary(), ...this.options(), ...bootnodes];
    this.child = spawn(program, words, { stdio: ['ignore', log, log], ...this.user });
    closeSync(log);
    running.add(this.child);
    this.hasEnded = false;
    this.ended = this.end();
    await until(`${this.who} answers`, () => this.ask('system_health'), START_TIMEOUT);
    this.address = `/ip4/${this.listens}/tcp/${this.port}/p2p/${await this.ask('system_localPeerId')}`;
    return this;
  }

  /** The program that starts the node in its place. */
  wrapper() {
    return [];
  }

  options() {
    return [
      '--chain', this.chain, ...this.role(), '--base-path', this.data,
      '--rpc-port', `${this.rpcPort}`, '--node-key', this.key,
      '--listen-addr', `/ip4/${this.listens}/tcp/${this.port}`,
      '--no-telemetry', '--no-mdns', '--rpc-max-connections', '64',
    ];
  }

  /** What it is there for, and how it meets the others. */
  role() {
    return [`--${this.who}`, '--validator', '--allow-private-ip', '--no-prometheus'];
  }

  /** Asks over HTTP, without a client library. If no answer comes, what changes nothing is asked once more. */
  async ask(method, params = []) {
    const askAgain = (error) => (method.startsWith('author_') ? Promise.reject(error) : this.request(method, params));
    const { result, error } = await this.request(method, params).catch(askAgain);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** `signal` hangs up. */
  async request(method, params, signal) {
    if (this.hasEnded) throw new Hopeless(`${this.who} has ended; the end of its log:\n${this.tail()}`);
    const response = await fetch(`http://${this.host}:${this.rpcPort}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal,
    });
    return response.json();
  }

  /** The number of the best block. */
  async best() {
    return Number((await this.ask('chain_getHeader')).number);
  }

  /** The number of the last final block. */
  async finalised() {
    const hash = await this.ask('chain_getFinalizedHead');
    return Number((await this.ask('chain_getHeader', [hash])).number);
  }

  /** In which slot its best block was built. */
  async slot() {
    const { digest } = await this.ask('chain_getHeader');
    const log = digest.logs.find((each) => each.startsWith(AURA_SLOT));
    return Number(Buffer.from(log.slice(-16), 'hex').readBigUInt64LE());
  }

  /** The hash of the block with a number. */
  hash(number) {
    return this.ask('chain_getBlockHash', [number]);
  }

  /** The best and the last final block in its database, read while it does not run. */
  async kept() {
    const { stdout } = await run(binary(), ['chain-info', '--chain', this.chain, '--base-path', this.data]);
    const { best_number: best, finalized_number: final } = JSON.parse(stdout);
    return { best, final };
  }

  /** Stops it in good order. */
  async stop() {
    await this.signal('SIGTERM');
  }

  /** Stops it as a power cut would. */
  async kill() {
    await this.signal('SIGKILL');
  }

  /** Lets it stand still, as a machine does that is suspended. */
  pause() {
    this.child.kill('SIGSTOP');
  }

  resume() {
    this.child.kill('SIGCONT');
  }

  async signal(signal) {
    if (!this.child || this.hasEnded) return;
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_TIMEOUT);
    this.child.kill(signal);
    await this.ended;
    clearTimeout(timer);
  }

  /** Resolves when the process has ended. */
  async end() {
    const { child } = this;
    await new Promise((resolve) => {
      child.once('error', resolve);
      child.once('exit', resolve);
    });
    running.delete(child);
    this.hasEnded = true;
  }

  wholeLog() {
    return readFileSync(this.log, 'utf8');
  }

  tail() {
    return this.wholeLog().split('\n').slice(-30).join('\n');
  }
}

/** A node that keeps the states of all blocks, and not only those of the newest, so that everything can be read at any time. */
export class ArchivingNode extends Node {
  options() {
    return [...super.options(), '--state-pruning', 'archive'];
  }
}
