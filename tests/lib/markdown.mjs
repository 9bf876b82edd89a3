// A page of the documentation in parts.

const FENCE = /^\s*```/;
const STARTS = [['heading', /^#+ /], ['row', /^\s*\|/], ['item', /^\s*- /], ['step', /^\s*\d+\. /]];

/** The parts of a page, each in one line: headings, paragraphs, items of lists, rows of tables. Examples of code are left out. */
export function partsOf(page) {
  const parts = [];
  let isExample = false;
  let isOpen = false;
  for (const line of page.split('\n')) {
    if (FENCE.test(line)) isExample = !isExample;
    if (isExample || FENCE.test(line) || !line.trim()) {
      isOpen = false;
      continue;
    }
    const kind = STARTS.find(([, start]) => start.test(line))?.[0];
    if (isOpen && !kind) parts.at(-1).text += ` ${line.trim()}`;
    else parts.push({ kind: kind ?? 'paragraph', text: line.trim() });
    isOpen = kind !== 'heading' && kind !== 'row';
  }
  return parts;
}
