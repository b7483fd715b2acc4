import { ActionIcon, Text } from '@mantine/core';
import type { CorporateAction } from '@shared/series';
import { IconX } from '@tabler/icons-react';
import { formatDate } from '../../../ui/format';
import { actionText, titleOf } from './action-words';
import classes from './actions.module.css';

interface Props {
  readonly actions: readonly CorporateAction[];
  readonly onRemove: (action: CorporateAction) => void;
}

const kinds = { split: 'Split', dividend: 'Dividend' } as const;

export function ActionTable({ actions, onRemove }: Props) {
  if (actions.length === 0) return <Text className="ls-quiet">None is recorded yet.</Text>;
  return (
    <div className={classes.scroll}>
      <table className={classes.table} data-testid="actions-table">
        <thead>
          <tr>
            <th scope="col">Ex-date</th>
            <th scope="col">Kind</th>
            <th scope="col" className={classes.figure}>
              Ratio or amount
            </th>
            <th scope="col" aria-label="Remove" />
          </tr>
        </thead>
        <tbody>
          {actions.map((action) => (
            <tr key={`${action.kind} ${action.time}`}>
              <td className={classes.date}>{formatDate(action.time)}</td>
              <td>{kinds[action.kind]}</td>
              <td className={`ls-figure ${classes.figure}`}>{actionText(action)}</td>
              <td>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={`Remove the ${titleOf(action)}`}
                  onClick={() => onRemove(action)}
                >
                  <IconX size={14} />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
