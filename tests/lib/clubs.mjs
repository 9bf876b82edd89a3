// Up to ten clubs in one genesis, each with a validator and a council of its own. Their keys are derived from the well-known
// development phrase: never for real money.

import { Keyring } from '@polkadot/api';
import { stringToU8a, u8aConcat } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';

const SS58_PREFIX = 42;
const MONEY = 100_000_000_000;

/** The towns, and from which key the club's keys are derived. The first four are those of the presets. */
export const CLUBS = [
  ['Almaty', '//Alice'],
  ['Kaskelen', '//Bob'],
  ['Talgar', '//Charlie'],
  ['Esik', '//Dave'],
  ['Shelek', '//Eve'],
  ['Uzynagash', '//Ferdie'],
  ['Otegen', '//Otegen'],
  ['Boralday', '//Boralday'],
  ['Konaev', '//Konaev'],
  ['Narynkol', '//Narynkol'],
].map(([name, path], id) => ({ id, name, path, council: `${path}//stash` }));

/** A club's keys for building blocks and for finality, as addresses. */
export function sessionKeys({ path }) {
  const address = (type) => new Keyring({ type, ss58Format: SS58_PREFIX }).addFromUri(path).address;
  return { aura: address('sr25519'), grandpa: address('ed25519') };
}

/** The account of a club's treasury, which nobody has the key of. */
function treasury(id) {
  const account = new Uint8Array(32);
  account.set(u8aConcat(stringToU8a('modlsyn/club'), Uint8Array.of(id, 0, 0, 0)));
  return encodeAddress(account, SS58_PREFIX);
}

/** Changes a genesis to one of `count` clubs. Whoever is new has money for its deposits. */
export function withClubs(genesis, count, people) {
  const [first] = genesis.clubs.clubs;
  const clubs = CLUBS.slice(0, count).map((club) => ({
    ...club,
    validator: people.by(club.path).address,
    council: people.by(club.council).address,
  }));
  genesis.clubs.clubs = clubs.map(({ id, name, council, validator }) => ({
    ...first,
    name,
    council,
    treasury: treasury(id),
    validator,
  }));
  genesis.session.keys = clubs.map((club) => [club.validator, club.validator, sessionKeys(club)]);
  const rich = new Set(genesis.balances.balances.map(([account]) => account));
  const poor = clubs.flatMap(({ validator, council }) => [validator, council]).filter((account) => !rich.has(account));
  genesis.balances.balances.push(...poor.map((account) => [account, MONEY]));
}
