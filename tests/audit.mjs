// Checks every promise at a block, twice: by the chain's own query, and from storage alone. Exports the state, and proves
// single facts. Called by scripts/audit.sh.

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { audit } from './lib/audit.mjs';
import { Chain } from './lib/chain.mjs';
import { exportState, prove } from './lib/export.mjs';
import { askForAudit } from './lib/pages.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'ws://127.0.0.1:9944' },
    at: { type: 'string' },
    out: { type: 'string' },
    prove: { type: 'string' },
  },
});

const chain = await Chain.connect(values.url, { throwOnConnect: true }).catch(({ message }) => {
  console.error(`error: no node answers at ${values.url}: ${message}`);
  process.exit(2);
});
try {
  if (values.prove) await writeProof();
  else process.exitCode = await check(values.at ?? (await chain.api.rpc.chain.getFinalizedHead()).toHex());
} catch (error) {
  console.error(`error: ${error.message}`);
  process.exitCode = 2;
} finally {
  await chain.close();
}

/** Returns 0 if all promises hold, 1 otherwise. */
async function check(block) {
  const { number, stateRoot } = await chain.api.rpc.chain.getHeader(block);
  console.log(`Block ${number}, ${block}, state root ${stateRoot.toHex()}`);
  const own = await askForAudit(chain, block);
  const { findings, sums } = await audit(chain, block);
  console.log(`The chain's own query: ${own.allHold ? 'all promises hold' : 'BROKEN PROMISES'}`);
  for (const [page, { broken = [] }] of Object.entries(own)) {
    broken.forEach(([which, words]) => console.log(`  ${page} ${which}: ${words}`));
  }
  console.log(`From storage alone: ${findings.length === 0 ? 'all promises hold' : 'BROKEN PROMISES'}`);
  findings.forEach((finding) => console.log(`  ${finding}`));
  Object.entries(sums).forEach(([name, sum]) => console.log(`  ${name}: ${sum}`));
  if (values.out) {
    const counts = await exportState(chain, block, values.out);
    Object.entries(counts).forEach(([item, count]) => console.log(`  ${item}: ${count} entries`));
    console.log(`Written to ${values.out}, each as JSON and CSV`);
  }
  return own.allHold && findings.length === 0 ? 0 : 1;
}

async function writeProof() {
  const proof = await prove(chain, values.prove, positionals);
  const text = JSON.stringify(proof, null, 1);
  if (!values.out) return console.log(text);
  writeFileSync(values.out, text);
  console.log(`The proof that ${values.prove} is ${JSON.stringify(proof.value)} at block ${proof.block} is in ${values.out}`);
}
