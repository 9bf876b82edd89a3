// The chain's own audit, page by page: for a state that is too large for one answer of `synergy_audit`.

import { big } from './state.mjs';
import { until } from './wait.mjs';

export const PROMISES = ['holds', 'members', 'complaints', 'supply', 'deals', 'listings', 'cycles', 'clubs', 'clock'];

/** Of these sums more may be kept than is found. */
const AT_LEAST = ['involved', 'paidForNext'];

/** The answer of `synergy_audit`; if that was given up, the same from all pages. */
export async function askForAudit(chain, block) {
  const answer = await chain.ask('synergy_audit', block);
  return answer.exhausted ? auditByPages(chain, block) : answer;
}

/** The answer of a node's `synergy_audit` about a state that it can look through in time; once more where it has given up. */
export function wholeAudit(node, block) {
  return until(`${node.who} looks at everything`, async () => {
    const answer = await node.ask('synergy_audit', [block]);
    return !answer.exhausted && answer;
  });
}

/** What is broken of each promise, as `synergy_audit` says it, and whether nothing is. Sums that differ are in `sums`. */
export async function auditByPages(chain, block, limit = 500) {
  const { call } = await chain.at(block);
  const sums = new Map();
  const found = {};
  for (const promise of PROMISES) {
    found[promise] = { checked: 0, broken: [] };
    for await (const page of pagesOf(call.synergyApi, promise, limit)) {
      found[promise].checked += page.checked;
      found[promise].broken.push(...page.broken);
      page.sums.forEach(([sum, sides]) => add(sums, JSON.stringify(sum), sides));
    }
  }
  found.sums = { broken: [...sums].filter(differs).map(([sum, { kept, found: of }]) => [0, `${sum}: ${kept} kept, ${of} found`]) };
  return { block, exhausted: false, allHold: Object.values(found).every(({ broken }) => broken.length === 0), ...found };
}

/** All pages of a promise, and of what has pages of its own. */
async function* pagesOf(api, promise, limit) {
  const waiting = [[promise, 0]];
  while (waiting.length > 0) {
    const [asked, cursor] = waiting.pop();
    const page = (await api.auditPage(asked, cursor, limit)).toJSON();
    if (page.next !== null) waiting.push([asked, page.next]);
    waiting.push(...page.parts.map((part) => [part, 0]));
    yield page;
  }
}

function add(sums, sum, { kept, found }) {
  const so = sums.get(sum) ?? { kept: 0n, found: 0n };
  sums.set(sum, { kept: so.kept + big(kept), found: so.found + big(found) });
}

function differs([sum, { kept, found }]) {
  const isAtLeast = AT_LEAST.some((name) => sum.startsWith(`{"${name}"`));
  return isAtLeast ? kept < found : kept !== found;
}
