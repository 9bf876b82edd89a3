// The keys of everybody in the presets. All are derived from the well-known development phrase: never for real money.

import { Keyring } from '@polkadot/api';
import { cryptoWaitReady } from '@polkadot/util-crypto';

export const PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';

/** Derives keys by path, once each. */
export class People {
  static async gather() {
    await cryptoWaitReady();
    return new People();
  }

  constructor() {
    this.keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
    this.known = new Map();
  }

  /** The pair of a derivation path, such as `//Alice`. */
  by(path) {
    if (!this.known.has(path)) this.known.set(path, this.keyring.addFromUri(PHRASE + path));
    return this.known.get(path);
  }

  /** Member `number`, 0 to 799, of the preset `almaty`. */
  member(number) {
    return this.by(`//Almaty//${number}`);
  }

  /** The council of the club "Almaty". */
  get council() {
    return this.by('//Alice//stash');
  }
}
