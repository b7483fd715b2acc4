import type { RunEdit } from '@shared/run-table';
import { type Db, inTransaction } from './open';

/**
 * What edits many runs, all of them or none, at a time (when runs were archived), and answers what undoes it. Runs that are not there are
 * left alone. Its statements are prepared once, which takes as long as a hundred runs.
 */
export function runEditor(db: Db): (edits: readonly RunEdit[], now: number) => RunEdit[] {
  const statements = prepareEdits(db);
  return (edits, now) =>
    inTransaction(db, () => {
      // What was done last is undone first.
      const undo = edits.map((edit) => editOnce(statements, edit, now)).reverse();
      return undo.flat();
    });
}

interface Marks {
  readonly id: number;
  readonly pinned: number;
  readonly archived: number;
  readonly color: number | null;
  readonly tags: string;
}

type Statements = ReturnType<typeof prepareEdits>;

/** Ids are given as JSON. */
function prepareEdits(db: Db) {
  const among = 'WHERE id IN (SELECT value FROM json_each(?))';
  const setting = (assignment: string) => db.prepare(`UPDATE run SET ${assignment} ${among}`);
  return {
    marks: db.prepare(
      `SELECT id, pinned, archived_at IS NOT NULL AS archived, color, tags FROM run ${among}`,
    ),
    pin: setting('pinned = ?'),
    // One that is archived already stays so since then.
    archive: setting('archived_at = coalesce(archived_at, ?)'),
    bringBack: setting('archived_at = ?'),
    paint: setting('color = ?'),
    tag: setting('tags = ?'),
  };
}

function editOnce(statements: Statements, edit: RunEdit, now: number): RunEdit[] {
  const ids = JSON.stringify(edit.ids);
  const { marks, pin, archive, bringBack, paint } = statements;
  const before = marks.all(ids) as Marks[];
  const { isPinned, isArchived, color } = edit;
  if (isPinned !== undefined) pin.run(isPinned ? 1 : 0, ids);
  if (isArchived === true) archive.run(now, ids);
  if (isArchived === false) bringBack.run(null, ids);
  if (color !== undefined) paint.run(color, ids);
  const tagged = editTags(statements, before, edit);
  return [
    ...(isPinned === undefined ? [] : flagsBack(before, 'pinned', isPinned)),
    ...(isArchived === undefined ? [] : flagsBack(before, 'archived', isArchived)),
    ...(color === undefined ? [] : colorsBack(before, color)),
    ...tagged,
  ];
}

function flagsBack(before: readonly Marks[], flag: 'pinned' | 'archived', isSet: boolean): RunEdit[] {
  const ids = before.filter((run) => (run[flag] === 1) !== isSet).map(({ id }) => id);
  if (ids.length === 0) return [];
  return [flag === 'pinned' ? { ids, isPinned: !isSet } : { ids, isArchived: !isSet }];
}

function colorsBack(before: readonly Marks[], color: number | null): RunEdit[] {
  const byColor = groupBy(
    before.filter((run) => run.color !== color),
    (run) => run.color,
  );
  return [...byColor].map(([old, runs]) => ({ ids: runs.map(({ id }) => id), color: old }));
}

/** Runs with the same tags change alike. */
function editTags(
  statements: Statements,
  before: readonly Marks[],
  { addTags = [], dropTags = [] }: RunEdit,
): RunEdit[] {
  if (addTags.length === 0 && dropTags.length === 0) return [];
  const undo: RunEdit[] = [];
  for (const [tags, runs] of groupBy(before, (run) => run.tags)) {
    const had = JSON.parse(tags) as string[];
    const has = [...new Set([...had.filter((tag) => !dropTags.includes(tag)), ...addTags])];
    const added = has.filter((tag) => !had.includes(tag));
    const dropped = had.filter((tag) => !has.includes(tag));
    if (added.length === 0 && dropped.length === 0) continue;
    const ids = runs.map(({ id }) => id);
    statements.tag.run(JSON.stringify(has), JSON.stringify(ids));
    undo.push({ ids, addTags: dropped, dropTags: added });
  }
  return undo;
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
