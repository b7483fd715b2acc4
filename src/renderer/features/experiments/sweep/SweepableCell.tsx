import type { ReactNode } from 'react';
import type { SpecField } from '../fields/field';
import { DimensionMenu } from './DimensionMenu';
import { sweepPathOf } from './edits';
import { proposeField } from './propose';
import { proposeSplits } from './propose-splits';
import { SweepToggle } from './SweepToggle';
import styles from './sweep.module.css';
import type { DimensionEditor } from './use-sweep';

interface Props {
  readonly field: SpecField;
  readonly editor: DimensionEditor;
  readonly children: ReactNode;
}

/** A field with what switches its search on and off at the end of its label. */
export function SweepableCell({ field, editor, children }: Props): ReactNode {
  const path = sweepPathOf(field.path);
  const isOn = editor.swept !== undefined;
  const { type } = field.input;
  return (
    <div className={styles.cell} data-swept={isOn || undefined}>
      {children}
      <div className={styles.tools}>
        {path === field.path && (
          <DimensionMenu
            name={field.label}
            editor={editor}
            isNumber={type === 'integer' || type === 'number'}
            isWhole={type === 'integer'}
            step={'step' in field.input ? (field.input.step ?? 1) : 1}
          />
        )}
        <SweepToggle
          path={path}
          name={path === field.path ? field.label : 'the split'}
          isOn={isOn}
          onToggle={() =>
            isOn
              ? editor.stop()
              : editor.start((draft) =>
                  path === 'split' ? proposeSplits(draft) : proposeField(field, draft),
                )
          }
        />
      </div>
    </div>
  );
}
