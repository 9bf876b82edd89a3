// A connection to a node: sending calls, and reading what has come of them.

import { ApiPromise, WsProvider } from '@polkadot/api';

import { Hopeless, PATIENCE, until } from './wait.mjs';

/** One SYN, in the smallest units. */
export const SYN = 1_000_000n;
export const syn = (amount) => BigInt(Math.round(amount * 1_000_000));

/** For how long a node may take to tell what its chain is, in milliseconds, before it is asked once more. */
const OPENING = 60_000;

const section = (name) => name.charAt(0).toLowerCase() + name.slice(1);

/** A provider that keeps no answers. The client library's own keeps for a while what it was told of a block, errors as well, so
 * asking once more would not help; and where its store is to hold nothing, it keeps everything for ever. */
class ForgetfulProvider extends WsProvider {
  send(method, params, _, subscription) {
    return super.send(method, params, false, subscription);
  }
}

/** A connection that is ready, or an error. By itself the client library would wait for ever after an answer that it cannot use. */
async function open(endpoint, options) {
  const provider = new ForgetfulProvider(endpoint);
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(reject, OPENING, new Error(`${endpoint} is not ready`))));
  const ready = ApiPromise.create({ provider, noInitWarn: true, throwOnConnect: true, ...options });
  try {
    return await Promise.race([ready, late]);
  } catch (error) {
    await provider.disconnect();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

export class Chain {
  /** `options` are those of the client library's `ApiPromise`. */
  static async connect(endpoint, options = {}) {
    return new Chain(await until(`${endpoint} tells what its chain is`, () => open(endpoint, options)));
  }

  constructor(api) {
    this.api = api;
    this.nonces = new Map();
  }

  async close() {
    await this.api.disconnect();
  }

  /** The call `name`, such as `guarantees.pledge`, with these arguments. */
  call(name, ...args) {
    const [pallet, call] = name.split('.');
    return this.api.tx[pallet][call](...args);
  }

  /** Signs a call and waits until it is in the best chain. Returns the block, the events, and the error if it has failed. */
  async submit(signer, call) {
    const nonce = await this.nextNonce(signer.address);
    try {
      const signed = await call.signAsync(signer, { nonce });
      const told = await this.watch(signed);
      return await until('it is in the best chain', () => this.resultOf(signed, told));
    } catch (error) {
      this.forgetNonce(signer.address);
      throw new Error(`${name(call)} was not taken: ${error.message}`, { cause: error });
    }
  }

  /** Hands a signed call to the node, and waits until it is in a block. Returns what the node tells, then and later: in which
   * blocks the call is, the newest first (each fork has one of its own), and why it was given up, if it was. `listen` hears every
   * status. */
  async watch(signed, listen = () => {}) {
    const told = { blocks: [], lost: undefined };
    let timer;
    const isInBlock = new Promise((resolve, reject) => {
      timer = setTimeout(reject, PATIENCE, new Error('it got into no block'));
      const hear = (status) => {
        listen(status);
        note(told, status);
        if (told.blocks.length > 0) resolve();
        else if (told.lost) reject(new Error(told.lost));
      };
      this.api.rpc.author.submitAndWatchExtrinsic(signed, hear).catch(reject);
    });
    await isInBlock.finally(() => clearTimeout(timer));
    return told;
  }

  /** What has come of a call that was sent, by that block of the best chain that it is in; nothing as long as it is in none. */
  async resultOf(signed, { blocks, lost }) {
    const own = signed.hash.toHex();
    for (const block of [...blocks]) {
      const { number } = await this.api.rpc.chain.getHeader(block);
      if ((await this.hash(number.toNumber())) !== block) continue;
      const [result] = await this.resultsIn(block, (call) => call === own);
      return result;
    }
    if (lost) throw new Hopeless(lost);
    return undefined;
  }

  /** What has come of those calls in a block that `isWanted` picks by their hashes: hash, block, events, and the error if any. */
  async resultsIn(block, isWanted) {
    const { extrinsics } = (await this.api.rpc.chain.getBlock(block)).block;
    const calls = extrinsics.map(({ hash }) => hash.toHex());
    const results = calls.map((call) => (isWanted(call) ? { call, block, error: undefined, events: [] } : undefined));
    if (!results.some(Boolean)) return [];
    for (const { phase, event } of await (await this.at(block)).query.system.events()) {
      const result = phase.isApplyExtrinsic && results[phase.asApplyExtrinsic.toNumber()];
      if (!result) continue;
      const read = readEvent(event);
      result.events.push(read);
      if (read.name === 'system.ExtrinsicFailed') result.error = this.errorName(event.data[0]);
    }
    return results.filter(Boolean);
  }

  /** The nonce of an account's next call, or of the first of its next `count` calls. Several may be on their way at once, so they
   * are counted here. */
  async nextNonce(address, count = 1) {
    const onChain = (await this.api.rpc.system.accountNextIndex(address)).toNumber();
    const nonce = Math.max(onChain, this.nonces.get(address) ?? 0);
    this.nonces.set(address, nonce + count);
    return nonce;
  }

  /** A call was not taken: what is counted of its account is not true any more, and the node is asked. */
  forgetNonce(address) {
    this.nonces.delete(address);
  }

  /** Sends a call that must succeed. */
  async send(signer, callName, ...args) {
    const result = await this.submit(signer, this.call(callName, ...args));
    if (result.error) throw new Error(`${callName} failed: ${result.error}`);
    return result;
  }

  /** Sends a call that must fail, and returns why, as `pallet.Error`. */
  async refusal(signer, callName, ...args) {
    const result = await this.submit(signer, this.call(callName, ...args));
    if (!result.error) throw new Error(`${callName} should have failed and has not`);
    return result.error;
  }

  errorName(error) {
    if (!error.isModule) return error.toString();
    const { section: pallet, name: variant } = this.api.registry.findMetaError(error.asModule);
    return `${pallet}.${variant}`;
  }

  /** The best block's hash. */
  async head() {
    return (await this.api.rpc.chain.getHeader()).hash.toHex();
  }

  /** The best block's number. */
  async height() {
    return (await this.api.rpc.chain.getHeader()).number.toNumber();
  }

  /** The hash of the block with a number. */
  async hash(number) {
    return (await this.api.rpc.chain.getBlockHash(number)).toHex();
  }

  /** Asks the node over JSON-RPC for what the client library does not know, such as `synergy_board`. */
  ask(method, ...params) {
    return this.api._rpcCore.provider.send(method, params);
  }

  /** The state at a block, or now. */
  async at(block) {
    return block ? this.api.at(block) : this.api;
  }

  async era(block) {
    const state = await this.at(block);
    return state.query.eras.current().then((era) => era.toJSON());
  }

  /** Waits for the next boundary, and returns the era that it begins. */
  async nextEra() {
    const { index } = await this.era();
    return until('an era begins', async () => {
      const era = await this.era();
      return era.index > index && era;
    });
  }

  /** The events of a block. */
  async events(block) {
    const events = await (await this.at(block)).query.system.events();
    return events.map(({ event }) => readEvent(event));
  }
}

/** Adds what a node says of a call to what it has told. */
function note(told, status) {
  if (status.isInBlock) told.blocks.unshift(status.asInBlock.toHex());
  if (status.isFinalized) told.blocks.unshift(status.asFinalized.toHex());
  if (status.isInvalid || status.isDropped || status.isUsurped) told.lost = status.type;
}

const name = (call) => `${section(call.method.section)}.${call.method.method}`;

/** An event as `{ name: 'pallet.Event', field: value, … }`, numbers as numbers or hex strings; a field `name` is left out. The
 * client library writes `hash_` for a field `hash`, because it has a word `hash` of its own. */
export function readEvent(event) {
  const fields = (event.data.names ?? []).map((field) => field.replace(/_$/, ''));
  const values = event.data.map((value, place) => [fields[place] ?? place, value.toJSON()]);
  return { ...Object.fromEntries(values), name: `${section(event.section)}.${event.method}` };
}

/** The first event of a name; it must be there. */
export function eventOf(result, eventName) {
  const found = result.events.find((event) => event.name === eventName);
  if (!found) throw new Error(`no ${eventName} among ${result.events.map((event) => event.name).join(', ')}`);
  return found;
}

export const hasEvent = (result, eventName) => result.events.some((event) => event.name === eventName);
