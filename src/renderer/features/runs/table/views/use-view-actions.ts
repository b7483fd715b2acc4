import type { RunView } from '@shared/run-table';
import { call } from '../../../../api/client';
import { notifyDone, notifyError, notifyUndo } from '../../../../ui/notify';
import { defaultColumns } from '../columns/default-columns';
import { type Look, useTableStore } from '../table-store';

export interface ViewActions {
  readonly add: (name: string) => void;
  readonly update: (view: RunView) => void;
  readonly rename: (view: RunView, name: string) => void;
  readonly remove: (view: RunView) => void;
}

/** Keeps, changes and removes views; what failed is said. */
export function useViewActions(): ViewActions {
  const { set } = useTableStore.getState();
  const save = async (name: string): Promise<void> => {
    const { id } = await call('views.save', bodyOf({ ...keptLook(useTableStore.getState()), name }));
    set({ viewId: id });
  };
  const rename = async (view: RunView, name: string): Promise<void> => {
    const { id } = await call('views.save', bodyOf({ ...view, name }));
    if (useTableStore.getState().viewId === view.id) set({ viewId: id });
    if (id !== view.id) await call('views.remove', { id: view.id });
  };
  const remove = async (view: RunView): Promise<void> => {
    await call('views.remove', { id: view.id });
    const isCurrent = useTableStore.getState().viewId === view.id;
    if (isCurrent) set({ viewId: null });
    notifyUndo(`Deleted the view ${view.name}.`, () => {
      call('views.save', bodyOf(view))
        .then(({ id }) => isCurrent && set({ viewId: id }))
        .catch(notifyError);
    });
  };
  return {
    add: (name) => {
      save(name).catch(notifyError);
    },
    update: (view) => {
      save(view.name)
        .then(() => notifyDone(`Saved ${view.name}.`))
        .catch(notifyError);
    },
    rename: (view, name) => {
      rename(view, name).catch(notifyError);
    },
    remove: (view) => {
      remove(view).catch(notifyError);
    },
  };
}

/** A look as a view keeps it: with its columns by name. */
export function keptLook({ query, sort, groupBy, columns }: Look): Look & Pick<RunView, 'columns'> {
  return { query, sort, groupBy, columns: columns ?? defaultColumns };
}

function bodyOf({
  name,
  query,
  sort,
  groupBy,
  columns,
}: Omit<RunView, 'id'>): Parameters<typeof call<'views.save'>>[1] {
  return { name, query, sort: [...sort], groupBy: [...groupBy], columns: [...columns] };
}
