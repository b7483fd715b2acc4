import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** On the button that ends it. */
  readonly doText: string;
  readonly doTestId: string;
  readonly isValid: boolean;
  readonly isPending: boolean;
  readonly onDo: () => void;
  readonly onCancel: () => void;
}

/** What a dialog asks for, with the buttons under it. Enter in a field does it. */
export function DialogForm(props: Props): ReactNode {
  const { children, doText, doTestId, isValid, isPending, onDo, onCancel } = props;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid) onDo();
      }}
    >
      <Stack gap="sm">
        {children}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isValid} loading={isPending} data-testid={doTestId}>
            {doText}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
