/** `; did you mean "lookback"?` where a candidate is close enough to what was written, else nothing. */
export function suggest(written: string, candidates: readonly string[]): string {
  const nearest = nearestOf(written, candidates);
  return nearest === null ? '' : `; did you mean "${nearest}"?`;
}

/** The candidate with the fewest edits to `written`, letter case aside; null where none shares at least half of it. */
export function nearestOf(written: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  let fewest = Infinity;
  for (const candidate of candidates) {
    const edits = editDistance(written.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest && edits <= Math.max(written.length, candidate.length) / 2) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** Levenshtein (1966): insertions, deletions and replacements, by rows of the table of Wagner and Fischer (1974). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
