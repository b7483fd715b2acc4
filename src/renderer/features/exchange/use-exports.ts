import { useCall } from '../../api/mutations';
import { formatBytes } from '../../ui/format';
import { notifyDone, notifyHint } from '../../ui/notify';
import { countsText, takenText } from './words';

/** Ways out of the workspace, and into it. What the user called off says nothing. */
export function useExports() {
  const saved = (file: { readonly path: string } | null): void => {
    if (file !== null) notifyDone(`Saved ${file.path}`);
  };
  const { mutate: portable } = useCall('exchange.export', {
    onSuccess: (file) => {
      if (file === null) return;
      const { runs, sweeps, path, bytes } = file;
      notifyDone(`Saved ${countsText(runs, sweeps)}, ${formatBytes(bytes)}, as ${path}`);
    },
  });
  const { mutate: runTable } = useCall('exchange.runTable', { onSuccess: saved });
  const { mutate: trials } = useCall('exchange.trials', { onSuccess: saved });
  const { mutate: optuna } = useCall('exchange.optuna', { onSuccess: saved });
  const { mutate: importRuns } = useCall('exchange.import', {
    onSuccess: (taken) => {
      if (taken === null) return;
      notifyDone(takenText(taken));
      for (const note of taken.notes) notifyHint(note);
    },
  });
  return { portable, runTable, trials, optuna, importRuns: () => importRuns({}) };
}
