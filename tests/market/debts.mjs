// Rings in a web of debts (D6), found by a search that knows nothing but the debts themselves.

/** Fewest and most debts in a ring. */
const SHORTEST = 2;
const LONGEST = 8;

/** Finds rings until there is none left. A debt is `{ id, debtor, creditor, amount }`; a ring is the numbers of its debts, each
 * owed to the debtor of the next, and by how much all of them fall. The debts' amounts fall with it. */
export function setOffAll(debts) {
  const rings = [];
  for (const debt of debts) {
    let ring;
    while (debt.amount > 0n && (ring = shortestRing(debts, debt))) {
      const amount = ring.reduce((least, each) => (each.amount < least ? each.amount : least), debt.amount);
      ring.forEach((each) => (each.amount -= amount));
      rings.push({ ids: ring.map(({ id }) => id), amount });
    }
  }
  return rings;
}

/** The shortest way from the creditor of a debt back to its debtor, with the debt itself in front. */
function shortestRing(debts, debt) {
  const ways = [[debt]];
  const seen = new Set([debt.creditor]);
  for (const way of ways) {
    const owes = debts.filter(({ debtor, amount }) => debtor === way.at(-1).creditor && amount > 0n);
    const last = owes.find(({ creditor }) => creditor === debt.debtor);
    if (last && way.length + 1 >= SHORTEST) return [...way, last];
    if (way.length + 1 >= LONGEST) continue;
    for (const next of owes.filter(({ creditor }) => !seen.has(creditor))) {
      seen.add(next.creditor);
      ways.push([...way, next]);
    }
  }
  return undefined;
}
