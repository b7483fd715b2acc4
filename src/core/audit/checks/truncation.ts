import { type AuditCheck, failed, passed } from '../check';
import { barOfRow } from '../columns';
import { recomputedOf } from '../recomputed';
import { counted, momentOf, some } from '../words';

/**
 * Share of a feature's size by which a value may differ: prices that are adjusted for fewer splits and dividends differ by a factor, and
 * what does not depend on it by rounding.
 */
const tolerance = 1e-6;

/** Every feature of sampled bars comes out the same where all that was known only later is taken away. */
export const truncation: AuditCheck = {
  key: 'truncation',
  title: 'Features know nothing of later bars',
  find(subject) {
    const { rows, whole, cut, moved } = recomputedOf(subject);
    const { featureNames, parts } = subject.experiment;
    const width = featureNames.length;
    const wrong = featureNames.flatMap((name, f) => {
      const size = sizeOf(whole, f, width);
      const bad = [...rows.keys()].filter(
        (i) =>
          !moved.includes(rows[i]!) && !isSame(whole[i * width + f]!, cut[i * width + f]!, tolerance * size),
      );
      return bad.length === 0 ? [] : [{ name, f, bad }];
    });
    const first = wrong[0];
    if (first === undefined && moved.length === 0)
      return passed(
        `${counted(width, 'feature')} at ${counted(rows.length, 'bar')}, computed again on data that ends with the bar: all the same.`,
      );
    const remedy =
      'A feature that changes when later data is taken away has read it. Take it out, or delay what it reads, and run again.';
    if (first === undefined)
      return failed(
        `Look-ahead: ${counted(moved.length, 'bar')} of ${rows.length} are other bars once later data is taken away.`,
        remedy,
      );
    const i = first.bad[0]!;
    const { part, t } = barOfRow(subject, rows[i]!);
    const [was, is] = [whole[i * width + first.f]!, cut[i * width + first.f]!].map(shown);
    return failed(
      `Look-ahead: ${some(wrong.map(({ name }) => name))} changed when later data was taken away. ${first.name} differs at ${first.bad.length} of ${counted(rows.length, 'bar')}; at the bar of ${momentOf(parts[part]!.market.bars.time[t]!)} it is ${was}, and ${is} without what came later.`,
      remedy,
    );
  },
};

export function isSame(a: number, b: number, allowed: number): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  return a === b || Math.abs(a - b) <= allowed;
}

/** Mean size of a feature at the sampled bars. */
function sizeOf(values: Float64Array, f: number, width: number): number {
  let [sum, count] = [0, 0];
  for (let i = f; i < values.length; i += width)
    if (Number.isFinite(values[i]!)) {
      sum += Math.abs(values[i]!);
      count++;
    }
  return count === 0 ? 0 : sum / count;
}

function shown(value: number): string {
  return Number.isNaN(value) ? 'undefined' : String(Number(value.toPrecision(6)));
}
