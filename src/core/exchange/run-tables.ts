import type { RunResult, SplitName, Trade } from '@shared/runs';
import type { ExportColumn, ExportTable } from './table';

type Numbers = Float64Array | null;

/** What every bar of a run came to, one split after the other; columns that the label or the loss has no such thing for are left out. */
export function predictionTable(results: readonly RunResult[]): ExportTable {
  const rows = results.reduce((sum, { time }) => sum + time.length, 0);
  const joined = (of: (result: RunResult) => Numbers): Float64Array => {
    const values = new Float64Array(rows).fill(Number.NaN);
    let at = 0;
    for (const result of results) {
      const part = of(result);
      if (part !== null) values.set(part, at);
      at += result.time.length;
    }
    return values;
  };
  const number = (name: string, of: (result: RunResult) => Numbers): readonly ExportColumn[] =>
    results.every((result) => of(result) === null) ? [] : [{ name, kind: 'number', values: joined(of) }];
  const splits = results.flatMap(({ split, time }): SplitName[] => Array(time.length).fill(split));
  return {
    rows,
    columns: [
      { name: 'time', kind: 'time', values: joined(({ time }) => time) },
      { name: 'split', kind: 'text', values: splits },
      ...number('open', ({ open }) => open),
      ...number('high', ({ high }) => high),
      ...number('low', ({ low }) => low),
      ...number('close', ({ close }) => close),
      ...number('volume', ({ volume }) => volume),
      ...number('probability_up', ({ probability }) => probability),
      ...number('probability_down', ({ probabilityDown }) => probabilityDown),
      ...number('rose', ({ label }) => label),
      ...number('outcome', ({ outcome }) => outcome),
      ...number('forecast', ({ forecast }) => forecast),
      ...number('forecast_low', ({ forecastLow }) => forecastLow),
      ...number('forecast_high', ({ forecastHigh }) => forecastHigh),
      ...number('position', ({ position }) => position),
      ...number('gross_position', ({ gross }) => gross),
      ...number('equity', ({ equity }) => equity),
      ...number('buy_and_hold', ({ buyAndHold }) => buyAndHold),
      ...number('drawdown', ({ drawdown }) => drawdown),
    ],
  };
}

/** Every trade of a run, one split after the other. Series and weight are those of a panel alone. */
export function tradeTable(results: readonly RunResult[]): ExportTable {
  const trades = results.flatMap(({ split, trades: own }) => own.map((trade) => ({ split, trade })));
  const number = (name: string, of: (trade: Trade) => number): ExportColumn => ({
    name,
    kind: 'number',
    values: Float64Array.from(trades, ({ trade }) => of(trade)),
  });
  const time = (name: string, of: (trade: Trade) => number): ExportColumn => ({
    name,
    kind: 'time',
    values: Float64Array.from(trades, ({ trade }) => of(trade)),
  });
  const panel: readonly ExportColumn[] = trades.some(({ trade }) => trade.series !== undefined)
    ? [
        { name: 'series', kind: 'text', values: trades.map(({ trade }) => trade.series ?? null) },
        number('weight', ({ weight }) => weight ?? Number.NaN),
      ]
    : [];
  return {
    rows: trades.length,
    columns: [
      { name: 'split', kind: 'text', values: trades.map(({ split }) => split) },
      ...panel,
      { name: 'direction', kind: 'text', values: trades.map(({ trade }) => trade.direction) },
      time('entry_time', ({ entryTime }) => entryTime),
      time('exit_time', ({ exitTime }) => exitTime),
      number('entry_price', ({ entryPrice }) => entryPrice),
      number('exit_price', ({ exitPrice }) => exitPrice),
      { name: 'bars', kind: 'count', values: trades.map(({ trade }) => trade.bars) },
      number('net_return', ({ netReturn }) => netReturn),
      { name: 'forced', kind: 'flag', values: trades.map(({ trade }) => trade.isForced) },
    ],
  };
}
