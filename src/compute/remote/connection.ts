import { type AppError, fromEnvelope } from '@shared/errors';
import type { Answers, CallOf, Method, Reply, Request } from './messages';
import type { Port } from './port';

interface Pending {
  resolve(answer: unknown): void;
  reject(error: AppError): void;
}

/** Calls over a port and their answers. */
export class Connection {
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;
  private isClosed = false;

  /** `gone` makes the error of every call that is not answered before the other end goes, and of every one after. */
  constructor(
    private readonly port: Port,
    private readonly gone: () => AppError,
    onClose: () => void,
  ) {
    port.listen(
      (message) => this.settle(message as Reply),
      () => {
        this.isClosed = true;
        for (const { reject } of this.pending.values()) reject(gone());
        this.pending.clear();
        onClose();
      },
    );
  }

  ask<M extends Method>(call: CallOf<M>): Promise<Answers[M]> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) return reject(this.gone());
      const id = ++this.lastId;
      this.post({ type: 'ask', id, call });
      this.pending.set(id, { resolve: (answer) => resolve(answer as Answers[M]), reject });
    });
  }

  /** Where the other end has gone, what is to be disposed has gone with it. */
  dispose(number: number): void {
    if (!this.isClosed) this.post({ type: 'dispose', number });
  }

  private post(request: Request): void {
    this.port.post(request);
  }

  private settle({ id, outcome }: Reply): void {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    if (outcome.ok) pending?.resolve(outcome.value);
    else pending?.reject(fromEnvelope(outcome.error));
  }
}
