// The cycle contract of docs/member.md: Alice organises, Bob brings feed to Charlie, he meat to Dave, he sausage to consumers.

import { syn } from './chain.mjs';

const leg = (supplier, receiver, category, quantity, market, internal) => ({
  supplier, receiver, good: { category, quantity, unit: 'kg' }, market: syn(market), internal: syn(internal), money: syn(internal), gain: null,
});

/** Its terms: open-ended, at most 100 units in a cycle. */
export const sausage = () => ({
  product: 'sausage, 7 kg', club: 0, period: 3, cycles: null, units: 100, clubShare: null, organisersShare: null,
  legs: [
    leg(1, { Member: 2 }, 31_009, 40, 30, 10),
    leg(2, { Member: 3 }, 31_001, 8, 30, 10),
    leg(3, 'Consumers', 31_001, 7, 40, 20),
  ],
});
