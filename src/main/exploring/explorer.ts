import { AppError, fromEnvelope } from '@shared/errors';
import type { Fork, FromJob, JobChild } from '../jobs/protocol';
import type { Questions } from './questions';
import type { RunQuestions } from './run-table';

/**
 * Answers what the window asks about the data of one workspace, in a process of its own that stays: main must never compute
 * while the user waits for something else. Questions are answered one after the other.
 */
export interface Explorer<Q = Questions> {
  /**
   * @param onProgress is told the share that is done, where the question takes a while.
   * @throws AppError what the question failed with; `cancelled` where the explorer is stopped.
   */
  ask<K extends keyof Q & string>(
    name: K,
    ask: AskOf<Q, K>,
    onProgress?: (fraction: number) => void,
  ): Promise<AnswerOf<Q, K>>;
  /** Ends what is under way; the next question is answered by a new process. */
  cancel(): void;
  /** Ends the process for good. */
  stop(): Promise<void>;
}

type AskOf<Q, K extends keyof Q> = Q[K] extends { ask: infer A } ? A : never;
type AnswerOf<Q, K extends keyof Q> = Q[K] extends { answer: infer A } ? A : never;

/** What is asked about the table of runs is answered by a process that nothing else is asked of. */
export type Clerk = Explorer<RunQuestions>;

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((fraction: number) => void) | undefined;
}

interface Running {
  readonly child: JobChild;
  readonly exited: Promise<void>;
  readonly waiting: Map<number, Waiting>;
  /** Asked before the process was ready to listen. */
  unsent: (() => void)[] | null;
}

export function createClerk(fork: Fork, workspace: string): Clerk {
  return createAsker<RunQuestions>(fork, 'clerk', workspace);
}

export function createExplorer(fork: Fork, workspace: string): Explorer {
  return createAsker<Questions>(fork, 'explore', workspace);
}

function createAsker<Q>(fork: Fork, entry: 'explore' | 'clerk', workspace: string): Explorer<Q> {
  let running: Running | null = null;
  let isStopped = false;
  let nextId = 1;

  const start = (): Running => {
    const child = fork(entry);
    const waiting = new Map<number, Waiting>();
    const exited = new Promise<void>((resolve) => {
      child.onExit((code) => {
        if (running?.child === child) running = null;
        for (const { reject } of waiting.values()) reject(goneAway(code));
        waiting.clear();
        resolve();
      });
    });
    const started: Running = { child, exited, waiting, unsent: [] };
    child.onMessage((message) => hear(started, message));
    return started;
  };
  const drop = (why: AppError): Running | null => {
    const dropped = running;
    running = null;
    for (const { reject } of dropped?.waiting.values() ?? []) reject(why);
    dropped?.waiting.clear();
    dropped?.child.kill();
    return dropped;
  };

  return {
    ask<K extends keyof Q & string>(name: K, ask: AskOf<Q, K>, onProgress?: (fraction: number) => void) {
      if (isStopped) return Promise.reject(new AppError('cancelled', 'The workspace was closed.'));
      running ??= start();
      const { child, waiting, unsent } = running;
      const id = nextId++;
      const send = () => child.send({ type: 'ask', id, workspace, name, ask });
      return new Promise<AnswerOf<Q, K>>((resolve, reject) => {
        // Sound because a process answers a question with its own kind of answer, under its own number.
        waiting.set(id, { resolve: (answer) => resolve(answer as AnswerOf<Q, K>), reject, onProgress });
        if (unsent === null) send();
        else unsent.push(send);
      });
    },
    cancel() {
      drop(new AppError('cancelled', 'Cancelled.'));
    },
    async stop() {
      isStopped = true;
      await drop(new AppError('cancelled', 'The workspace was closed.'))?.exited;
    },
  };
}

function hear(running: Running, message: FromJob): void {
  if (message.type === 'ready') {
    for (const send of running.unsent ?? []) send();
    running.unsent = null;
  }
  if (message.type === 'answering') running.waiting.get(message.id)?.onProgress?.(message.fraction);
  if (message.type !== 'answer') return;
  const waiting = running.waiting.get(message.id);
  running.waiting.delete(message.id);
  if (message.outcome.ok) waiting?.resolve(message.outcome.value);
  else waiting?.reject(fromEnvelope(message.outcome.error));
}

function goneAway(code: number | null): AppError {
  return new AppError(
    'internal',
    `The process that reads the data ended unexpectedly (exit code ${code ?? 'none'}). Try again.`,
  );
}
