import { Modal } from '@mantine/core';
import { assertNever } from '@shared/errors';
import { type Importing, useUiStore } from '../../../shell/ui-store';
import { AppendForm } from './AppendForm';
import { ImportForm } from './ImportForm';
import { ManyForm } from './ManyForm';
import { useStopPreview } from './use-import-preview';

/** Opens over any page once files have been chosen, dropped or named. */
export function ImportDialog() {
  const importing = useUiStore((state) => state.importing);
  const setImporting = useUiStore((state) => state.setImporting);
  const stopPreview = useStopPreview();
  const close = () => {
    stopPreview();
    setImporting(null);
  };
  return (
    <Modal
      opened={importing !== null}
      onClose={close}
      title={importing?.kind === 'append' ? 'Import into a series' : 'Import data'}
      size="min(1080px, 94vw)"
      closeOnClickOutside={false}
    >
      {importing !== null && (
        <div data-testid="import-dialog">
          <Form importing={importing} onClose={close} />
        </div>
      )}
    </Modal>
  );
}

interface FormProps {
  readonly importing: Importing;
  readonly onClose: () => void;
}

function Form({ importing, onClose }: FormProps) {
  switch (importing.kind) {
    case 'file':
      return <ImportForm key={importing.path} path={importing.path} onClose={onClose} />;
    case 'many':
      return <ManyForm key={importing.paths.join('\n')} paths={importing.paths} onClose={onClose} />;
    case 'append':
      return <AppendForm key={importing.path} {...importing} onClose={onClose} />;
    default:
      return assertNever(importing);
  }
}
