import type { CalibrationReport } from '@shared/run-report';
import type { ReactNode } from 'react';
import { formatNumber, formatPercent } from '../../../ui/format';
import styles from './calibration.module.css';

type Side = CalibrationReport['raw'];

interface Row {
  readonly label: string;
  readonly help: string;
  readonly text: (side: Side) => string;
}

const rows: readonly Row[] = [
  {
    label: 'Expected calibration error',
    help: 'Mean distance of what was said from how often it came true, weighed by rows.',
    text: ({ expectedError }) => formatPercent(expectedError, 2),
  },
  {
    label: 'Brier score',
    help: 'Mean squared distance of the probability from what happened; lower is better.',
    text: ({ brier }) => formatNumber(brier.score, 4),
  },
  {
    label: 'Reliability',
    help: 'What is lost because probabilities do not come true as often as they say. 0 is perfect.',
    text: ({ brier }) => formatNumber(brier.reliability, 5),
  },
  {
    label: 'Resolution',
    help: 'What is won because different probabilities come true at different rates. 0: they say nothing.',
    text: ({ brier }) => formatNumber(brier.resolution, 5),
  },
  {
    label: 'Uncertainty',
    help: 'The score of always saying the share that came true: what the rows themselves leave open.',
    text: ({ brier }) => formatNumber(brier.uncertainty, 4),
  },
  {
    label: 'Within bins',
    help: 'What is left because probabilities within a bin differ. Score = reliability − resolution + uncertainty + this.',
    text: ({ brier }) => formatNumber(brier.within, 5),
  },
  {
    label: 'Skill',
    help: '1 − score / uncertainty: above 0 is better than always saying the share that came true.',
    text: ({ brier }) => formatPercent(brier.skill, 2),
  },
];

/** The Brier score and what it is made of, before and after calibration. */
export function BrierTable({
  calibration: { kind, raw, calibrated },
}: {
  readonly calibration: CalibrationReport;
}): ReactNode {
  const isCalibrated = kind !== 'none';
  return (
    <table className={styles.table} data-testid="brier-table">
      <thead>
        <tr>
          <td />
          <th scope="col">As the model said it</th>
          {isCalibrated && <th scope="col">Calibrated</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, help, text }) => (
          <tr key={label}>
            <th scope="row" title={help}>
              {label}
            </th>
            <td>{text(raw)}</td>
            {isCalibrated && <td>{text(calibrated)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
