import type { SpecFault } from '@shared/spec';
import { type ReactNode, useRef } from 'react';
import { type SpecEditor, SpecEditorProvider, useSpecEditor } from './editor-context';
import { getAt, isSameJson } from './json';

interface Props {
  readonly index: number;
  readonly children: ReactNode;
}

/**
 * What one feature sees of the editor: it stays the same object until that feature, its faults, or the series that it may read
 * change, so that a key pressed in one of a hundred features draws one row and not a hundred.
 */
export function FeatureScope({ index, children }: Props): ReactNode {
  const editor = useSpecEditor();
  const kept = useRef(editor);
  if (!isSameFor(index, kept.current, editor)) kept.current = editor;
  return <SpecEditorProvider value={kept.current}>{children}</SpecEditorProvider>;
}

function isSameFor(index: number, one: SpecEditor, other: SpecEditor): boolean {
  const path = `features.${index}`;
  return (
    getAt(one.value, path) === getAt(other.value, path) &&
    getAt(one.value, 'data.auxiliary') === getAt(other.value, 'data.auxiliary') &&
    one.change === other.change &&
    one.setField === other.setField &&
    one.update === other.update &&
    isSameJson(getAt(one.value, 'sweep.space') ?? null, getAt(other.value, 'sweep.space') ?? null) &&
    isSameJson(planFaults(one), planFaults(other)) &&
    one.series === other.series &&
    one.catalog === other.catalog &&
    isSameJson(asJson(one, path), asJson(other, path))
  );
}

const asJson = ({ faults }: SpecEditor, path: string) => faults.under(path).map(faultJson);
const planFaults = ({ faults, planFaults: ofPlan }: SpecEditor) =>
  [...faults.under('sweep'), ...ofPlan.all].map(faultJson);
const faultJson = ({ path, message }: SpecFault) => ({ path, message });
