import { IconFileImport } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useUiStore } from '../../../shell/ui-store';
import { notifyHint } from '../../../ui/notify';
import { useWorkspaceActions } from '../../workspace/use-workspace-actions';
import classes from './import.module.css';

/** Takes files dropped anywhere onto the window: a workspace opens, anything else goes to the import dialog. */
export function DropZone({ canImport }: { readonly canImport: boolean }) {
  const [isOver, setIsOver] = useState(false);
  const { open } = useWorkspaceActions();
  const take = useCallback(
    (files: readonly File[]) => {
      const first = files[0];
      if (first === undefined) return;
      const path = window.api.pathOf(first);
      if (path === '')
        notifyHint(`${first.name} is not a file on this disk; save it first, then drop it again.`);
      else if (path.endsWith('.longshort')) open(path);
      else if (canImport) useUiStore.getState().setImportPath(path);
      else notifyHint('Open or create a workspace first; then drop the file again.');
      if (files.length > 1) notifyHint(`One file at a time: drop the others after ${first.name}.`);
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
          ? 'Drop a CSV or Parquet file to import it, or a workspace to open it'
          : 'Drop a workspace to open it'}
      </div>
    </div>
  );
}

function listenForFiles(
  setIsOver: (isOver: boolean) => void,
  onFiles: (files: readonly File[]) => void,
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
    onFiles([...(event.dataTransfer?.files ?? [])]);
  };
  const stop = new AbortController();
  addEventListener('dragover', over, { signal: stop.signal });
  addEventListener('dragleave', leave, { signal: stop.signal });
  addEventListener('drop', drop, { signal: stop.signal });
  return () => stop.abort();
}
