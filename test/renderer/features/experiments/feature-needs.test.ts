import { featureCatalog } from '@core/features/registry';
import { newFeature, whyNotNow } from '@renderer/features/experiments/feature-needs';
import type { FeatureDescriptor } from '@shared/features';
import { expect, it } from 'vitest';

const catalog = featureCatalog();
const ofKind = (kind: string): FeatureDescriptor => catalog.find((one) => one.kind === kind)!;
const vix = { name: 'vix', kind: 'scalar', levels: 0 } as const;
const book = { name: 'book', kind: 'depth', levels: 5 } as const;

it('a feature that reads the bars alone can always be added', () => {
  expect(whyNotNow(ofKind('rsi'), [])).toBeUndefined();
  expect(newFeature(ofKind('rsi'), [])).toEqual({ kind: 'rsi', period: 14 });
});

it('a feature that reads another series says what it needs until one of that kind is joined', () => {
  expect(whyNotNow(ofKind('bookImbalance'), [vix])).toMatch(/order book/);
  expect(whyNotNow(ofKind('bookImbalance'), [vix, book])).toBeUndefined();
  expect(whyNotNow(ofKind('seriesChange'), [book])).toMatch(/single values/);
});

it('it is added with the first series that fits, one of unknown kind among them', () => {
  expect(newFeature(ofKind('bookImbalance'), [vix, book]).series).toBe('book');
  expect(newFeature(ofKind('seriesChange'), [book, vix]).series).toBe('vix');
  const gone = { name: 'gone', kind: 'unknown', levels: 0 } as const;
  expect(newFeature(ofKind('seriesChange'), [gone, vix]).series).toBe('gone');
});

it('every feature of the catalogue can be added once something of every kind is joined', () => {
  const spy = { name: 'spy', kind: 'bars', levels: 0 } as const;
  expect(catalog.filter((one) => whyNotNow(one, [vix, book, spy]) !== undefined)).toEqual([]);
});
