// The promises of the regulation, checked over the whole state at one block, from storage alone and without the
// chain's own arithmetic.

import { keptIn, keptForNext, reservedIn } from './cycles.mjs';
import { big, depositOf, isRevoked, readMember, tierAmount, variantOf } from './state.mjs';

/** Reads everything at `block` and returns the sums, and what contradicts a promise (nothing should). */
export async function audit(chain, block) {
  const books = await readBooks(chain, block);
  const findings = [
    ...holdsAreRecorded(books),
    ...exposuresAreCovered(books),
    ...membersAreGuaranteed(books),
    ...cyclesAreWhole(books),
    ...supplyIsWhole(books),
  ];
  return { findings, sums: sumsOf(books) };
}

async function readBooks(chain, block) {
  const { query } = await chain.at(block);
  const [
    members, customers, guarantees, pledges, fundings, deals, complaints, cycles, depository, accounts, holds, issuance, era,
  ] = await Promise.all([
    query.guarantees.members.entries(),
    query.guarantees.customers.entries(),
    query.guarantees.guarantees.entries(),
    query.guarantees.pledges.entries(),
    query.guarantees.fundings.entries(),
    query.deals.deals.entries(),
    query.complaints.complaints.entries(),
    readCycles(chain, query),
    readDepository(query),
    query.system.account.entries(),
    query.balances.holds.entries(),
    query.balances.totalIssuance(),
    query.eras.current(),
  ]);
  const byNumber = (entries, read = (value) => value) =>
    new Map(entries.map(([key, value]) => [key.args[0].toNumber(), read(value.toJSON())]));
  return {
    members: byNumber(members, readMember),
    customers: byNumber(customers),
    guarantees: byNumber(guarantees),
    deals: byNumber(deals),
    complaints: byNumber(complaints),
    cycles,
    depository,
    pledges: pledges.map(([key, value]) => ({ guarantor: key.args[1].toNumber(), ...value.toJSON() })),
    fundings: fundings.flatMap(([, offers]) => offers.toJSON()),
    accounts: accounts.map(([key, { data }]) => ({
      address: key.args[0].toString(),
      free: data.free.toBigInt(),
      held: data.reserved.toBigInt(),
    })),
    holds: holds.flatMap(([key, reasons]) => readHolds(key.args[0].toString(), reasons.toJSON())),
    issuance: issuance.toBigInt(),
    era: era.toJSON().index,
  };
}

/** What is kept in the accounts of cycles, and what members have at risk in them. */
async function readCycles(chain, { cycles }) {
  const [contracts, texts, open, orders, backers] = await Promise.all([
    cycles.cycleContracts.entries(),
    cycles.texts.entries(),
    cycles.cycles.entries(),
    cycles.orders.entries(),
    cycles.backersOf.entries(),
  ]);
  const byNumber = (entries) => new Map(entries.map(([key, value]) => [key.args[0].toNumber(), value.toJSON()]));
  const byCycle = (entries) => new Map(entries.map(([key, value]) => [`${key.args}`, value.toJSON()]));
  return {
    palletId: chain.api.consts.cycles.palletId.toU8a(),
    contracts: byNumber(contracts),
    texts: byNumber(texts),
    open: byCycle(open),
    orders: orders.map(([{ args }, order]) => ({ cycle: `${args[0].map(String)}`, ...order.toJSON() })),
    backers: byCycle(backers),
  };
}

/** Money in and out: the three sums, what each depository has issued and redeemed, its receipts, and what waits. */
async function readDepository({ depository }) {
  const [genesis, issued, redeemed, depositories, receipts, redemptions] = await Promise.all([
    depository.genesis(),
    depository.totalIssued(),
    depository.totalRedeemed(),
    depository.depositories.entries(),
    depository.receipts.entries(),
    depository.redemptions.entries(),
  ]);
  return {
    genesis: genesis.toBigInt(),
    issued: issued.toBigInt(),
    redeemed: redeemed.toBigInt(),
    depositories: new Map(depositories.map(([key, value]) => [key.args[0].toString(), value.toJSON()])),
    receipts: receipts.map(([key, value]) => ({ depository: key.args[0].toString(), amount: big(value.toJSON().amount) })),
    redemptions: redemptions.map(([, value]) => value.toJSON()),
  };
}

function readHolds(address, reasons) {
  return reasons.map(({ id, amount }) => {
    const [[pallet, reason]] = Object.entries(id);
    return { address, reason: `${pallet.toLowerCase()}.${reason.toLowerCase()}`, amount: big(amount) };
  });
}

