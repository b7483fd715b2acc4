import { loadFile, previewFile } from '@main/importing/read-table';
import { importOptions } from '@shared/series';
import { describe, expect, it } from 'vitest';
import { csvFolder, faultOf } from './csv-files';

const files = csvFolder();
const lines = (...rows: readonly string[]) => `${rows.join('\n')}\n`;

/** A file of ten days of an index, `.` where there was none, as FRED writes it. */
const fred = lines(
  'observation_date,VIXCLS',
  '2024-01-01,',
  '2024-01-02,13.20',
  '2024-01-03,14.04',
  '2024-01-04,.',
  '2024-01-05,13.35',
);

const tardis = (levels: number, rows: number) => {
  const names = Array.from({ length: levels }, (_, i) =>
    ['asks', 'bids'].flatMap((side) => [`${side}[${i}].price`, `${side}[${i}].amount`]),
  ).flat();
  const header = ['exchange', 'symbol', 'timestamp', 'local_timestamp', ...names];
  const body = Array.from({ length: rows }, (_, row) => {
    const time = 1_704_067_200_000_000 + row * 100_000;
    const prices = Array.from({ length: levels }, (_, i) => [
      100.5 + i / 2,
      10 + i,
      100 - i / 2,
      20 + i,
    ]).flat();
    return ['binance', 'BTCUSDT', time, time + 50, ...prices].join(',');
  });
  return lines(header.join(','), ...body);
};

describe('single values', () => {
  it('are read from a FRED file, days without a value left out with a note', async () => {
    const path = files.write('VIXCLS.csv', fred);
    const preview = await previewFile(path);
    expect(preview).toMatchObject({
      format: 'FRED',
      suggestedName: 'VIXCLS',
      options: { kind: 'scalar', columns: ['time', 'value'], dateFormat: 'auto-iso' },
      report: { rows: 5, bars: 3 },
    });
    expect(preview.report.findings).toMatchObject([{ kind: 'empty-row', severity: 'note', count: 2 }]);
    expect(preview.report.findings[0]?.message).toBe('2 rows have a time but no value and are left out.');
    const { data } = await loadFile(path, preview.options);
    expect(data).toEqual({
      kind: 'scalar',
      time: Float64Array.of(Date.UTC(2024, 0, 2), Date.UTC(2024, 0, 3), Date.UTC(2024, 0, 5)),
      value: Float64Array.of(13.2, 14.04, 13.35),
    });
  });

  it('are read from the older header of FRED, from a bare close and from rows without a header', async () => {
    const old = await previewFile(
      files.write('old.csv', lines('DATE,VALUE', '2024-01-02,1.5', '2024-01-03,-2')),
    );
    expect(old).toMatchObject({ format: 'FRED', options: { kind: 'scalar' }, report: { bars: 2 } });
    const close = await previewFile(
      files.write('close.csv', lines('Date;Close', '02.01.2024;1,5', '03.01.2024;2,5')),
    );
    expect(close.options).toMatchObject({ kind: 'scalar', columns: ['time', 'value'], decimal: ',' });
    const bare = await previewFile(files.write('bare.csv', lines('2024-01-02,0.5', '2024-01-03,-0.25')));
    expect(bare.options).toMatchObject({ kind: 'scalar', hasHeader: false, columns: ['time', 'value'] });
  });

  it('may be of months and of quarters', async () => {
    const months = await previewFile(
      files.write('cpi.csv', lines('TIME_PERIOD,OBS_VALUE', '2024-01,3.1', '2024-02,3.2')),
    );
    expect(months).toMatchObject({
      options: { kind: 'scalar', dateFormat: 'yyyy-MM', columns: ['time', 'value'] },
      report: { bars: 2, firstTime: Date.UTC(2024, 0, 1), lastTime: Date.UTC(2024, 1, 1) },
    });
    const quarters = await previewFile(
      files.write('gdp.csv', lines('quarter;growth', '2023-Q4;0,7', '2024-Q1;0,4')),
    );
    expect(quarters).toMatchObject({
      options: { kind: 'scalar', decimal: ',' },
      report: { bars: 2, lastTime: Date.UTC(2024, 0, 1) },
    });
  });

  it('are one of several columns, the others named, and another one where the user says so', async () => {
    const path = files.write(
      'factors.csv',
      lines('Date,Mkt-RF,SMB,HML,RF', '2024-01-02,-0.7,-1.1,1.2,0.02', '2024-01-03,-1,-1.8,0.2,0.02'),
    );
    const preview = await previewFile(path);
    expect(preview.options).toMatchObject({
      kind: 'scalar',
      columns: ['time', 'value', 'ignore', 'ignore', 'ignore'],
    });
    expect(preview.report.findings[0]?.message).toBe(
      'The value is read from the column Mkt-RF; there are also numbers in SMB, HML, RF. A series holds one of them: choose another, or import the file once more for it.',
    );
    const columns = ['time', 'ignore', 'ignore', 'value', 'ignore'] as const;
    const { data } = await loadFile(path, { ...preview.options, columns: [...columns] });
    expect(data).toMatchObject({ kind: 'scalar', value: Float64Array.of(1.2, 0.2) });
  });

  it('refuse bad numbers and two values of one time, sort what is unsorted, and take what repeats once', async () => {
    const report = async (...rows: readonly string[]) =>
      (await previewFile(files.write('bad.csv', lines('date,value', ...rows)))).report.findings;
    expect(await report('2024-01-02,1', '2024-01-03,much')).toMatchObject([
      {
        kind: 'bad-row',
        severity: 'error',
        examples: [{ line: 3, column: 'value', reason: '"much" is not a number with a decimal point.' }],
      },
    ]);
    expect(await report('2024-01-02,1', '2024-01-02,2')).toMatchObject([
      { kind: 'duplicate', severity: 'error' },
    ]);
    expect(await report('2024-01-03,1', '2024-01-03,1', '2024-01-04,3', '2024-01-02,2')).toMatchObject([
      { kind: 'unsorted', severity: 'warning', count: 1 },
      { kind: 'duplicate', severity: 'warning', count: 1 },
    ]);
    expect((await report('2024-01-02,1e400', '2024-01-03,1'))[0]?.kind).toBe('bad-row');
  });
});

