import type { StoredBars } from '@core/bars';
import { adjustBars, dayOf, periodOf } from '@core/dataset/bars';
import { AppError } from '@shared/errors';
import { describe, expect, it } from 'vitest';
import { sampleBars } from '../features/sample-bars';

const raw = sampleBars(10);
const stored: StoredBars = { ...raw, adjustedClose: raw.close.map((price) => price / 2) };

describe('adjusting prices', () => {
  it('scales every price by adjusted close over close and leaves time and volume', () => {
    const bars = adjustBars(stored, 'adjusted');
    expect(bars.close).toEqual(stored.adjustedClose);
    for (const column of ['open', 'high', 'low'] as const)
      expect(bars[column]).toEqual(raw[column].map((p) => p / 2));
    expect(bars.volume).toBe(raw.volume);
    expect(bars.time).toBe(raw.time);
  });

  it('leaves raw prices alone', () => {
    expect(adjustBars(stored, 'raw')).toEqual(raw);
  });

  it('says what to do where there is no adjusted close', () => {
    expect(() => adjustBars({ ...raw, adjustedClose: null }, 'adjusted')).toThrow('Choose raw prices');
  });
});

describe('selecting a period', () => {
  it('holds the first and the last day, inclusive', () => {
    const { start, end } = periodOf(raw.time, '2000-01-03', '2000-01-05');
    expect([...raw.time.slice(start, end)].map(dayOf)).toEqual(['2000-01-03', '2000-01-04', '2000-01-05']);
  });

  it('holds every bar of the last day', () => {
    const time = Float64Array.of(Date.UTC(2000, 0, 1, 0), Date.UTC(2000, 0, 1, 23, 59), Date.UTC(2000, 0, 2));
    expect(periodOf(time, null, '2000-01-01')).toEqual({ start: 0, end: 2 });
  });

  it('takes all there is where no limit is set', () => {
    expect(periodOf(raw.time, null, null)).toEqual({ start: 0, end: 10 });
  });

  it('says what the series has where nothing is left', () => {
    const attempt = () => periodOf(raw.time, '2010-01-01', null);
    expect(attempt).toThrow(AppError);
    expect(attempt).toThrow(
      'No bars are left from 2010-01-01: the series runs from 2000-01-01 to 2000-01-10. Change data.from or data.to.',
    );
  });
});
