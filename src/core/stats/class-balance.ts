import type { Confusion } from './classification';

/**
 * Mean of the shares of ups and of not-ups that were said right: 0.5 of what says the same every time. Equal to scikit-learn's
 * `balanced_accuracy_score`, but NaN where one of the classes never happened.
 */
export function balancedAccuracy({ tp, fp, tn, fn }: Confusion): number {
  return (tp / (tp + fn) + tn / (tn + fp)) / 2;
}

/**
 * Matthews correlation coefficient (Biochimica et Biophysica Acta 405, 1975), -1 to 1: the correlation of what was said with what
 * happened. Equal to scikit-learn's `matthews_corrcoef`, but NaN where one class alone was said or happened.
 */
export function matthews({ tp, fp, tn, fn }: Confusion): number {
  // Roots first: the product of the four overflows nothing, but loses digits beyond 2^53.
  const scale = Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn);
  return (tp * tn - fp * fn) / scale;
}
