import type { Entry } from './entry';

/** What data may be, how it is brought into one shape, and what is done about its faults. */
export const marketData: readonly Entry[] = [
  {
    name: 'Kinds of series',
    text: 'Bars are what experiments trade. Single values are a volatility index, a sentiment score, a macro figure. An order book is snapshots of the best levels, price and size on both sides. The import recognises which a file holds; choose another where it is wrong.',
  },
  {
    name: 'Import profile',
    text: 'How a file is read, kept under a name. A file with the same columns is then read so, before it is guessed at. Save one in the import dialog.',
  },
  {
    name: 'Folders',
    text: 'Drop a folder or several files, or take File, Import a folder. Every file becomes a series, named after the file or the instruments in it; a report says what became of each. Nothing is stored before all are read.',
  },
  {
    name: 'Import more',
    text: 'A later file of a series adds to it: details of the series, Import more. What is new, the same, different and missing is shown first; different values are replaced only if you say so. Finished runs keep the bars they were made from.',
  },
  {
    name: 'Charts of long series',
    text: 'Where bars are too many for the screen, a candle stands for several: the legend says how many and from when to when. An indicator then shows its last value, and in its own pane a band of all it went through. Zoom in until single bars show.',
  },
  {
    name: 'Quality',
    text: 'The tab beside the chart checks a series: gaps, outliers, stale prices, opens that equal the close before, zero volume, splits not taken out, times that shift by hours. A remedy is your decision, is recorded with date and reason, and can be undone: the bars stay as imported.',
  },
  {
    name: 'Calendar',
    text: 'Choose the exchange of a series in its details: gaps are judged by its sessions and holidays, and experiments suggest it. With a calendar a daily bar holds the session alone and carries its date; shorter bars count from the open.',
  },
  {
    name: 'Length of a bar',
    text: 'Bars can be brought to any longer length, from a minute to a week: by the clock of UTC, or by the sessions of a calendar, across daylight saving. A last bar that is not over is left out.',
  },
  {
    name: 'Missing bars',
    text: 'Bars that the calendar expects and the series lacks. Leave: windows run over the gap. Fill: a bar at the close before, without volume. Break: no window and no label reaches across, though features still look back over it.',
  },
  {
    name: 'Splits and dividends',
    text: 'Type or paste lines of date, split and dividend in the details of a series, and tick the box where the file, like that of Yahoo, has the splits taken out already. Adjusted prices use the adjusted close of the file, or these where it has none. Levels of adjusted prices know of later splits; returns do not.',
  },
  {
    name: 'Joined series',
    text: 'An experiment may join other series, each under a name of its own. At every bar a feature sees the last value known by the end of that bar. A value stamped at the start of what it measures, as a daily bar is, is known one interval later; then the publication lag is added. Dates are days of UTC: a daily score made over the day of another zone needs a lag. The form shows on an example when a value is first seen.',
    formula: 'known = time + interval (if stamped at its start) + lag',
  },
  {
    name: 'Joined series in formulas',
    text: 'A joined series vix of single values is vix. Bars spy are spy_open, spy_high, spy_low, spy_close and spy_volume. An order book named book is book_bid_price_1, book_bid_size_1, book_ask_price_1, book_ask_size_1 and so on for every level.',
    formula: 'zscore(log(vix), 20)',
  },
];
