import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { focusField, useSpecEditor } from '../editor-context';
import { notSweeping } from './edits';
import { isIdle } from './idle';
import { Problems } from './Problems';
import { type Swept, sweptOf } from './plan';
import styles from './sweep.module.css';
import { conditionText, dimensionName, dimensionText, parameterWords } from './words';

/** Everything that is searched; a name leads to its field. */
export function SweptList(): ReactNode {
  const { value, planFaults } = useSpecEditor();
  const swept = sweptOf(value);
  const fault = planFaults.at('sweep.space');
  if (swept.length === 0) return null;
  return (
    <div>
      <ul className={styles.swept} aria-label="What is searched" data-testid="swept-fields">
        {swept.map((one) => (
          <SweptRow key={one.path} swept={one} />
        ))}
      </ul>
      <Problems sentences={fault === undefined ? [] : [fault]} />
    </div>
  );
}

function SweptRow({ swept: { path, dimension } }: { readonly swept: Swept }): ReactNode {
  const { value, catalog, update } = useSpecEditor();
  const name = dimensionName(path, value, catalog);
  const condition = conditionText(dimension.when, value, catalog);
  return (
    <li className={styles.sweptRow} data-testid={`swept-${path}`}>
      <UnstyledButton className={styles.sweptName} onClick={() => focusField(path)}>
        {name}
      </UnstyledButton>
      <span className={styles.sweptValues}>
        {dimensionText(dimension, parameterWords(value, catalog))}
        {condition !== '' && <span className="ls-quiet"> · {condition}</span>}
        {isIdle(path, value) && (
          <span className={styles.idle}> · changes nothing as the experiment stands</span>
        )}
      </span>
      <Tooltip label="Search it no longer">
        <ActionIcon
          size={20}
          aria-label={`Search ${name} no longer`}
          onClick={() => update((draft) => notSweeping(draft, path))}
          data-testid={`unsweep-${path}`}
        >
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
