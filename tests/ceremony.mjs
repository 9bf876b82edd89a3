// Makes the session keys of a club's node, proves that they are its own, and says who has to sign what. Called by
// scripts/ceremony.sh and scripts/rotate.sh.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { Keyring } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { decodeAddress, encodeAddress } from '@polkadot/util-crypto';

import { Chain } from './lib/chain.mjs';
import { LoneNode } from './lib/lone.mjs';
import { binary, run } from './lib/node.mjs';

const SS58_PREFIX = 42;
/** What the one who sets keys needs: their deposit, and the fee. */
const SESSION_KEYS = 1_100_000n;
/** How long a session is where its length does not stand in storage, in blocks; and a block, in milliseconds. */
const SESSION = 200;
const BLOCK = 3_000;
/** How long a node's own key is in a file that holds its bytes; otherwise the file holds them as hexadecimal digits. */
const RAW = 32;

const { values } = parseArgs({
  options: {
    rotate: { type: 'boolean', default: false },
    club: { type: 'string' },
    account: { type: 'string' },
    chain: { type: 'string' },
    'base-path': { type: 'string' },
    url: { type: 'string' },
    key: { type: 'string' },
  },
});
const isRotation = values.rotate;
/** What is made here is for the node's user and nobody else. */
process.umask(0o077);

try {
  await perform();
} catch (error) {
  fail(error.message);
}

