// A node of a moment, on data of its own and without a network: to make keys with, in the keystore of another that may run meanwhile.

import { chownSync } from 'node:fs';

import { makeDirectory, Node } from './node.mjs';

export class LoneNode extends Node {
  /** `keystore`: where its session keys go. `user`: whose they shall be, if somebody else's, as `{ uid, gid }`. */
  constructor(chain, keystore, user) {
    const directory = makeDirectory();
    if (user) chownSync(directory, user.uid, user.gid);
    super('ceremony', chain, directory);
    Object.assign(this, { keystore, user });
  }

  options() {
    return [
      '--chain', this.chain, '--base-path', this.data, '--keystore-path', this.keystore,
      '--rpc-port', `${this.rpcPort}`, '--rpc-methods', 'unsafe', '--listen-addr', `/ip4/127.0.0.1/tcp/${this.port}`,
      '--reserved-only', '--no-mdns', '--no-telemetry', '--no-prometheus',
    ];
  }
}
