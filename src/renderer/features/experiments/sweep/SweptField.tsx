import type { ReactNode } from 'react';
import editorStyles from '../editor.module.css';
import { useSpecEditor } from '../editor-context';
import type { CommonProps } from '../field-props';
import { helpOfAll, type SpecField } from '../fields/field';
import { getAt, isJsonObject, type JsonObject } from '../json';
import { defaultOf } from '../spec-defaults';
import { ChoiceChips } from './ChoiceChips';
import { ConditionLine } from './ConditionLine';
import { ListInput } from './ListInput';
import { Problems } from './Problems';
import { RangeInputs } from './RangeInputs';
import { isNumeric } from './shapes';
import styles from './sweep.module.css';
import type { DimensionEditor } from './use-sweep';
import { valuesOf } from './values';
import { dimensionText, valueText } from './words';

interface Props {
  readonly field: SpecField;
  readonly common: CommonProps;
  readonly editor: DimensionEditor;
}

/** What a sweep may give a field, in place of its one value. */
export function SweptField({ field, common, editor }: Props): ReactNode {
  const { value } = useSpecEditor();
  const base = getAt(value, field.path) ?? defaultOf(field.path) ?? null;
  return (
    <fieldset className={styles.group} aria-labelledby={`${common.id}-label`}>
      <div className={editorStyles.label} id={`${common.id}-label`}>
        <span className={editorStyles.labelRow} data-room="2">
          <span>
            {field.label} {field.unit && <span className={styles.labelUnit}>{field.unit}</span>}
          </span>
        </span>
      </div>
      <Values field={field} common={common} editor={editor} />
      <ConditionLine name={field.label} editor={editor} />
      <Problems sentences={[...editor.problems, ...(common.error === undefined ? [] : [common.error])]} />
      <div className={editorStyles.help}>
        {helpOfAll(field, value)} A run by itself has {valueText(field.path, base)}.
      </div>
    </fieldset>
  );
}

function Values({ field, common, editor }: Props): ReactNode {
  const dimension = editor.swept?.dimension ?? {};
  const isFaulty = editor.problems.length > 0;
  const shared = { id: common.id, name: field.label, dimension, isFaulty, onChange: editor.set };
  if (!isEditable(field, dimension))
    return (
      <div className={styles.written} id={common.id} tabIndex={-1}>
        {dimensionText(dimension)} <span className="ls-quiet">as the JSON view says</span>
      </div>
    );
  if (isNumeric(dimension))
    return <RangeInputs {...shared} step={'step' in field.input ? field.input.step : undefined} />;
  if (field.input.type !== 'choice') return <ListInput {...shared} input={field.input} />;
  const offered = field.input.choices;
  return (
    <ChoiceChips
      id={common.id}
      name={field.label}
      choices={offered}
      chosen={valuesOf(dimension)}
      onChange={(values) => editor.set({ values })}
    />
  );
}

/** Whether the form has inputs for what the plan says; all else was written as JSON and is left to it. */
function isEditable({ input }: SpecField, dimension: JsonObject): boolean {
  if (isNumeric(dimension)) return true;
  const isKnown = ['integer', 'number', 'autoOrInteger', 'choice'].includes(input.type);
  return isKnown && dimension.kind === 'choice' && !valuesOf(dimension).some(isJsonObject);
}
