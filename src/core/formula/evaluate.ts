import { AppError, assertNever } from '@shared/errors';
import type { Bars } from '../bars';
import { type Joined, nothingJoined } from '../joined';
import { valuesByColumn } from '../joined-columns';
import { operators } from './operators';
import { sortArguments, warmUpOf } from './reach';
import { settingsOf } from './settings';
import type { CallNode, FormulaNode } from './tree';

/**
 * One value a bar, from that bar and earlier ones only; NaN through the warm-up and where the formula is undefined, as by
 * a division by 0. In time linear in bars times nodes. [time]. Throws AppError `invalid` where a column is not there.
 */
export function evaluateFormula(ast: FormulaNode, bars: Bars, joined: Joined = nothingJoined): Float64Array {
  const values = new Evaluator(bars, joined).values(ast);
  return ast.kind === 'column' ? values.slice() : values;
}

class Evaluator {
  private readonly length: number;
  private joinedColumns: ReadonlyMap<string, Float64Array> | null = null;

  constructor(
    private readonly bars: Bars,
    private readonly joined: Joined,
  ) {
    this.length = bars.time.length;
  }

  values(node: FormulaNode): Float64Array {
    switch (node.kind) {
      case 'number':
        return new Float64Array(this.length).fill(node.value);
      case 'column':
        return this.column(node.name);
      case 'negation':
        return this.values(node.operand).map((value) => -value);
      case 'binary':
        return this.pointwise(node, [node.left, node.right], operators[node.operator]);
      case 'call':
        return this.call(node);
      case 'word':
        throw new Error(`The setting "${node.word}" has no values.`);
      default:
        return assertNever(node);
    }
  }

  private column(name: string): Float64Array {
    const { bars } = this;
    switch (name) {
      case 'open':
      case 'high':
      case 'low':
      case 'close':
      case 'volume':
        return bars[name];
    }
    this.joinedColumns ??= valuesByColumn(this.joined);
    const column = this.joinedColumns.get(name);
    if (column === undefined)
      throw new AppError('invalid', `The formula reads "${name}", which is not among the data.`);
    return column;
  }

  private call(node: CallNode): Float64Array {
    const { function: called, arguments: written } = node;
    switch (called.kind) {
      case 'pointwise':
        return this.pointwise(node, written, called.of);
      case 'rolling': {
        const { series, numbers } = sortArguments(node);
        const inputs = series.map((part) => this.values(part));
        return undefinedUnlessFinite(called.compute(inputs, numbers));
      }
      case 'bars':
        return called.compute(this.bars, settingsOf(called, written), this.joined);
      default:
        return assertNever(called);
    }
  }

  /**
   * A function of the values at each bar. It is not asked before the warm-up is over: of two branches one may be defined
   * sooner than the other.
   */
  private pointwise(
    node: FormulaNode,
    parts: readonly FormulaNode[],
    of: (...values: readonly number[]) => number,
  ): Float64Array {
    const [a, b, c] = parts.map((part) => this.values(part));
    const out = new Float64Array(this.length).fill(NaN);
    for (let t = warmUpOf(node); t < this.length; t++) {
      const value =
        b === undefined ? of(a![t]!) : c === undefined ? of(a![t]!, b[t]!) : of(a![t]!, b[t]!, c[t]!);
      if (Number.isFinite(value)) out[t] = value;
    }
    return out;
  }
}

/** In place: the sum of values near the largest number there is may be beyond it. */
function undefinedUnlessFinite(values: Float64Array): Float64Array {
  for (let t = 0; t < values.length; t++) if (!Number.isFinite(values[t]!)) values[t] = NaN;
  return values;
}
