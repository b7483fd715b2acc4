import { Button, Stack, Text } from '@mantine/core';
import { AppError } from '@shared/errors';
import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './states.module.css';

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Stands where content would be that could not be had. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  return (
    <Stack className={classes.state} role="alert" gap="xs" data-testid="error-state">
      <IconAlertTriangle size={24} className={classes.errorIcon} aria-hidden />
      <Text data-selectable maw={520} ta="center">
        {error instanceof Error ? error.message : String(error)}
      </Text>
      <ErrorDetails details={error instanceof AppError ? error.details : []} />
      {onRetry !== undefined && (
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Stack>
  );
}

/** The findings behind an error, one a line. */
export function ErrorDetails({ details }: { readonly details: readonly string[] }) {
  if (details.length === 0) return null;
  return (
    <ul className={classes.details} data-selectable>
      {details.map((detail) => (
        <li key={detail}>{detail}</li>
      ))}
    </ul>
  );
}
