import { SegmentedControl, Text } from '@mantine/core';
import type { FileImport } from '@shared/series';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { formatCount, formatInterval, formatPeriod } from '../../../ui/format';
import { contents } from './choices';
import classes from './many.module.css';

const shownChoices = ['all', 'refused'] as const;
type Shown = (typeof shownChoices)[number];
const rowHeight = 34;

/** What became of each of many files; there may be thousands of them. */
export function ManyReport({ files }: { readonly files: readonly FileImport[] }) {
  const refused = files.filter(({ series }) => series === null);
  const [shown, setShown] = useState<Shown>('all');
  const rows = shown === 'all' ? files : refused;
  return (
    <section className={classes.report} data-testid="import-report">
      <div className={classes.head}>
        <Text fw={500}>
          {formatCount(files.length - refused.length, 'series', 'series')} stored
          {refused.length > 0 && `, ${formatCount(refused.length, 'file')} refused`}
        </Text>
        {refused.length > 0 && (
          <SegmentedControl
            value={shown}
            onChange={(value) => setShown(shownChoices.find((choice) => choice === value) ?? 'all')}
            data={[
              { value: 'all', label: `All ${files.length}` },
              { value: 'refused', label: `Refused ${refused.length}` },
            ]}
            aria-label="Files shown"
            data-testid="import-shown"
          />
        )}
      </div>
      <Rows rows={rows} />
    </section>
  );
}

function Rows({ rows }: { readonly rows: readonly FileImport[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  return (
    // Without anything in it to focus, Chromium gives the keyboard to what scrolls.
    <div ref={scroller} className={classes.scroller}>
      <ul className={classes.rows} aria-label="Files" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={classes.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              <FileRow {...row} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The first fault of a file with where it is; the others are in its title. */
function firstPlace(problem: FileImport['problem']): string {
  const found = problem?.details.find((detail) => /^(Line|Row) \d/.test(detail));
  return found === undefined ? '' : ` ${found}`;
}

function FileRow({ file, series, problem }: FileImport) {
  if (series === null) {
    return (
      <>
        <IconCircleX size={15} className={classes.refused} role="img" aria-label="Refused" />
        <span className={classes.file} title={file}>
          {file}
        </span>
        <span className={classes.problem} data-selectable title={problem?.details.join('\n')}>
          {problem?.message}
          {firstPlace(problem)}
        </span>
      </>
    );
  }
  const { name, kind, bars, firstTime, lastTime, intervalMs, warnings } = series;
  return (
    <>
      <IconCircleCheck size={15} className={classes.stored} role="img" aria-label="Stored" />
      <span className={classes.file} title={file}>
        {file}
      </span>
      <span className={classes.name} title={name}>
        {name}
      </span>
      <span className={classes.figure}>{formatCount(bars, contents[kind])}</span>
      <span className={classes.figure}>{formatInterval(intervalMs)}</span>
      <span className={classes.figure}>{formatPeriod(firstTime, lastTime, intervalMs)}</span>
      <span className={classes.warnings} title={warnings.join('\n')}>
        {warnings.length > 0 && (
          <>
            <IconAlertTriangle size={13} aria-hidden /> {formatCount(warnings.length, 'warning')}
          </>
        )}
      </span>
    </>
  );
}
