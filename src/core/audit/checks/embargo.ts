import type { Fold } from '../../validation/fold';
import type { Samples } from '../../validation/samples';
import { type AuditCheck, failed, notRun, passed } from '../check';
import { labelClaim, placesOf, wholeClaim } from '../fold-claims';
import { momentName } from '../moments';
import { counted } from '../words';

/** Nothing trains on what follows a test more closely than the embargo allows. */
export const embargo: AuditCheck = {
  key: 'embargo',
  title: 'Nothing trains within the embargo after a test',
  find({ experiment }) {
    const { spec, samples, split } = experiment;
    if (spec.split.kind === 'chronological' || spec.split.embargo === 0)
      return notRun('The experiment asks for no embargo.');
    const { embargo: bars } = spec.split;
    const claimOf = spec.split.purge === 'auto' ? wholeClaim : labelClaim;
    const places = placesOf(samples);
    for (const [f, fold] of split.folds.entries()) {
      if (fold.flaw !== null) continue;
      const closest = closestAfterTest(samples, places, fold, claimOf);
      if (closest === null || closest.after > bars) continue;
      return failed(
        `Embargo broken: of fold ${f + 1}, a training row begins ${counted(closest.after, 'bar')} after what a test row reads (${momentName(experiment, closest.moment)}), within the embargo of ${bars}.`,
        'Leave out the rows after each test for as long as the embargo says, and run again.',
      );
    }
    return passed(
      `Of ${counted(split.folds.length, 'fold')} nothing trains within ${counted(bars, 'bar')} after what a test reads.`,
    );
  },
};

/** The training row that follows a test row most closely: how many moments after it, 1 the next one. */
function closestAfterTest(
  samples: Samples,
  places: ReadonlyMap<number, number>,
  { test, train }: Fold,
  claimOf: typeof wholeClaim,
): { readonly after: number; readonly moment: number } | null {
  const claims = (rows: Int32Array) =>
    Array.from(rows)
      .flatMap((row) => places.get(row) ?? [])
      .map((place) => ({ at: samples.at[place]!, claim: claimOf(samples, place) }))
      .sort((a, b) => a.at - b.at);
  const tests = claims(test);
  let next = 0;
  let latest = Number.NEGATIVE_INFINITY;
  let closest: { after: number; moment: number } | null = null;
  for (const { at, claim } of claims(train)) {
    for (; next < tests.length && tests[next]!.at < at; next++)
      latest = Math.max(latest, tests[next]!.claim[1]);
    const after = claim[0] - latest;
    if (Number.isFinite(after) && (closest === null || after < closest.after))
      closest = { after, moment: at };
  }
  return closest;
}
