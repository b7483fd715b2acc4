import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconBookmark, IconCheck, IconChevronDown, IconPencil, IconTrash } from '@tabler/icons-react';
import { memo, type ReactNode, useState } from 'react';
import { useViews } from '../table-queries';
import { isSameLook, useTableStore } from '../table-store';
import { keptLook, useViewActions } from './use-view-actions';
import { ViewNameModal } from './ViewNameModal';
import styles from './views.module.css';

type Naming = 'new' | { readonly id: number } | null;

/** Looks at the table that were kept by name: query, order, groups and columns. */
export const ViewsMenu = memo(function ViewsMenu(): ReactNode {
  const views = useViews();
  const viewId = useTableStore((state) => state.viewId);
  const { apply } = useTableStore.getState();
  const actions = useViewActions();
  const [naming, setNaming] = useState<Naming>(null);
  const current = views.find(({ id }) => id === viewId);
  const isEdited = useTableStore((state) => current !== undefined && !isSameLook(keptLook(state), current));
  const renamed = naming === null || naming === 'new' ? undefined : views.find(({ id }) => id === naming.id);
  return (
    <>
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            px={8}
            leftSection={<IconBookmark size={14} />}
            rightSection={<IconChevronDown size={14} />}
            data-testid="runs-views"
          >
            {current?.name ?? 'All runs'}
            {isEdited && <span className={styles.changed}>edited</span>}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<Chosen isChosen={current === undefined} />}
            onClick={() => apply(null)}
            data-testid="view-none"
          >
            All runs
          </Menu.Item>
          {views.map((view) => (
            <div key={view.id} className={styles.line}>
              <Menu.Item
                leftSection={<Chosen isChosen={view.id === current?.id} />}
                onClick={() => apply(view)}
                data-testid={`view-${view.name}`}
                title={view.query}
              >
                <span className={styles.name}>{view.name}</span>
              </Menu.Item>
              <span className={styles.acts}>
                <ActionIcon
                  size={22}
                  aria-label={`Rename ${view.name}`}
                  onClick={() => setNaming({ id: view.id })}
                >
                  <IconPencil size={13} />
                </ActionIcon>
                <ActionIcon size={22} aria-label={`Delete ${view.name}`} onClick={() => actions.remove(view)}>
                  <IconTrash size={13} />
                </ActionIcon>
              </span>
            </div>
          ))}
          <Menu.Divider />
          {current !== undefined && isEdited && (
            <Menu.Item onClick={() => actions.update(current)} data-testid="view-update">
              Save the changes to {current.name}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => setNaming('new')} data-testid="view-save">
            Save as a new view…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ViewNameModal
        isOpen={naming !== null}
        title={renamed === undefined ? 'Save the view' : 'Rename the view'}
        name={renamed?.name ?? ''}
        taken={views.filter(({ id }) => id !== renamed?.id).map(({ name }) => name)}
        onClose={() => setNaming(null)}
        onName={(name) => (renamed === undefined ? actions.add(name) : actions.rename(renamed, name))}
      />
    </>
  );
});

function Chosen({ isChosen }: { readonly isChosen: boolean }): ReactNode {
  return <IconCheck size={14} style={{ visibility: isChosen ? 'visible' : 'hidden' }} aria-hidden />;
}
