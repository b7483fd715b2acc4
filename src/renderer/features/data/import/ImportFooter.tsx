import { Button, Group, Text } from '@mantine/core';
import type { SeriesSummary } from '@shared/series';
import { useCancelJob } from '../../jobs/use-cancel-job';
import { ImportProgress } from './ImportProgress';
import classes from './import.module.css';

interface ImportFooterProps {
  readonly obstacle: string | null;
  readonly isImporting: boolean;
  readonly isChecking: boolean;
  /** A series of the name and kind that was chosen: the file may be meant for it. */
  readonly sameName: SeriesSummary | null;
  readonly onAppend: (series: SeriesSummary) => void;
  readonly onImport: () => void;
  readonly onClose: () => void;
}

/** The last row of the dialog: what stands in the way or how far it is, and the buttons. */
export function ImportFooter(props: ImportFooterProps) {
  const { obstacle, isImporting, isChecking, sameName, onAppend, onImport, onClose } = props;
  const { cancel } = useCancelJob({ kind: 'import', runId: null });
  return (
    <Group justify="space-between" wrap="nowrap" className={classes.footer}>
      <div className={classes.verdict} role="status">
        {isImporting || isChecking ? (
          <ImportProgress />
        ) : (
          <Text className={obstacle === null ? 'ls-quiet' : ''} data-testid="import-obstacle">
            {obstacle ?? 'Nothing is stored before you press Import; then all of it, or nothing.'}
          </Text>
        )}
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button
          variant="default"
          onClick={() => (isImporting ? cancel() : onClose())}
          data-testid="import-cancel"
        >
          Cancel
        </Button>
        {sameName !== null && !isChecking && (
          <Button variant="default" onClick={() => onAppend(sameName)} data-testid="import-append">
            Add to “{sameName.name}”…
          </Button>
        )}
        <Button
          onClick={onImport}
          loading={isImporting}
          disabled={obstacle !== null}
          title={obstacle ?? undefined}
          data-testid="import-commit"
        >
          Import
        </Button>
      </Group>
    </Group>
  );
}
