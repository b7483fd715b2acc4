import { Button, Select, TextInput } from '@mantine/core';
import type { CorporateAction } from '@shared/series';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useCall } from '../../../api/mutations';
import classes from './actions.module.css';

interface Props {
  readonly onAdd: (actions: readonly CorporateAction[]) => void;
}

/** One more by hand. What was typed is understood where pasted lines are, so that both say the same. */
export function AddAction({ onAdd }: Props) {
  const [date, setDate] = useState('');
  const [kind, setKind] = useState<CorporateAction['kind']>('split');
  const [value, setValue] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const read = useCall('series.readActions', {
    onSuccess: ({ actions, problems }) => {
      setProblem(problems[0]?.replace(/^Line 1: /, '') ?? null);
      if (actions.length === 0) return;
      onAdd(actions);
      setValue('');
    },
  });
  const text = kind === 'split' ? `${date},${value},` : `${date},,${value}`;
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        read.mutate({ text });
      }}
    >
      <TextInput
        label="Ex-date"
        placeholder="2014-06-09"
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
        data-testid="action-date"
      />
      <Select
        label="Kind"
        value={kind}
        allowDeselect={false}
        data={[
          { value: 'split', label: 'Split' },
          { value: 'dividend', label: 'Dividend' },
        ]}
        onChange={(next) => setKind(next === 'dividend' ? 'dividend' : 'split')}
        data-testid="action-kind"
      />
      <TextInput
        label={kind === 'split' ? 'New shares : old' : 'Amount a share'}
        placeholder={kind === 'split' ? '7:1' : '0.47'}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        data-testid="action-value"
      />
      <Button
        type="submit"
        variant="default"
        leftSection={<IconPlus size={14} />}
        disabled={date.trim() === '' || value.trim() === ''}
        data-testid="action-add"
      >
        Add
      </Button>
      {problem !== null && (
        <p className={classes.problem} role="alert" data-testid="action-problem">
          {problem}
        </p>
      )}
    </form>
  );
}
