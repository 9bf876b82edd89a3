// The lines between nodes on one machine: each runs through this process, which can cut it. Nodes with the SDK's newer network find
// ways past them, those with its older one do not.

import { connect, createServer } from 'node:net';

export class Wires {
  constructor() {
    this.cutBetween = () => false;
    this.open = new Set();
    this.servers = [];
  }

  get kind() {
    return 'nodes meet by lines through this process';
  }

  /** Nodes are where they are. */
  async place() {}

  /** Lays a line from one node to another, and returns where it begins. */
  line(from, to) {
    const server = createServer((near) => this.join(near, from, to));
    server.unref();
    this.servers.push(server);
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => resolve(`/ip4/127.0.0.1/tcp/${server.address().port}`));
    });
  }

  /** One connection: what comes in at one end goes out at the other, as long as neither closes and nobody cuts. */
  join(near, from, to) {
    if (this.cutBetween(from, to)) return near.destroy();
    const far = connect(to.port, '127.0.0.1');
    const line = { from, to, near, far };
    this.open.add(line);
    for (const [end, other] of [[near, far], [far, near]]) {
      end.setNoDelay(true);
      end.on('error', () => {});
      end.on('close', () => {
        other.destroy();
        this.open.delete(line);
      });
      end.pipe(other);
    }
  }

  /** Cuts every line between nodes of different groups. */
  async cut(...groups) {
    const groupOf = (node) => groups.findIndex((group) => group.includes(node));
    this.cutBetween = (from, to) => groupOf(from) !== groupOf(to);
    for (const { from, to, near, far } of this.open) {
      if (this.cutBetween(from, to)) [near, far].forEach((end) => end.destroy());
    }
  }

  /** All may speak to all again. */
  async mend() {
    this.cutBetween = () => false;
  }

  close() {
    this.servers.forEach((server) => server.close());
    this.open.forEach(({ near, far }) => [near, far].forEach((end) => end.destroy()));
  }
}
