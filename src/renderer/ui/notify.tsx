import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { AppError } from '@shared/errors';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { ErrorDetails } from './ErrorState';

/** A problem, as the sentence that main made of it, with its findings below. What the user cancelled is none. */
export function notifyError(error: unknown): void {
  if (error instanceof AppError && error.kind === 'cancelled') return;
  const details = error instanceof AppError ? error.details : [];
  notifications.show({
    color: 'red',
    icon: <IconAlertTriangle size={16} />,
    autoClose: details.length > 0 ? false : 12_000,
    role: 'alert',
    withCloseButton: true,
    'data-testid': 'error-notification',
    message: (
      <>
        <Text data-selectable>{messageOf(error)}</Text>
        <ErrorDetails details={details} />
      </>
    ),
  });
}

/** Something went well that the user cannot see on the page. */
export function notifyDone(message: string): void {
  notifications.show({ color: 'teal', icon: <IconCheck size={16} />, message, autoClose: 4000 });
}

/** Nothing went wrong, but what was asked for needs something else first. */
export function notifyHint(message: string): void {
  notifications.show({ color: 'gray', message, autoClose: 8000 });
}

/** Something was removed, with a button that brings it back. `onUndo` reports its own errors. Returns what takes it away. */
export function notifyUndo(message: string, onUndo: () => void): () => void {
  const id = crypto.randomUUID();
  const hide = () => {
    notifications.hide(id);
  };
  const undo = () => {
    hide();
    onUndo();
  };
  notifications.show({
    id,
    color: 'gray',
    autoClose: 10_000,
    'data-testid': 'undo-notification',
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text lineClamp={2}>{message}</Text>
        <Button flex="none" variant="light" onClick={undo} data-testid="undo">
          Undo
        </Button>
      </Group>
    ),
  });
  return hide;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
