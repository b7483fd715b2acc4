import { Button, Text } from '@mantine/core';
import type { SeriesSummary } from '@shared/series';
import { IconFileImport } from '@tabler/icons-react';
import { useCall } from '../../../api/mutations';
import { useImportHistory } from '../../../api/queries';
import { useUiStore } from '../../../shell/ui-store';
import { formatMoment } from '../../../ui/format';
import classes from './history.module.css';

/** Files that a series was made of, and the way to import a further one into it. */
export function ImportHistory({ series }: { readonly series: SeriesSummary }) {
  const { data: imports = [] } = useImportHistory(series.id);
  const choose = useCall('import.choose', {
    onSuccess: (chosen) => {
      if (chosen === null) return;
      useUiStore
        .getState()
        .setImporting({ kind: 'append', path: chosen.path, seriesId: series.id, options: null });
    },
  });
  return (
    <section>
      <Text fw={600} mb={4}>
        Imports
      </Text>
      <ul className={classes.list} data-testid="import-history">
        {imports.map(({ source, added, replaced, importedAt }) => (
          <li key={`${importedAt} ${source}`}>
            <span className={classes.source} data-selectable title={source}>
              {source}
            </span>
            <span className={classes.figures}>
              +{added.toLocaleString('en-US')}
              {replaced > 0 && `, ${replaced.toLocaleString('en-US')} replaced`}
            </span>
            <span className={classes.when}>{formatMoment(importedAt)}</span>
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        leftSection={<IconFileImport size={14} />}
        onClick={() => choose.mutate({})}
        data-testid="series-append"
      >
        Import more…
      </Button>
    </section>
  );
}
