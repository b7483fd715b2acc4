import type { Fork, FromTrialWorker, ToTrialWorker } from '../protocol';

/** A process that makes trials. */
export interface TrialWorker {
  /** Place among all workers, from 0. */
  readonly place: number;
  readonly pid: number | undefined;
  send(message: ToTrialWorker): void;
  /** Ends it at once; what it was making is lost. */
  kill(): void;
  /** Resolves once the process is gone. */
  readonly gone: Promise<void>;
}

export interface TrialWorkerHooks {
  onMessage(message: FromTrialWorker): void;
  /** Called once, whatever ended it. */
  onGone(code: number | null): void;
}

export function startTrialWorker(fork: Fork, place: number, hooks: TrialWorkerHooks): TrialWorker {
  const child = fork('trial');
  /** What was to be said before it listened. */
  let unsent: ToTrialWorker[] | null = [];
  child.onMessage((message) => {
    switch (message.type) {
      case 'ready':
        for (const one of unsent ?? []) child.send(one);
        unsent = null;
        return;
      case 'trial-begun':
      case 'trial-progress':
      case 'trial-withdrawn':
      case 'trial-ended':
        hooks.onMessage(message);
        return;
      default:
        throw new Error(`A process that makes trials cannot say ${message.type}.`);
    }
  });
  const gone = new Promise<void>((resolve) => {
    child.onExit((code) => {
      hooks.onGone(code);
      resolve();
    });
  });
  return {
    place,
    get pid() {
      return child.pid;
    },
    gone,
    send: (message) => (unsent === null ? child.send(message) : void unsent.push(message)),
    kill: () => child.kill(),
  };
}
