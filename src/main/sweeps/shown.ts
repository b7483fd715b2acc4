import { findTrialRow } from '../storage/sweep-trials';
import { createNews, type News } from './news';
import type { LiveTrial, Sweeping } from './parts';

/** What the window is told of a sweep under way, and the status bar shows. */
export interface ShownSweep {
  readonly live: () => ReadonlyMap<number, LiveTrial>;
  readonly ended: () => number;
  readonly limit: () => number | null;
  readonly secondsLeft: () => number | null;
  readonly isPaused: () => boolean;
  readonly pause: () => void;
}

/** Shows a sweep until it is closed, at most ten times a second. */
export function createShown({ workspace, id, parts }: Sweeping, title: string, sweep: ShownSweep): News {
  const entry = parts.board.add({ kind: 'sweep', runId: null, sweepId: id, title, cancel: sweep.pause });
  const news = createNews((numbers) => {
    const live = sweep.live();
    const limit = sweep.limit();
    const ended = sweep.ended();
    const inWork = [...live.values()].reduce((sum, { fraction }) => sum + fraction, 0);
    entry.update({
      phase: sweep.isPaused()
        ? 'Pausing'
        : limit === null
          ? `${ended} trials`
          : `${ended} of ${limit} trials`,
      fraction: limit === null || limit === 0 ? 0 : Math.min(1, (ended + inWork) / limit),
      secondsLeft: sweep.secondsLeft(),
    });
    for (const number of numbers) {
      const trial = findTrialRow(workspace.db, id, number, live);
      if (trial !== null) parts.emit('sweep.trial', { sweepId: id, trial });
    }
    parts.emit('changed', { topic: 'sweeps', ids: [id] });
  });
  return {
    changed: news.changed,
    close() {
      entry.remove();
      news.close();
    },
  };
}
