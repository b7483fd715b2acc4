import { Button, Table, VisuallyHidden } from '@mantine/core';
import type { RecordedRemedy } from '@shared/quality';
import type { SeriesSummary } from '@shared/series';
import { formatMoment } from '../../../ui/format';
import { Section } from '../../../ui/Page';
import classes from './quality.module.css';
import { deedOf } from './quality-text';
import { Sentence } from './Sentence';
import type { Remedies } from './use-remedies';

interface RecordedRemediesProps {
  readonly series: SeriesSummary;
  readonly recorded: readonly RecordedRemedy[];
  readonly remedies: Remedies;
}

/** Everything that was decided about the series, the newest first. The bars as imported are kept beneath it all. */
export function RecordedRemedies({ series, recorded, remedies }: RecordedRemediesProps) {
  return (
    <div className={classes.recorded}>
      <Section title="Recorded remedies">
        <p className={`ls-quiet ${classes.explanation}`}>
          Charts and experiments see the series with these applied. The bars as imported are kept: undo brings
          them back. Times are those of the import.
        </p>
        <Table className={classes.findings} aria-label="Recorded remedies" data-testid="quality-remedies">
          <Table.Thead className={classes.head}>
            <Table.Tr>
              <Table.Th w={156}>Date</Table.Th>
              <Table.Th w="30%">What</Table.Th>
              <Table.Th>Why</Table.Th>
              <Table.Th w={196}>
                <VisuallyHidden>Undo</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {recorded.map((one) => (
              <tr key={one.id} data-undone={one.undoneAt !== null || undefined}>
                <td className={classes.moment}>{formatMoment(one.createdAt)}</td>
                <td>
                  <Sentence text={deedOf(one.remedy, series.kind, series.intervalMs)} />
                </td>
                <td>
                  <Sentence text={one.reason} />
                </td>
                <td>
                  <Undo one={one} remedies={remedies} />
                </td>
              </tr>
            ))}
          </Table.Tbody>
        </Table>
      </Section>
    </div>
  );
}

function Undo({ one, remedies }: { readonly one: RecordedRemedy; readonly remedies: Remedies }) {
  if (one.undoneAt !== null)
    return <span className={classes.moment}>undone {formatMoment(one.undoneAt)}</span>;
  return (
    <Button
      variant="default"
      size="compact-sm"
      disabled={remedies.isBusy}
      onClick={() => remedies.undo(one)}
      data-testid="quality-undo"
    >
      Undo
    </Button>
  );
}
