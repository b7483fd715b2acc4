import { AppError, type Outcome, toEnvelope } from '@shared/errors';
import { parentPort } from '../jobs/parent-port';
import type { FromJob, ToJob } from '../jobs/protocol';
import type { Db } from '../storage/open';
import { readWorkspace } from '../storage/workspace';

type Question = Extract<ToJob, { type: 'ask' }>;

type Answers<C> = Readonly<
  Record<string, (context: C, ask: never, tell: (fraction: number) => void) => unknown>
>;

/**
 * Answers questions about one workspace until main ends this process or is gone.
 *
 * @param open what is kept of a workspace from question to question
 */
export function serveQuestions<C>(open: (db: Db) => C, answers: Answers<C>): void {
  const post = (message: FromJob): void => {
    if (parentPort) parentPort.postMessage(message);
    else process.send?.(message);
  };
  let kept: { readonly workspace: string; readonly db: Db; readonly context: C } | null = null;
  const contextOf = (workspace: string): C => {
    if (kept?.workspace !== workspace) {
      kept?.db.close();
      const db = readWorkspace(workspace);
      kept = { workspace, db, context: open(db) };
    }
    return kept.context;
  };
  let last: Promise<void> = Promise.resolve();
  const receive = (message: ToJob): void => {
    if (message.type !== 'ask') return;
    last = last.then(async () => {
      const tell = (fraction: number) => post({ type: 'answering', id: message.id, fraction });
      const outcome = await answer(answers, () => contextOf(message.workspace), message, tell);
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

async function answer<C>(
  answers: Answers<C>,
  contextOf: () => C,
  question: Question,
  tell: (fraction: number) => void,
): Promise<Outcome<unknown>> {
  try {
    const work = answers[question.name] as (
      context: C,
      ask: unknown,
      tell: (fraction: number) => void,
    ) => unknown;
    return { ok: true, value: await work(contextOf(), question.ask, tell) };
  } catch (error) {
    if (!(error instanceof AppError)) console.error(error);
    return { ok: false, error: toEnvelope(error) };
  }
}
