// Sending the calls of many at once. Each block is read once for all of them, so that hundreds take a second and not a minute.

import { readEvent } from './chain.mjs';
import { until } from './wait.mjs';

/** How many calls are on their way to the node at the same time. */
const AT_ONCE = 64;

/** Sends calls, each as `[signer, 'pallet.call', ...args]`, in this order for each signer; all of them must succeed. Returns the
 * block and the events of each. */
export async function sendAll(chain, calls) {
  const first = (await chain.height()) + 1;
  const nonces = [];
  for (const [signer] of calls) nonces.push(await chain.nextNonce(signer.address));
  const places = new Map();
  await inGroups(calls, async ([signer, name, ...args], place) => {
    const signed = await chain.call(name, ...args).signAsync(signer, { nonce: nonces[place], era: 0 });
    places.set((await chain.api.rpc.author.submitExtrinsic(signed)).toHex(), place);
  });
  const results = await included(chain, first, places);
  results.forEach(({ error }, place) => {
    if (error) throw new Error(`${calls[place][1]} of ${calls[place][0].address} failed: ${error}`);
  });
  return results;
}

async function inGroups(list, act) {
  for (let start = 0; start < list.length; start += AT_ONCE) {
    await Promise.all(list.slice(start, start + AT_ONCE).map((item, place) => act(item, start + place)));
  }
}

/** Reads block after block until all calls are found. */
async function included(chain, first, places) {
  const results = [];
  let next = first;
  await until(`${places.size} calls are in blocks`, async () => {
    for (const height = await chain.height(); next <= height; next += 1) {
      await readBlock(chain, next, places, results);
    }
    return Object.keys(results).length === places.size;
  });
  return results;
}

async function readBlock(chain, number, places, results) {
  const hash = await chain.hash(number);
  const { block } = await chain.api.rpc.chain.getBlock(hash);
  const ours = new Map(block.extrinsics.map((call, index) => [index, places.get(call.hash.toHex())]));
  ours.forEach((place, index) => place === undefined && ours.delete(index));
  if (ours.size === 0) return;
  ours.forEach((place) => (results[place] = { block: hash, events: [] }));
  for (const { phase, event } of await (await chain.at(hash)).query.system.events()) {
    const result = phase.isApplyExtrinsic && results[ours.get(phase.asApplyExtrinsic.toNumber())];
    if (!result) continue;
    result.events.push(readEvent(event));
    if (chain.api.events.system.ExtrinsicFailed.is(event)) result.error = chain.errorName(event.data[0]);
  }
}
