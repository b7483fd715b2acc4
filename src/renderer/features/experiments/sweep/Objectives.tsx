import { ActionIcon, NumberInput, Select, UnstyledButton } from '@mantine/core';
import type { SweepCheck } from '@shared/sweeps';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import editorStyles from '../editor.module.css';
import { fieldId, useSpecEditor } from '../editor-context';
import { capitalise } from '../faults';
import { getAt, isJsonObject, type Json, type JsonObject, setAt } from '../json';
import { Problems } from './Problems';
import styles from './sweep.module.css';

const standard: JsonObject = { metric: 'loss', penalty: 0 };

/** What trials are judged by: one figure on validation rows, or two that are traded off. */
export function Objectives(): ReactNode {
  const { value, update } = useSpecEditor();
  const objectives = objectivesOf(value);
  return (
    <div className={styles.objectives}>
      {objectives.map((objective, index) => (
        <ObjectiveRow
          key={index === 0 ? 'first' : 'second'}
          objective={objective}
          index={index}
          isOnly={objectives.length === 1}
        />
      ))}
      {objectives.length === 1 && (
        <UnstyledButton
          className={styles.keep}
          data-testid="add-objective"
          onClick={() => update(withSecond)}
        >
          Trade it off against a second figure, with NSGA-II
        </UnstyledButton>
      )}
    </div>
  );
}

interface RowProps {
  readonly objective: JsonObject;
  readonly index: number;
  readonly isOnly: boolean;
}

function ObjectiveRow({ objective, index, isOnly }: RowProps): ReactNode {
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
          description="So many standard deviations over folds and seeds are taken off."
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

/** The objectives of a draft; one by the loss where it says none. */
export function objectivesOf(draft: Json): readonly JsonObject[] {
  const written = getAt(draft, 'sweep.objectives');
  const read = Array.isArray(written) ? written.filter(isJsonObject) : [];
  return read.length === 0 ? [standard] : read;
}

function withSecond(draft: Json): Json {
  const [first = standard] = objectivesOf(draft);
  const second = first.metric === 'trading.maxDrawdown' ? 'trading.sharpe' : 'trading.maxDrawdown';
  const judged = setAt(draft, 'sweep.objectives', [first, { metric: second, penalty: 0 }]);
  return setAt(judged, 'sweep.sampler.kind', 'nsga2');
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
