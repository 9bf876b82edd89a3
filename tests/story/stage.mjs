// What every story needs: a node with the 800 members of Almaty and short eras, and the members' usual acts.

import assert from 'node:assert/strict';

import { Chain, eventOf, hasEvent } from '../lib/chain.mjs';
import { Chronicle } from '../lib/chronicle.mjs';
import { prepareAll, sendAll, submitAll } from '../lib/crowd.mjs';
import { ArchivingNode, chainFile, makeDirectory } from '../lib/node.mjs';
import { People } from '../lib/people.mjs';
import { phaseOf, State } from '../lib/state.mjs';
import { patience, until } from '../lib/wait.mjs';

/** How long a day lasts here, in milliseconds: four blocks. SYNERGY_STORY_ERA overrides it. */
const ERA = 12_000;
/** For how many days a deal of the story may take. */
const TERM = 20;
/** The most days that a story waits for one thing: a period, the claim window after it, and some more. */
const LONGEST = 12;

/** A node with the members of Almaty, whose days last so many milliseconds. */
async function nodeOfAlmaty(duration) {
  const directory = makeDirectory();
  const spec = await chainFile('almaty-solo', directory, (genesis) => {
    genesis.eras = { ...genesis.eras, duration };
  });
  return new ArchivingNode('alice', spec, directory);
}

export class Stage {
  /** Starts a node. `tell` is called with the key of a text and what belongs into it; `era` is how long a day lasts. */
  static async open(tell, era = ERA) {
    const duration = Number(process.env.SYNERGY_STORY_ERA ?? era);
    const node = await nodeOfAlmaty(duration);
    let chain;
    try {
      await node.start();
      chain = await Chain.connect(node.endpoint);
      await until('the chain moves', async () => (await chain.era()).started > 0);
      const genesisIssuance = (await chain.api.query.balances.totalIssuance()).toBigInt();
      const [people, chronicle] = [await People.gather(), new Chronicle(chain)];
      return new Stage({ node, chain, people, chronicle, duration, genesisIssuance, tell });
    } catch (error) {
      await chain?.close();
      await node.stop();
      throw error;
    }
  }

  constructor(parts) {
    Object.assign(this, parts);
    this.state = new State(this.chain);
    this.newcomers = new Map();
  }

  /** The same stage for a story that is told apart from the others. */
  telling(tell) {
    const { node, chain, people, chronicle, duration, genesisIssuance } = this;
    return new Stage({ node, chain, people, chronicle, duration, genesisIssuance, tell });
  }

  async close() {
    await this.chain.close();
    await this.node.stop();
  }

  /** The pair of a member, by number. */
  signer(number) {
    return this.newcomers.get(number) ?? this.people.member(number);
  }

  address(number) {
    return this.signer(number).address;
  }

  send(number, call, ...args) {
    return this.chain.send(this.signer(number), call, ...args);
  }

  /** Many calls at once, each as `[number, 'pallet.call', ...args]`. */
  sendAll(calls) {
    return sendAll(this.chain, this.withSigners(calls));
  }

  /** Signs such calls for `submitAll`, where the time to send them is short. */
  prepareAll(calls) {
    return prepareAll(this.chain, this.withSigners(calls));
  }

  submitAll(prepared) {
    return submitAll(this.chain, prepared);
  }

  withSigners(calls) {
    return calls.map(([number, ...call]) => [this.signer(number), ...call]);
  }

  /** Waits for something that comes with the days. */
  until(what, look) {
    return until(what, look, patience(LONGEST, this.duration));
  }

  /** A call of a member's that must fail with exactly this error. */
  async refused(error, number, call, ...args) {
    assert.equal(await this.chain.refusal(this.signer(number), call, ...args), error);
  }

  free(number, block) {
    return this.state.money(this.address(number), block).then(({ free }) => free);
  }

  /** `pair` joins the club with these guarantors, who have pledged. Returns its number. */
  async join(pair, tier, guarantors) {
    const accounts = guarantors.map((number) => this.address(number));
    const result = await this.chain.send(pair, 'guarantees.apply', 0, tier, 'Person', accounts);
    const { member } = eventOf(result, 'guarantees.MemberJoined');
    this.newcomers.set(member, pair);
    return { member, result };
  }

  /** What `seller` proposes to deliver to `buyer`. */
  async propose(seller, buyer, { amount, payment = 'None', insured = null, text }) {
    const { index } = await this.chain.era();
    const terms = ['Proposer', amount, index + TERM, 0, text, null, payment, insured];
    const result = await this.send(seller, 'deals.propose', this.address(buyer), ...terms);
    return eventOf(result, 'deals.DealProposed').deal;
  }

