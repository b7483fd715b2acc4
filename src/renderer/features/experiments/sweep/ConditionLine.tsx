import { ActionIcon, Checkbox, Popover, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSpecEditor } from '../editor-context';
import { isJsonObject, type Json } from '../json';
import { sweptAt } from './plan';
import styles from './sweep.module.css';
import type { DimensionEditor } from './use-sweep';
import { answersOf } from './values';
import { answerText, conditionText, dimensionName, parameterWords } from './words';

interface Props {
  readonly name: string;
  readonly editor: DimensionEditor;
}

/** When a dimension has a say: to be read, pressed for other values, or taken away. Nothing where it always has. */
export function ConditionLine({ name, editor }: Props): ReactNode {
  const { value, catalog } = useSpecEditor();
  const when = editor.swept?.dimension.when;
  const text = conditionText(when, value, catalog);
  if (!isJsonObject(when) || text === '') return null;
  return (
    <div className={styles.condition}>
      <Popover position="bottom-start" withinPortal>
        <Popover.Target>
          <UnstyledButton className={styles.conditionText} data-testid={`condition-${editor.swept?.path}`}>
            {text}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <Answers when={when} onChange={(given) => editor.set({ when: { ...when, in: given } })} />
        </Popover.Dropdown>
      </Popover>
      <ActionIcon
        size={18}
        aria-label={`Search ${name} always`}
        onClick={() => editor.set({ when: null })}
        data-testid={`always-${editor.swept?.path}`}
      >
        <IconX size={12} />
      </ActionIcon>
    </div>
  );
}

interface AnswersProps {
  readonly when: { readonly [key: string]: Json };
  readonly onChange: (given: readonly Json[]) => void;
}

function Answers({ when, onChange }: AnswersProps): ReactNode {
  const { value, catalog } = useSpecEditor();
  const path = String(when.path);
  const asked = sweptAt(value, path);
  const given: readonly Json[] = Array.isArray(when.in) ? when.in : [];
  const answers: readonly Json[] = asked === undefined ? given : answersOf(asked.dimension);
  return (
    <fieldset className={styles.answers} aria-label={`Values of ${dimensionName(path, value, catalog)}`}>
      {answers.map((answer) => (
        <Checkbox
          key={String(answer)}
          size="xs"
          label={answerText(path, answer, parameterWords(value, catalog))}
          checked={given.includes(answer)}
          disabled={given.length === 1 && given.includes(answer)}
          onChange={(event) => {
            const isOn = event.currentTarget.checked;
            onChange(answers.filter((one) => (one === answer ? isOn : given.includes(one))));
          }}
        />
      ))}
    </fieldset>
  );
}
