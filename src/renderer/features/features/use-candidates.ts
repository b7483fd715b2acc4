import type { FeatureSpec } from '@shared/spec';
import { useWorkspacePath } from '../../api/use-workspace-path';
import { draftKey } from '../experiments/draft-store';
import { useCandidatesStore } from './candidates-store';
import { featureKey } from './feature-key';

export interface CandidateList {
  /** All that are looked at. */
  readonly features: readonly FeatureSpec[];
  /** Those that applying would give the experiment. */
  readonly chosen: readonly FeatureSpec[];
  /** Whether the experiment has other features than those chosen. */
  readonly isChanged: boolean;
  isOn(feature: FeatureSpec): boolean;
  readonly toggle: (feature: FeatureSpec) => void;
  /** Takes one more; one that is there already is switched on. */
  readonly add: (feature: FeatureSpec) => void;
  readonly replace: (features: readonly FeatureSpec[]) => void;
  /** Back to the features of the experiment. */
  readonly reset: () => void;
}

/** The features tried out for an experiment; its own where none are. */
export function useCandidates(experimentId: number, own: readonly FeatureSpec[]): CandidateList {
  const key = draftKey(useWorkspacePath(), experimentId);
  const draft = useCandidatesStore((store) => store.drafts[key]);
  const { put, drop } = useCandidatesStore.getState();
  const features = draft?.features ?? own;
  const off = new Set(draft?.off);
  const chosen = features.filter((feature) => !off.has(featureKey(feature)));
  return {
    features,
    chosen,
    isChanged: chosen.map(featureKey).join() !== own.map(featureKey).join(),
    isOn: (feature) => !off.has(featureKey(feature)),
    toggle: (feature) => {
      const one = featureKey(feature);
      put(key, { features, off: off.has(one) ? [...off].filter((other) => other !== one) : [...off, one] });
    },
    add: (feature) => {
      const one = featureKey(feature);
      const isThere = features.some((other) => featureKey(other) === one);
      put(key, {
        features: isThere ? features : [...features, feature],
        off: [...off].filter((other) => other !== one),
      });
    },
    replace: (next) => put(key, { features: next, off: [] }),
    reset: () => drop(key),
  };
}
