import { formatCount, formatNumber } from '../../../ui/format';

/** Says so where not all are drawn. */
export const thinnedText = (drawn: number, of: number): string =>
  drawn === of ? '' : `${formatNumber(drawn)} of ${formatNumber(of)} drawn`;

/** Says so where some that ran to their end have no value, as a Sharpe ratio without trades. */
export const undefinedText = (count: number): string =>
  count === 0 ? '' : `${formatCount(count, 'trial')} without a value`;

/** Says so where some are drawn at the end of the axis, though they are worse. */
export const beyondText = (beyond: number): string =>
  beyond === 0 ? '' : `${formatCount(beyond, 'trial')} far worse at the edge`;
