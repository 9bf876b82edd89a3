// The development chain, on a node of its own.

import { Chain } from './chain.mjs';
import { chainFile, makeDirectory, Node } from './node.mjs';
import { People } from './people.mjs';
import { until } from './wait.mjs';

/** Starts a node of a kind, and waits for its first block; `era` is how long an era lasts, in milliseconds, if not a minute; `change`
 * changes the genesis. Returns it, a client, the people of its genesis, and how to end it. */
export async function openDevelopment(Kind = Node, era = undefined, change = undefined) {
  const directory = makeDirectory();
  const changed = (genesis) => {
    if (era) genesis.eras = { ...genesis.eras, duration: era };
    change?.(genesis);
  };
  const node = new Kind('alice', era || change ? await chainFile('dev', directory, changed) : 'dev', directory);
  let chain;
  const close = async () => {
    await chain?.close();
    await node.stop();
  };
  try {
    await node.start();
    const people = await People.gather();
    chain = await Chain.connect(node.endpoint);
    await until('a block is made', async () => (await chain.height()) > 0);
    return { node, chain, people, close };
  } catch (error) {
    await close();
    throw error;
  }
}
