import assert from 'node:assert/strict';

import { eventOf, syn } from '../lib/chain.mjs';
import { big, variantOf } from '../lib/state.mjs';
import { CRISIS, FULL } from './cast.mjs';
import { setOffAll } from './debts.mjs';

/** For how many days a firm may owe. */
const TERM = 40;
/** How many debts each firm has. */
const EACH = 3;
/** What comes of it: the tangle of debts is the same every time. */
const SUMS = FULL
  ? { debts: 150, total: syn(5_175), rings: 62, shortest: 2, longest: 8, gone: syn(3_223), rest: syn(1_952) }
  : { debts: 60, total: syn(2_120), rings: 21, shortest: 2, longest: 6, gone: syn(1_092), rest: syn(1_028) };

/** Firms without money owe each other, rings of debts are found and set off, and what remains needs little money (D4, D6). */
export async function debtsAreSetOff(stage) {
  const { firms } = CRISIS;
  const had = await moneyGoes(stage);
  const debts = await debtsArise(stage);
  const total = sumOf(debts);
  stage.tell('crisisDebts', { firms: firms.length, count: debts.length, total });

  const net = netOf(debts);
  const planned = debts.map((debt) => ({ ...debt }));
  const rings = setOffAll(planned);
  await areSetOff(stage, rings);
  const left = await stillOwed(stage, debts);
  assert.deepEqual(left.map(({ amount }) => amount), planned.map(({ amount }) => amount), 'the chain has the same debts left');
  assert.deepEqual(netOf(left), net, 'nobody is richer or poorer');
  for (const number of firms) assert.equal(await stage.free(number), 1n, 'no money has moved');
  const rest = sumOf(left);
  const gone = total - rest;
  const lengths = rings.map(({ ids }) => ids.length);
  const found = { rings: rings.length, shortest: Math.min(...lengths), longest: Math.max(...lengths) };
  assert.deepEqual({ debts: debts.length, total, ...found, gone, rest }, SUMS);
  stage.tell('crisisSetOff', found);
  stage.tell('crisisSums', { total, gone, rest, percent: percentOf(gone, total) });

  await restIsPaid(stage, left, had);
  stage.tell('crisisIsOver', { rest });
}

const sumOf = (debts) => debts.reduce((sum, { amount }) => sum + amount, 0n);
/** In percent, with one decimal, rounded down. */
const percentOf = (part, whole) => Number((part * 1_000n) / whole) / 10;

/** What each firm is owed, less what it owes. */
function netOf(debts) {
  const net = new Map(CRISIS.firms.map((number) => [number, 0n]));
  debts.forEach(({ debtor, creditor, amount }) => {
    net.set(debtor, net.get(debtor) - amount);
    net.set(creditor, net.get(creditor) + amount);
  });
  return net;
}

/** All money lies with one who does not spend it; each firm keeps the smallest amount there is. */
async function moneyGoes(stage) {
  const { firms, hoarder } = CRISIS;
  const had = new Map(await Promise.all(firms.map(async (number) => [number, await stage.free(number)])));
  await stage.sendAll(firms.map((number) => [number, 'balances.transferAll', stage.address(hoarder), true]));
  for (const number of firms) assert.equal(await stage.free(number), 1n);
  return had;
}

/** Who owes whom how much: the same tangle every time. */
function tangle({ length }) {
  const debts = (debtor) => Array.from({ length: EACH }, (_, which) => ({
    debtor,
    creditor: (debtor + 1 + ((debtor * debtor * 7 + debtor * 2 + which * 11) % (length - 1))) % length,
    amount: syn(10 + ((debtor * 7 + which * 13) % 50)),
  }));
  return Array.from({ length }, (_, debtor) => debts(debtor)).flat();
}

/** Goods are delivered and acknowledged, and cannot be paid: by those who have opted in that is enough (D4, D6). */
async function debtsArise(stage) {
  const { firms } = CRISIS;
  const owed = tangle(firms).map(({ debtor, creditor, amount }) => ({ debtor: firms[debtor], creditor: firms[creditor], amount }));
  await stage.sendAll(firms.map((number) => [number, 'deals.allowSetOff', true]));
  const due = (await stage.chain.era()).index + TERM;
  const proposed = await stage.sendAll(owed.map(({ debtor, creditor, amount }) => {
    const insured = { proposer: 0, counterparty: amount };
    const terms = ['Proposer', amount, due, 0, 'goods, to be paid when they are there', null, 'OnCompletion', insured];
    return [creditor, 'deals.propose', stage.address(debtor), ...terms];
  }));
  const debts = owed.map((debt, place) => ({ ...debt, id: eventOf(proposed[place], 'deals.DealProposed').deal }));
  await stage.sendAll(debts.map(({ debtor, id }) => [debtor, 'deals.accept', id]));
  const received = await stage.sendAll(debts.map(({ debtor, id }) => [debtor, 'deals.complete', id]));
  received.forEach((result, place) => {
    const { payer, owed: open } = eventOf(result, 'deals.PaymentFailed');
    assert.deepEqual([payer, big(open)], [debts[place].debtor, debts[place].amount]);
  });
  return debts;
}

/** Anybody may submit a ring. All of its debts fall by the smallest, in one step. */
async function areSetOff(stage, rings) {
  const results = await stage.sendAll(rings.map(({ ids }) => [CRISIS.clerk, 'deals.setOff', ids]));
  results.forEach((result, place) => {
    const { deals, amount } = eventOf(result, 'deals.SetOff');
    assert.deepEqual([deals, big(amount)], [rings[place].ids, rings[place].amount]);
  });
}

/** What of these debts is left, by what the chain keeps. What is paid in full is gone. */
async function stillOwed(stage, debts) {
  return Promise.all(debts.map(async (debt) => {
    const deal = await stage.state.deal(debt.id);
    if (deal === null) return { ...debt, amount: 0n };
    assert.equal(variantOf(deal.state), 'unpaid');
    const amount = big(deal.terms.amount) - big(deal.brought.proposer);
    assert.equal(big(deal.reserved.counterparty), amount, 'at risk is what is still owed');
    return { ...debt, amount };
  }));
}

/** The money comes back, and everybody pays the little that it still owes (D4). */
async function restIsPaid(stage, left, had) {
  const { firms, hoarder } = CRISIS;
  await stage.sendAll(firms.map((number) => [hoarder, 'balances.transferKeepAlive', stage.address(number), had.get(number) - 1n]));
  const open = left.filter(({ amount }) => amount > 0n);
  await stage.sendAll(open.map(({ debtor, id }) => [debtor, 'deals.complete', id]));
  const net = netOf(left);
  for (const number of firms) {
    assert.equal(await stage.free(number), had.get(number) + net.get(number));
    assert.equal((await stage.state.member(number)).exposure, 0n);
  }
  const gone = await Promise.all(left.map(({ id }) => stage.state.deal(id)));
  assert.ok(gone.every((deal) => deal === null), 'every deal is closed');
  await stage.sendAll(firms.map((number) => [number, 'deals.allowSetOff', false]));
}
