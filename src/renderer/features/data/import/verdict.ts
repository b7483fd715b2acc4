import type { ImportOptions, ImportPreview } from '@shared/series';
import { formatCount } from '../../../ui/format';
import { contents } from './choices';

interface Question {
  readonly preview: ImportPreview | null;
  readonly options: ImportOptions | null;
  readonly name: string;
  readonly takenNames: readonly string[];
  readonly isChecking: boolean;
  /** Why the file could not be read with these options. */
  readonly problem: string | null;
}

/** Why the file cannot be imported as things stand, in a sentence; null where it can. */
export function obstacleOf({
  preview,
  options,
  name,
  takenNames,
  isChecking,
  problem,
}: Question): string | null {
  if (preview === null || options === null) return 'The file has not been read.';
  if (isChecking) return 'The file is being checked.';
  if (problem !== null) return problem;
  const errors = preview.report.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    return `${formatCount(errors.length, 'error')} above must be corrected first, in the mapping or in the file.`;
  }
  if (preview.report.bars === 0) return `The file holds no ${contents[options.kind]}s.`;
  if (name.trim() === '') return 'The series needs a name.';
  if (takenNames.includes(name.trim()))
    return `A series is called “${name.trim()}” already; choose another name.`;
  return null;
}
