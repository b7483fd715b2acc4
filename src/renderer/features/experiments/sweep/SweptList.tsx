import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { focusField, useSpecEditor } from '../editor-context';
import { applies } from '../fields/field';
import type { Json } from '../json';
import { specField } from '../spec-fields';
import { variantsOf } from './conditions';
import { notSweeping } from './edits';
import { type Swept, sweptOf } from './plan';
import styles from './sweep.module.css';
import { conditionText, dimensionName, dimensionText } from './words';

/** Everything that is searched; a name leads to its field. */
export function SweptList(): ReactNode {
  const { value } = useSpecEditor();
  const swept = sweptOf(value);
  if (swept.length === 0) return null;
  return (
    <ul className={styles.swept} aria-label="What is searched" data-testid="swept-fields">
      {swept.map((one) => (
        <SweptRow key={one.path} swept={one} />
      ))}
    </ul>
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
        {dimensionText(dimension)}
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

/** Whether no trial can tell the difference: another setting, which is not searched, leaves the field without effect. */
export function isIdle(path: string, draft: Json): boolean {
  const field = specField(path);
  return field?.when !== undefined && !variantsOf(draft).some((one) => applies(field, one));
}
