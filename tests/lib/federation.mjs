// A federation on one machine: a node for each club, one for an auditor, and the lines between them.

import { cpSync } from 'node:fs';
import { join } from 'node:path';

import { hexToU8a, u8aConcat } from '@polkadot/util';
import { base58Encode, ed25519PairFromSeed } from '@polkadot/util-crypto';

import { CLUBS, withClubs } from './clubs.mjs';
import { binary, chainFile, makeDirectory, Node, run } from './node.mjs';
import { Namespaces } from './namespaces.mjs';
import { People } from './people.mjs';
import { freePort } from './ports.mjs';
import { Wires } from './wires.mjs';

/** What stands before a node's public key in its name in the network. */
const PEER_PREFIX = Uint8Array.of(0x00, 0x24, 0x08, 0x01, 0x12, 0x20);

/** What makes an auditor's node one. */
const KEEPS_ALL = ['--state-pruning', 'archive', '--blocks-pruning', 'archive'];

/** A node of the federation. It has lines of its own to the others. */
export class Member extends Node {
  /** `club`: whose validator it is; none for one that only follows. `copyOf`: the node whose keys it works with, as if that one's
   * disk had been copied. */
  constructor(federation, who, { copyOf, club = copyOf?.club, extra = [] }) {
    super(who, federation.spec, federation.directory);
    Object.assign(this, { federation, club, copyOf, extra, lines: [] });
  }

  /** Where its session keys lie. */
  get keystore() {
    return join(this.data, 'chains', this.federation.id, 'keystore');
  }

  /** Its name in the network. */
  get peer() {
    const { publicKey } = ed25519PairFromSeed(hexToU8a(`0x${this.key}`));
    return base58Encode(u8aConcat(PEER_PREFIX, publicKey));
  }

  /** Chooses its ports, and puts the club's keys where the node looks for them. */
  async prepare() {
    await this.federation.wires.place(this);
    this.rpcPort ??= await freePort();
    this.port ??= await freePort();
    if (this.copyOf) cpSync(this.copyOf.keystore, this.keystore, { recursive: true });
    else if (this.club) await this.insertKeys(this.club.path);
  }

  /** The keys derived by a path, for building blocks and for finality. */
  async insertKeys(path) {
    const insert = ['key', 'insert', '--chain', this.chain, '--base-path', this.data, '--suri', path];
    await run(binary(), [...insert, '--scheme', 'sr25519', '--key-type', 'aura']);
    await run(binary(), [...insert, '--scheme', 'ed25519', '--key-type', 'gran']);
  }

  /** Where a line to another node begins. */
  addLine(beginning, other) {
    this.lines.push(`${beginning}/p2p/${other.peer}`);
  }

  wrapper() {
    return this.space ? ['ip', 'netns', 'exec', this.space] : [];
  }

  role() {
    const lines = this.lines.flatMap((line) => ['--reserved-nodes', line]);
    const duty = this.club ? ['--validator'] : [];
    const metrics = this.metrics ? ['--prometheus-port', `${this.metrics}`] : ['--no-prometheus'];
    const { network } = this.federation;
    const reach = this.space ? ['--unsafe-rpc-external', '--rpc-methods', 'unsafe', '--rpc-cors', 'all'] : [];
    return [...duty, '--name', this.who, '--no-private-ip', ...network, ...reach, ...metrics, ...lines, ...this.extra];
  }

  /** With how many nodes it is connected. */
  async peers() {
    return (await this.ask('system_health')).peers;
  }
}

/** How nodes meet, and which options they need for it. */
async function linesBetween(strict) {
  const wires = strict && process.env.SYNERGY_NETWORK !== 'wires' ? await Namespaces.lay() : undefined;
  if (wires) return { wires, network: [] };
  return { wires: new Wires(), network: strict ? ['--network-backend', 'libp2p'] : [] };
}

export class Federation {
  /** Prepares nodes for `count` clubs and an auditor. `era`: how long a day lasts, in milliseconds. `strict`: they meet by their
   * lines and by nothing else, so that these can be cut: each in a network of its own where that can be had, else with the older
   * network of the SDK, which keeps to the lines that it is given (`SYNERGY_NETWORK=wires` chooses that). `genesis`: a function that changes the genesis further. `directory`: where data and logs go.
   * `settle` may give nodes their ports before they choose some. */
  static async found({ chain = 'local', count = 4, era, auditor = true, strict = false, ...more } = {}) {
    const { directory = makeDirectory(), settle = () => {}, genesis: change = () => {} } = more;
    const people = await People.gather();
    let id;
    const spec = await chainFile(chain, directory, (genesis, all) => {
      // Nodes of a live chain do not tell each other addresses that are known on one machine only.
      all.chainType = 'Live';
      withClubs(genesis, count, people);
      if (era) genesis.eras.duration = era;
      change(genesis, all);
      ({ id } = all);
    });
    const federation = new Federation({ spec, id, directory, people, ...(await linesBetween(strict)) });
    for (const club of CLUBS.slice(0, count)) federation.seat(club.name.toLowerCase(), { club });
    if (auditor) federation.auditor = federation.seat('auditor', { extra: KEEPS_ALL });
    federation.members.forEach(settle);
    for (const member of federation.members) await member.prepare();
    for (const from of federation.members) await federation.wire(from, federation.members);
    return federation;
  }

  constructor(parts) {
    Object.assign(this, parts);
    this.members = [];
  }

  seat(who, parts) {
    const member = new Member(this, who, parts);
    this.members.push(member);
    return member;
  }

  async wire(from, others) {
    for (const to of others) if (to !== from) from.addLine(await this.wires.line(from, to), to);
  }

  /** The clubs' nodes. */
  get validators() {
    return this.members.filter(({ club }) => club);
  }

  /** One more node, which knows all others. It belongs to the members once it has been started. */
  async join(who, parts) {
    const member = new Member(this, who, parts);
    await member.prepare();
    await this.wire(member, this.members);
    await member.start();
    this.members = [...this.members, member];
    return member;
  }

  /** Stops a node for good. */
  async dismiss(member) {
    await member.stop();
    this.members = this.members.filter((other) => other !== member);
  }

  start() {
    return Promise.all(this.members.map((member) => member.start()));
  }

  async stop() {
    await Promise.all(this.members.map((member) => member.stop()));
    this.wires.close();
  }
}