/** Sums by account and reason. */
class Ledger {
  constructor() {
    this.sums = new Map();
  }

  add(address, reason, amount) {
    if (big(amount) === 0n) return;
    const key = `${address} ${reason}`;
    this.sums.set(key, (this.sums.get(key) ?? 0n) + big(amount));
  }

  total(reason) {
    const of = [...this.sums].filter(([key]) => key.endsWith(` ${reason}`));
    return of.reduce((sum, [, amount]) => sum + amount, 0n);
  }
}

const REASONS = ['guarantees.deposit', 'guarantees.funding', 'deals.escrow', 'complaints.settlement', 'depository.redemption'];

/** What the pallets have recorded as held. */
function recorded({ members, customers, guarantees, pledges, fundings, deals, complaints, depository }) {
  const ledger = new Ledger();
  const account = (number) => (members.get(number) ?? customers.get(number)).account;
  const addDeposit = (guarantor, deposit) => {
    ledger.add(account(guarantor), 'guarantees.deposit', deposit.own);
    for (const { payer, amount, premium } of deposit.parts) {
      ledger.add(payer, 'guarantees.funding', big(amount) + big(premium));
    }
  };
  guarantees.forEach((edges) => edges.forEach((edge) => addDeposit(edge.guarantor, edge.deposit)));
  pledges.forEach((pledge) => addDeposit(pledge.guarantor, pledge.deposit));
  fundings.forEach(({ payer, amount, premium }) => ledger.add(payer, 'guarantees.funding', big(amount) + big(premium)));
  for (const deal of deals.values()) {
    const payer = variantOf(deal.terms.delivery) === 'proposer' ? deal.counterparty : deal.proposer;
    ledger.add(account(payer), 'deals.escrow', deal.escrow);
  }
  for (const complaint of complaints.values()) {
    ledger.add(account(complaint.accused), 'complaints.settlement', complaint.offer);
  }
  depository.redemptions.forEach(({ holder, amount }) => ledger.add(holder, 'depository.redemption', amount));
  return ledger;
}

function held({ holds }) {
  const ledger = new Ledger();
  holds.filter(({ reason }) => REASONS.includes(reason)).forEach(({ address, reason, amount }) => ledger.add(address, reason, amount));
  return ledger;
}

/** P1: what is held with a reason is what the pallets recorded for that reason, per account. */
function holdsAreRecorded(books) {
  const [asHeld, asRecorded] = [held(books).sums, recorded(books).sums];
  const keys = new Set([...asHeld.keys(), ...asRecorded.keys()]);
  return [...keys]
    .filter((key) => asHeld.get(key) !== asRecorded.get(key))
    .map((key) => `P1: ${key}: held ${asHeld.get(key) ?? 0n}, recorded ${asRecorded.get(key) ?? 0n}`);
}

const coverageOf = (edges) => edges.reduce((sum, edge) => sum + depositOf(edge.deposit), 0n);

/** P2: what a member has at risk is the sum of its reservations in deals and cycles, and is covered. */
function exposuresAreCovered({ members, guarantees, deals, cycles }) {
  const reserved = new Map();
  const add = (number, amount) => reserved.set(number, (reserved.get(number) ?? 0n) + big(amount));
  for (const deal of deals.values()) {
    add(deal.proposer, deal.reserved.proposer);
    add(deal.counterparty, deal.reserved.counterparty);
  }
  reservedIn(cycles).forEach(([number, amount]) => add(number, amount));
  return [...members].flatMap(([number, { exposure }]) => {
    const coverage = coverageOf(guarantees.get(number) ?? []);
    const sum = reserved.get(number) ?? 0n;
    return [
      ...(exposure > coverage ? [`P2: member ${number} has ${exposure} at risk and ${coverage} behind it`] : []),
      ...(exposure !== sum ? [`P2: member ${number} has ${exposure} at risk, but its deals and cycles reserve ${sum}`] : []),
    ];
  });
}

/** P3: a member is one exactly if as many guarantees count for it as it needs, or it is within its grace. One that has lost
 * a guarantee by the boundary just passed is a member until its turn on the agenda (G4). */
export function membersAreGuaranteed({ members, guarantees, era }) {
  return [...members].flatMap(([number, { status, tier, needs }]) => {
    const edges = guarantees.get(number) ?? [];
    const counts = (edge) => !isRevoked(edge, era) && depositOf(edge.deposit) >= tierAmount(tier);
    const counting = edges.filter(counts).length;
    const waits = edges.some(({ shortUntil }) => shortUntil !== null && shortUntil <= era);
    const isRight = status === 'member' ? counting >= needs || waits : counting < needs;
    const isOut = status !== 'former' || edges.length === 0;
    return isRight && isOut ? [] : [`P3: ${number} is ${status} with ${counting} guarantees that count, and needs ${needs}`];
  });
}

