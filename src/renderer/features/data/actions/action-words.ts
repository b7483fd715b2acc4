import type { CorporateAction } from '@shared/series';
import { formatCount, formatDate } from '../../../ui/format';

/** `7:1` for seven new shares of one old. */
export function splitText(value: number): string {
  for (let old = 1; old <= 100; old++) {
    const shares = Math.round(value * old);
    if (shares > 0 && Math.abs(value * old - shares) < 1e-9) return `${shares}:${old}`;
  }
  return `${value}:1`;
}

export function actionText({ kind, value }: CorporateAction): string {
  return kind === 'split' ? splitText(value) : String(Number(value.toPrecision(8)));
}

/** `2 splits, 20 dividends`, or `none`. */
export function countText(actions: readonly CorporateAction[]): string {
  const splits = actions.filter(({ kind }) => kind === 'split').length;
  const dividends = actions.length - splits;
  const parts = [
    ...(splits > 0 ? [formatCount(splits, 'split')] : []),
    ...(dividends > 0 ? [formatCount(dividends, 'dividend')] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'none';
}

/** All of them with more, by date; of two of one kind and day the new one stays. */
export function withMore(
  actions: readonly CorporateAction[],
  more: readonly CorporateAction[],
): readonly CorporateAction[] {
  const keyOf = ({ kind, time }: CorporateAction): string => `${time} ${kind}`;
  const byKey = new Map([...actions, ...more].map((action) => [keyOf(action), action]));
  return [...byKey.values()].sort((a, b) => a.time - b.time || (a.kind < b.kind ? -1 : 1));
}

/** Name of an action for those who do not see the table. */
export const titleOf = (action: CorporateAction): string =>
  `${action.kind} of ${actionText(action)} on ${formatDate(action.time)}`;
