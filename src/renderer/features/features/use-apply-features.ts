import type { Experiment } from '@shared/experiments';
import type { FeatureSpec } from '@shared/spec';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys';
import { useCall } from '../../api/mutations';
import { notifyHint, notifyUndo } from '../../ui/notify';
import type { Json } from '../experiments/json';
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
        { id, spec: { ...spec, features: [...features] } },
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
