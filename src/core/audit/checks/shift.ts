import { correlationOf } from '../../analysis/correlation';
import { ranksOf } from '../../analysis/ranks';
import { dayMs } from '../../calendars/days';
import { normalQuantile } from '../../stats/normal-quantile';
import { type AuditCheck, type AuditSubject, failed, passed, warned } from '../check';
import { eachColumn } from '../columns';
import { counted, some } from '../words';

/**
 * Rank correlations with the next return beyond which a feature knows too much. Of daily bars honest ones stay below 0.1; within the day
 * a price that jumps between bid and ask takes its last move back, and order books lead it.
 */
const limits = { daily: { warn: 0.15, fail: 0.25 }, withinDay: { warn: 0.3, fail: 0.5 } };

/** Chance that any feature of a clean experiment is suspected. */
const falseAlarms = 0.001;

interface Suspect {
  readonly name: string;
  readonly what: string;
  readonly ic: number;
  /** With the return of the bar itself, which is over. */
  readonly own: number;
  /** What the correlation would have to exceed if there were nothing. */
  readonly chance: number;
}

/** No feature, and no change of one, goes with the return that follows it more than any honest one does. */
export const shift: AuditCheck = {
  key: 'shift',
  title: 'No feature knows the next return',
  find(subject) {
    const { experiment } = subject;
    const time = experiment.bars.time;
    const isDaily = medianStep(time) >= dayMs;
    const { warn, fail } = isDaily ? limits.daily : limits.withinDay;
    const all = suspectsOf(subject);
    const guilty = all.filter(({ ic, chance }) => Math.abs(ic) > Math.max(warn, chance));
    const worst = [...(guilty.length > 0 ? guilty : all)].sort((a, b) => Math.abs(b.ic) - Math.abs(a.ic))[0];
    if (worst === undefined) return passed('No feature varies where its next return is known.');
    const figures = `${worst.what} of ${worst.name} has a rank correlation of ${worst.ic.toFixed(3)} with it (chance alone stays within ${worst.chance.toFixed(3)}), and of ${worst.own.toFixed(3)} with the return of its own bar`;
    if (guilty.length === 0)
      return passed(
        `${counted(experiment.featureNames.length, 'feature')} and their changes against the return that follows: at most ${Math.abs(worst.ic).toFixed(3)} (${worst.name}), below the ${warn} from which ${isDaily ? 'daily' : 'intraday'} bars are suspicious.`,
      );
    const guiltyNames = [...new Set(guilty.map(({ name }) => name))];
    const evidence = `Leak of the next return: ${some(guiltyNames)} ${guiltyNames.length === 1 ? 'goes' : 'go'} with the return that only follows. ${figures}.`;
    const remedy =
      'Look where the column comes from: a file whose values were shifted by a bar, or were filled in later, looks like this. Join it with a lag or take it out, and run again.';
    return Math.abs(worst.ic) > fail ? failed(evidence, remedy) : warned(evidence, remedy);
  },
};

/** Every feature and its change, of the series that says most of it. */
function suspectsOf(subject: AuditSubject): readonly Suspect[] {
  const { parts, featureNames } = subject.experiment;
  const tests = 2 * featureNames.length * parts.length;
  const z = normalQuantile(1 - falseAlarms / 2 / tests);
  const found = new Map<string, Suspect>();
  parts.forEach(({ market }, part) => {
    const returns = market.bars.close.map((close, t, all) => Math.log(close / all[t - 1]!));
    eachColumn(subject, part, (values, f) => {
      const changes = values.map((value, t) => value - values[t - 1]!);
      for (const [what, column] of [
        ['The value', values],
        ['The change', changes],
      ] as const) {
        const next = rankCorrelation(column, (t) => returns[t + 1]!);
        if (Number.isNaN(next.ic)) continue;
        const own = rankCorrelation(column, (t) => returns[t]!).ic;
        const name = parts.length === 1 ? featureNames[f]! : `${featureNames[f]!} (${parts[part]!.name})`;
        const suspect = { name, what, ic: next.ic, own, chance: z / Math.sqrt(next.rows - 1) };
        const key = `${f} ${what}`;
        const before = found.get(key);
        if (before === undefined || Math.abs(before.ic) < Math.abs(suspect.ic)) found.set(key, suspect);
      }
    });
  });
  return [...found.values()];
}

function rankCorrelation(column: Float64Array, against: (t: number) => number) {
  const at = Array.from(column.keys()).filter(
    (t) => Number.isFinite(column[t]!) && Number.isFinite(against(t)),
  );
  const x = Float64Array.from(at, (t) => column[t]!);
  const y = Float64Array.from(at, against);
  return { ic: at.length < 3 ? Number.NaN : correlationOf(ranksOf(x), ranksOf(y)), rows: at.length };
}

export function medianStep(time: Float64Array): number {
  const steps = time.slice(1).map((moment, i) => moment - time[i]!);
  return steps.sort()[Math.floor(steps.length / 2)] ?? 0;
}
