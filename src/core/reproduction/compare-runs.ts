import type { ReproductionCause, RunDifferences } from '@shared/reproduction';
import { causesOf } from './causes';
import { type Effects, figureEffects, modelEffects, valueEffects } from './effects';
import type { RepeatedRun } from './repeated-run';

/** Differences of a kind that are named. */
const mostOfAKind = 8;

/** Whether a repeat of a run gave the same bits, and if not what differs and why. */
export function compareRuns(run: RepeatedRun, repeat: RepeatedRun): RunDifferences {
  const kinds = [modelEffects(run, repeat), figureEffects(run, repeat), valueEffects(run, repeat)] as const;
  const [models, figures, values] = kinds;
  const found = kinds.reduce((sum, { differences }) => sum + differences.length, 0);
  const effects = kinds.flatMap(({ differences }) => differences.slice(0, mostOfAKind));
  const compared = { models: models.compared, values: values.compared, figures: figures.compared };
  const isSame = found === 0;
  const causes = causesOf(run.detail, repeat.detail);
  return {
    of: run.detail.id,
    by: repeat.detail.id,
    isSame,
    verdict: isSame ? sameVerdict(compared, causes) : otherVerdict(kinds, causes),
    compared,
    causes,
    effects,
    others: found - effects.length,
  };
}

function sameVerdict(
  { models, values, figures }: RunDifferences['compared'],
  causes: readonly ReproductionCause[],
): string {
  const what = `The same bits: the weights of ${counted(models, 'model')}, ${counted(values, 'value')} of bars and ${counted(figures, 'figure')} are equal.`;
  return causes.length === 0 ? what : `${what} Not the same, and without effect: ${listOf(causes)}.`;
}

function otherVerdict([models, figures]: readonly Effects[], causes: readonly ReproductionCause[]): string {
  const what =
    (models?.differences.length ?? 0) === 0
      ? `The weights are the same, and ${counted(figures?.differences.length ?? 0, 'figure')} differ.`
      : `Not the same bits: the weights of ${models?.differences.length} of ${counted(models?.compared ?? 0, 'model')} differ.`;
  return causes.length === 0
    ? `${what} Data, code, version and device are the same, so the device itself does not repeat its bits. Use the native device where that matters.`
    : `${what} What is not the same: ${listOf(causes)}.`;
}

function listOf(causes: readonly ReproductionCause[]): string {
  return causes.map(({ what }) => what.charAt(0).toLowerCase() + what.slice(1)).join(', ');
}

function counted(count: number, one: string): string {
  return `${count.toLocaleString('en-US')} ${one}${count === 1 ? '' : 's'}`;
}
