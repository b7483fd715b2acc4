import { Tooltip } from '@mantine/core';
import type { ParameterDescriptor } from '@shared/features';
import type { ReactNode } from 'react';
import { fieldId, useSpecEditor } from '../editor-context';
import { getAt, isJsonObject, type JsonObject } from '../json';
import { ChoiceChips } from './ChoiceChips';
import { ConditionLine } from './ConditionLine';
import { DimensionMenu } from './DimensionMenu';
import { ListInput } from './ListInput';
import { sweptAt } from './plan';
import { proposeParameter } from './propose';
import { RangeInputs } from './RangeInputs';
import { SweepToggle } from './SweepToggle';
import { isNumeric } from './shapes';
import styles from './sweep.module.css';
import { type DimensionEditor, useDimension } from './use-sweep';
import { valuesOf } from './values';
import { dimensionName } from './words';

interface Props {
  readonly path: string;
  readonly parameter: ParameterDescriptor;
  readonly children: ReactNode;
}

/** A parameter of a feature with its one value, or with those that a sweep tries. Texts and names of series have one. */
export function SweepableParameter({ path, parameter, children }: Props): ReactNode {
  const { value, catalog } = useSpecEditor();
  const name = dimensionName(path, value, catalog);
  const editor = useDimension(path);
  const isOn = editor.swept !== undefined;
  const isKnown = parameter.type === 'integer' || parameter.type === 'number' || parameter.type === 'choice';
  if (!isOn && (!isKnown || sweptAt(value, 'features') !== undefined)) return children;
  return (
    <span className={styles.parameter}>
      {isOn ? <Values path={path} name={name} parameter={parameter} editor={editor} /> : children}
      {isOn && (
        <DimensionMenu
          name={name}
          editor={editor}
          isNumber={parameter.type === 'integer' || parameter.type === 'number'}
          isWhole={parameter.type === 'integer'}
          step={1}
        />
      )}
      <SweepToggle
        path={path}
        name={name}
        isOn={isOn}
        onToggle={() =>
          isOn
            ? editor.stop()
            : editor.start((draft) =>
                proposeParameter(path, parameter, getAt(draft, path) ?? parameter.default),
              )
        }
      />
    </span>
  );
}

interface ValuesProps {
  readonly path: string;
  readonly name: string;
  readonly parameter: ParameterDescriptor;
  readonly editor: DimensionEditor;
}

function Values({ path, name, parameter, editor }: ValuesProps): ReactNode {
  const dimension = editor.swept?.dimension ?? {};
  const [problem] = editor.problems;
  const shared = {
    id: fieldId(path),
    name,
    dimension,
    isFaulty: problem !== undefined,
    onChange: editor.set,
    isCompact: true,
  };
  return (
    <fieldset className={styles.inline} aria-label={`${name} in a sweep`}>
      <span className="ls-quiet">{parameter.label}</span>
      <Tooltip label={problem} disabled={problem === undefined} color="red.8" multiline maw={360}>
        <span className={parameter.type === 'choice' ? styles.below : undefined}>
          {isNumeric(dimension) ? (
            <RangeInputs {...shared} />
          ) : parameter.type === 'choice' ? (
            <ChoiceChips
              id={fieldId(path)}
              name={name}
              choices={parameter.choices}
              chosen={valuesOf(dimension)}
              onChange={(values) => editor.set({ values })}
            />
          ) : (
            <ListInput {...shared} />
          )}
        </span>
      </Tooltip>
      {!isOwnCondition(path, dimension) && <ConditionLine name={name} editor={editor} />}
    </fieldset>
  );
}

/** That a parameter is searched where its feature is in goes without saying. */
function isOwnCondition(path: string, { when }: JsonObject): boolean {
  return isJsonObject(when) && path.startsWith(`${String(when.path)}.`);
}
