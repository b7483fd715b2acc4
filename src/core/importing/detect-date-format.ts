import { epochFormats, type TimeParser, timeParser } from './time-parser';

export interface DateFormatGuess {
  readonly format: string;
  /** Another format that reads every example just as well but means other days; null where there is none. */
  readonly rival: string | null;
}

/** One family of spellings a line; earlier ones are tried first. */
const dates = [
  'yyyy-MM-dd|yyyy/MM/dd|yyyy.MM.dd|yyyyMMdd|yyyy/M/d|yyyy-M-d|yyyy.M.d',
  'dd.MM.yyyy|d.M.yyyy',
  'MM/dd/yyyy|dd/MM/yyyy|M/d/yyyy|d/M/yyyy',
  'dd-MM-yyyy|MM-dd-yyyy|d-M-yyyy|M-d-yyyy',
  'dd.MM.yy|MM/dd/yy|dd/MM/yy|M/d/yy|d/M/yy',
  'd-MMM-yyyy|d-MMM-yy|d MMM yyyy|d MMMM yyyy|MMM d, yyyy|MMMM d, yyyy|MMM d yyyy|MMM-d-yyyy',
].flatMap((family) => family.split('|'));
const clocks = [
  '| HH:mm:ss| HH:mm| H:mm:ss| H:mm| HH:mm:ss.SSS| HHmmss| HHmm| h:mm a| h:mm:ss a',
  ", HH:mm:ss|, HH:mm|, h:mm a|, h:mm:ss a| HH:mm:ss ZZ| HH:mm:ssZZ|'T'HH:mm:ss|'T'HH:mm",
].flatMap((family) => family.split('|'));
const compact = [
  'yyyyMMddHHmmss',
  'yyyyMMddHHmm',
  // As Interactive Brokers writes them.
  'yyyyMMdd  HH:mm:ss',
  'yyyyMMdd-HH:mm:ss',
  'yyyyMMdd HH:mm:ss z',
  'yyyyMMdd HH:mm z',
];
/** Months and quarters, as statistical offices date what they publish; each is its first day. */
const periods = ['yyyy-MM', 'yyyy/MM', 'MM/yyyy', 'MMM yyyy', 'MMM-yyyy', "yyyy-'Q'q", "yyyy'Q'q"];
const patterns = [...periods, ...compact, ...dates.flatMap((date) => clocks.map((clock) => date + clock))];

/**
 * The format in which every example is a time, or null. ISO 8601 comes first, then patterns, then epochs,
 * whose numbers have to lie between 1900 and 2100. Where day and month can be told apart by no example above
 * 12, the reading under which times come in order wins; where that is no help either, the other reading is
 * named as `rival`.
 *
 * @param examples non-empty cells from the top of the file and from further down.
 */
export function detectDateFormat(examples: readonly string[]): DateFormatGuess | null {
  // Headers are asked about too: the parsers of all patterns take longer to build than most files to be read.
  if (examples.length === 0 || !examples.every((example) => /\d/.test(example))) return null;
  if (readsAll('auto-iso', examples)) return { format: 'auto-iso', rival: null };
  const fitting = patterns.filter((format) => readsAll(format, examples));
  const best = fitting[0];
  if (best === undefined) {
    const epoch = epochFormats.find((format) => isEpoch(format, examples));
    return epoch === undefined ? null : { format: epoch, rival: null };
  }
  const rival = fitting.find((format) => format !== best && format === swapped(best)) ?? null;
  return rival === null ? { format: best, rival: null } : settle(best, rival, examples);
}

function readsAll(format: string, examples: readonly string[]): boolean {
  const parse = parserOf(format);
  return examples.every((example) => !Number.isNaN(parse(example)));
}

function isEpoch(format: string, examples: readonly string[]): boolean {
  const parse = parserOf(format);
  return examples.every((example) => {
    const time = parse(example);
    return time >= Date.UTC(1900, 0, 1) && time < Date.UTC(2100, 0, 1) && Math.abs(time) > 1e8;
  });
}

/** The pattern with day and month changed over: `MM/dd/yyyy` and `dd/MM/yyyy`. */
function swapped(format: string): string {
  return format.replace(/M{1,2}|d{1,2}/g, (token) =>
    (token.startsWith('M') ? 'd' : 'M').repeat(token.length),
  );
}

function settle(best: string, rival: string, examples: readonly string[]): DateFormatGuess {
  const bestTurns = turns(best, examples);
  const rivalTurns = turns(rival, examples);
  if (examples.length < 3 || bestTurns === rivalTurns) return { format: best, rival };
  return { format: bestTurns < rivalTurns ? best : rival, rival: null };
}

/** How often the times change direction: hardly ever in the right reading, every month in the wrong one. */
function turns(format: string, examples: readonly string[]): number {
  const times = examples.map(parserOf(format));
  const ups = times.filter((time, i) => i > 0 && time > times[i - 1]!).length;
  const downs = times.filter((time, i) => i > 0 && time < times[i - 1]!).length;
  return Math.min(ups, downs);
}

/**
 * Every column of every file is tried with every format: building the parsers would cost more than using
 * them.
 */
const parsers = new Map<string, TimeParser>();

function parserOf(format: string): TimeParser {
  const known = parsers.get(format) ?? timeParser(format, 'UTC');
  parsers.set(format, known);
  return known;
}
