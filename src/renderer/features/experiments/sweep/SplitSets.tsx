import type { ReactNode } from 'react';
import { formatCount, formatNumber, formatPercent } from '../../../ui/format';
import { useSpecEditor } from '../editor-context';
import { getAt, type Json } from '../json';
import { splitChoices, splitTitle } from './propose-splits';
import { SetsEditor } from './SetsEditor';
import { useDimension } from './use-sweep';
import type { NamedValue } from './values';

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

/** `expanding, length 1,000, validation 15%`: what tells splits apart, with the kind where the label does not say it. */
function splitText({ label, value: split }: NamedValue): string {
  const kind = kindTitle(split);
  const says = (member: string, words: (value: number) => string): string[] => {
    const value = getAt(split, member);
    return typeof value === 'number' ? [words(value)] : [];
  };
  const window = getAt(split, 'window');
  return [
    ...(label.startsWith(kind) ? [] : [kind]),
    ...says('train', (train) => `training ${formatPercent(train, 0)}`),
    ...(typeof window === 'string' ? [window] : []),
    ...says('length', (length) => formatCount(length, 'bar')),
    ...says('folds', (folds) => formatCount(folds, 'fold')),
    ...says('blocks', (blocks) => formatCount(blocks, 'stretch', 'stretches')),
    ...says('testBlocks', (tested) => `${formatNumber(tested)} tested`),
    ...says('validation', (validation) => `validation ${formatPercent(validation, 0)}`),
  ].join(', ');
}

const kindTitle = (split: Json): string => splitTitle(String(getAt(split, 'kind') ?? 'chronological'));
