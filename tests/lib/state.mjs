// What the chain knows of members, complaints and deals, read from storage at any block.

/** An amount of the chain as a BigInt. */
export const big = (value) => BigInt(value ?? 0);


const TIERS = { T10: 10_000_000n, T100: 100_000_000n, T2100: 2_100_000_000n };
export const tierAmount = (tier) => TIERS[tier];

export class State {
  constructor(chain) {
    this.chain = chain;
  }

  async query(block) {
    return (await this.chain.at(block)).query;
  }

  async number(address, block) {
    return (await (await this.query(block)).guarantees.numbers(address)).toJSON();
  }

  async member(number, block) {
    const member = (await (await this.query(block)).guarantees.members(number)).toJSON();
    return member && readMember(member);
  }

  async guarantees(number, block) {
    return (await (await this.query(block)).guarantees.guarantees(number)).toJSON();
  }

  async guarantors(number, block) {
    return (await this.guarantees(number, block)).map((edge) => edge.guarantor);
  }

  async wards(number, block) {
    return (await (await this.query(block)).guarantees.members(number)).toJSON().wards;
  }

  async record(number, block) {
    const query = await this.query(block);
    const [member, standing] = await Promise.all([query.guarantees.members(number), query.complaints.standings(number)]);
    const { received, filed } = standing.toJSON();
    return { received, filed, ...member.toJSON().record };
  }

  async coverage(number, block) {
    return (await this.guarantees(number, block)).reduce((sum, edge) => sum + depositOf(edge.deposit), 0n);
  }

  /** What may still be insured now: unrevoked deposits less everything at risk. */
  async capacity(number, block) {
    const { index } = await this.chain.era(block);
    const edges = await this.guarantees(number, block);
    const unrevoked = edges.filter((edge) => !isRevoked(edge, index));
    const deposits = unrevoked.reduce((sum, edge) => sum + depositOf(edge.deposit), 0n);
    const { exposure } = await this.member(number, block);
    return deposits > exposure ? deposits - exposure : 0n;
  }

  async complaint(id, block) {
    return (await (await this.query(block)).complaints.complaints(id)).toJSON();
  }

  /** Whether a complaint is open. Ended ones stay until the next boundary. */
  async isOpen(id, block) {
    const complaint = await this.complaint(id, block);
    return complaint !== null && complaint.ended === null;
  }

  /** The members whom a complaint has reached, in the order in which they joined; only complete levels. */
  async reached(id, block) {
    const query = await this.query(block);
    const complaint = await this.complaint(id, block);
    const pages = await query.complaints.reached.entries(id);
    const listed = pages
      .map(([key, page]) => [key.args[1].toNumber(), page.toJSON()])
      .sort(([one], [other]) => one - other)
      .flatMap(([, page]) => page);
    return listed.slice(0, complaint.end - 1);
  }

  /** Whether any open complaint suspends a member, as the chain decides it (C5, C11). */
  async isSuspended(number, block) {
    const query = await this.query(block);
    const standing = (await query.complaints.standings(number)).toJSON();
    if (standing.accused.now > 0 || standing.appeals > 0) return true;
    for (const reach of standing.reached) {
      const complaint = await this.complaint(reach.complaint, block);
      const suspends = complaint && complaint.ended === null && reach.level <= complaint.level;
      if (suspends && phaseOf(complaint) !== 'waiting') return true;
    }
    return false;
  }

  async deal(id, block) {
    return (await (await this.query(block)).deals.deals(id)).toJSON();
  }

  async money(address, block) {
    const { data } = await (await this.query(block)).system.account(address);
    return { free: data.free.toBigInt(), held: data.reserved.toBigInt() };
  }
}

/** `climbing`, `waiting`, … */
export function phaseOf(complaint) {
  return variantOf(complaint.phase);
}

/** The name of an enum's variant, whether the client shows it as a string or as an object. */
export function variantOf(value) {
  const variant = typeof value === 'string' ? value : Object.keys(value)[0];
  return variant.charAt(0).toLowerCase() + variant.slice(1);
}

export function readMember(member) {
  return { ...member, status: variantOf(member.status), exposure: big(member.exposure.now) };
}

/** Everything held for one guarantee. */
export const depositOf = (deposit) => deposit.parts.reduce((sum, part) => sum + big(part.amount), big(deposit.own));

/** Whether a guarantee has been revoked, or counts as revoked (G3, G4). */
export function isRevoked(edge, era) {
  return edge.notice !== null || (edge.shortUntil !== null && edge.shortUntil <= era);
}
