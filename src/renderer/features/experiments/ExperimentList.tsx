import { ActionIcon, Badge, Button, Group, Menu, Table, Tooltip, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Experiment } from '@shared/experiments';
import { IconCopy, IconDots, IconFlask, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useExperiments, useFeatureCatalog } from '../../api/queries';
import { useWorkspacePath } from '../../api/use-workspace-path';
import { EmptyState } from '../../ui/EmptyState';
import { formatAgo, formatCount, formatMoment, formatNumber } from '../../ui/format';
import { navigate } from '../../ui/location';
import { Page } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { ReplicationDialog } from '../replications/ReplicationDialog';
import { draftKey, useDraftStore } from './draft-store';
import { featureText } from './feature-text';
import styles from './list.module.css';
import { plannedText } from './sweep/words';
import { type ExperimentActions, useExperimentActions } from './use-experiment-actions';

/** Every experiment of the workspace, the last edited first. */
export function ExperimentList(): ReactNode {
  const query = useExperiments();
  const actions = useExperimentActions();
  const [isRepeating, repeating] = useDisclosure(false);
  const create = (
    <Group gap="xs">
      <Button variant="default" onClick={repeating.open} data-testid="repeat-study">
        Repeat a study
      </Button>
      <Button
        leftSection={<IconPlus size={14} />}
        loading={actions.isBusy}
        onClick={actions.create}
        data-testid="new-experiment"
      >
        New experiment
      </Button>
    </Group>
  );
  return (
    <Page title="Experiments" actions={create} testId="experiments-page">
      <ReplicationDialog isOpen={isRepeating} onClose={repeating.close} onMade={actions.open} />
      <div className={styles.scroll}>
        <QueryView query={query}>
          {(experiments) =>
            experiments.length === 0 ? (
              <EmptyState icon={IconFlask} title="No experiments yet" action={create}>
                An experiment says what to learn from, what to predict and how to trade on it. Make one with
                sensible defaults, change what you like, and run it.
              </EmptyState>
            ) : (
              <ExperimentTable experiments={experiments} actions={actions} />
            )
          }
        </QueryView>
      </div>
    </Page>
  );
}

interface TableProps {
  readonly experiments: readonly Experiment[];
  readonly actions: ExperimentActions;
}

function ExperimentTable({ experiments, actions }: TableProps): ReactNode {
  const sorted = experiments.toSorted((a, b) => b.updatedAt - a.updatedAt);
  return (
    <Table className={styles.table} stickyHeader highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="30%">Name</Table.Th>
          <Table.Th w="18%">Series</Table.Th>
          <Table.Th>Features</Table.Th>
          <Table.Th w={104}>Model</Table.Th>
          <Table.Th w={84} className="ls-figure">
            Lookback
          </Table.Th>
          <Table.Th w={60} className="ls-figure">
            Runs
          </Table.Th>
          <Table.Th w={104} className="ls-figure">
            Edited
          </Table.Th>
          <Table.Th w={52}>
            <VisuallyHidden>Actions</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sorted.map((experiment) => (
          <ExperimentRow key={experiment.id} experiment={experiment} actions={actions} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface RowProps {
  readonly experiment: Experiment;
  readonly actions: ExperimentActions;
}

function ExperimentRow({ experiment, actions }: RowProps): ReactNode {
  const { id, name, spec, runCount, updatedAt } = experiment;
  const catalog = useFeatureCatalog().data ?? [];
  const path = useWorkspacePath();
  const isDirty = useDraftStore((store) => draftKey(path, id) in store.drafts);
  const planned = spec.sweep?.space.length ?? 0;
  const features = spec.features.map((feature) => featureText(feature, catalog)).join(', ');
  return (
    <Table.Tr
      className={styles.row}
      data-testid={`experiment-row-${id}`}
      onClick={() => navigate(`/experiments/${id}`)}
    >
      <Table.Td className={styles.name}>
        <div>
          <Link
            href={`/experiments/${id}`}
            className={styles.link}
            title={name}
            onClick={(event) => event.stopPropagation()}
          >
            {name}
          </Link>
          {planned > 0 && (
            <Tooltip label={`A sweep is planned: ${plannedText(spec, catalog)}`}>
              <Badge ml="xs" c="var(--ls-text-quiet)" bg="var(--ls-badge)" data-testid={`planned-${id}`}>
                Sweep of {formatCount(planned, 'field')}
              </Badge>
            </Tooltip>
          )}
          {isDirty && (
            <Badge ml="xs" c="var(--ls-warning-text)" bg="var(--ls-warning-fill)">
              Unsaved
            </Badge>
          )}
        </div>
      </Table.Td>
      <Table.Td className={styles.series} title={spec.data.series}>
        {spec.data.series}
      </Table.Td>
      <Tooltip label={features} multiline maw={360} openDelay={600}>
        <Table.Td className={styles.features}>{features}</Table.Td>
      </Tooltip>
      <Table.Td className={styles.nowrap}>
        LSTM {spec.model.layers} × {spec.model.hidden}
      </Table.Td>
      <Table.Td className="ls-figure">{formatNumber(spec.window.lookback)} bars</Table.Td>
      <Table.Td className="ls-figure">{formatNumber(runCount)}</Table.Td>
      <Table.Td className="ls-figure ls-quiet" title={formatMoment(updatedAt)}>
        {formatAgo(updatedAt, Date.now())}
      </Table.Td>
      <Table.Td className={styles.actions} onClick={(event) => event.stopPropagation()}>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={`Actions for ${name}`}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconCopy size={14} />} onClick={() => actions.duplicate(id)}>
              Duplicate
            </Menu.Item>
            <Menu.Item
              color="var(--ls-down-text)"
              leftSection={<IconTrash size={14} />}
              onClick={() => actions.remove(experiment)}
            >
              Delete
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  );
}
