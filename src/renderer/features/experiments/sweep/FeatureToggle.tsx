import { Badge, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpecEditor } from '../editor-context';
import { Problems } from './Problems';
import { sweptAt } from './plan';
import { proposeToggle } from './propose';
import { SweepToggle } from './SweepToggle';
import styles from './sweep.module.css';
import { useDimension } from './use-sweep';

interface Props {
  readonly index: number;
  readonly name: string;
  readonly unit: string | undefined;
}

/** The unit of a feature, and whether a sweep tries to do without it. Not offered where whole sets of features are tried. */
export function FeatureToggle({ index, name, unit }: Props): ReactNode {
  const path = `features.${index}`;
  const { value } = useSpecEditor();
  const editor = useDimension(path);
  const isOn = editor.swept !== undefined;
  const isOffered = isOn || sweptAt(value, 'features') === undefined;
  return (
    <span className={styles.feature}>
      {isOn ? (
        <Tooltip label="A trial has this feature or lacks it">
          <Badge c="var(--ls-accent-text)" bg="var(--ls-selected)">
            In or out
          </Badge>
        </Tooltip>
      ) : (
        unit
      )}
      {isOffered && (
        <SweepToggle
          path={path}
          name={`${name}, in or out`}
          isOn={isOn}
          onToggle={() => (isOn ? editor.stop() : editor.start(() => proposeToggle(index)))}
        />
      )}
      <Problems sentences={editor.problems} />
    </span>
  );
}
