import type { ReactNode } from 'react';
import { useSpecEditor } from '../editor-context';
import { getAt, type Json } from '../json';
import { splitChoices, splitTitle } from './propose-splits';
import { SetsEditor } from './SetsEditor';
import { useDimension } from './use-sweep';

/** The splits that trials choose from; nothing where they all have the one of the form. */
export function SplitSets(): ReactNode {
  const { value } = useSpecEditor();
  const editor = useDimension('split');
  if (editor.swept === undefined) return null;
  return (
    <SetsEditor
      part="split"
      title="Splits to choose from"
      editor={editor}
      offered={splitChoices(value)}
      captureAs={kindTitle(getAt(value, 'split') ?? null)}
      describe={splitText}
    />
  );
}

/** `Walk-forward, length 1000, retrain every 1 months`: what tells splits apart. */
function splitText(split: Json): string {
  const says = (member: string, words: string): string[] => {
    const value = getAt(split, member);
    return value === undefined || value === null ? [] : [`${words} ${String(value)}`];
  };
  return [
    kindTitle(split),
    ...says('train', 'training'),
    ...says('window', 'window'),
    ...says('length', 'length'),
    ...says('folds', 'folds'),
    ...says('blocks', 'stretches'),
    ...says('testBlocks', 'tested'),
    ...says('validation', 'validation'),
  ].join(', ');
}

const kindTitle = (split: Json): string => splitTitle(String(getAt(split, 'kind') ?? 'chronological'));
