import { Modal } from '@mantine/core';
import { useUiStore } from '../../../shell/ui-store';
import { ImportForm } from './ImportForm';
import { useStopPreview } from './use-import-preview';

/** Opens over any page once a file has been chosen, dropped or named. */
export function ImportDialog() {
  const path = useUiStore((state) => state.importPath);
  const setPath = useUiStore((state) => state.setImportPath);
  const stopPreview = useStopPreview();
  const close = () => {
    stopPreview();
    setPath(null);
  };
  return (
    <Modal
      opened={path !== null}
      onClose={close}
      title="Import data"
      size="min(1080px, 94vw)"
      closeOnClickOutside={false}
    >
      {path !== null && (
        <div data-testid="import-dialog">
          <ImportForm key={path} path={path} onClose={close} />
        </div>
      )}
    </Modal>
  );
}
