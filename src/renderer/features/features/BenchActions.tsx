import { ActionIcon, Badge, Button, SegmentedControl, Tooltip } from '@mantine/core';
import type { JoinedShape } from '@shared/formulas';
import type { FeatureSpec } from '@shared/spec';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { RecipeMenu } from '../recipes/RecipeMenu';
import { AddFeature } from './AddFeature';
import type { CandidateList } from './use-candidates';

export type BenchView = 'table' | 'correlation';

interface Props {
  readonly candidates: CandidateList;
  readonly joined: readonly JoinedShape[];
  readonly view: BenchView;
  readonly onViewChange: (view: BenchView) => void;
  readonly onAdd: (feature: FeatureSpec) => void;
  readonly isApplying: boolean;
  readonly onApply: () => void;
}

/** The right end of the page's header. */
export function BenchActions(props: Props): ReactNode {
  const { candidates, joined, view, onViewChange, onAdd, isApplying, onApply } = props;
  const { chosen, features, isChanged } = candidates;
  return (
    <>
      {isChanged && (
        <>
          <Badge c="var(--ls-warning-text)" bg="var(--ls-warning-fill)" data-testid="features-changed">
            {chosen.length} of {features.length} chosen
          </Badge>
          <Tooltip label="Back to the features of the experiment">
            <ActionIcon
              aria-label="Back to the features of the experiment"
              onClick={candidates.reset}
              data-testid="features-reset"
            >
              <IconArrowBackUp size={16} />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      <SegmentedControl
        aria-label="View of the features"
        value={view}
        data={[
          { value: 'table', label: 'Table' },
          { value: 'correlation', label: 'Correlations' },
        ]}
        onChange={onViewChange}
        data-testid="features-view"
      />
      <AddFeature joined={joined} onAdd={onAdd} />
      <RecipeMenu features={chosen} joins={joined.map(({ name }) => name)} onApply={candidates.replace} />
      <Tooltip label={hintOf(candidates)} multiline maw={300}>
        <Button
          data-testid="apply-features"
          data-disabled={!isChanged || chosen.length === 0 || undefined}
          aria-disabled={!isChanged || chosen.length === 0}
          loading={isApplying}
          onClick={() => isChanged && chosen.length > 0 && onApply()}
        >
          Apply to experiment
        </Button>
      </Tooltip>
    </>
  );
}

function hintOf({ chosen, isChanged }: CandidateList): string {
  if (chosen.length === 0) return 'An experiment needs at least one feature: switch one on first';
  if (!isChanged) return 'The experiment has these features already: switch some off, or start from a recipe';
  return `Give the experiment the ${chosen.length} features that are switched on`;
}
