// Sending the calls of many at once. Each block is read once for all of them, so that hundreds take a second and not a minute.

import { until } from './wait.mjs';

/** How many calls are on their way to the node at the same time. */
const AT_ONCE = 64;

/** Sends calls, each as `[signer, 'pallet.call', ...args]`, in this order for each signer; all of them must succeed. Returns the
 * block and the events of each. */
export async function sendAll(chain, calls) {
  return submitAll(chain, await prepareAll(chain, calls));
}

/** Signs such calls, so that `submitAll` takes no longer than it must. Until then what else their signers send waits for them. */
export function prepareAll(chain, calls) {
  return counting(chain, calls.map(([{ address }]) => address), async () => {
    const nonces = await noncesOf(chain, calls);
    const prepared = [];
    await inGroups(calls, async ([signer, name, ...args], place) => {
      const signed = await chain.call(name, ...args).signAsync(signer, { nonce: nonces[place], era: 0 });
      prepared[place] = { signed, name, address: signer.address };
    });
    return prepared;
  });
}

/** Sends what was prepared; all of it must succeed. Returns the block and the events of each call. */
export async function submitAll(chain, prepared) {
  const first = (await chain.height()) + 1;
  const places = new Map();
  const submit = async ({ signed }, place) => places.set((await chain.api.rpc.author.submitExtrinsic(signed)).toHex(), place);
  await counting(chain, prepared.map(({ address }) => address), () => inGroups(prepared, submit));
  const results = await included(chain, first, places);
  results.forEach(({ error }, place) => {
    if (error) throw new Error(`${prepared[place].name} of ${prepared[place].address} failed: ${error}`);
  });
  return results;
}

/** Does something with the nonces of these accounts. If it fails, some of those that were counted are not used. */
async function counting(chain, addresses, act) {
  try {
    return await act();
  } catch (error) {
    addresses.forEach((address) => chain.forgetNonce(address));
    throw error;
  }
}

/** The nonce of each call. Every signer is asked for once. */
async function noncesOf(chain, calls) {
  const counts = new Map();
  for (const [{ address }] of calls) counts.set(address, (counts.get(address) ?? 0) + 1);
  const next = new Map();
  await inGroups([...counts], async ([address, count]) => next.set(address, await chain.nextNonce(address, count)));
  return calls.map(([{ address }]) => {
    const nonce = next.get(address);
    next.set(address, nonce + 1);
    return nonce;
  });
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
  const found = await chain.resultsIn(await chain.hash(number), (call) => places.has(call));
  found.forEach((result) => (results[places.get(result.call)] = result));
}
