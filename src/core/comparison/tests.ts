import type { ComparedTest, ComparedTests } from '@shared/comparing';
import type { PairedTest } from '@shared/run-report';
import type { RunResult } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import { holm } from '../baselines/chance';
import {
  type ComparisonTerms,
  compareAccounts,
  compareLosses,
  compareRight,
  significance,
} from '../baselines/compare';
import type { JudgedRows } from '../baselines/judged-rows';
import { barsPerYear } from '../stats/bars-per-year';
import { returnsOf } from '../stats/returns';
import { type CommonBars, commonBars, pick } from './common-bars';

export interface TestedRun {
  readonly id: number;
  readonly name: string;
  readonly spec: ExperimentSpec;
  /** Of the test rows. */
  readonly result: RunResult;
}

/** Fewer returns than this decide nothing. */
const leastBars = 30;

/**
 * Paired tests of runs against one of them, on the test bars that both have: losses and hits where both answer the same question of one series,
 * Sharpe ratios of the accounts always. Each kind of test is corrected for the number of runs by Holm's procedure, since the best of many is
 * easily taken for good.
 */
export function testRuns(runs: readonly TestedRun[], reference: number): ComparedTests {
  const against = runs.find(({ id }) => id === reference);
  if (against === undefined) return { reference, tests: [], notes: [] };
  const notes: string[] = [];
  const tests = runs
    .filter(({ id }) => id !== reference)
    .flatMap((run) => {
      const common = commonBars(run.result.time, against.result.time);
      if (common.first.length < leastBars) {
        notes.push(
          `${run.name} shares ${common.first.length} test bars with ${against.name}, too few to test the two.`,
        );
        return [];
      }
      if (!isSameQuestion(run.spec, against.spec))
        notes.push(
          `${run.name} answers another question than ${against.name}, so their accounts alone are tested.`,
        );
      return testsOf(run, against, common).map((test) => ({ ...test, id: run.id }));
    });
  return { reference, tests: corrected(tests), notes };
}

/** Rows of a panel are not those of its account, so only accounts can be told apart there. */
function isSameQuestion({ label, data }: ExperimentSpec, other: ExperimentSpec): boolean {
  return (
    JSON.stringify(label) === JSON.stringify(other.label) &&
    data.series === other.data.series &&
    data.panel.length === 0 &&
    other.data.panel.length === 0
  );
}

function testsOf(run: TestedRun, against: TestedRun, common: CommonBars): readonly PairedTest[] {
  const own = judged(run.result, common.first);
  const other = judged(against.result, common.second);
  const terms: ComparisonTerms = {
    label: run.spec.label,
    came: {
      label: pick(run.result.label, common.first),
      outcome: pick(run.result.outcome ?? run.result.label, common.first),
    },
    barsPerYear: barsPerYear(pick(run.result.time, common.first)),
    seed: 1,
  };
  const accounts = compareAccounts(terms, own.returns, other.returns);
  if (!isSameQuestion(run.spec, against.spec)) return accounts;
  return [...compareLosses(terms, own, other), ...compareRight(terms, own, other), ...accounts];
}

function judged(result: RunResult, places: Int32Array): JudgedRows {
  const maybe = (values: Float64Array | null) => values && pick(values, places);
  return {
    moments: Int32Array.from(places, (_, row) => row),
    probability: pick(result.probability, places),
    probabilityDown: maybe(result.probabilityDown),
    forecast: maybe(result.forecast),
    returns: returnsOf(pick(result.equity, places)),
  };
}

type Uncorrected = Omit<ComparedTest, 'corrected'>;

function corrected(tests: readonly Uncorrected[]): readonly ComparedTest[] {
  const families = [...new Set(tests.map(familyOf))];
  const by = new Map<Uncorrected, number>();
  for (const family of families) {
    const members = tests.filter((test) => familyOf(test) === family && test.p !== null);
    const p = holm(members.map((test) => test.p!));
    members.forEach((test, place) => {
      by.set(test, p[place]!);
    });
  }
  return tests.map((test) => {
    const p = by.get(test) ?? null;
    const verdict = p !== null && p < significance ? test.verdict : 'undecided';
    return { ...test, corrected: p, verdict };
  });
}

function familyOf({ test, what }: Uncorrected): string {
  return `${test} ${what}`;
}
