import { ActionIcon, NumberInput, Select } from '@mantine/core';
import type { SweepCheck } from '@shared/sweeps';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import editorStyles from '../editor.module.css';
import { fieldId, useSpecEditor } from '../editor-context';
import { capitalise } from '../faults';
import { type JsonObject, setAt } from '../json';
import { objectivesOf } from './objective-list';
import { Problems } from './Problems';
import styles from './sweep.module.css';

interface RowProps {
  readonly objective: JsonObject;
  readonly index: number;
  readonly isOnly: boolean;
}

/** One figure that trials are judged by, and how much of its deviation is taken off. */
export function ObjectiveRow({ objective, index, isOnly }: RowProps): ReactNode {
  const { update, sweep, faults, planFaults } = useSpecEditor();
  const path = `sweep.objectives.${index}`;
  const set = (change: JsonObject): void =>
    update((draft) => {
      const next = objectivesOf(draft).map((one, k) => (k === index ? { ...one, ...change } : one));
      return setAt(draft, 'sweep.objectives', next);
    });
  const remove = (): void =>
    update((draft) =>
      setAt(
        draft,
        'sweep.objectives',
        objectivesOf(draft).filter((_, k) => k !== index),
      ),
    );
  const problems = [...faults.under(path), ...planFaults.under(path)].map(({ message }) =>
    capitalise(message),
  );
  const metric = String(objective.metric ?? 'loss');
  return (
    <div>
      <div className={styles.objective}>
        <Select
          id={fieldId(`${path}.metric`)}
          data-testid={fieldId(`${path}.metric`)}
          label={index === 0 ? 'Judged by' : 'And by'}
          labelProps={{ className: editorStyles.label }}
          value={metric}
          data={metricChoices(sweep?.objectives ?? [], metric)}
          searchable
          maxDropdownHeight={320}
          error={problems.length > 0}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          descriptionProps={{ className: editorStyles.help }}
          description={`${directionOf(metric, sweep)}On validation rows, the mean over folds and seeds.`}
          onChange={(next) => next !== null && set({ metric: next })}
        />
        <NumberInput
          id={fieldId(`${path}.penalty`)}
          data-testid={fieldId(`${path}.penalty`)}
          label="In favour of what is steady"
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          descriptionProps={{ className: editorStyles.help }}
          description="So many standard deviations over folds and seeds count against a trial."
          labelProps={{ className: editorStyles.label }}
          value={
            typeof objective.penalty === 'number' || typeof objective.penalty === 'string'
              ? objective.penalty
              : ''
          }
          placeholder="0"
          min={0}
          step={0.5}
          rightSection={<span className={editorStyles.unit}>s.d.</span>}
          rightSectionWidth={40}
          rightSectionPointerEvents="none"
          onChange={(next) => set({ penalty: next === '' ? 0 : next })}
        />
        {!isOnly && (
          <ActionIcon
            size={24}
            className={styles.dropObjective}
            aria-label="Judge by the other figure alone"
            onClick={remove}
          >
            <IconX size={14} />
          </ActionIcon>
        )}
      </div>
      <Problems sentences={[...new Set(problems)]} />
    </div>
  );
}

function directionOf(metric: string, check: SweepCheck | undefined): string {
  const known = check?.objectives.find((one) => one.metric === metric);
  return known === undefined ? '' : `${known.isLessBetter ? 'Less' : 'More'} is better. `;
}

function metricChoices(
  offered: SweepCheck['objectives'],
  current: string,
): { value: string; label: string }[] {
  const known = offered.map(({ metric, title }) => ({
    value: metric,
    label: title,
  }));
  if (known.some(({ value }) => value === current)) return known;
  const isAsked = offered.length > 0;
  const title = current === 'loss' ? 'Validation loss' : current;
  return [{ value: current, label: isAsked ? `${title} · not of this label` : title }, ...known];
}
