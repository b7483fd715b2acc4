import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { formatCount, formatNumber } from '../../ui/format';
import styles from './editor.module.css';
import { useSpecEditor } from './editor-context';
import type { SpecField } from './fields/field';
import { getAt, isSameJson } from './json';
import { SpecFieldInput } from './SpecFieldInput';
import { defaultOf } from './spec-defaults';
import { sweptAt } from './sweep/plan';

interface Props {
  readonly sectionId: string;
  readonly fields: readonly SpecField[];
}

/** Fields that are rarely changed, behind a fold. It opens by itself where one was changed, and cannot hide a fault. */
export function AdvancedFields({ sectionId, fields }: Props): ReactNode {
  const { value, faults } = useSpecEditor();
  const isChanged = ({ path }: SpecField): boolean => {
    const current = getAt(value, path);
    return current !== undefined && !isSameJson(current, defaultOf(path) ?? null);
  };
  const changed = fields.filter(isChanged).length;
  const isFaulty = fields.some(({ path }) => faults.under(path).length > 0);
  const swept = fields.filter(({ path }) => sweptAt(value, path) !== undefined).length;
  const [chosen, setChosen] = useState<boolean>();
  const isOpen = isFaulty || (chosen ?? changed + swept > 0);
  const id = `advanced-${sectionId}`;
  return (
    <>
      <UnstyledButton
        className={styles.fold}
        aria-expanded={isOpen}
        aria-controls={id}
        data-testid={id}
        onClick={() => setChosen(!isOpen)}
      >
        <IconChevronRight size={14} aria-hidden />
        Advanced
        <span className={styles.foldHint}>
          {[
            changed > 0 && `${formatCount(changed, 'change')} from the defaults`,
            swept > 0 && `${formatNumber(swept)} searched`,
          ]
            .filter(Boolean)
            .join(', ') || summaryOf(fields)}
        </span>
      </UnstyledButton>
      <div id={id} className={styles.fields} hidden={!isOpen}>
        {isOpen && fields.map((field) => <SpecFieldInput key={field.path} field={field} />)}
      </div>
    </>
  );
}

/** `schedule, warm-up, weight decay`: what there is to find. */
function summaryOf(fields: readonly SpecField[]): string {
  return fields.map(({ label }) => label.charAt(0).toLowerCase() + label.slice(1)).join(', ');
}
