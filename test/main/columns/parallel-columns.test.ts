import { resolve } from 'node:path';
import { areKept, computeColumn, inlineColumns, type OpenColumns } from '@core/dataset/column-source';
import { withFeatures } from '@core/dataset/feature-columns';
import { computeFeature } from '@core/features/registry';
import { type Joined, nothingJoined } from '@core/joined';
import { type Helpers, parallelColumns } from '@main/columns/parallel-columns';
import type { SharedWork } from '@main/columns/shared-work';
import { TaskBoard } from '@main/columns/task-board';
import { startThreads } from '@main/columns/threads';
import type { FeatureSpec } from '@shared/spec';
import { describe, expect, it, vi } from 'vitest';
import { sampleCatalog } from '../../core/features/arbitrary-feature';
import { sampleBars } from '../../core/features/sample-bars';
import { sampleJoined } from '../../core/features/sample-joined';

const length = 2000;
const marketOf = (joined: Joined, bars = sampleBars(length)) => ({ bars, joined, breaks: null, notes: [] });
const market = marketOf(sampleJoined(length));

/** Every registered feature, those of joined series too. */
const specs: readonly FeatureSpec[] = sampleCatalog.map(({ kind, parameters }) => ({
  kind,
  ...Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default])),
}));

const file = resolve('out/cli/columns.cjs');
const nobody: Helpers = { end: async () => undefined };

interface Opened {
  readonly open: OpenColumns;
  readonly report: ReturnType<typeof vi.fn>;
  /** Resolves once the threads are gone. */
  readonly gone: Promise<void>;
}

/** On so many threads, each look at the features with them kept or with room for a few alone. */
function onThreads(threads: number, isKept: boolean, program = file): Opened {
  const report = vi.fn();
  let isGone: () => void = () => undefined;
  const gone = new Promise<void>((done) => {
    isGone = done;
  });
  const begin = (work: SharedWork): Helpers => {
    const begun = startThreads(program, threads - 1, report);
    begun.give(work);
    return { end: () => begun.end().then(isGone) };
  };
  return {
    open: parallelColumns({ helpers: threads - 1, begin, compute: computeColumn, isKept: () => isKept }),
    report,
    gone,
  };
}

/** Bits of the values at both looks, and of where all are known. */
function bitsOf(open: OpenColumns, these = specs, of = market) {
  return withFeatures(of, these, open, ({ each, known }) => {
    const looked: BigUint64Array[] = [bits(known)];
    each((values, f) => {
      expect(looked.length).toBe(f + 1);
      looked.push(bits(values));
    });
    return looked;
  });
}

const bits = (values: Float64Array) => new BigUint64Array(Float64Array.from(values).buffer);

