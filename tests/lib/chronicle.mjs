// Everything that has happened on the chain, from the events of its blocks alone.

export class Chronicle {
  constructor(chain) {
    this.chain = chain;
    this.next = 1;
    this.happened = [];
    this.reading = Promise.resolve();
  }

  /** The events of all blocks up to the best one, each with the number of its block. Every block is read once. */
  async events() {
    const read = this.reading.then(() => this.readOn());
    // Where reading has failed, the next one goes on.
    this.reading = read.catch(() => {});
    await read;
    return this.happened;
  }

  async readOn() {
    for (const height = await this.chain.height(); this.next <= height; this.next += 1) {
      const events = await this.chain.events(await this.chain.hash(this.next));
      const block = this.next;
      this.happened.push(...events.map((event) => ({ ...event, block })));
    }
  }
}
