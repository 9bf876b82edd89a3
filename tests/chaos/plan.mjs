// How often and how long: short for every change, long for a soak. Everything that is left to chance follows from the seed.

const full = process.env.SYNERGY_CHAOS === 'full';
const number = (name, short, long) => Number(process.env[name] ?? (full ? long : short));

export const PLAN = {
  /** How long a day lasts, in milliseconds: three blocks. */
  era: number('SYNERGY_CHAOS_ERA', 9_000, 9_000),
  /** How often one of four is killed and started again. */
  crashes: number('SYNERGY_CHAOS_CRASHES', 2, 20),
  /** How often one is killed while it writes. */
  writes: number('SYNERGY_CHAOS_WRITES', 3, 30),
  /** How often one is killed when the set of validators changes. */
  sessions: number('SYNERGY_CHAOS_SESSIONS', 1, 10),
  /** For how many blocks two of four are away. */
  halt: number('SYNERGY_CHAOS_HALT', 4, 20),
  /** For how many slots the federation is split: as long as so many blocks take when all build. */
  split: number('SYNERGY_CHAOS_SPLIT', 10, 50),
  /** For how many eras one stands still, and all are away. */
  eras: number('SYNERGY_CHAOS_ERAS', 2, 5),
};

export const SEED = Number(process.env.SYNERGY_SEED ?? Date.now() % 1_000_000);

/** Numbers left to chance. Each name has a sequence of its own, which follows from the seed whatever the others draw meanwhile. */
export class Chance {
  constructor(name) {
    this.state = [...name].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0), 0x01000193), SEED) >>> 0;
  }

  /** The next number below `bound` (mulberry32). */
  below(bound) {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  }

  pick(list) {
    return list[this.below(list.length)];
  }
}
