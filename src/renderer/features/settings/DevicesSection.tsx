import { Button, Loader } from '@mantine/core';
import { standardShape } from '@shared/devices';
import { IconGauge } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useJobs } from '../../api/queries';
import { formatAgo } from '../../ui/format';
import { Section } from '../../ui/Page';
import { DevicesTable } from './DevicesTable';
import classes from './settings.module.css';
import { useSpeeds } from './use-speeds';

/** Where arithmetic can run here, how fast, and why not where it cannot. */
export function DevicesSection(): ReactNode {
  const { speeds, isMeasuring, measure } = useSpeeds();
  const isTraining = (useJobs().data ?? []).some((job) => job.kind === 'train' && job.state === 'running');
  return (
    <Section
      title="Devices"
      actions={
        <span className={classes.measure}>
          <span className="ls-quiet" role="status" data-testid="measured-when">
            {isMeasuring ? 'Measuring…' : speeds && `Measured ${formatAgo(speeds.measuredAt, Date.now())}`}
          </span>
          <Button
            variant="default"
            // Busy, but not disabled, which would take the keyboard's focus away.
            aria-busy={isMeasuring}
            leftSection={isMeasuring ? <Loader size={14} /> : <IconGauge size={14} />}
            onClick={measure}
            data-testid="measure-devices"
          >
            {speeds === null ? 'Measure' : 'Measure again'}
          </Button>
        </span>
      }
    >
      <p className={classes.explanation}>
        Speed is the time of one training step of {shapeWords}. For a run, Auto measures the run’s own shape
        and takes the first device below, unless another is at least 1.2 times as fast.
        {isTraining && ' A training is under way: measured beside it, devices look slower than they are.'}
      </p>
      <DevicesTable speeds={speeds} isMeasuring={isMeasuring} />
    </Section>
  );
}

const { lookback, features, layers, hidden, batch } = standardShape;
const shapeWords = `${lookback} bars × ${features} features, ${layers} layer of ${hidden} units, ${batch} rows`;
