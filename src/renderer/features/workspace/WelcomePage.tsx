import { Alert, Button, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconFilePlus, IconFolderOpen } from '@tabler/icons-react';
import { useRecentWorkspaces } from '../../api/queries';
import { formatMoment } from '../../ui/format';
import { useWorkspaceActions } from './use-workspace-actions';
import classes from './workspace.module.css';

/** Shown while no workspace is open. */
export function WelcomePage({ problem }: { readonly problem: string | null }) {
  const { data: recent = [] } = useRecentWorkspaces();
  const actions = useWorkspaceActions();
  return (
    <main className={classes.welcome} data-testid="welcome-page">
      <Stack gap="lg" w={480}>
        <div>
          <Title order={1}>Longshort</Title>
          <Text className="ls-quiet">
            Import market data, train LSTM models, backtest them after costs and compare the runs, all on this
            machine. A workspace is one file that holds all of it.
          </Text>
        </div>
        {problem !== null && (
          <Alert
            className={classes.problem}
            icon={<IconAlertTriangle size={16} />}
            title="The last workspace could not be opened"
            data-testid="workspace-problem"
          >
            <span data-selectable>{problem}</span>
          </Alert>
        )}
        <Group gap="xs">
          <Button
            leftSection={<IconFilePlus size={15} />}
            onClick={actions.create}
            disabled={actions.isBusy}
            data-testid="workspace-create"
          >
            New workspace…
          </Button>
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={15} />}
            onClick={() => actions.open()}
            disabled={actions.isBusy}
            data-testid="workspace-open"
          >
            Open workspace…
          </Button>
        </Group>
        {recent.length > 0 && (
          <section>
            <Text size="xs" fw={600} className="ls-quiet" mb={4}>
              Recent
            </Text>
            {recent.map((workspace) => (
              <UnstyledButton
                key={workspace.path}
                className={classes.recent}
                disabled={!workspace.isThere || actions.isBusy}
                onClick={() => actions.open(workspace.path)}
              >
                <span className={classes.recentName}>{workspace.name}</span>
                <span className="ls-quiet">
                  {workspace.isThere ? formatMoment(workspace.openedAt) : 'not found'}
                </span>
                <Text size="xs" className={`ls-quiet ${classes.path}`} truncate="start">
                  <bdi>{workspace.path}</bdi>
                </Text>
              </UnstyledButton>
            ))}
          </section>
        )}
      </Stack>
    </main>
  );
}
