import type { AuxiliarySpec } from './spec';

/** A joined series in words: `VIX, known one interval and 2 days after its times`. */
export function auxiliaryText({ series, ...timing }: Omit<AuxiliarySpec, 'name'>): string {
  return `${series}, ${timingText(timing)}`;
}

/** When its values are known: `known at its times`, `known one interval and 2 days after its times`. */
export function timingText({ stamped, lag, lagUnit }: Omit<AuxiliarySpec, 'name' | 'series'>): string {
  const delay = lag === 1 ? `1 ${lagUnit.slice(0, -1)}` : `${lag} ${lagUnit}`;
  const parts = [...(stamped === 'start' ? ['one interval'] : []), ...(lag > 0 ? [delay] : [])];
  return parts.length === 0 ? 'known at its times' : `known ${parts.join(' and ')} after its times`;
}
