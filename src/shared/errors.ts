/** What went wrong, in a word the caller can branch on. */
export const errorKinds = [
  'invalid',
  'notFound',
  'conflict',
  'busy',
  'io',
  'cancelled',
  'unsupported',
  'internal',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** An error whose message is a sentence for the user: what went wrong, where, and what to do. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly kind: ErrorKind,
    message: string,
    /** Further lines, one finding each: bad rows of a file, faulty fields of a spec. */
    readonly details: readonly string[] = [],
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}

/** An error as it travels between processes; stack traces stay in the log. */
export interface ErrorEnvelope {
  readonly kind: ErrorKind;
  readonly message: string;
  readonly details: readonly string[];
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorEnvelope };

export function toEnvelope(error: unknown): ErrorEnvelope {
  if (error instanceof AppError) return { kind: error.kind, message: error.message, details: error.details };
  const reason = error instanceof Error ? error.message : String(error);
  return {
    kind: 'internal',
    message: `Longshort hit an unexpected problem: ${reason}. Nothing was changed; the log has the details.`,
    details: [],
  };
}

export function fromEnvelope(envelope: ErrorEnvelope): AppError {
  return new AppError(envelope.kind, envelope.message, envelope.details);
}

/** Closes a switch over a union: a new member is then a compile error, not a silent fall-through. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
