// Exports what the chain keeps at one block to JSON and CSV, and proves single entries (R3).

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { PATIENCE } from './wait.mjs';

/** The pallets of which everything is exported, and the entries of others that an auditor needs. */
const WHOLE = ['eras', 'clubs', 'guarantees', 'complaints', 'deals', 'listings', 'cycles', 'depository'];
const PARTS = { system: ['account'], balances: ['holds', 'totalIssuance'] };

/** The names of what is exported, such as `guarantees.members`. */
function items(query) {
  const isItem = (pallet, item) => query[pallet][item].creator && item !== 'palletVersion';
  const whole = WHOLE.filter((pallet) => query[pallet]).flatMap((pallet) =>
    Object.keys(query[pallet]).filter((item) => isItem(pallet, item)).map((item) => [pallet, item]),
  );
  const parts = Object.entries(PARTS).flatMap(([pallet, names]) => names.map((item) => [pallet, item]));
  return [...whole, ...parts];
}

/** All entries of one item as `{ key: […], value }`, numbers as numbers or decimal strings. */
async function entriesOf(entry) {
  if (!entry.creator.meta.type.isMap) return [{ key: [], value: (await entry()).toPrimitive(true) }];
  const entries = await entry.entries();
  return entries.map(([key, value]) => ({ key: key.args.map((arg) => arg.toPrimitive(true)), value: value.toPrimitive(true) }));
}

/** A nested value as one row: `deposit.own` is the column of `{ deposit: { own } }`; lists stay JSON. */
function flatten(value, prefix = '') {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return { [prefix || 'value']: Array.isArray(value) ? JSON.stringify(value) : value };
  }
  const join = (name) => (prefix ? `${prefix}.${name}` : name);
  return Object.assign({}, ...Object.entries(value).map(([name, inner]) => flatten(inner, join(name))));
}

function quoted(field) {
  const text = field === null || field === undefined ? '' : String(field);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(entries) {
  const rows = entries.map(({ key, value }) => ({
    ...Object.fromEntries(key.map((part, place) => [`key${place + 1}`, typeof part === 'object' ? JSON.stringify(part) : part])),
    ...flatten(value),
  }));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((line) => line.map(quoted).join(',')).join('\n') + '\n';
}

/** Writes every item at `block` to `directory`, as JSON and as CSV. Returns how many entries each has. */
export async function exportState(chain, block, directory) {
  const { query } = await chain.at(block);
  mkdirSync(directory, { recursive: true });
  const counts = {};
  for (const [pallet, item] of items(query)) {
    const entries = await entriesOf(query[pallet][item]);
    const file = join(directory, `${pallet}.${item}`);
    writeFileSync(`${file}.json`, JSON.stringify(entries, null, 1));
    writeFileSync(`${file}.csv`, csv(entries));
    counts[`${pallet}.${item}`] = entries.length;
  }
  return counts;
}

/** What proves one entry to somebody who knows the validators: its value, the proof that the state has it, the header that
 * commits to the state, and the validators' votes that make the header final (GRANDPA's justification). The proof is of
 * the next block that is made final, because votes are not kept for every block. */
export async function prove(chain, item, args) {
  const [pallet, name] = item.split('.');
  const entry = chain.api.query[pallet]?.[name];
  if (!entry?.creator) throw new Error(`there is no storage item ${item}`);
  const justification = await nextJustification(chain);
  const block = targetOf(justification);
  const header = await chain.api.rpc.chain.getHeader(block);
  const key = entry.key(...args);
  const value = await (await chain.at(block)).query[pallet][name](...args);
  const { proof } = await chain.api.rpc.state.getReadProof([key], block);
  return { item, args, value: value.toPrimitive(true), key, block, header, readProof: proof, justification };
}

async function nextJustification(chain) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no block was made final')), PATIENCE);
    const unsubscribe = chain.api.rpc.grandpa.subscribeJustifications((justification) => {
      clearTimeout(timer);
      unsubscribe.then((stop) => stop());
      resolve(justification.toHex());
    });
    unsubscribe.catch(reject);
  });
}

/** The hash of the block that a justification makes final: it stands behind the number of the round. */
const targetOf = (justification) => `0x${justification.slice(2 + 16, 2 + 16 + 64)}`;
