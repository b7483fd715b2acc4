import { useCall } from '../../api/mutations';
import { formatBytes, formatCount } from '../../ui/format';
import { notifyDone, notifyHint } from '../../ui/notify';

/** Ways out of the workspace, and into it. What the user called off says nothing. */
export function useExports() {
  const saved = (file: { readonly path: string } | null): void => {
    if (file !== null) notifyDone(`Saved ${file.path}`);
  };
  const { mutate: portable } = useCall('exchange.export', {
    onSuccess: (file) => {
      if (file === null) return;
      const { runs, sweeps, path, bytes } = file;
      const what = [
        ...(runs > 0 ? [formatCount(runs, 'run')] : []),
        ...(sweeps > 0 ? [formatCount(sweeps, 'sweep')] : []),
      ].join(' and ');
      notifyDone(`Saved ${what}, ${formatBytes(bytes)}, as ${path}`);
    },
  });
  const { mutate: runTable } = useCall('exchange.runTable', { onSuccess: saved });
  const { mutate: trials } = useCall('exchange.trials', { onSuccess: saved });
  const { mutate: optuna } = useCall('exchange.optuna', { onSuccess: saved });
  const { mutate: importRuns } = useCall('exchange.import', {
    onSuccess: (taken) => {
      if (taken === null) return;
      const { runIds, sweepIds, knownRuns, knownSweeps, furtherTrials, notes } = taken;
      const known = knownRuns + knownSweeps;
      const already =
        known === 0 ? '' : `; ${formatCount(known, 'other')} ${known === 1 ? 'was' : 'were'} here already`;
      const further =
        furtherTrials === 0 ? '' : `; added ${formatCount(furtherTrials, 'trial')} to sweeps that were here`;
      notifyDone(
        `Took ${formatCount(runIds.length, 'run')} and ${formatCount(sweepIds.length, 'sweep')}${already}${further}`,
      );
      for (const note of notes) notifyHint(note);
    },
  });
  return { portable, runTable, trials, optuna, importRuns: () => importRuns({}) };
}
