// A network of its own for the nodes of a federation: each has a network namespace and an address, and all meet at a bridge, at which
// they are cut from each other as by pulled cables. Needs Linux, root and iproute2; where these are missing there are wires.

import { execFileSync } from 'node:child_process';

import { run } from './node.mjs';

const PREFIX = 'synergy-';
/** Two ranges that are for trials of networks: by the one this process reaches the nodes, in the other they meet. */
const CONTROL = '198.18';
const MEETING = '198.19.0';
/** The places in the last byte of an address. */
const [ROOT, FIRST] = [1, 10];
const RPC_PORT = 9944;
const PORT = 30333;

const ip = (...words) => run('ip', words.join(' ').split(' '));

export class Namespaces {
  /** Lays the bridges; undefined where that cannot be done. */
  static async lay() {
    if (process.platform !== 'linux' || process.getuid() !== 0) return undefined;
    const net = new Namespaces();
    try {
      await net.begin();
      return net;
    } catch {
      net.close();
      return undefined;
    }
  }

  constructor() {
    this.name = `${PREFIX}${process.pid}-`;
    this.hub = `${this.name}hub`;
    this.spaces = [];
    this.places = new Map();
    this.closeAtExit = () => this.close();
    process.on('exit', this.closeAtExit);
  }

  get kind() {
    return 'each node in a network namespace of its own';
  }

  /** A namespace with the bridges, and a line into it by which this process reaches the nodes. */
  async begin() {
    await removeStale();
    const line = `syn${process.pid}`;
    this.net = await freeNet();
    await this.addSpace(this.hub);
    await this.addBridge('control');
    await this.addBridge('meeting0');
    await ip(`link add ${line} type veth peer name root netns ${this.hub}`);
    await ip(`-n ${this.hub} link set root master control up`);
    await ip(`addr add ${this.net}.${ROOT}/24 dev ${line}`);
    await ip(`link set ${line} up`);
  }

  async addSpace(name) {
    await ip(`netns add ${name}`);
    this.spaces.push(name);
    await ip(`-n ${name} link set lo up`);
  }

  async addBridge(name) {
    await ip(`-n ${this.hub} link add ${name} type bridge`);
    await ip(`-n ${this.hub} link set ${name} up`);
  }

  /** Gives a node its namespace and its addresses. Nodes do not reach each other by the line that is for this process. */
  async place(node) {
    const place = FIRST + this.places.size;
    const space = `${this.name}${place}`;
    this.places.set(node, place);
    await this.addSpace(space);
    await this.plug(space, `control${place}`, 'control', `${this.net}.${place}`);
    await ip(`-n ${this.hub} link set control${place} type bridge_slave isolated on`);
    await this.plug(space, `meeting${place}`, 'meeting0', `${MEETING}.${place}`);
    Object.assign(node, { space, host: `${this.net}.${place}`, listens: `${MEETING}.${place}`, rpcPort: RPC_PORT, port: PORT });
  }

  /** A cable from a namespace to a bridge. */
  async plug(space, cable, bridge, address) {
    await ip(`-n ${this.hub} link add ${cable} type veth peer name ${cable} netns ${space}`);
    await ip(`-n ${this.hub} link set ${cable} master ${bridge} up`);
    await ip(`-n ${space} addr add ${address}/24 dev ${cable}`);
    await ip(`-n ${space} link set ${cable} up`);
  }

  /** Where one node finds another. */
  async line(_, to) {
    return `/ip4/${to.listens}/tcp/${to.port}`;
  }

  /** Plugs each group into a bridge of its own. */
  async cut(...groups) {
    for (const [place, group] of groups.entries()) {
      const bridge = `meeting${place}`;
      if (place > 0) await this.addBridge(bridge);
      for (const node of group) await this.move(node, bridge);
    }
    this.groups = groups.length;
  }

  /** All may speak to all again. */
  async mend() {
    for (const node of this.places.keys()) await this.move(node, 'meeting0');
    for (let place = 1; place < this.groups; place += 1) await ip(`-n ${this.hub} link del meeting${place}`);
  }

  move(node, bridge) {
    return ip(`-n ${this.hub} link set meeting${this.places.get(node)} master ${bridge}`);
  }

  /** Takes everything away again. */
  close() {
    process.off('exit', this.closeAtExit);
    this.spaces.splice(0).forEach(remove);
  }
}

function remove(space) {
  try {
    execFileSync('ip', ['netns', 'del', space], { stdio: 'ignore' });
  } catch {
    // It is gone already.
  }
}

/** The namespaces of processes that could not take them away. */
async function removeStale() {
  const { stdout } = await run('ip', ['netns', 'list']);
  for (const [space, pid] of stdout.matchAll(new RegExp(`^${PREFIX}(\\d+)-\\S+`, 'gm'))) if (!runs(Number(pid))) remove(space);
}

function runs(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A net of addresses that nobody on this machine uses. */
async function freeNet() {
  const { stdout } = await run('ip', ['-4', '-o', 'addr']);
  const start = Math.floor(Math.random() * 256);
  for (let turn = 0; turn < 256; turn += 1) {
    const net = `${CONTROL}.${(start + turn) % 256}`;
    if (!stdout.includes(` ${net}.`)) return net;
  }
  throw new Error(`no net is free in ${CONTROL}.0.0/16`);
}
