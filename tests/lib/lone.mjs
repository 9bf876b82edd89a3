// A node on data of its own, without a network: to make keys with, before it ever meets another node.

import { Node } from './node.mjs';

export class LoneNode extends Node {
  constructor(chain, directory, extra = []) {
    super('ceremony', chain, directory);
    this.data = directory;
    this.extra = extra;
  }

  /** Its name in the network is made with the keys, and stays in its data. */
  options() {
    return [
      '--chain', this.chain, '--base-path', this.data, '--rpc-port', `${this.rpcPort}`, '--rpc-methods', 'unsafe',
      '--listen-addr', `/ip4/127.0.0.1/tcp/${this.port}`,
      '--reserved-only', '--no-mdns', '--no-telemetry', '--no-prometheus', ...this.extra,
    ];
  }
}
