// What members do meanwhile: they send money, and they vouch for people and think better of it.

import { setTimeout as sleep } from 'node:timers/promises';

import { Chain, SYN } from '../lib/chain.mjs';
import { until } from '../lib/wait.mjs';
import { Chance } from './plan.mjs';

const FOUNDERS = ['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve', '//Ferdie'];
const PAUSE = 300;

const chance = new Chance('members');

export class Load {
  /** Calls go through `node`, which may go away and come back. */
  static async begin(node, people) {
    const load = new Load(await Chain.connect(node.endpoint), people);
    load.seen = load.before = await load.included();
    load.done = load.run();
    return load;
  }

  constructor(chain, people) {
    Object.assign(this, { chain, founders: FOUNDERS.map((path) => people.by(path)), taken: 0 });
  }

  async run() {
    while (!this.ended) {
      await this.act().then(() => (this.taken += 1), () => {});
      await sleep(PAUSE);
    }
  }

  /** One call of one founder. It is refused while the node is away. */
  async act() {
    const { api } = this.chain;
    if (!api.isConnected) throw new Error('not connected');
    const [signer, other] = [chance.pick(this.founders), chance.pick(this.founders)];
    const call = this.anyCall(signer, other);
    const nonce = await api.rpc.system.accountNextIndex(signer.address);
    await api.rpc.author.submitExtrinsic(await call.signAsync(signer, { nonce, era: 0 }));
  }

  /** A call that may also fail: what fails must change nothing. */
  anyCall(signer, other) {
    const stranger = `0x${chance.below(1_000).toString(16).padStart(64, '0')}`;
    return chance.pick([
      () => this.chain.call('balances.transferKeepAlive', other.address, SYN / 1_000n),
      () => this.chain.call('guarantees.pledge', stranger, 'T10'),
      () => this.chain.call('guarantees.unpledge', signer.address, stranger),
    ])();
  }

  /** How many calls of the founders are in blocks. */
  async included() {
    const accounts = await this.chain.api.query.system.account.multi(this.founders.map(({ address }) => address));
    return accounts.reduce((sum, { nonce }) => sum + nonce.toNumber(), 0);
  }

  /** Waits until more calls are in blocks than at the last time, unless it has been ended. */
  async goesOn() {
    if (this.ended) return;
    this.seen = await until('calls get into blocks', async () => {
      const now = await this.included();
      return now > this.seen && now;
    });
  }

  /** Ends it, and returns how many calls nodes have taken, and how many of them got into blocks. */
  async end() {
    this.ended ??= this.count();
    return this.ended;
  }

  async count() {
    await this.done;
    await until('no call waits', async () => (await this.chain.api.rpc.author.pendingExtrinsics()).length === 0);
    const included = (await this.included()) - this.before;
    await this.chain.close();
    return { taken: this.taken, included };
  }
}
