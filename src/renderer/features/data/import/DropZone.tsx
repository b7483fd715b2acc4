import { IconFileImport } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useUiStore } from '../../../shell/ui-store';
import { notifyHint } from '../../../ui/notify';
import { useWorkspaceActions } from '../../workspace/use-workspace-actions';
import classes from './import.module.css';

interface Dropped {
  readonly files: readonly File[];
  readonly hasFolder: boolean;
}

/** Takes files dropped anywhere onto the window: a workspace opens, anything else goes to the import dialog. */
export function DropZone({ canImport }: { readonly canImport: boolean }) {
  const [isOver, setIsOver] = useState(false);
  const { open } = useWorkspaceActions();
  const take = useCallback(
    ({ files, hasFolder }: Dropped) => {
      const elsewhere = files.find((file) => window.api.pathOf(file) === '');
      if (elsewhere !== undefined) {
        notifyHint(`${elsewhere.name} is not a file on this disk; save it first, then drop it again.`);
        return;
      }
      const paths = files.map((file) => window.api.pathOf(file));
      const [first] = paths;
      if (first === undefined) return;
      if (first.endsWith('.longshort')) open(first);
      else if (canImport)
        useUiStore
          .getState()
          .setImporting(
            paths.length === 1 && !hasFolder ? { kind: 'file', path: first } : { kind: 'many', paths },
          );
      else notifyHint('Open or create a workspace first; then drop the file again.');
    },
    [canImport, open],
  );
  useEffect(() => listenForFiles(setIsOver, take), [take]);
  if (!isOver) return null;
  return (
    <div className={classes.overlay} data-testid="drop-overlay">
      <div className={classes.overlayCard}>
        <IconFileImport size={28} stroke={1.5} aria-hidden />
        {canImport
          ? 'Drop CSV or Parquet files or a folder of them to import, or a workspace to open it'
          : 'Drop a workspace to open it'}
      </div>
    </div>
  );
}

function listenForFiles(
  setIsOver: (isOver: boolean) => void,
  onFiles: (dropped: Dropped) => void,
): () => void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  const over = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setIsOver(true);
  };
  const leave = (event: DragEvent) => {
    // Leaving one element for another inside the window has a related target; leaving the window has none.
    if (event.relatedTarget === null) setIsOver(false);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const items = [...(event.dataTransfer?.items ?? [])];
    onFiles({
      files: [...(event.dataTransfer?.files ?? [])],
      hasFolder: items.some((item) => item.webkitGetAsEntry()?.isDirectory === true),
    });
  };
  const stop = new AbortController();
  addEventListener('dragover', over, { signal: stop.signal });
  addEventListener('dragleave', leave, { signal: stop.signal });
  addEventListener('drop', drop, { signal: stop.signal });
  return () => stop.abort();
}
