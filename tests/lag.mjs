// How many blocks finality is behind the best block, with 4, 7 and 10 validators on this machine: node lag.mjs [--blocks N]
// Called by scripts/soak.sh --lag.

import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

import { Federation } from './lib/federation.mjs';
import { best, reach } from './lib/finality.mjs';

const SIZES = [4, 7, 10];
const FIRST = 10;
const PAUSE = 100;

const { values } = parseArgs({ options: { blocks: { type: 'string', default: '100' } } });
const blocks = Number(values.blocks);

console.log(`| validators | away | blocks seen | least | median | 95 of 100 | most |\n|---|---|---|---|---|---|---|`);
for (const count of SIZES) await measure(count);

/** With all validators, and with as many away as may be. */
async function measure(count) {
  const federation = await Federation.found({ count, auditor: false });
  await federation.start();
  await reach(federation.members, FIRST);
  tell(count, 0, await lags(federation.members));
  const away = Math.floor((count - 1) / 3);
  const gone = federation.members.slice(-away);
  await Promise.all(gone.map((member) => member.stop()));
  const left = federation.members.slice(0, -away);
  await reach(left, (await best(left)) + FIRST);
  tell(count, away, await lags(left));
  await federation.stop();
}

/** At each new block of the first node: how many blocks before it are not final yet. */
async function lags([node]) {
  const seen = new Map();
  while (seen.size < blocks) {
    const [top, final] = [await node.best(), await node.finalised()];
    if (!seen.has(top)) seen.set(top, top - final);
    await sleep(PAUSE);
  }
  return [...seen.values()].sort((one, other) => one - other);
}

function tell(count, away, sorted) {
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))];
  console.log(`| ${[count, away, sorted.length, at(0), at(0.5), at(0.95), at(1)].join(' | ')} |`);
}
