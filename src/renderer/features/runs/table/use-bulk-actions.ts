import type { RunEdit } from '@shared/run-table';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { formatCount } from '../../../ui/format';
import { navigate } from '../../../ui/location';
import { notifyDone, notifyError, notifyHint, notifyUndo } from '../../../ui/notify';
import { comparePath, MAX_COMPARED } from '../../compare/compare-store';
import { useSelection } from './selection';
import { idsOf } from './table-queries';
import { useTableStore } from './table-store';

type Change = Omit<RunEdit, 'ids'>;

export interface BulkActions {
  /** Where all of them are pinned they are so no more. */
  readonly pin: (ids: readonly number[]) => void;
  readonly archive: (ids: readonly number[]) => void;
  readonly tag: (ids: readonly number[], change: Pick<Change, 'addTags' | 'dropTags'>) => void;
  readonly paint: (ids: readonly number[], color: number) => void;
  readonly hide: (ids: readonly number[]) => void;
  readonly compare: (ids: readonly number[]) => void;
  readonly remove: (ids: readonly number[]) => void;
  /** Those that can go on. */
  readonly resume: (ids: readonly number[]) => void;
  /** Queues them anew, as they were. */
  readonly repeat: (ids: readonly number[]) => void;
}

/** Runs that are queued by one click at most: each is asked for by itself. */
const MOST_QUEUED = 100;

/** What is done to any number of runs at once; all that can be undone says so. */
export function useBulkActions(): BulkActions {
  const client = useQueryClient();
  const edit = async (ids: readonly number[], change: Change, said: string): Promise<void> => {
    const inverse = await call('runs.edit', { edits: [{ ids: [...ids], ...change }] });
    notifyUndo(`${said} ${formatCount(ids.length, 'run')}.`, () => {
      call('runs.edit', { edits: inverse }).catch(notifyError);
    });
  };
  /** Of these, the runs that a query finds. */
  const among = async (ids: readonly number[], query: string): Promise<readonly number[]> => {
    const found = new Set(await idsOf(client, query, true));
    return ids.filter((id) => found.has(id));
  };
  const isAll = async (ids: readonly number[], query: string): Promise<boolean> =>
    (await among(ids, query)).length === ids.length;
  const queue = async (ids: readonly number[], name: 'runs.resume' | 'runs.repeat'): Promise<void> => {
    const query = name === 'runs.resume' ? resumable : 'is:done';
    const wanted = await among(ids, query);
    if (wanted.length === 0 || wanted.length > MOST_QUEUED) return notifyHint(whyNot(name, wanted.length));
    for (const id of wanted) await call(name, { id });
    notifyDone(`${name === 'runs.resume' ? 'Resumed' : 'Queued'} ${formatCount(wanted.length, 'run')}.`);
  };
  return {
    pin: guarded(async (ids) => {
      const isPinned = !(await isAll(ids, 'is:pinned'));
      await edit(ids, { isPinned }, isPinned ? 'Pinned' : 'Unpinned');
    }),
    archive: guarded(async (ids) => {
      const isArchived = !(await isAll(ids, 'is:archived'));
      await edit(ids, { isArchived }, isArchived ? 'Archived' : 'Brought back');
      if (isArchived && !useTableStore.getState().isArchivedShown) useSelection.getState().clear();
    }),
    tag: (ids, change) => {
      edit(ids, change, 'Changed the tags of').catch(notifyError);
    },
    paint: (ids, color) => {
      edit(ids, { color }, 'Changed the colour of').catch(notifyError);
    },
    hide: (ids) => {
      useTableStore.getState().hide(ids);
      useSelection.getState().clear();
      notifyUndo(
        `Hid ${formatCount(ids.length, 'run')}. Figures of groups still count ${ids.length === 1 ? 'it' : 'them'}.`,
        () => useTableStore.getState().show(ids),
      );
    },
    compare: (ids) => {
      if (ids.length >= 2 && ids.length <= MAX_COMPARED) navigate(comparePath(ids));
      else notifyHint(`Select 2 to ${MAX_COMPARED} runs to compare them: these are ${ids.length}.`);
    },
    remove: guarded(async (ids) => {
      await call('runs.remove', { ids: [...ids] });
      useSelection.getState().clear();
      notifyUndo(`Deleted ${formatCount(ids.length, 'run')}.`, () => {
        call('runs.restore', { ids: [...ids] }).catch(notifyError);
      });
    }),
    resume: guarded((ids) => queue(ids, 'runs.resume')),
    repeat: guarded((ids) => queue(ids, 'runs.repeat')),
  };
}

const resumable = 'is:interrupted or is:cancelled or is:failed';

function whyNot(name: 'runs.resume' | 'runs.repeat', count: number): string {
  if (count > MOST_QUEUED)
    return `At most ${MOST_QUEUED} runs are queued at once, and these are ${count}: select fewer.`;
  return name === 'runs.resume'
    ? 'None of them can be resumed: only runs that were interrupted, cancelled or failed can.'
    : 'None of them can be repeated: only runs that are done can.';
}

/** Reports what goes wrong; does nothing without runs. */
const guarded =
  (work: (ids: readonly number[]) => Promise<void>) =>
  (ids: readonly number[]): void => {
    if (ids.length > 0) work(ids).catch(notifyError);
  };
