import assert from 'node:assert/strict';

import { audit } from '../lib/audit.mjs';

const FOUNDERS = 800;
/** The pensioner, and the trader's three wards. */
const JOINED = 4;
/** The farmer, the quarreller, the trader with its partner, and the three wards. */
const OUT = 7;

/** The auditor's query: all promises hold, and these are the sums (P1, P2, P3, P6). */
export async function audits(stage) {
  const { findings, sums } = await audit(stage.chain, await stage.chain.head());
  assert.deepEqual(findings, []);
  assert.equal(sums.members, FOUNDERS + JOINED - OUT);
  assert.equal(sums.issuance, stage.genesisIssuance);
  stage.tell('promisesHold', { known: sums.known });
  stage.tell('sums', sums);
}
