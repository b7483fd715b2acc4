import { Modal, SimpleGrid } from '@mantine/core';
import { Keys } from '../ui/Keys';
import classes from './shell.module.css';
import {
  chartKeys,
  editorKeys,
  featuresTableKeys,
  runsTableKeys,
  shortcuts,
  trialsTableKeys,
} from './shortcuts';
import { useUiStore } from './ui-store';

export function ShortcutsModal() {
  const isOpen = useUiStore((state) => state.isShortcutsOpen);
  const show = useUiStore((state) => state.showShortcuts);
  return (
    <Modal opened={isOpen} onClose={() => show(false)} title="Keyboard shortcuts" size={720}>
      <ShortcutLists />
    </Modal>
  );
}

/** Every shortcut there is, by where it works. */
export function ShortcutLists() {
  return (
    <SimpleGrid cols={2} spacing="xl" data-testid="shortcuts-dialog">
      <div>
        <ShortcutList title="Anywhere" items={shortcuts} />
        <ShortcutList title="In an experiment" items={editorKeys} />
        <ShortcutList title="On a chart that has the focus" items={chartKeys} />
      </div>
      <div>
        <ShortcutList title="On the table of runs that has the focus" items={runsTableKeys} />
        <ShortcutList title="On the table of trials that has the focus" items={trialsTableKeys} />
        <ShortcutList title="On the table of features that has the focus" items={featuresTableKeys} />
      </div>
    </SimpleGrid>
  );
}

interface ShortcutListProps {
  readonly title: string;
  readonly items: readonly { readonly keys: string; readonly label: string }[];
}

function ShortcutList({ title, items }: ShortcutListProps) {
  return (
    <section>
      <h3 className={classes.listTitle}>{title}</h3>
      <dl className={classes.keyList}>
        {items.map(({ keys, label }) => (
          <div key={keys}>
            <dt>{label}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