  /** A deal that both have signed. What is paid in cash beforehand is insured on the seller's side alone. */
  async agree(seller, buyer, { amount, payment = 'None', text }) {
    const insured = payment === 'None' ? { proposer: amount, counterparty: 0 } : null;
    const deal = await this.propose(seller, buyer, { amount, payment, insured, text });
    await this.send(buyer, 'deals.accept', deal);
    return deal;
  }

  /** Files a complaint about a deal. Returns its number and the block. */
  complain(number, deal, claim) {
    return this.file(number, { Deal: deal }, claim);
  }

  /** Files a complaint about anything one can complain about. */
  async file(number, obligation, claim) {
    const result = await this.send(number, 'complaints.file', obligation, claim);
    return { id: eventOf(result, 'complaints.ComplaintFiled').complaint, block: result.block };
  }

  /** Waits until a level of guarantors has joined. Returns those who are reached. */
  async joined(id, level) {
    await this.until(`level ${level} joins complaint ${id}`, async () => (await this.state.complaint(id)).level >= level);
    return this.state.reached(id);
  }

  vote(id, number, percent) {
    return this.send(number, 'complaints.vote', id, percent);
  }

  /** Those reached vote for `percent`, the nearest first, until it is adopted. Returns the block of the last vote. */
  async decide(id, percent) {
    let block;
    await this.until(`an award is adopted on complaint ${id}`, async () => {
      const complaint = await this.state.complaint(id);
      if (!complaint || complaint.ended !== null || phaseOf(complaint) === 'waiting') return true;
      const voters = await this.votersNeeded(id, complaint, percent);
      const results = await Promise.all(voters.map((number) => this.tryVote(id, number, percent)));
      const deciding = results.find((result) => DECIDING.some((event) => hasEvent(result, event)));
      block = deciding?.block ?? block;
      return deciding;
    });
    return block;
  }

  /** As many of those who have not voted so as a majority still needs. */
  async votersNeeded(id, complaint, percent) {
    const votes = await Promise.all((await this.state.reached(id)).map((number) => this.voteOf(id, number)));
    const standing = votes.map(({ number, vote }) => {
      const agrees = vote !== null && vote[0] === percent && vote[1] === complaint.appeals;
      return { number, agrees };
    });
    const agreeing = standing.filter(({ agrees }) => agrees).length;
    const needed = Math.max(0, Math.floor(complaint.voters / 2) + 1 - agreeing);
    return standing.filter(({ agrees }) => !agrees).slice(0, needed).map(({ number }) => number);
  }

  async voteOf(id, number) {
    const standing = (await this.chain.api.query.complaints.standings(number)).toJSON();
    const reach = standing.reached.find(({ complaint }) => complaint === id);
    return { number, vote: reach?.vote ?? null };
  }

  /** All whose votes on a complaint were counted, the first ones first. */
  async votersOn(id) {
    const events = await this.chronicle.events();
    const votes = events.filter(({ name, complaint }) => name === 'complaints.Voted' && complaint === id);
    return [...new Set(votes.map(({ guarantor }) => guarantor))];
  }

  /** A vote may come too late, because a boundary has passed: then it is tried again with those who are reached then. */
  tryVote(id, number, percent) {
    return this.chain.submit(this.signer(number), this.chain.call('complaints.vote', id, percent));
  }

  /** Waits until a complaint has ended. */
  async ended(id) {
    await this.until(`complaint ${id} ends`, async () => !(await this.state.isOpen(id)));
  }

  /** Waits until somebody's grace is over and it is no member any more. */
  async out(number) {
    await this.until(`${number} is out`, async () => (await this.state.member(number)).status === 'candidate');
  }

  /** Those for whom somebody who is out had vouched have time to find another guarantor (M5), and find this one. */
  async findAnother(out, guarantor) {
    const wards = (await this.state.wards(out)).filter((ward) => !this.newcomers.has(ward));
    await Promise.all(wards.map(async (ward) => {
      const { tier } = await this.state.member(ward);
      await this.send(guarantor, 'guarantees.pledge', this.address(ward), tier);
      await this.send(ward, 'guarantees.acceptGuarantor', this.address(guarantor));
      await this.assertStatus(ward, 'member');
    }));
    this.tell('wardsFindAnother', { out, wards, guarantor });
  }

  async assertStatus(number, status, block) {
    assert.equal((await this.state.member(number, block)).status, status, `status of member ${number}`);
  }

  async assertSuspended(numbers, isSuspended, block) {
    for (const number of numbers) {
      assert.equal(await this.state.isSuspended(number, block), isSuspended, `suspension of member ${number}`);
    }
  }
}

const DECIDING = ['complaints.ComplaintEnded', 'complaints.AwardAdopted'];
