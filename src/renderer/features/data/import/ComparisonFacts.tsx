import { columnRole, roleName } from '@shared/column-roles';
import type { ImportComparison } from '@shared/importing';
import { formatBarTime, formatCount } from '../../../ui/format';
import classes from './append.module.css';
import { contents } from './choices';

interface ComparisonFactsProps {
  readonly comparison: ImportComparison;
  readonly fileName: string;
}

/** The counts of a comparison, each with what becomes of it. */
export function ComparisonFacts({ comparison, fileName }: ComparisonFactsProps) {
  const { series, added, identical, changed, missing } = comparison;
  const noun = contents[series.kind];
  const period = ({ first, last }: typeof added): string =>
    first === null || last === null
      ? ''
      : `${formatBarTime(first, series.intervalMs)} – ${formatBarTime(last, series.intervalMs)}`;
  return (
    <section>
      <p className={classes.title}>
        <b data-selectable>{fileName}</b> <span className="ls-quiet">beside</span>{' '}
        <b data-selectable>{series.name}</b>{' '}
        <span className="ls-quiet">· {formatCount(series.bars, noun)} stored</span>
      </p>
      <dl className={classes.facts}>
        <Fact
          name="New"
          count={added.count}
          note={added.count > 0 ? period(added) : 'nothing to add'}
          testId="added"
        />
        <Fact name="The same" count={identical} note="stay as they are" testId="identical" />
        <Fact name="Different" count={changed.count} note={changedColumns(changed)} testId="changed" />
        <Fact
          name="Not in the file"
          count={missing.count}
          note={missing.count > 0 ? `${period(missing)}; they stay` : 'nothing is missing'}
          testId="missing"
        />
      </dl>
    </section>
  );
}

function changedColumns({ columns }: ImportComparison['changed']): string {
  if (columns.length === 0) return 'nothing has changed';
  return columns.map(({ column, count }) => `${wordOf(column)} ${count.toLocaleString('en-US')}`).join(', ');
}

function wordOf(column: string): string {
  const role = columnRole.safeParse(column);
  return role.success ? roleName(role.data) : column;
}

interface FactProps {
  readonly name: string;
  readonly count: number;
  readonly note: string;
  readonly testId: string;
}

function Fact({ name, count, note, testId }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className={classes.count} data-testid={`import-${testId}`}>
          {count.toLocaleString('en-US')}
        </span>
        <span className="ls-quiet">{note}</span>
      </dd>
    </div>
  );
}
