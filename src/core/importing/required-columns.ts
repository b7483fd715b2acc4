import type { BarRole, Finding, ImportOptions } from '@shared/series';
import { columnsOf } from './detect';
import { finding } from './findings';

const required = ['time', 'open', 'high', 'low', 'close'] as const satisfies readonly BarRole[];
const once = [
  'open',
  'high',
  'low',
  'close',
  'volume',
  'adjustedClose',
] as const satisfies readonly BarRole[];

/** What the roles of the columns lack, or give twice; null when bars can be read. */
export function columnFinding({ columns, delimiter }: ImportOptions): Finding | null {
  const lacking = required.filter((role) => !columns.includes(role));
  const twice = once.filter((role) => columnsOf(columns, role).length > 1);
  if (lacking.length === 0 && twice.length === 0) return null;
  const told = delimiter === '\t' ? 'tab' : delimiter === ' ' ? 'space' : delimiter;
  const sentences = [
    lacking.length > 0 &&
      `No column is set as ${lacking.join(', ')}. Set the role of each column, or the delimiter if "${told}" does not part the cells.`,
    twice.length > 0 && `More than one column is set as ${twice.join(', ')}. Set all but one to ignore.`,
  ];
  return finding('missing-column', 'error', lacking.length + twice.length, {
    message: sentences.filter((sentence) => sentence !== false).join(' '),
  });
}
