import { Button } from '@mantine/core';
import { IconRadar2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from '../editor.module.css';
import { useSpecEditor } from '../editor-context';
import { capitalise } from '../faults';
import { applies, type SpecField } from '../fields/field';
import type { Json } from '../json';
import { SpecFieldInput } from '../SpecFieldInput';
import { specField } from '../spec-fields';
import { sweeping } from './edits';
import { Objectives } from './Objectives';
import { hasPlan, sweptOf } from './plan';
import { budgetFields, chanceFields, prunerFields, samplerField, samplerSettings } from './plan-fields';
import { proposeField } from './propose';
import { SweptList } from './SweptList';
import own from './sweep.module.css';

/** How the experiment is searched; until anything is, one line that says how to begin. */
export function SweepPlanEditor(): ReactNode {
  const { value } = useSpecEditor();
  return hasPlan(value) ? <Plan /> : <Beginning />;
}

/** What is searched first in nearly every study. */
const usual = ['window.lookback', 'model.layers', 'model.hidden', 'model.dropout', 'training.learningRate'];

function Beginning(): ReactNode {
  const { update } = useSpecEditor();
  return (
    <div className={own.beginning}>
      <Button
        variant="default"
        leftSection={<IconRadar2 size={14} />}
        data-testid="search-hyperparameters"
        onClick={() => update(withUsual)}
      >
        Search hyperparameters
      </Button>
      <span className="ls-quiet">
        Takes lookback, layers, units, dropout and learning rate. Or press the same sign beside any field.
      </span>
    </div>
  );
}

function withUsual(draft: Json): Json {
  return usual
    .flatMap((path) => specField(path) ?? [])
    .reduce((sofar, field) => sweeping(sofar, proposeField(field, sofar)), draft);
}

function Plan(): ReactNode {
  const { value, sweep } = useSpecEditor();
  const isEmpty = sweptOf(value).length === 0;
  return (
    <div className={own.plan}>
      {isEmpty && <Beginning />}
      <SweptList />
      <Objectives />
      <Group
        title="How trials are chosen"
        fields={[withReasons(samplerField, sweep?.samplers ?? []), ...samplerSettings]}
      />
      <Group title="When trials are stopped early" fields={prunerFields} />
      <Group title="When the sweep ends" fields={budgetFields} />
      <Group title="What a trial is" fields={chanceFields} />
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly fields: readonly SpecField[];
}

function Group({ title, fields }: GroupProps): ReactNode {
  const { value } = useSpecEditor();
  return (
    <fieldset className={own.group} aria-label={title}>
      <div className={styles.fields}>
        {fields
          .filter((field) => applies(field, value))
          .map((field) => (
            <SpecFieldInput key={field.path} field={field} />
          ))}
      </div>
    </fieldset>
  );
}

/** The field with what main says against each of its choices in this space. */
function withReasons(
  field: SpecField,
  samplers: readonly { readonly kind: string; readonly problem: string | null }[],
): SpecField {
  if (field.input.type !== 'choice') return field;
  const problems = new Map(samplers.map(({ kind, problem }) => [kind, problem]));
  const choices = field.input.choices.map((one) => ({
    ...one,
    whyNot: () => reasonOf(problems.get(one.value) ?? null),
  }));
  return { ...field, input: { type: 'choice', choices } };
}

/** `cannot be "grid": it has no steps` under the name of the sampler: `It has no steps`. */
function reasonOf(problem: string | null): string | undefined {
  if (problem === null) return undefined;
  const [, colon, rest] = /^cannot be "\w+"(:?) (.*)$/s.exec(problem) ?? [null, ':', problem];
  return colon === '' ? `Not ${rest}` : capitalise(rest ?? problem);
}
