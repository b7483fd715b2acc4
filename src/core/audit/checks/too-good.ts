import type { SplitMetrics } from '@shared/runs';
import { dayMs } from '../../calendars/days';
import { type AuditCheck, failed, passed, warned } from '../check';
import { counted, percent } from '../words';
import { medianStep } from './shift';

/** A figure that no honest run has reached. */
interface Limit {
  readonly exceeds: (test: SplitMetrics, isDaily: boolean) => string | null;
}

/** Fewer rows than these reach anything by luck. */
const enoughRows = 100;

const limits: readonly Limit[] = [
  {
    exceeds: ({ accuracy, alwaysUp }, isDaily) => {
      const most = isDaily ? 0.6 : 0.7;
      const dull = Math.max(alwaysUp.accuracy ?? 0.5, 1 - (alwaysUp.accuracy ?? 0.5));
      return accuracy !== null && accuracy >= Math.max(most, dull + 0.05)
        ? `an accuracy of ${percent(accuracy)} on ${isDaily ? 'daily' : 'intraday'} bars, where honest ones are at 51% to 54% and ${percent(most, 0)} is a leak until shown otherwise`
        : null;
    },
  },
  {
    exceeds: ({ rocAuc }, isDaily) => {
      const most = isDaily ? 0.65 : 0.75;
      return rocAuc !== null && rocAuc > most ? `a ROC-AUC of ${rocAuc.toFixed(3)}, above ${most}` : null;
    },
  },
  {
    exceeds: ({ trading }) =>
      trading.sharpe !== null && trading.sharpe > 3
        ? `a Sharpe ratio of ${trading.sharpe.toFixed(2)} after costs, where published LSTM strategies had 5.8 before costs in their best years and about none after them since 2010`
        : null,
  },
  {
    exceeds: ({ forecast }) =>
      forecast !== null && forecast.r2 !== null && forecast.r2 > 0.2
        ? `an R2 of ${forecast.r2.toFixed(3)} of returns, where 0.01 is much`
        : null,
  },
  {
    exceeds: ({ information }) =>
      information?.rankIc != null && information.rankIc > 0.3
        ? `a rank correlation of ${information.rankIc.toFixed(3)} with the return, where published models have 0.03 to 0.05`
        : null,
  },
];

/** What is too good to be true mostly is not. */
export const tooGood: AuditCheck = {
  key: 'tooGood',
  title: 'The result is not too good to be true',
  find({ run, experiment }) {
    const { test } = run.metrics;
    const isDaily = medianStep(experiment.bars.time) >= dayMs;
    // A volatility can be forecast well, and its forecast is none of returns.
    const isVolatility = experiment.spec.label.kind === 'volatility';
    const judged = isVolatility ? { ...test, forecast: null, information: null } : test;
    const found = limits.flatMap(({ exceeds }) => exceeds(judged, isDaily) ?? []);
    const on = `on ${counted(test.rows, 'test row')}`;
    if (found.length === 0)
      return passed(
        `${capital(on)}: accuracy ${shown(test.accuracy, percent)}, ROC-AUC ${shown(test.rocAuc, fixed)}, Sharpe ratio after costs ${shown(test.trading.sharpe, fixed)}. Nothing that honest runs do not reach.`,
      );
    const evidence = `Too good to be true: ${found.join('; ')} (${on}).`;
    if (test.rows < enoughRows)
      return warned(evidence, 'So few rows reach such figures by luck alone. Test on a longer period.');
    return failed(
      evidence,
      'Look for the leak before believing it: the other checks, the files of the data, and the same experiment on series and years that it has not seen.',
    );
  },
};

function shown(value: number | null, format: (value: number) => string): string {
  return value === null ? 'n/a' : format(value);
}

function fixed(value: number): string {
  return value.toFixed(2);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
