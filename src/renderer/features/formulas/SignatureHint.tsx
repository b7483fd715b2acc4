import { Text } from '@mantine/core';
import type { FormulaSignature } from '@shared/formulas';
import type { ReactNode } from 'react';
import { signatureParts } from './completing';
import styles from './formula.module.css';

/** How the function at the cursor is written, the value that is due in bold and explained. */
export function SignatureHint({ signature }: { readonly signature: FormulaSignature }): ReactNode {
  const { name, values } = signatureParts(signature.signature);
  const { active, parameters } = signature;
  return (
    <div data-testid="formula-signature">
      <Text size="xs" ff="monospace">
        {name}(
        {values.map((value, index) => (
          <span key={value} className={index === active ? styles.due : undefined}>
            {index > 0 && ', '}
            {value}
          </span>
        ))}
        )
      </Text>
      <Text size="xs" className="ls-quiet">
        {active === null ? signature.documentation : parameters[active]?.documentation}
      </Text>
    </div>
  );
}
