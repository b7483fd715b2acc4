/** A stretch of what was typed. */
export interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export interface ValuePiece extends Piece {
  /** Then it is never a number, a time or n/a. */
  readonly isQuoted: boolean;
}

export const operators = ['=', '!=', '<', '<=', '>', '>=', '~', '!~', ':'] as const;
export type Operator = (typeof operators)[number];

/** A query as it was written, before it is known what its fields are. */
export type QueryNode =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly QueryNode[] }
  | { readonly kind: 'not'; readonly part: QueryNode }
  | { readonly kind: 'search'; readonly text: string }
  | {
      readonly kind: 'test';
      readonly field: Piece;
      readonly operator: Operator;
      readonly value: ValuePiece;
    };

/** What is wrong with a query, and where in it; `to` is exclusive. */
export interface QueryFault {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** Thrown within the query language alone. */
export class FaultyQuery extends Error {
  constructor(readonly fault: QueryFault) {
    super(fault.message);
  }
}

export function fault(message: string, { from, to }: Pick<Piece, 'from' | 'to'>): FaultyQuery {
  return new FaultyQuery({ message, from, to });
}
