import assert from 'node:assert/strict';

import { audit } from '../lib/audit.mjs';
import { exportState, prove } from '../lib/export.mjs';
import { makeDirectory } from '../lib/node.mjs';

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
  await exportsAndProves(stage, sums.known);
  stage.tell('promisesHold', { known: sums.known });
  stage.tell('sums', sums);
}

/** Everything can be taken home as JSON and CSV, and a single fact be proved to somebody else (R3). */
async function exportsAndProves(stage, known) {
  const counts = await exportState(stage.chain, await stage.chain.head(), makeDirectory());
  assert.equal(counts['guarantees.members'], known);
  const proof = await prove(stage.chain, 'guarantees.members', [0]);
  assert.equal(proof.header.hash.toHex(), proof.block, 'the votes are for the block of the proof');
  assert.ok(proof.readProof.length > 0);
}
