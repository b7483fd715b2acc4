import { AppError, type Outcome, toEnvelope } from '@shared/errors';
import { parentPort } from '../jobs/parent-port';
import type { FromJob, ToJob } from '../jobs/protocol';
import { readWorkspace } from '../storage/workspace';
import { answers } from './answers';
import type { QuestionName } from './questions';
import { createSeriesCache, type SeriesCache } from './series-cache';

type Question = Extract<ToJob, { type: 'ask' }>;

/** Answers questions about one workspace until main ends this process or is gone. */
export function serveExploring(): void {
  const post = (message: FromJob): void => {
    if (parentPort) parentPort.postMessage(message);
    else process.send?.(message);
  };
  let cache: { readonly workspace: string; readonly series: SeriesCache } | null = null;
  const seriesOf = (workspace: string): SeriesCache => {
    if (cache?.workspace !== workspace) {
      cache?.series.db.close();
      cache = { workspace, series: createSeriesCache(readWorkspace(workspace)) };
    }
    return cache.series;
  };
  let last: Promise<void> = Promise.resolve();
  const receive = (message: ToJob): void => {
    if (message.type !== 'ask') return;
    last = last.then(async () => {
      const tell = (fraction: number) => post({ type: 'answering', id: message.id, fraction });
      const outcome = await answer(() => seriesOf(message.workspace), message, tell);
      post({ type: 'answer', id: message.id, outcome });
    });
  };
  if (parentPort) {
    parentPort.on('message', ({ data }) => data.type === 'ask' && receive(data));
  } else {
    process.on('message', (message) => receive(message as ToJob));
    process.on('disconnect', () => process.exit(0));
  }
  post({ type: 'ready' });
}

async function answer(
  series: () => SeriesCache,
  question: Question,
  tell: (fraction: number) => void,
): Promise<Outcome<unknown>> {
  try {
    const work = answers[question.name as QuestionName] as (
      cache: SeriesCache,
      ask: unknown,
      tell: (fraction: number) => void,
    ) => unknown;
    return { ok: true, value: await work(series(), question.ask, tell) };
  } catch (error) {
    if (!(error instanceof AppError)) console.error(error);
    return { ok: false, error: toEnvelope(error) };
  }
}
