// Fills blocks: signs many calls of many members beforehand, hands them all to a node at once, and says which blocks they got into.
//
//   node load.mjs ws://127.0.0.1:9944 transfer 20000

import { Chain } from './lib/chain.mjs';
import { People } from './lib/people.mjs';
import { until } from './lib/wait.mjs';

const MEMBERS = 800;
const AT_ONCE = 256;

/** What a member sends, by name. Each is small enough to be free within the quota of its tier. */
const KINDS = {
  transfer: ({ tx }, people, number) => tx.balances.transferKeepAlive(people.member((number + 1) % MEMBERS).address, 1),
  remark: ({ tx }) => tx.system.remark('0x'),
};

const [endpoint, kind, amount] = process.argv.slice(2);
const count = Number(amount);
if (!endpoint || !KINDS[kind] || !(count > 0)) {
  console.error(`usage: node load.mjs ENDPOINT ${Object.keys(KINDS).join('|')} COUNT`);
  process.exit(2);
}

const people = await People.gather();
const chain = await Chain.connect(endpoint);
const signed = await signAll();
const first = (await chain.height()) + 1;
const begun = Date.now();
await sendAll(signed);
console.error(`sent ${count} calls in ${Math.round((Date.now() - begun) / 1_000)} s`);
for (const { number, calls } of await blocksWith(signed.length)) console.log(number, calls);
await chain.close();

async function signAll() {
  const { api } = chain;
  const nonces = await Promise.all(
    Array.from({ length: Math.min(count, MEMBERS) }, (_, number) => chain.nextNonce(people.member(number).address)),
  );
  const options = { era: 0, blockHash: api.genesisHash, genesisHash: api.genesisHash, runtimeVersion: api.runtimeVersion };
  const calls = Array.from({ length: MEMBERS }, (_, number) => KINDS[kind](api, people, number));
  return Array.from({ length: count }, (_, place) => {
    const number = place % MEMBERS;
    const nonce = nonces[number] + Math.floor(place / MEMBERS);
    return api.tx(calls[number].method).sign(people.member(number), { ...options, nonce }).toHex();
  });
}

async function sendAll(calls) {
  for (let start = 0; start < calls.length; start += AT_ONCE) {
    await Promise.all(calls.slice(start, start + AT_ONCE).map((call) => chain.ask('author_submitExtrinsic', call)));
  }
}

/** The blocks since the first call was sent, with how many signed calls are in each, until all are in one. */
async function blocksWith(all) {
  const blocks = [];
  let next = first;
  await until(`${all} calls are in blocks`, async () => {
    for (const height = await chain.height(); next <= height; next += 1) {
      const { block } = await chain.api.rpc.chain.getBlock(await chain.hash(next));
      blocks.push({ number: next, calls: block.extrinsics.filter(({ isSigned }) => isSigned).length });
    }
    return blocks.reduce((sum, { calls }) => sum + calls, 0) >= all;
  });
  return blocks;
}
