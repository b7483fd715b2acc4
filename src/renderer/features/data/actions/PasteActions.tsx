import { Button, FileButton, Group, Textarea } from '@mantine/core';
import type { CorporateAction } from '@shared/series';
import { useState } from 'react';
import { useCall } from '../../../api/mutations';
import { formatCount } from '../../../ui/format';
import classes from './actions.module.css';

interface Props {
  readonly onAdd: (actions: readonly CorporateAction[]) => void;
}

/** Several at once: lines from a table, or a file such as those that Yahoo gives of splits and of dividends. */
export function PasteActions({ onAdd }: Props) {
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [added, setAdded] = useState<number | null>(null);
  const read = useCall('series.readActions', {
    onSuccess: ({ actions, problems }) => {
      onAdd(actions);
      setProblems(problems);
      setAdded(actions.length);
      if (problems.length === 0) setText('');
    },
  });
  return (
    <div className={classes.paste}>
      <Textarea
        label="Or many at once"
        description="Lines of date, split and dividend, separated by commas or tabs; with a header in any order"
        placeholder={'2014-06-09,7:1,\n2014-08-07,,0.47'}
        autosize
        minRows={2}
        maxRows={6}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        classNames={{ input: classes.lines }}
        data-testid="actions-text"
      />
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          disabled={text.trim() === ''}
          loading={read.isPending}
          onClick={() => read.mutate({ text })}
          data-testid="actions-add-lines"
        >
          Add lines
        </Button>
        <FileButton
          accept=".csv,.txt,.tsv"
          onChange={(file) => void file?.text().then((lines) => read.mutate({ text: lines }))}
        >
          {(props) => (
            <Button variant="default" size="xs" {...props}>
              From a file…
            </Button>
          )}
        </FileButton>
        {added !== null && <span className="ls-quiet">{formatCount(added, 'line')} understood</span>}
      </Group>
      {problems.length > 0 && (
        <ul className={classes.problems} role="alert" data-testid="actions-problems">
          {problems.slice(0, shown).map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
          {problems.length > shown && <li>and {formatCount(problems.length - shown, 'line')} more</li>}
        </ul>
      )}
    </div>
  );
}

const shown = 5;
