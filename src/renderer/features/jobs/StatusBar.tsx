import { Tooltip } from '@mantine/core';
import { IconCpu, IconDatabase } from '@tabler/icons-react';
import { useDevices, useJobs, useWorkspace } from '../../api/queries';
import { formatBytes } from '../../ui/format';
import { JobIndicator } from './JobIndicator';
import classes from './jobs.module.css';

/** Bottom line of the window: what is running, where it runs, and into which file. */
export function StatusBar() {
  const { data: jobs = [] } = useJobs();
  const { data: devices = [] } = useDevices();
  const { data: workspace } = useWorkspace();
  const device = devices.find((candidate) => candidate.isAvailable);
  const running = jobs.filter((job) => job.state === 'running');
  const queued = jobs.filter((job) => job.state === 'queued');
  return (
    <footer className={classes.bar} data-testid="status-bar">
      <div className={classes.jobs} role="status">
        {running.map((job) => (
          <JobIndicator key={job.id} job={job} />
        ))}
        {queued.length > 0 && <span data-testid="jobs-queued">{queued.length} queued</span>}
        {jobs.length === 0 && <span>Ready</span>}
      </div>
      {device !== undefined && (
        <Tooltip label={device.detail}>
          <span className={classes.entry} data-testid="status-device">
            <IconCpu size={13} aria-hidden />
            {device.label}
          </span>
        </Tooltip>
      )}
      {workspace?.state === 'open' && (
        <Tooltip label={`${workspace.path} (${formatBytes(workspace.sizeBytes)})`}>
          <span className={classes.entry} data-testid="status-workspace">
            <IconDatabase size={13} aria-hidden />
            {workspace.path.split(/[\\/]/).at(-1)}
          </span>
        </Tooltip>
      )}
    </footer>
  );
}
