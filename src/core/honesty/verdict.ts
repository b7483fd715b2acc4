import type { HonestyReport } from '@shared/honesty';

type Figures = Pick<
  HonestyReport,
  | 'trials'
  | 'sharpe'
  | 'luckySharpe'
  | 'probabilistic'
  | 'deflated'
  | 'returns'
  | 'years'
  | 'minimumReturns'
  | 'minimumYears'
>;

/** From here on a chance is called one. */
const likely = 0.95;

/** What was judged, and where: as the verdict on a run on its test period has it. */
export interface Judged {
  readonly where: string;
  readonly own: string;
}

const aRun: Judged = { where: 'this period', own: "this run's" };

/** What the figures come to, in plain words. */
export function verdictOf(figures: Figures, judged: Judged = aRun): string {
  const { sharpe, trials } = figures;
  if (sharpe === null) {
    const others = trials > 1 ? ` ${trials} trials have been made on ${judged.where}.` : '';
    return `There is no Sharpe ratio to judge: the account never changed, or its returns are not known.${others}`;
  }
  return trials === 1 ? verdictOfOne(figures, sharpe, judged) : verdictAmongMany(figures, sharpe, judged);
}

function verdictOfOne(figures: Figures, sharpe: number, { where }: Judged): string {
  const { probabilistic, returns, years, minimumReturns, minimumYears } = figures;
  const start = `This is the first trial on ${where}. A Sharpe of ${ratio(sharpe)} over ${length(returns, years)}`;
  if (sharpe <= 0) return `${start} is no sign of skill.`;
  const chance = `${start} is above 0 with a probability of ${share(probabilistic)}`;
  if (minimumReturns === null || minimumReturns <= returns) return `${chance}.`;
  return `${chance}; it would take ${length(minimumReturns, minimumYears)} to say so with 95%.`;
}

function verdictAmongMany(
  { trials, luckySharpe, deflated }: Figures,
  sharpe: number,
  { where, own }: Judged,
): string {
  const after = `After ${trials} trials on ${where}`;
  if (luckySharpe === null) {
    return `${after}, what luck alone would show is not known: fewer than two of them have a Sharpe ratio.`;
  }
  const luck = `${after}, a Sharpe of ${ratio(luckySharpe)} is what luck alone would show (deflated Sharpe ${deflated?.toFixed(2) ?? 'n/a'})`;
  if (sharpe <= luckySharpe) return `${luck}; ${own} ${ratio(sharpe)} is no more than that.`;
  if (deflated === null || deflated < likely)
    return `${luck}; ${own} ${ratio(sharpe)} is more, but may well be luck too.`;
  return `${luck}; ${own} ${ratio(sharpe)} is hard to explain by luck.`;
}

function ratio(value: number): string {
  // Rounding must not leave a minus before a 0.
  const text = value.toFixed(2);
  return text === '-0.00' ? '0.00' : text.replace('-', '−');
}

const share = (value: number | null) => (value === null ? 'n/a' : `${(100 * value).toFixed(0)}%`);

function length(returns: number, years: number | null): string {
  const count = `${returns.toLocaleString('en-US')} returns`;
  return years === null ? count : `${count} (${time(years)})`;
}

function time(years: number): string {
  if (years < 1 / 12) return 'less than a month';
  if (years < 2) return `${Math.round(12 * years)} months`;
  return years < 100 ? `${years.toFixed(1)} years` : 'more than a century';
}
