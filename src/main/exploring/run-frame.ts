import { type Column, createRunFrame, isText, type RunFrame } from '@core/run-table/frame';
import { factKinds } from '@core/run-table/known-fields';
import { createRunTableAnswers, type RunTableAnswers } from '@core/run-table/table';
import { packTags } from '@core/run-table/words';
import { type Db, inSnapshot } from '../storage/open';
import { type DigestShape, readDigests, readShapes, readWords, valuesOfRun } from '../storage/run-digests';
import {
  changedBodies,
  changedRuns,
  factKeys,
  type RunFacts,
  readFacts,
  runRevision,
} from '../storage/run-facts';

/** The runs of a workspace as columns in memory. */
export interface KeptRuns {
  /** As the workspace has them now: what changed since the last time is read anew, and nothing else. */
  current(): RunTableAnswers;
}

export function keepRuns(db: Db): KeptRuns {
  const frame = createRunFrame();
  // So that a column is of its kind before any run has a value.
  for (const [key, kind] of Object.entries(factKinds)) frame.columnFor(key, kind);
  const answers = createRunTableAnswers(frame);
  const put = createDigestWriter(db, frame);
  let revision: number | null = null;

  const load = (): void => {
    frame.reserve(Number(db.prepare('SELECT count(*) FROM run').pluck().get()));
    for (const facts of readFacts(db, 'TRUE')) putFacts(frame, facts);
    const left = new Set(readLiveIds(frame));
    for (const digest of readDigests(db, 'TRUE')) if (left.delete(digest.runId)) put.digest(digest);
    for (const id of left) put.parsed(id);
  };
  const update = (since: number): void => {
    const gone = new Set(changedRuns(db, since));
    const changed = 'run.id IN (SELECT run_id FROM run_change WHERE revision > ?)';
    const arrived = [...gone].filter((id) => !frame.has(id));
    for (const facts of readFacts(db, changed, since)) {
      putFacts(frame, facts);
      gone.delete(facts.id);
    }
    for (const id of gone) frame.drop(id);
    for (const id of new Set([...arrived, ...changedBodies(db, since)])) if (frame.has(id)) put.anew(id);
  };
  return {
    current() {
      inSnapshot(db, () => {
        const now = runRevision(db);
        if (revision === null) load();
        else if (now !== revision) update(revision);
        revision = now;
        // Epochs of what is being trained come without a change of its row.
        for (const facts of readFacts(db, "run.state = 'running'")) putFacts(frame, facts);
      });
      return answers;
    },
  };
}

function* readLiveIds({ ids, isLive, size }: RunFrame): Generator<number> {
  for (let row = 0; row < size; row++) if (isLive[row] === 1) yield ids[row]!;
}

function putFacts(frame: RunFrame, { id, values, tags }: RunFacts): void {
  const row = frame.rowOf(id);
  for (const [place, key] of factKeys.entries()) {
    const value = values[place] ?? null;
    // Of a finished run they are in its digest.
    if (key === 'epochs' && value === null) continue;
    frame.set(row, key, key === '#color' ? 'number' : factKinds[key], value);
  }
  frame.set(row, 'tag', 'tags', tags === '[]' ? null : packTags(JSON.parse(tags) as string[]));
}

const isFact = (key: string): boolean => key === 'tag' || factKeys.some((fact) => fact === key);

/** Writes what digests say into columns; what it needs to know of shapes and words is read once. */
function createDigestWriter(db: Db, frame: RunFrame) {
  let shapes: ReadonlyMap<number, DigestShape> = new Map();
  const codeOf: number[] = [];
  const targets = new Map<number, readonly Column[]>();
  let layout = -1;
  let values = new Float64Array(0);

  const learnWords = (): void => {
    for (const [id, word] of readWords(db, codeOf.length - 1)) codeOf[id] = frame.words.idOf(word);
  };
  const shapeOf = (id: number): DigestShape => {
    if (!shapes.has(id)) shapes = readShapes(db);
    return shapes.get(id)!;
  };
  /** The columns of a shape; looked up anew where one was replaced. */
  const targetsOf = (shapeId: number): readonly Column[] => {
    if (layout !== frame.layout) targets.clear();
    layout = frame.layout;
    const known = targets.get(shapeId);
    if (known) return known;
    const shape = shapeOf(shapeId);
    for (const [key, kind] of shape) frame.columnFor(key, kind);
    if (layout !== frame.layout) targets.clear();
    layout = frame.layout;
    const columns = shape.map(([key]) => frame.column(key)!);
    targets.set(shapeId, columns);
    return columns;
  };
  const digest = ({ runId, shapeId, data }: { runId: number; shapeId: number; data: Uint8Array }): void => {
    const row = frame.rowOf(runId);
    const shape = shapeOf(shapeId);
    const columns = targetsOf(shapeId);
    if (values.length < shape.length) values = new Float64Array(shape.length);
    new Uint8Array(values.buffer).set(data);
    for (let place = 0; place < columns.length; place++) {
      const column = columns[place]!;
      const value = values[place]!;
      if (!isText(column)) column.values[row] = value;
      else if (Number.isNaN(value)) column.codes[row] = -1;
      else if (shape[place]![1] === 'text') {
        if (codeOf[value] === undefined) learnWords();
        column.codes[row] = codeOf[value]!;
      } else column.codes[row] = frame.words.idOf(String(value));
    }
    frame.touch();
  };
  const parsed = (id: number): void => {
    const row = frame.rowOf(id);
    for (const { key, kind, value } of valuesOfRun(db, id)) frame.set(row, key, kind, value);
  };
  return {
    digest,
    /** Of a run without a digest, which takes longer. */
    parsed,
    /** In place of what there was. */
    anew(id: number): void {
      frame.clear(frame.rowOf(id), isFact);
      const [found] = readDigests(db, 'run_id = ?', id);
      if (found) digest(found);
      else parsed(id);
    },
  };
}
