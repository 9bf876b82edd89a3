// Sessions short enough to wait for, and what changes with them.

import { u8aToHex } from '@polkadot/util';

import { Federation } from './federation.mjs';
import { PATIENCE, until } from './wait.mjs';

/** In blocks. */
const LENGTH = 8;

/** A federation whose validators can change every few blocks (F2). */
export function withShortSessions(options = {}) {
  return Federation.found({ ...options, genesis: ({ clubs }) => (clubs.sessionLength = LENGTH) });
}

/** New session keys in a validator's node, set by its account. Others may send calls of that account meanwhile: then once more.
 * Returns the keys, and in which block they were set. */
export async function setNewKeys(chain, member, account) {
  const { keys, proof } = await member.ask('author_rotateKeysWithOwner', [u8aToHex(account.publicKey)]);
  const set = () => chain.send(account, 'session.setKeys', keys, proof);
  const { block } = await until('the keys are set', set, 2 * PATIENCE);
  return { keys, number: (await chain.api.rpc.chain.getHeader(block)).number.toNumber() };
}

/** The keys with which the validator of an account works in the next session; undefined if it does not. */
export async function queuedKeys({ api }, address) {
  const queued = await api.query.session.queuedKeys();
  return queued.find(([validator]) => validator.eq(address))?.[1].toHex();
}

/** The block with which keys work that were set in block `number`: the beginning of the second session after it. */
export async function validatorsChange(chain, number) {
  const length = (await chain.api.query.clubs.sessionLength()).toNumber();
  return (Math.floor(number / length) + 2) * length;
}