/** P5: what of a cycle's money was not paid out is in its account, and all of it is kept for somebody. */
function cyclesAreWhole({ cycles, accounts }) {
  const free = new Map(accounts.map((account) => [account.address, account.free]));
  const there = ({ account }) => free.get(account) ?? 0n;
  const open = keptIn(cycles);
  return [
    ...open
      .filter(({ kept, left }) => kept !== left)
      .map(({ cycle, kept, left }) => `P5: of cycle ${cycle} ${left} are left, but ${kept} are kept`),
    ...[...open, ...keptForNext(cycles)]
      .filter((each) => there(each) < each.kept)
      .map((each) => `P5: the account of cycle ${each.cycle} holds ${there(each)}, but ${each.kept} are kept in it`),
  ];
}

/** P6: the accounts hold the whole supply, and that is genesis and what was issued, less what was redeemed. */
function supplyIsWhole({ accounts, issuance, depository }) {
  const sum = accounts.reduce((total, { free, held: reserved }) => total + free + reserved, 0n);
  const { genesis, issued, redeemed } = depository;
  return [
    ...(sum === issuance ? [] : [`P6: the accounts hold ${sum} of a supply of ${issuance}`]),
    ...(genesis + issued - redeemed === issuance
      ? []
      : [`P6: the supply is ${issuance}, but genesis ${genesis}, issued ${issued}, redeemed ${redeemed}`]),
    ...receiptsAreWhole(depository),
  ];
}

/** P6: what a depository has issued stands on its receipts, and all of them have issued and redeemed the whole. */
function receiptsAreWhole({ issued, redeemed, depositories, receipts }) {
  const ofAll = (what) => [...depositories.values()].reduce((sum, depository) => sum + big(depository[what]), 0n);
  const onReceipts = (address) =>
    receipts.reduce((sum, { depository, amount }) => (depository === address ? sum + amount : sum), 0n);
  return [
    ...[...depositories]
      .filter(([address, depository]) => onReceipts(address) !== big(depository.issued))
      .map(([address, depository]) => `P6: ${address} has issued ${big(depository.issued)} on receipts of ${onReceipts(address)}`),
    ...(ofAll('issued') === issued ? [] : [`P6: ${issued} were issued, ${ofAll('issued')} by depositories`]),
    ...(ofAll('redeemed') === redeemed ? [] : [`P6: ${redeemed} were redeemed, ${ofAll('redeemed')} by depositories`]),
  ];
}

/** The part of all deposits that is others' money, and is held as funding. */
function paidByOthers({ guarantees, pledges }) {
  const parts = [...guarantees.values(), pledges].flat().flatMap(({ deposit }) => deposit.parts);
  return parts.reduce((sum, { amount }) => sum + big(amount), 0n);
}

function sumsOf(books) {
  const { members, customers, guarantees, deals, complaints, cycles, depository, issuance } = books;
  const ledger = held(books);
  const paid = paidByOthers(books);
  const all = [...members.values()];
  const count = (wanted) => all.filter(({ status }) => status === wanted).length;
  return {
    known: all.length,
    members: count('member'),
    lapsing: count('lapsing'),
    candidates: count('candidate'),
    former: count('former'),
    customers: customers.size,
    guarantees: [...guarantees.values()].reduce((sum, edges) => sum + edges.length, 0),
    coverage: [...guarantees.values()].reduce((sum, edges) => sum + coverageOf(edges), 0n),
    exposure: all.reduce((sum, { exposure }) => sum + exposure, 0n),
    deposits: ledger.total('guarantees.deposit') + paid,
    funding: ledger.total('guarantees.funding') - paid,
    escrow: ledger.total('deals.escrow'),
    redemptions: ledger.total('depository.redemption'),
    cycles: [...keptIn(cycles), ...keptForNext(cycles)].reduce((sum, { kept }) => sum + kept, 0n),
    deals: deals.size,
    cycleContracts: [...cycles.contracts.values()].filter(({ state }) => variantOf(state) === 'running').length,
    complaints: [...complaints.values()].filter(({ ended }) => ended === null).length,
    issuance,
    genesis: depository.genesis,
    issued: depository.issued,
    redeemed: depository.redeemed,
  };
}