describe.each([true, false])('features on several threads, kept: %s', (isKept) => {
  const alone = bitsOf(inlineColumns);

  it.each([1, 2, 3])('are the same bits on %i as on one', async (threads) => {
    const { open, report, gone } = onThreads(threads, isKept);
    expect(bitsOf(open)).toEqual(alone);
    await gone;
    expect(report).not.toHaveBeenCalled();
  });

  it('are computed by this thread where the others cannot start, and it is told why', async () => {
    const { open, report, gone } = onThreads(3, isKept, resolve('out/cli/not-there.cjs'));
    // As in a job that computes for a second without a look at its messages.
    const busy: OpenColumns = (of, features) => {
      const opened = open(of, features);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
      return opened;
    };
    expect(bitsOf(busy)).toEqual(alone);
    await gone;
    expect(report).toHaveBeenCalledOnce();
    expect(report.mock.calls[0]?.[0]).toMatch(/^A thread could not help to compute the features.*not-there/s);
  });

  it('are computed by this thread where another gives one up, or is lost with it', () => {
    const begin = (work: SharedWork): Helpers => {
      const board = new TaskBoard(work.board);
      const [given, lost] = [board.take(), board.take()];
      expect([given, lost]).toEqual([0, 1]);
      board.giveUp(0);
      return nobody;
    };
    const open = parallelColumns({
      helpers: 1,
      begin,
      compute: computeColumn,
      isKept: () => isKept,
      patienceMs: 5,
    });
    expect(bitsOf(open)).toEqual(alone);
  });

  it('fail with the sentence of one thread, and leave no thread', async () => {
    const flat = marketOf(nothingJoined, {
      ...sampleBars(length),
      volume: new Float64Array(length).fill(NaN),
    });
    const these: readonly FeatureSpec[] = [
      { kind: 'return' },
      { kind: 'mfi' },
      { kind: 'sma', period: 2500 },
    ];
    const { open, gone } = onThreads(3, isKept);
    const sentence = (how: OpenColumns) => {
      try {
        bitsOf(how, these, flat);
        return null;
      } catch (error) {
        return error;
      }
    };
    expect(sentence(inlineColumns)).toMatchObject({
      faults: [{ path: 'features.1' }, { path: 'features.2' }],
    });
    expect(sentence(open)).toEqual(sentence(inlineColumns));
    await gone;
  });

  it('throw what a feature throws at its turn, not before', () => {
    const seen: number[] = [];
    const failing: OpenColumns = (of, features) =>
      parallelColumns({
        helpers: 1,
        begin: loseFirst,
        compute: computeColumn,
        isKept: () => isKept,
        patienceMs: 5,
      })(
        of,
        features.map((feature, f) =>
          f === 2 ? { ...feature, definition: { ...feature.definition, compute: refuse } } : feature,
        ),
      );
    const source = () =>
      withFeatures(
        market,
        specs.slice(0, 4),
        (of, features) => {
          const opened = failing(of, features);
          return {
            ...opened,
            close: () => opened.close(),
            each: (visit) =>
              opened.each((values, f) => {
                seen.push(f);
                visit(values, f);
              }),
          };
        },
        () => undefined,
      );
    expect(source).toThrow('Cannot compute this.');
    expect(seen).toEqual([0, 1]);
  });
});

/** The first feature is another thread's, so this one computes those after it while it waits. */
function loseFirst(work: SharedWork): Helpers {
  new TaskBoard(work.board).take();
  return nobody;
}

function refuse(): Float64Array {
  throw new RangeError('Cannot compute this.');
}

describe('the memory of features on several threads', () => {
  const workOf = (features: number, isKept: (features: number, bars: number) => boolean) => {
    const works: SharedWork[] = [];
    const begin = (work: SharedWork) => {
      works.push(work);
      return nobody;
    };
    const these = Array.from({ length: features }, (_, k) => ({ kind: 'sma', period: k + 2 }));
    bitsOf(parallelColumns({ helpers: 3, begin, compute: computeColumn, isKept }), these);
    return works[0]!;
  };

  it('has room for three features a thread where they are not kept', () => {
    expect(workOf(40, () => false).slots.length).toBe(12 * length);
    expect(workOf(2, () => false).slots.length).toBe(4 * length);
  });

  it('has room for all of them where they are kept, which is up to half a gigabyte', () => {
    expect(workOf(40, areKept).slots.length).toBe(40 * length);
    expect([areKept(64, 2 ** 20), areKept(65, 2 ** 20)]).toEqual([true, false]);
  });

  it('is shared with the threads and with nobody else', () => {
    const { slots, market: shared } = workOf(2, areKept);
    expect([slots, shared.bars.close].map(({ buffer }) => buffer)).toEqual([
      expect.any(SharedArrayBuffer),
      expect.any(SharedArrayBuffer),
    ]);
    expect(market.bars.close.buffer).toBeInstanceOf(ArrayBuffer);
    expect(bits(computeFeature(shared.bars, { kind: 'rsi' }))).toEqual(
      bits(computeFeature(market.bars, { kind: 'rsi' })),
    );
  });
});
