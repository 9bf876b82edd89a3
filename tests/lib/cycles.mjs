// The books of cycle contracts, reckoned from what is stored: what is kept in the accounts of cycles, and what is at risk.

import { u8aConcat } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';

import { big, variantOf } from './state.mjs';

const SS58 = 42;

/** The account of a cycle, named as `contract,cycle`. Nobody has its key. */
export function accountOf(palletId, cycle) {
  const bytes = new Uint8Array(32);
  bytes.set(u8aConcat('modl', palletId));
  const numbers = new DataView(bytes.buffer, 12);
  cycle.split(',').forEach((number, place) => numbers.setUint32(place * 4, Number(number), true));
  return encodeAddress(bytes, SS58);
}

/** What each member has at risk in cycles, as pairs of its number and an amount. */
export function reservedIn({ open }) {
  return [...open.values()].flatMap(({ legs }) => legs).flatMap(({ supplier, receiver, state, reserved, gain, surety }) => [
    ...(variantOf(state) === 'vacant' ? [] : [[supplier, reserved]]),
    ...(gain ? [[receiver.member, gain.reserved]] : []),
    ...(surety ? [[surety.by, surety.amount]] : []),
  ]);
}

const sum = (list, of) => list.reduce((total, item) => total + big(of(item)), 0n);

/** For each open cycle: its account, what is kept in it for somebody, and what of its money was not paid out. */
export function keptIn({ palletId, open, backers }) {
  return [...open].map(([cycle, { legs, pool, income, paid, refunded, ...rest }]) => ({
    cycle,
    account: accountOf(palletId, cycle),
    kept: sum(legs, ({ held }) => held) + big(pool.now) + keptBeside(rest, backers.get(cycle) ?? []),
    left: big(income) - big(paid) - big(refunded),
  }));
}

/** Besides what is kept for legs: the shares until they are paid, and what is just being given back. */
function keptBeside({ phase, share, units }, backers) {
  switch (variantOf(phase)) {
    case 'open':
      return 2n * big(share) * big(units);
    case 'sharing':
      return sum(backers, ([, part]) => part);
    case 'sweeping':
      return big(phase.sweeping.pool) - big(phase.sweeping.given);
    default:
      return 0n;
  }
}

/** The same for cycles that are not open yet: what was paid for the orders that stand. */
export function keptForNext({ palletId, contracts, texts, orders, open }) {
  const kept = new Map();
  for (const { cycle, units } of orders.filter((order) => !open.has(order.cycle))) {
    const contract = Number(cycle.split(',')[0]);
    const price = priceOf(textOfNext(contract, contracts, texts));
    kept.set(cycle, (kept.get(cycle) ?? 0n) + price * big(units));
  }
  return [...kept].map(([cycle, amount]) => ({ cycle, account: accountOf(palletId, cycle), kept: amount }));
}

/** By which text one orders: the new one, once all have signed it. While orders are returned, the old one still. */
function textOfNext(contract, contracts, texts) {
  const { amendment, step } = contracts.get(contract).state.running;
  return texts.get(['returning', 'ending'].includes(variantOf(step)) ? contract : (amendment ?? contract));
}

/** What a consumer pays for one unit: the suppliers' money, and two shares of the market value (K4). */
function priceOf({ terms: { legs }, share }) {
  const market = sum(legs, (leg) => leg.market);
  return sum(legs, ({ money }) => money) + 2n * ((market * big(share)) / 100n);
}
