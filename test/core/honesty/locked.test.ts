import { endOfDay, faultOfLocked } from '@core/honesty/locked';
import { describe, expect, it } from 'vitest';

const day = 86_400_000;
const at = (text: string): number => Date.parse(`${text}T00:00:00Z`);
const series = { firstTime: at('2000-01-03'), lastTime: at('2020-04-17'), intervalMs: day };
const lock = (from: string, to: string) => ({ series: 'SPX', firstTime: at(from), lastTime: endOfDay(to) });
const newest = lock('2018-01-01', '2020-12-31');
const ask = (
  from: string | null,
  to: string | null,
  locked = newest,
  interval: 'series' | '1d' | '1w' = 'series',
) => faultOfLocked({ from, to, interval }, series, locked);

describe('a locked period', () => {
  it('refuses all that reaches into it, and says how far one may go and how to open it', () => {
    expect(ask(null, null)).toEqual({
      path: 'data.to',
      message:
        'must be 2017-12-31 or earlier, since "SPX" is locked from 2018-01-01 to 2020-12-31 as a test vault; or open that on the Vault page of the series under Data, which counts as a trial',
    });
    expect(ask('2019-01-01', '2019-02-01')?.path).toBe('data.to');
    expect(ask(null, '2018-01-01')).not.toBeNull();
  });

  it('leaves alone what ends before it or begins after it', () => {
    expect(ask(null, '2017-12-31')).toBeNull();
    const early = lock('2000-01-01', '2001-12-31');
    expect(ask('2002-01-01', null, early)).toBeNull();
    expect(ask('2001-12-31', null, early)).toMatchObject({
      path: 'data.from',
      message: expect.stringMatching(/^must be 2002-01-01 or later, /),
    });
  });

  it('that covers the series asks for another', () => {
    expect(ask(null, null, lock('1990-01-01', '2030-01-01'))?.path).toBe('data.series');
  });

  it('is not touched where the series has no bars of it', () => {
    expect(ask(null, null, lock('2020-04-18', '2021-01-01'))).toBeNull();
    expect(ask(null, null, lock('1990-01-01', '2000-01-02'))).toBeNull();
  });

  it('refuses weeks that begin before it and end within, and says when the last allowed one begins', () => {
    expect(ask(null, '2017-12-31', newest, '1w')).toMatchObject({
      message: expect.stringMatching(/^must be 2017-12-25 or earlier/),
    });
    expect(ask(null, '2017-12-25', newest, '1w')).toBeNull();
    expect(ask(null, '2017-12-31', newest, '1d')).toBeNull();
  });
});