describe('files that look alike', () => {
  it('with open, high, low and close are bars: the volatility index of CBOE', async () => {
    const text = lines(
      'DATE,OPEN,HIGH,LOW,CLOSE',
      '01/02/2024,13.21,14.23,13.1,13.2',
      '01/13/2024,13.38,14.22,13.33,14.04',
    );
    const preview = await previewFile(files.write('VIX_History.csv', text));
    expect(preview).toMatchObject({
      format: 'CBOE index',
      options: { kind: 'bars', dateFormat: 'MM/dd/yyyy' },
    });
  });

  it('without a header are bars where they have four numbers, however they are put', async () => {
    const text = lines('2024-01-02,10,5,20,15', '2024-01-03,11,6,21,16');
    const { options, report } = await previewFile(files.write('mixed.csv', text));
    expect(options.kind).toBe('bars');
    expect(report.findings[0]).toMatchObject({ kind: 'high-below-low', severity: 'error' });
  });

  it('are read as the kind the user sets, roles found anew', async () => {
    const path = files.write(
      'asked.csv',
      lines('Date,Open,High,Low,Close', '2024-01-02,1,3,1,2', '2024-01-03,2,4,1,3'),
    );
    const { options } = await previewFile(path);
    const scalar = await previewFile(path, { ...options, kind: 'scalar' });
    expect(scalar.options.columns).toEqual(['time', 'ignore', 'ignore', 'ignore', 'value']);
    const depth = await previewFile(path, { ...options, kind: 'depth' });
    expect(depth.report.findings[0]?.message).toContain(
      'No column is set as bid price 1, bid size 1, ask price 1, ask size 1.',
    );
    expect((await faultOf(loadFile(path, depth.options))).message).toContain(
      'was not imported: No column is set as',
    );
  });

  it('are read by options kept before there were kinds as bars', async () => {
    const { kind: _, ...before } = (
      await previewFile(files.write('b.csv', lines('Date,Open,High,Low,Close', '2024-01-02,1,3,1,2')))
    ).options;
    expect(importOptions.parse(before)).toEqual({ kind: 'bars', ...before });
  });
});

