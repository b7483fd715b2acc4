import { Button, Table, VisuallyHidden } from '@mantine/core';
import type { QualityGroup } from '@shared/quality';
import type { SeriesSummary } from '@shared/series';
import { useState } from 'react';
import { formatNumber } from '../../../ui/format';
import { unitOf } from '../series-words';
import { FindingRow } from './FindingRow';
import classes from './quality.module.css';
import { kindTitles, offerOf } from './quality-text';
import { useKeptFocus } from './use-kept-focus';
import type { Remedies } from './use-remedies';

/** Rows of a kind that are shown at first. */
const shownAtFirst = 12;
/** How many may be applied at once; more is a matter for the source of the data. */
const mostAtOnce = 200;

interface FindingsTableProps {
  readonly series: SeriesSummary;
  readonly groups: readonly QualityGroup[];
  readonly remedies: Remedies;
}

/** All findings by kind, the gravest kind first. */
export function FindingsTable({ series, groups, remedies }: FindingsTableProps) {
  const table = useKeptFocus('[data-testid="quality-finding"]');
  return (
    <Table ref={table} className={classes.findings} aria-label="Findings" data-testid="quality-findings">
      <Table.Thead className={classes.head}>
        <Table.Tr>
          <Table.Th w={96}>Severity</Table.Th>
          <Table.Th w={series.intervalMs < 86_400_000 ? 176 : 128}>When (UTC)</Table.Th>
          <Table.Th w={76} className="ls-figure">
            {unitOf[series.kind]}s
          </Table.Th>
          <Table.Th>What</Table.Th>
          <Table.Th w={196}>Remedy</Table.Th>
          <Table.Th w={44}>
            <VisuallyHidden>Other remedies</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      {groups.map((group) => (
        <Group key={group.kind} series={series} group={group} remedies={remedies} />
      ))}
    </Table>
  );
}

interface GroupProps {
  readonly series: SeriesSummary;
  readonly group: QualityGroup;
  readonly remedies: Remedies;
}

function Group({ series, group: { kind, total, findings }, remedies }: GroupProps) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? findings : findings.slice(0, shownAtFirst);
  return (
    <Table.Tbody data-testid={`quality-${kind}`}>
      <tr className={classes.group}>
        <th colSpan={4} scope="rowgroup">
          {kindTitles[kind]} <span className="ls-quiet">{formatNumber(total)}</span>
        </th>
        <td colSpan={2}>
          <ApplyAll series={series} group={{ kind, total, findings }} remedies={remedies} />
        </td>
      </tr>
      {shown.map((finding) => (
        <FindingRow key={finding.fingerprint} series={series} finding={finding} remedies={remedies} />
      ))}
      {(shown.length < findings.length || total > findings.length) && (
        <tr>
          <td colSpan={6} className={classes.more}>
            {shown.length < findings.length && (
              <Button variant="subtle" size="compact-sm" onClick={() => setIsWhole(true)}>
                Show {formatNumber(findings.length - shown.length)} more
              </Button>
            )}
            {total > findings.length && (
              <span className="ls-quiet">
                The gravest {formatNumber(findings.length)} of {formatNumber(total)} are listed.
              </span>
            )}
          </td>
        </tr>
      )}
    </Table.Tbody>
  );
}

/** One button for all, where every finding that is listed suggests the same kind of remedy. */
function ApplyAll({ series, group: { kind, findings }, remedies }: GroupProps) {
  const suggested = findings.flatMap(({ remedies: [first], message }) =>
    first === undefined ? [] : [{ remedy: first, reason: message }],
  );
  const [first] = suggested;
  const isOne = new Set(suggested.map(({ remedy }) => remedy.kind)).size === 1;
  const isFit = first !== undefined && ['drop', 'carry', 'clip'].includes(first.remedy.kind);
  if (!isOne || !isFit || suggested.length < 2 || suggested.length !== findings.length) return null;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      disabled={remedies.isBusy}
      onClick={() => remedies.apply(suggested.slice(0, mostAtOnce))}
      data-testid={`quality-all-${kind}`}
    >
      {offerOf(first.remedy, series.kind)} in all {formatNumber(suggested.length)}
    </Button>
  );
}
