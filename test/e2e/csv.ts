import { writeFileSync } from 'node:fs';

const DAY_MS = 86_400_000;

interface Bar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** Bars that swing about 100: no chance in them, so a test can name any figure of theirs. */
export function waveBars(
  count: number,
  { start = Date.UTC(2015, 0, 5), stepMs = DAY_MS } = {},
): readonly Bar[] {
  const closeOf = (index: number): number =>
    round(100 + 10 * Math.sin(index / 9) + 3 * Math.sin(index * 1.7));
  return Array.from({ length: count }, (_, index) => {
    const open = round(closeOf(index - 1) + 0.05);
    const close = closeOf(index);
    return {
      time: start + index * stepMs,
      open,
      high: round(Math.max(open, close) + 0.5),
      low: round(Math.min(open, close) - 0.5),
      close,
      volume: 1000 + ((index * 37) % 500),
    };
  });
}

/** `Date,Open,High,Low,Close,Volume` with ISO dates, or with minutes where bars are closer than a day. */
export function writeCsv(path: string, bars: readonly Bar[]): void {
  const isDaily = (bars[1]?.time ?? 0) - (bars[0]?.time ?? 0) >= DAY_MS;
  const timeOf = ({ time }: Bar): string =>
    new Date(time)
      .toISOString()
      .slice(0, isDaily ? 10 : 16)
      .replace('T', ' ');
  const rows = bars.map((bar) => [timeOf(bar), bar.open, bar.high, bar.low, bar.close, bar.volume].join(','));
  writeFileSync(path, `${['Date,Open,High,Low,Close,Volume', ...rows].join('\n')}\n`);
}

/** As a German spreadsheet saves it: semicolons, decimal commas, `dd.MM.yyyy`, the close before the open. */
export function writeGermanCsv(path: string, bars: readonly Bar[]): void {
  const comma = (value: number): string => value.toFixed(2).replace('.', ',');
  const dateOf = (time: number): string =>
    new Date(time).toISOString().slice(0, 10).split('-').reverse().join('.');
  const rows = bars.map(({ time, close, open, high, low, volume }) =>
    [dateOf(time), ...[close, open, high, low].map(comma), volume].join(';'),
  );
  writeFileSync(path, `${['Datum;Schluss;Start;High;Low;Umsatz', ...rows].join('\n')}\n`);
}

const round = (value: number): number => Math.round(value * 100) / 100;
