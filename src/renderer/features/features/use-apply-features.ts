import type { Experiment } from '@shared/experiments';
import type { ExperimentSpec, FeatureSpec } from '@shared/spec';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys';
import { useCall } from '../../api/mutations';
import { notifyHint, notifyUndo } from '../../ui/notify';
import type { Json } from '../experiments/json';
import { completeSpec, toJson } from '../experiments/spec-defaults';
import { withPlanInStep } from '../experiments/sweep/edits';
import { withFeatures } from '../experiments/sweep/features';
import type { DraftEditor } from '../experiments/use-draft';

interface ApplyFeatures {
  readonly apply: (features: readonly FeatureSpec[], then: () => void) => void;
  readonly isApplying: boolean;
}

/** Gives an experiment its features: saved at once, but where it has unsaved changes they are put beside those. */
export function useApplyFeatures(experiment: Experiment, draft: DraftEditor): ApplyFeatures {
  const client = useQueryClient();
  const saving = useCall('experiments.save', {
    onSuccess: (saved) => client.setQueryData(keys.experiment(saved.id), saved),
  });
  const { id, name, spec } = experiment;
  return {
    apply: (features, then) => {
      if (draft.isDirty) {
        draft.setField('features', JSON.parse(JSON.stringify(features)) as Json);
        notifyHint(`${name} has unsaved changes; its features are now among them. Save it in Experiments.`);
        then();
        return;
      }
      saving.mutate(
        { id, spec: givenFeatures(spec, features) },
        {
          onSuccess: () => {
            notifyUndo(`Gave ${name} its ${features.length} features.`, () => saving.mutate({ id, spec }));
            then();
          },
        },
      );
    },
    isApplying: saving.isPending,
  };
}

/** The spec with other features, and with what its sweep says of those that are gone taken out. */
function givenFeatures(spec: ExperimentSpec, features: readonly FeatureSpec[]): ExperimentSpec {
  const draft = toJson(spec);
  const next = withFeatures(draft, JSON.parse(JSON.stringify(features)) as Json[]);
  return completeSpec(withPlanInStep(draft, next)) ?? { ...spec, features: [...features] };
}
