import { correlationOf } from '../../analysis/correlation';
import { ranksOf } from '../../analysis/ranks';
import { dayMs } from '../../calendars/days';
import type { JoinedSeries } from '../../joined';
import { timesOf } from '../../series-data';
import { type AuditCheck, type AuditSubject, type Finding, failed, notRun, passed, warned } from '../check';
import { counted } from '../words';

/** A rank correlation with the next return from which the values of a joined series are those of the next bar. */
const suspicious = 0.25;

/** How the newest known value of a joined series moves beside the return of the bar, and beside that of the next one. */
interface Lead {
  readonly own: number;
  readonly next: number;
  readonly rows: number;
}

/** Values of joined series are used only once they can be known. */
export const joined: AuditCheck = {
  key: 'joined',
  title: 'Joined series are used once they are known',
  find(subject) {
    const { auxiliary } = subject.experiment.spec.data;
    if (auxiliary.length === 0) return notRun('No series is joined.');
    const findings = auxiliary.map((one) => judge(subject, one));
    const worst =
      findings.find(({ verdict }) => verdict === 'fail') ??
      findings.find(({ verdict }) => verdict === 'warning');
    return worst ?? passed(findings.map(({ evidence }) => evidence).join(' '));
  },
};

function judge(
  { data, experiment }: AuditSubject,
  one: AuditSubject['experiment']['spec']['data']['auxiliary'][number],
): Finding {
  const source = data.auxiliary.get(one.name);
  const { joined: series, bars } = experiment.parts[0]!.market;
  const values = series.get(one.name);
  if (source === undefined || values === undefined) return notRun(`${one.name} was not there.`);
  const times = timesOf(source.data);
  const areDates = times.every((time) => time % dayMs === 0);
  const isAtOnce = one.stamped === 'end' && one.lag === 0;
  const { own, next, rows } = leadOf(values, bars.close);
  const figures = `its changes have a rank correlation of ${shown(next)} with the return of the bar after the one that reads them, and of ${shown(own)} with that of the bar itself (${counted(rows, 'bar')})`;
  const knowsNext = Math.abs(next) > suspicious && Math.abs(next) > 1.5 * Math.abs(own);
  const remedy = isAtOnce
    ? `Set "stamped" of ${one.name} to "start", or give it the lag after which it was published, and run again.`
    : `Look at how the file of ${one.name} was made: its values seem to be stamped a bar too early. Give it a lag, and run again.`;
  if (knowsNext)
    return failed(
      `Joined series leak: ${one.name} is read before it can be known. ${capital(figures)}${isAtOnce && areDates ? '; its stamps are dates, taken as known at the first moment of the day' : ''}.`,
      remedy,
    );
  if (isAtOnce && areDates)
    return warned(
      `${one.name} is stamped with dates and taken as known at 00:00 UTC of the day, before the day is over; ${figures}.`,
      remedy,
    );
  return passed(`${capital(one.name)}: ${figures}.`);
}

function leadOf(series: JoinedSeries, close: Float64Array): Lead {
  const level = levelOf(series);
  const rows: number[] = [];
  for (let t = 1; t + 1 < close.length; t++) {
    const change = level[t]! - level[t - 1]!;
    // A value that stays tells nothing of when it came.
    if (Number.isFinite(change) && change !== 0 && Number.isFinite(close[t + 1]! / close[t - 1]!))
      rows.push(t);
  }
  const changes = ranksOf(Float64Array.from(rows, (t) => level[t]! - level[t - 1]!));
  const returns = (ahead: number) =>
    ranksOf(Float64Array.from(rows, (t) => Math.log(close[t + ahead]! / close[t + ahead - 1]!)));
  if (rows.length < 30) return { own: Number.NaN, next: Number.NaN, rows: rows.length };
  return {
    own: correlationOf(changes, returns(0)),
    next: correlationOf(changes, returns(1)),
    rows: rows.length,
  };
}

/** One column that stands for the series: value, close, or the middle of the book. */
function levelOf(series: JoinedSeries): Float64Array {
  switch (series.kind) {
    case 'scalar':
      return series.value;
    case 'bars':
      return series.bars.close;
    case 'depth': {
      const best = series.levels[0];
      return best === undefined
        ? new Float64Array(0)
        : best.bidPrice.map((bid, t) => (bid + best.askPrice[t]!) / 2);
    }
  }
}

function shown(value: number): string {
  return Number.isNaN(value) ? 'n/a' : value.toFixed(3);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
