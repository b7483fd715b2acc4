import type { Proposal } from '@shared/sweep-plan';
import type { Axis } from './axes';

/** All proposals of a countable space, each once and numbered from 0. */
export interface Points {
  /** As a float where there are more than 2^53: only its size can then be relied on. */
  readonly size: number;
  point(index: number): Proposal;
}

/** What follows from one value of an axis: the axes that apply only there. */
interface Branch {
  readonly k: number;
  readonly size: number;
  readonly below: readonly Node[];
}

/** An axis, with those values that others depend on; all other values are one point each. */
interface Node {
  readonly axis: Axis;
  readonly size: number;
  readonly branches: readonly Branch[];
}

/**
 * A dimension has one condition at most, so a space is a forest: the points of an axis are the sum over its values, and those of axes side by
 * side their product. Null where an axis cannot be counted.
 */
export function pointsOf(axes: readonly Axis[]): Points | null {
  if (axes.some(({ size }) => size === null)) return null;
  const roots = axes.filter(({ dimension }) => dimension.when === null).map((axis) => nodeOf(axis, axes));
  return {
    size: product(roots),
    point: (index) => {
      const proposal: Proposal = {};
      write(proposal, roots, index);
      return proposal;
    },
  };
}

function nodeOf(axis: Axis, axes: readonly Axis[]): Node {
  const asking = axes.filter(({ dimension }) => dimension.when?.path === axis.path);
  const asked = asking.flatMap(({ dimension }) => dimension.when!.in.map(axis.indexOf));
  const branches = [...new Set(asked)]
    .filter((k) => k >= 0)
    .sort((a, b) => a - b)
    .map((k): Branch => {
      const below = asking
        .filter(({ dimension }) => dimension.when!.in.map(axis.indexOf).includes(k))
        .map((child) => nodeOf(child, axes));
      return { k, below, size: product(below) };
    });
  return { axis, branches, size: branches.reduce((sum, { size }) => sum + size - 1, axis.size ?? 0) };
}

function product(nodes: readonly Node[]): number {
  return nodes.reduce((size, node) => size * node.size, 1);
}

function write(proposal: Proposal, nodes: readonly Node[], index: number): void {
  let rest = index;
  for (const node of nodes) {
    writeNode(proposal, node, rest % node.size);
    rest = Math.floor(rest / node.size);
  }
}

function writeNode(proposal: Proposal, { axis, branches }: Node, index: number): void {
  let added = 0;
  for (const { k, size, below } of branches) {
    if (index < k + added) break;
    if (index < k + added + size) {
      proposal[axis.path] = axis.value(k);
      write(proposal, below, index - k - added);
      return;
    }
    added += size - 1;
  }
  proposal[axis.path] = axis.value(index - added);
}
