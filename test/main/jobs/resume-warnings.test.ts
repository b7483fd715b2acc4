import { resumeWarnings } from '@main/jobs/resume-warnings';
import { describe, expect, it } from 'vitest';
import { goOn, stoppingJobs } from '../stopping-jobs';
import { addWalk, slowSpec, startServices, waitFor } from '../test-services';

const before = { featureHash: 'a', device: 'CPU', deviceDetail: 'v1', warnings: ['of the data'] };

describe('a resumed run', () => {
  it('has nothing to say where code and device are those it began with, or nothing began', () => {
    expect(resumeWarnings(before, before)).toEqual([]);
    expect(resumeWarnings({ ...before, featureHash: null, device: null }, before)).toEqual([]);
  });

  it('says where the code or the device is another, and still says so when it is resumed again', () => {
    const now = { featureHash: 'b', device: 'GPU', deviceDetail: 'v2' };
    const warnings = resumeWarnings(before, now);
    expect(warnings).toEqual([
      expect.stringMatching(/another version of the feature code; run the experiment again/),
      expect.stringMatching(/another device, CPU \(v1\)/),
    ]);
    expect(resumeWarnings({ ...now, warnings }, now)).toEqual(warnings);
  });

  it('shows it beside its result', async () => {
    const jobs = stoppingJobs();
    const app = await startServices({ fork: jobs.fork });
    addWalk(app);
    const { runs, session } = app.services;
    jobs.stopNext({ type: 'checkpoint' });
    const { id } = runs.startSpec(slowSpec({ epochs: 20, patience: 20 }));
    await waitFor(() => runs.curves(id).length >= 1, 'the first epoch');
    runs.cancel(id);
    await goOn(session.queue().pidOf(id));
    await session.queue().idle();
    session.workspace().db.prepare("UPDATE run SET feature_hash = 'of an older version'").run();
    runs.resume(id);
    await session.queue().idle();
    expect(runs.get(id).state).toBe('done');
    expect(runs.get(id).warnings.join()).toMatch(/another version of the feature code/);
  });
});
