import { operators } from './operators';
import type { FormulaNode } from './tree';

/** Value of a part of a formula that is the same on every bar. Throws for any other: the check has refused it before. */
export function constantOf(node: FormulaNode): number {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'negation':
      return -constantOf(node.operand);
    case 'binary':
      return operators[node.operator](constantOf(node.left), constantOf(node.right));
    case 'call':
      if (node.function.kind === 'pointwise') return node.function.of(...node.arguments.map(constantOf));
      throw new Error(`${node.function.name} is no constant.`);
    case 'column':
    case 'word':
      throw new Error(`A ${node.kind} is no constant.`);
  }
}