/** Whatever can be found wrong is found before keys are made. */
async function perform() {
  if (isRotation && values.club) fail('--club is for scripts/ceremony.sh');
  const owner = accountNamed(values.account ?? fail('--account: which account is to be the validator'));
  const pair = values.key && signer(owner);
  const place = placeOfKeys();
  const user = await userOf(place.data);
  const chain = await Chain.connect(values.url ?? fail('--url: a node of the chain'), { throwOnConnect: true });
  const council = isRotation ? undefined : await councilOf(chain);
  const keys = await makeKeys(owner, place, user, chain);
  tellMade(place, user, keys);
  await tellKeys(chain, owner, pair, chain.call('session.setKeys', keys.keys, keys.proof));
  if (council) tellCouncil(chain, owner, council);
  await tellWhen(chain);
  await chain.close();
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

/** Where the node looks for its keys, and for its name in the network. */
function placeOfKeys() {
  const data = values['base-path'] ?? fail('--base-path: where the node keeps its data');
  if (!existsSync(data)) fail(`--base-path: make it first, for the node's user: install -d -o synergy -g synergy -m 0700 ${data}`);
  if (!values.chain || !existsSync(values.chain)) fail('--chain: the specification of the chain, as a file');
  const home = join(data, 'chains', JSON.parse(readFileSync(values.chain, 'utf8')).id);
  return { data, keystore: join(home, 'keystore'), name: join(home, 'network', 'secret_ed25519') };
}

/** The user whose data it is: the node could not read the keys of another. Undefined if it is the one who runs this. */
async function userOf(data) {
  const { uid, gid } = statSync(data);
  const me = process.getuid();
  if (uid === me) return undefined;
  const { stdout: name } = await run('id', ['-un', `${uid}`]).catch(() => ({ stdout: `${uid}` }));
  if (me !== 0) fail(`${data} belongs to ${name.trim()}, who could not read your keys: run this as ${name.trim()}, or with sudo`);
  const user = { uid, gid, cwd: '/', name: name.trim() };
  await run(binary(), ['--version'], user).catch(() => fail(`${user.name} cannot run ${binary()}: install it in /usr/local/bin`));
  return user;
}

/** The club whose validator it is to be, and its council. */
async function councilOf(chain) {
  const number = Number(values.club ?? fail("--club: which club's validator it is to be; for new keys of a validator: scripts/rotate.sh"));
  const isNumber = Number.isInteger(number) && number >= 0 && values.club !== '';
  const club = isNumber && (await chain.api.query.clubs.clubs(number)).toJSON();
  if (!club || club.removed !== null) fail(`--club: there is no club ${values.club}`);
  return { number, council: encodeAddress(decodeAddress(club.council), SS58_PREFIX) };
}

/** New keys in the node's own keystore, which never leave it, and the proof that they are made for this account. They are asked
 * of a node without a network that runs for a moment, on data of its own: the club's may run meanwhile, and never has to answer
 * unsafe calls; and one that is new has nothing in its data but its keys, so that it may begin with a warp sync. */
async function makeKeys(owner, { data, keystore, name }, user, chain) {
  const node = await new LoneNode(values.chain, keystore, user).start();
  try {
    const genesis = chain.api.genesisHash.toHex();
    if ((await node.hash(0)) !== genesis) throw new Error(`${values.chain} is not the chain of ${values.url}, which begins with ${genesis}`);
    const { keys, proof } = await node.ask('author_rotateKeysWithOwner', [u8aToHex(decodeAddress(owner))]);
    if (!(await node.ask('author_hasSessionKeys', [keys]))) throw new Error('the node does not hold the keys that it made');
    return { keys, proof, peer: await peerOf(data, name, user) };
  } finally {
    await node.stop();
  }
}

/** The node's name in the network, which is made if there is none yet. */
async function peerOf(data, name, user) {
  if (!existsSync(name)) {
    const { stderr } = await run(binary(), ['key', 'generate-node-key', '--chain', values.chain, '--base-path', data], { ...user });
    return stderr.trim().split('\n').at(-1);
  }
  const form = statSync(name).size === RAW ? ['--bin'] : [];
  return (await run(binary(), ['key', 'inspect-node-key', '--file', name, ...form], { ...user })).stdout.trim();
}

function tellMade({ keystore }, user, { peer, keys, proof }) {
  console.log(`==> New session keys are in ${keystore}${user ? `, and belong to ${user.name}` : ''}.
    Their secret parts never leave it.

    keys   ${keys}
    proof  ${proof}
    peer   ${peer}: how the other nodes know this one`);
}

/** When the keys begin to work: with the second session after they are set. */
async function tellWhen({ api }) {
  const length = (await api.query.clubs.sessionLength?.())?.toNumber() ?? SESSION;
  const minutes = (blocks) => Math.ceil((blocks * BLOCK) / 60_000);
  console.log(`
==> The keys work from the second session after they are set: after ${length} to ${2 * length} blocks, which are ${minutes(length)} to ${minutes(2 * length)} minutes.
    ${isRotation ? 'Until then a node that runs works with the old ones: leave them in its keystore.' : 'The node may run from now on.'}
    It is done when session.queuedKeys, then session.validators, shows the account, and blocks are built by it.`);
}

/** First: the account of the validator says which keys are its own. */
async function tellKeys(chain, owner, pair, call) {
  console.log(`\n==> ${isRotation ? '' : '1. '}The account of the validator, ${owner}, signs session.setKeys:\n`);
  tellCall(call);
  const { data } = await chain.api.query.system.account(owner);
  if (data.free.toBigInt() < SESSION_KEYS && !(await hasKeys(chain, owner))) {
    console.log('\n    It has too little money for that: it needs 1.1 SYN, of which 1 SYN is held while the keys are set.');
  }
  if (!pair) return;
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
function tellCouncil(chain, owner, { number, council }) {
  console.log(`\n==> 2. Then the council of the club, ${council}, signs clubs.setValidator:\n`);
  tellCall(chain.call('clubs.setValidator', number, owner));
  console.log(`
    If the council is a multisig, each of its members but the last signs multisig.approveAsMulti with the hash, and the last one
    multisig.asMulti with the call. Read what you sign: club ${number}, account ${owner}, and nothing else.`);
}

function tellCall(call) {
  const { section, method } = call.method;
  console.log(`    ${section}.${method}(${call.method.args.map(String).join(', ')})
    call   ${call.method.toHex()}
    hash   ${call.method.hash.toHex()}
    In Polkadot.js Apps: Developer > Extrinsics > Decode, paste the call, then Submission with that account.`);
}
