// Starts and stops nodes. Every node gets ports and a directory of its own, and is stopped with this process.

import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { openSync, closeSync, readFileSync, rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { Hopeless, until } from './wait.mjs';

const LARGEST_SPEC = 64 * 1024 * 1024;
const START_TIMEOUT = 120_000;
const STOP_TIMEOUT = 20_000;

/** The node's binary: SYNERGY_NODE, or where the scripts build it. */
export function binary() {
  const cache = process.env.SYNERGY_CACHE ?? join(homedir(), '.cache', 'synergy');
  const target = process.env.CARGO_TARGET_DIR ?? join(cache, 'target');
  return process.env.SYNERGY_NODE ?? join(target, 'release', 'synergy-node');
}

/** Writes the specification of a chain that the node knows by name, its genesis changed by `change`, to a file. */
export async function chainFile(chain, directory, change) {
  const options = { maxBuffer: LARGEST_SPEC };
  const { stdout } = await promisify(execFile)(binary(), ['export-chain-spec', '--chain', chain], options);
  const spec = JSON.parse(stdout);
  change(spec.genesis.runtimeGenesis.patch);
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
  process.on(signal, () => process.exit(status));
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
  }

  get endpoint() {
    return `ws://127.0.0.1:${this.rpcPort}`;
  }

  /** Starts it, and waits until it answers. `friends`: nodes to find the others by. */
  async start(friends = []) {
    this.rpcPort ??= await freePort();
    this.port ??= await freePort();
    const bootnodes = friends.flatMap((friend) => ['--bootnodes', friend.address]);
    const log = openSync(this.log, 'a');
    this.child = spawn(binary(), [...this.options(), ...bootnodes], { stdio: ['ignore', log, log] });
    closeSync(log);
    running.add(this.child);
    this.hasEnded = false;
    this.ended = this.end();
    await until(`${this.who} answers`, () => this.ask('system_health'), START_TIMEOUT);
    this.address = `/ip4/127.0.0.1/tcp/${this.port}/p2p/${await this.ask('system_localPeerId')}`;
    return this;
  }

  options() {
    return [
      '--chain', this.chain, `--${this.who}`, '--validator', '--base-path', this.data,
      '--rpc-port', `${this.rpcPort}`, '--node-key', this.key,
      '--listen-addr', `/ip4/127.0.0.1/tcp/${this.port}`, '--allow-private-ip',
      '--no-prometheus', '--no-telemetry', '--no-mdns', '--rpc-max-connections', '64',
    ];
  }

  /** Asks over HTTP, without a client library. */
  async ask(method, params = []) {
    if (this.hasEnded) throw new Hopeless(`${this.who} has ended; the end of its log:\n${this.tail()}`);
    const response = await fetch(`http://127.0.0.1:${this.rpcPort}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const { result, error } = await response.json();
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** The number of the last final block. */
  async finalised() {
    const hash = await this.ask('chain_getFinalizedHead');
    return Number((await this.ask('chain_getHeader', [hash])).number);
  }

  /** Stops it in good order. */
  async stop() {
    await this.signal('SIGTERM');
  }

  /** Stops it as a power cut would. */
  async kill() {
    await this.signal('SIGKILL');
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

  tail() {
    return readFileSync(this.log, 'utf8').split('\n').slice(-30).join('\n');
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
