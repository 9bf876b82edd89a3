// Makes the session keys of a club's node, proves that they are its own, and says who has to sign what. Called by
// scripts/ceremony.sh and scripts/rotate.sh.

import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { Keyring } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { decodeAddress, encodeAddress } from '@polkadot/util-crypto';

import { Chain } from './lib/chain.mjs';
import { LoneNode } from './lib/lone.mjs';
import { makeDirectory } from './lib/node.mjs';

const SS58_PREFIX = 42;
/** What the one who sets keys needs: their deposit, and the fee. */
const SESSION_KEYS = 1_100_000n;

const { values } = parseArgs({
  options: {
    club: { type: 'string' },
    account: { type: 'string' },
    chain: { type: 'string' },
    'base-path': { type: 'string' },
    url: { type: 'string' },
    key: { type: 'string' },
  },
});
const isRotation = values.club === undefined;

try {
  const owner = accountNamed(values.account ?? fail('--account: which account is to be the validator'));
  const chain = await Chain.connect(values.url ?? fail('--url: a node of the chain'), { throwOnConnect: true });
  const keys = await makeKeys(owner);
  await tell(chain, owner, keys);
  await chain.close();
} catch (error) {
  fail(error.message);
}

function fail(message) {
  console.error(`error: ${message}`);
  process.exit(2);
}

/** The account in either of the ways in which people write one. */
function accountNamed(text) {
  try {
    return encodeAddress(decodeAddress(text), SS58_PREFIX);
  } catch {
    return fail(`--account: ${text} is no address`);
  }
}

/** New keys in the node's own keystore, which never leave it, and the proof that they are made for this account. They are asked
 * of a node without a network that runs for a moment: the club's own never has to answer unsafe calls. */
async function makeKeys(owner) {
  const node = await loneNode().start();
  try {
    const { keys, proof } = await node.ask('author_rotateKeysWithOwner', [u8aToHex(decodeAddress(owner))]);
    if (!(await node.ask('author_hasSessionKeys', [keys]))) throw new Error('the node does not hold the keys that it made');
    return { keys, proof, peer: isRotation ? undefined : await node.ask('system_localPeerId') };
  } finally {
    await node.stop();
  }
}

/** On the data of the node if that has not run yet; otherwise on data of its own, with the keystore of the node. */
function loneNode() {
  const data = values['base-path'] ?? fail('--base-path: where the node keeps its data');
  if (!values.chain || !existsSync(values.chain)) fail('--chain: the specification of the chain, as a file');
  const keystore = join(data, 'chains', JSON.parse(readFileSync(values.chain, 'utf8')).id, 'keystore');
  if (isRotation) {
    if (!existsSync(keystore)) fail(`--base-path: there is no keystore ${keystore}`);
    return new LoneNode(values.chain, makeDirectory(), ['--keystore-path', keystore]);
  }
  mkdirSync(data, { recursive: true, mode: 0o700 });
  return new LoneNode(values.chain, data);
}

async function tell(chain, owner, { peer, keys, proof }) {
  console.log(`==> New session keys are in the keystore of the node. Their secret parts never leave it.

    keys   ${keys}
    proof  ${proof}`);
  if (peer) console.log(`    peer   ${peer}: how the other nodes know this one`);
  await tellKeys(chain, owner, chain.call('session.setKeys', keys, proof));
  if (!isRotation) await tellCouncil(chain, owner);
  console.log(`
==> The keys work from the second session after they are set: after 10 to 20 minutes. ${isRotation ? 'Until then the node works with the old ones: leave them in its keystore.' : 'The node may run from now on.'}
    It is done when session.queuedKeys, then session.validators, shows the account, and blocks are built by it.`);
}

/** First: the account of the validator says which keys are its own. */
async function tellKeys(chain, owner, call) {
  console.log(`\n==> ${isRotation ? '' : '1. '}The account of the validator, ${owner}, signs session.setKeys:\n`);
  tellCall(call);
  const { data } = await chain.api.query.system.account(owner);
  if (data.free.toBigInt() < SESSION_KEYS && !(await hasKeys(chain, owner))) {
    console.log('\n    It has too little money for that: it needs 1.1 SYN, of which 1 SYN is held while the keys are set.');
  }
  if (!values.key) return;
  const pair = signer(owner);
  const { block } = await chain.send(pair, 'session.setKeys', ...call.args);
  console.log(`\n    Signed and sent: it is in block ${block}.`);
}

async function hasKeys(chain, owner) {
  return (await chain.api.query.session.nextKeys(owner)).isSome;
}

/** The key of the account, from a file that nobody else may read. */
function signer(owner) {
  if (statSync(values.key).mode & 0o077) fail(`others may read ${values.key}: chmod 600 ${values.key}`);
  const pair = new Keyring({ type: 'sr25519', ss58Format: SS58_PREFIX }).addFromUri(readFileSync(values.key, 'utf8').trim());
  return pair.address === owner ? pair : fail(`${values.key} is the key of ${pair.address}`);
}

/** Then: the club's council says whose node is its validator. */
async function tellCouncil(chain, owner) {
  const club = (await chain.api.query.clubs.clubs(values.club)).toJSON() ?? fail(`--club: there is no club ${values.club}`);
  const council = encodeAddress(decodeAddress(club.council), SS58_PREFIX);
  console.log(`\n==> 2. Then the council of the club, ${council}, signs clubs.setValidator:\n`);
  tellCall(chain.call('clubs.setValidator', values.club, owner));
  console.log(`
    If the council is a multisig, each of its members but the last signs multisig.approveAsMulti with the hash, and the last one
    multisig.asMulti with the call. Read what you sign: club ${values.club}, account ${owner}, and nothing else.`);
}

function tellCall(call) {
  const { section, method } = call.method;
  console.log(`    ${section}.${method}(${call.method.args.map(String).join(', ')})
    call   ${call.method.toHex()}
    hash   ${call.method.hash.toHex()}
    In Polkadot.js Apps: Developer > Extrinsics > Decode, paste the call, then Submission with that account.`);
}
