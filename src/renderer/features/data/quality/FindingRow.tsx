import { ActionIcon, Button, Menu } from '@mantine/core';
import type { QualityFinding, Remedy } from '@shared/quality';
import type { SeriesSummary } from '@shared/series';
import { IconAlertTriangle, IconDots, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { Link } from 'wouter';
import { formatBarTime, formatNumber } from '../../../ui/format';
import { navigate } from '../../../ui/location';
import { chartAddress } from './chart-place';
import classes from './quality.module.css';
import { offerOf, spanOf } from './quality-text';
import { Sentence } from './Sentence';
import type { Remedies } from './use-remedies';

interface FindingRowProps {
  readonly series: SeriesSummary;
  readonly finding: QualityFinding;
  readonly remedies: Remedies;
}

/** One finding; a click anywhere but on its buttons shows it in the chart. */
export function FindingRow({ series, finding, remedies }: FindingRowProps) {
  const { severity, from, to, count, message } = finding;
  const address = chartAddress(series.id, finding);
  const open = (event: MouseEvent<HTMLElement>): void => {
    const isControl = event.target instanceof Element && event.target.closest('a, button') !== null;
    // Who selects a sentence to copy it wants to stay.
    if (!isControl && getSelection()?.isCollapsed !== false) navigate(address);
  };
  return (
    // The link in the row does the same for the keyboard.
    <tr className={classes.row} onClick={open} data-testid="quality-finding">
      <td>
        <Severity severity={severity} />
      </td>
      <td className={classes.when}>
        <Link href={address} title="Show in the chart">
          {formatBarTime(from, series.intervalMs)}
          {to !== from && ' '}
          {to !== from && <span className="ls-quiet">to {formatBarTime(to, series.intervalMs)}</span>}
        </Link>
      </td>
      <td className="ls-figure">{formatNumber(count)}</td>
      <td>
        <Sentence text={message} />
      </td>
      <td>
        <Suggested series={series} finding={finding} remedies={remedies} />
      </td>
      <td>
        <Others series={series} finding={finding} remedies={remedies} />
      </td>
    </tr>
  );
}

const severities = {
  error: { word: 'Error', icon: IconExclamationCircle },
  warning: { word: 'Warning', icon: IconAlertTriangle },
  note: { word: 'Note', icon: IconInfoCircle },
} as const;

function Severity({ severity }: Pick<QualityFinding, 'severity'>) {
  const { word, icon: Icon } = severities[severity];
  return (
    <span className={classes.severity} data-severity={severity}>
      <Icon size={14} aria-hidden />
      {word}
    </span>
  );
}

function Suggested({ series, finding, remedies }: FindingRowProps) {
  const [first] = finding.remedies;
  if (first === undefined) return <span className="ls-quiet">none</span>;
  return (
    <Button
      variant="default"
      size="compact-sm"
      disabled={remedies.isBusy}
      onClick={() => remedies.apply([{ remedy: first, reason: finding.message }])}
      data-testid="quality-apply"
    >
      {offerOf(first, series.kind)}
    </Button>
  );
}

/** What else can be done about it; at least to accept it. */
function Others({ series, finding, remedies }: FindingRowProps) {
  const dismiss: Remedy = { kind: 'dismiss', finding: finding.fingerprint };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={remedies.isBusy}
          aria-label={`Other remedies for ${spanOf(finding, series.intervalMs)}`}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {[...finding.remedies.slice(1), dismiss].map((remedy) => (
          <Menu.Item key={remedy.kind} onClick={() => remedies.apply([{ remedy, reason: finding.message }])}>
            {offerOf(remedy, series.kind)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
