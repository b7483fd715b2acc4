import { auxiliaryText } from '@shared/auxiliary';
import { type ExperimentSpec, experimentSpec } from '@shared/spec';
import { featureLabel } from '../features/registry';
import { unknownShapes } from '../joined';
import type { CellValue, ColumnKind } from './frame';

/** A value of a run under the key of its column. */
export interface FlatValue {
  readonly key: string;
  readonly kind: ColumnKind;
  readonly value: CellValue;
}

/** Said by other columns, or of no run at all. */
const leftOut = ['version', 'name', 'sweep', 'features', 'device'];

/** A spec field by field, in its own order: `model.hidden`; features as one text of labels and their count. Lists are one value each. */
export function flattenSpec(given: unknown): readonly FlatValue[] {
  const parsed = experimentSpec.safeParse(given);
  // One that today's rules refuse is still shown for what it says.
  const spec = (parsed.success ? parsed.data : given) as Partial<ExperimentSpec>;
  const { data, features, device } = spec;
  const flat: FlatValue[] = [];
  for (const [key, value] of Object.entries(spec)) if (!leftOut.includes(key)) visit(flat, key, value);
  const joined = unknownShapes((data?.auxiliary ?? []).map(({ name }) => name));
  const labels = (features ?? []).map((feature) => featureLabel(feature, joined));
  return [
    { key: 'series', kind: 'text', value: data === undefined ? null : seriesText(data) },
    ...flat,
    { key: 'features', kind: 'text', value: labels.join(', ') },
    { key: 'features.count', kind: 'number', value: labels.length },
    { key: 'spec.device', kind: 'text', value: device ?? null },
  ];
}

/** Of a panel its first series, and how many more there are. Specs of before there were panels name none. */
function seriesText({
  series,
  panel = [],
}: Partial<Pick<ExperimentSpec['data'], 'panel'>> & { series: string }): string {
  return panel.length === 0 ? series : `${series} + ${panel.length}`;
}

function visit(flat: FlatValue[], key: string, value: unknown): void {
  if (key === 'data.auxiliary' && Array.isArray(value)) {
    const texts = (value as ExperimentSpec['data']['auxiliary']).map(
      ({ name, ...join }) => `${name}: ${auxiliaryText(join)}`,
    );
    flat.push({ key, kind: 'text', value: texts.length === 0 ? null : texts.join('; ') });
  } else if (Array.isArray(value)) {
    flat.push({ key, kind: 'text', value: value.length === 0 ? null : value.join(', ') });
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) visit(flat, `${key}.${name}`, member);
  } else {
    flat.push(single(key, value));
  }
}

/**
 * Figures of a run, as `test.sharpe` and `validation.logLoss`: of several seeds their mean, with `test.sharpe.sd` from seed to seed. The
 * figures of `trading` stand right under their split.
 *
 * @param metrics as stored: what an older Longshort did not know of is left out
 */
export function flattenMetrics(metrics: unknown): readonly FlatValue[] {
  const flat: FlatValue[] = [];
  for (const split of ['test', 'validation', 'train']) {
    const part = isRecord(metrics) ? metrics[split] : undefined;
    if (isRecord(part)) flattenSplit(flat, split, part);
  }
  return flat;
}

const wholes = ['forecast', 'movement', 'information'];

function flattenSplit(flat: FlatValue[], split: string, part: Readonly<Record<string, unknown>>): void {
  const { overSeeds, intervals: _intervals, ...figures } = part;
  const spreads = isRecord(overSeeds) ? overSeeds : {};
  const isSeeded = Object.values(spreads).some((spread) => numberIn(spread, 'count') >= 2);
  const add = (path: string, value: unknown): void => {
    if (isRecord(value)) {
      for (const [name, member] of Object.entries(value)) add(path === '' ? name : `${path}.${name}`, member);
      return;
    }
    // A label without forecasts, say.
    if (Array.isArray(value) || (value === null && wholes.includes(path))) return;
    const key = `${split}.${path.replace(/^trading\./, '')}`;
    const spread = isSeeded ? spreads[path] : undefined;
    flat.push(single(key, spread === undefined ? value : nullIfNaN(numberIn(spread, 'mean'))));
    if (spread !== undefined)
      flat.push({ key: `${key}.sd`, kind: 'number', value: nullIfNaN(numberIn(spread, 'sd')) });
  };
  add('', figures);
}

function single(key: string, value: unknown): FlatValue {
  switch (typeof value) {
    case 'number':
      return { key, kind: /\.(first|last)Time$/.test(key) ? 'time' : 'number', value };
    case 'boolean':
      return { key, kind: 'flag', value };
    case 'string':
      return { key, kind: 'text', value };
    default:
      return { key, kind: 'number', value: null };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberIn(record: unknown, name: string): number {
  const value = isRecord(record) ? record[name] : undefined;
  return typeof value === 'number' ? value : Number.NaN;
}

function nullIfNaN(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
