// How the council of clubs decides: one club moves, others agree, somebody closes.

import { CLUBS } from './clubs.mjs';
import { eventOf } from './chain.mjs';

const MOST_WEIGHT = { refTime: 900_000_000_000, proofSize: 1_000_000_000 };

export class Council {
  /** Of the first `count` clubs. */
  constructor(chain, people, count = 4) {
    Object.assign(this, { chain, seats: CLUBS.slice(0, count).map(({ council }) => people.by(council)) });
  }

  /** How many must agree: two thirds. */
  get needed() {
    return Math.ceil((this.seats.length * 2) / 3);
  }

  /** Puts a motion, and lets so many clubs agree. Returns what is needed to close it. */
  async move(call, ayes = this.needed) {
    const length = call.method.encodedLength;
    const moved = await this.chain.send(this.seats[0], 'councilOfClubs.propose', this.needed, call, length);
    const { proposalIndex: index, proposalHash: hash } = eventOf(moved, 'councilOfClubs.Proposed');
    for (const seat of this.seats.slice(0, ayes)) await this.chain.send(seat, 'councilOfClubs.vote', hash, index, true);
    return [hash, index, MOST_WEIGHT, length];
  }

  /** Decides something: enough clubs agree, and it is done. Returns the events. */
  async decide(call) {
    const closed = await (this.seats.length > 1 ? this.agree(call) : this.decideAlone(call));
    const { result } = eventOf(closed, 'councilOfClubs.Executed');
    if ('err' in result) throw new Error(`the motion failed: ${JSON.stringify(result.err)}`);
    return closed;
  }

  async agree(call) {
    const motion = await this.move(call);
    return this.chain.send(this.seats[0], 'councilOfClubs.close', ...motion);
  }

  /** Where there is only one club, what it proposes is done at once. */
  decideAlone(call) {
    return this.chain.send(this.seats[0], 'councilOfClubs.propose', 1, call, call.method.encodedLength);
  }
}