describe('order-book depth', () => {
  it.each([5, 25])(
    'is read from a Tardis snapshot file of %i levels, the last of a millisecond kept',
    async (levels) => {
      const path = files.write(`book_snapshot_${levels}.csv`, tardis(levels, 4));
      const preview = await previewFile(path);
      expect(preview).toMatchObject({
        format: 'Tardis book snapshot',
        options: { kind: 'depth', dateFormat: 'epoch-us' },
        report: { rows: 4, bars: 4, firstTime: 1_704_067_200_000, intervalMs: 100, findings: [] },
      });
      const { data } = await loadFile(path, preview.options);
      if (data.kind !== 'depth') throw new Error(data.kind);
      expect(data.levels).toHaveLength(levels);
      const last = levels - 1;
      expect(data.levels[last]).toEqual({
        bidPrice: new Float64Array(4).fill(100 - last / 2),
        bidSize: new Float64Array(4).fill(20 + last),
        askPrice: new Float64Array(4).fill(100.5 + last / 2),
        askSize: new Float64Array(4).fill(10 + last),
      });
    },
  );

  it.each([
    [
      'Databento',
      'ts_event,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,bid_px_01,ask_px_01,bid_sz_01,ask_sz_01',
      '2024-01-02T14:30:00Z,99,101,5,6,1,1,98,102,7,8',
    ],
    [
      'Binance',
      'update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time',
      '7,99,5,101,6,1704205800000',
    ],
    [
      'numbered',
      'time,bid1,bid1_size,ask1,ask1_size,bid2,bid2_size,ask2,ask2_size',
      '2024-01-02 14:30:00,99,5,101,6,98,7,102,8',
    ],
    ['short', 'datetime,bp1,bv1,ap1,av1,bp2,bv2,ap2,av2', '2024-01-02 14:30:00,99,5,101,6,98,7,102,8'],
    [
      'camel case',
      'Timestamp;AskPrice1;AskSize1;BidPrice1;BidSize1;AskPrice2;AskSize2;BidPrice2;BidSize2',
      '2024-01-02 14:30:00;101;6;99;5;102;8;98;7',
    ],
    ['in words', 'Time,Ask Price 1,Ask Volume 1,Bid Price 1,Bid Volume 1', '2024-01-02 14:30:00,101,6,99,5'],
    ['tick', 'Gmt time,Ask,Bid,AskVolume,BidVolume', '02.01.2024 14:30:00.000,101,99,6,5'],
  ])('is known by names: %s', async (name, header, row) => {
    const second = row.replace('14:30:00', '14:30:01').replace('1704205800000', '1704205801000');
    const path = files.write(`${name}.csv`, lines(header, row, second));
    const { options, report } = await previewFile(path);
    expect(report.findings).toEqual([]);
    const { data } = await loadFile(path, options);
    if (data.kind !== 'depth') throw new Error(data.kind);
    const [best, next] = data.levels;
    expect([best?.bidPrice[0], best?.bidSize[0], best?.askPrice[0], best?.askSize[0]]).toEqual([
      99, 5, 101, 6,
    ]);
    if (next)
      expect([next.bidPrice[0], next.bidSize[0], next.askPrice[0], next.askSize[0]]).toEqual([98, 7, 102, 8]);
    expect(data.time[0]).toBe(Date.UTC(2024, 0, 2, 14, 30));
  });

  it('is known by its numbers where there is no header: ask and bid by turns, as LOBSTER writes them', async () => {
    const path = files.write(
      'lobster.csv',
      lines('1704205800000,101,6,99,5,102,8,98,7', '1704205801000,101,6,99,5,9999999999,0,-9999999999,0'),
    );
    const { options, report } = await previewFile(path);
    // The dummies of an empty level show that a row is no ladder, so the user says what it is.
    expect(options.kind).not.toBe('depth');
    expect(report.findings.length).toBeGreaterThan(0);
    const told = await previewFile(
      files.write(
        'full.csv',
        lines('1704205800000,101,6,99,5,102,8,98,7', '1704205801000,101,6,99,5,103,8,98,7'),
      ),
    );
    expect(told.options.kind).toBe('depth');
    const preview = await previewFile(path, told.options);
    expect(preview.report.findings).toMatchObject([{ kind: 'missing-level', severity: 'warning', count: 1 }]);
    const { data } = await loadFile(path, told.options);
    expect(data.kind === 'depth' && data.levels[1]).toMatchObject({
      askPrice: Float64Array.of(102, Number.NaN),
      bidSize: Float64Array.of(7, Number.NaN),
    });
  });

  it('says which columns are lacking', async () => {
    const path = files.write(
      'quotes.csv',
      lines('time,bid,ask', '2024-01-02 14:30:00,99,101', '2024-01-02 14:30:01,99,101'),
    );
    const { options, report } = await previewFile(path);
    expect(options.kind).toBe('depth');
    expect(report.findings[0]?.message).toContain('No column is set as bid size 1, ask size 1.');
  });

  it('judges what no book has as errors, and what markets do as warnings', async () => {
    const header =
      'time,bid_price_1,bid_size_1,ask_price_1,ask_size_1,bid_price_2,bid_size_2,ask_price_2,ask_size_2';
    const good = (second: number) =>
      `2024-01-02 14:30:${String(second).padStart(2, '0')},99,5,101,6,98,7,102,8`;
    const findings = async (...rows: readonly string[]) => {
      const { report } = await previewFile(
        files.write('book.csv', lines(header, good(1), good(2), good(3), ...rows)),
      );
      return report.findings.map(({ kind, severity, count }) => [kind, severity, count]);
    };
    expect(await findings()).toEqual([]);
    expect(await findings('2024-01-02 14:30:05,99,-5,101,6,98,7,102,8')).toEqual([
      ['negative-size', 'error', 1],
    ]);
    expect(await findings('2024-01-02 14:30:05,0,5,101,6,-1,7,102,8')).toEqual([
      ['non-positive-price', 'error', 1],
    ]);
    expect(await findings('2024-01-02 14:30:05,101,5,101,6,98,7,102,8')).toEqual([
      ['crossed-book', 'warning', 1],
    ]);
    expect(await findings('2024-01-02 14:30:05,97,5,101,6,98,7,102,8')).toEqual([
      ['level-order', 'warning', 1],
    ]);
    expect(await findings('2024-01-02 14:30:05,99,5,,,98,7,,')).toEqual([['missing-level', 'warning', 1]]);
    expect(await findings('2024-01-02 14:30:03,99,5,101,6,98,7,102,9')).toEqual([
      ['duplicate', 'warning', 1],
    ]);
    expect(await findings('2024-01-02 14:30:05,99,many,101,6,98,7,102,8')).toEqual([['bad-row', 'error', 1]]);
    const crossed = (second: number) => `2024-01-02 14:31:0${second},101,5,99,6,98,7,102,8`;
    expect(await findings(...[1, 2, 3, 4].map(crossed))).toContainEqual(['crossed-book', 'error', 4]);
  });
});
