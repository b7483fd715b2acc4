import { AppError } from '@shared/errors';
import { experimentSpec, type FeatureSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { insertSeries } from '../stored-series';
import { addWalk, smallSpec, startServices, waitFor } from '../test-services';

describe('the analysis of features, in a process of its own', () => {
  it('gives the figures of every feature, and one of them closely', async () => {
    const app = await startServices();
    addWalk(app, 900);
    const { analysis } = app.services;
    const report = await analysis.features(smallSpec());
    expect(report.features.map(({ ok, label }) => [ok, label])).toEqual([
      [true, 'Return 1'],
      [true, 'RSI 14'],
    ]);
    expect(report.pearson).toBeInstanceOf(Float64Array);
    expect(report.pearson.length).toBe(4);
    const details = await analysis.details(smallSpec(), 1);
    expect(details.label).toBe('RSI 14');
    expect(details.preview.values.length).toBe(900);
    await expect(analysis.details(smallSpec(), 2)).rejects.toThrow('There is no feature 3.');
  });

  it('reads the series that the experiment joins, and says which of them it lacks', async () => {
    const app = await startServices();
    addWalk(app, 900);
    const time = Float64Array.from(walkBars(900).time);
    const value = time.map((_, t) => 20 + 5 * Math.sin(t / 15) + Math.sin(t * 1.7));
    const series = {
      name: 'Fear',
      source: 'fear.csv',
      intervalMs: 86_400_000,
      dataHash: 'fear',
      warnings: [],
    };
    insertSeries(app.services.session.workspace().db, series, { kind: 'scalar', time, value }, Date.now());
    const formula = (text: string): FeatureSpec => ({ kind: 'formula', formula: text });
    const joining = experimentSpec.parse({
      ...smallSpec(),
      data: { series: 'Walk', auxiliary: [{ name: 'fear', series: 'Fear', lag: 1 }] },
      features: [formula('diff(fear, 5)'), formula('diff(greed, 5)')],
    });
    const { features } = await app.services.analysis.features(joining);
    expect(features[0]).toMatchObject({ ok: true, label: 'diff(fear, 5)' });
    expect(features[1]).toMatchObject({
      ok: false,
      problem: expect.stringContaining('"greed" is not a column'),
    });
  });

  it('says what is wrong where the data are not there', async () => {
    const app = await startServices();
    await expect(app.services.analysis.features(smallSpec())).rejects.toThrow(
      'data.series names "Walk", which is not in this workspace',
    );
  });

  it('is shown with its progress where it takes a while, and can be cancelled', async () => {
    const app = await startServices();
    addWalk(app, 300_000);
    const { analysis, board } = app.services;
    const periods = Array.from({ length: 60 }, (_, i) => ({ kind: 'permutationEntropy', period: 100 + i }));
    const asked = analysis.features({ ...smallSpec(), features: periods });
    const failed = asked.then(
      () => null,
      (error: unknown) => error,
    );
    await waitFor(() => board.list().some((job) => job.fraction > 0), 'the first progress');
    expect(board.list()).toMatchObject([{ kind: 'analysis', title: 'Analysing 60 features' }]);
    board.cancel('analysis');
    expect(await failed).toMatchObject(new AppError('cancelled', 'Cancelled.'));
    expect(board.list()).toEqual([]);
    expect(
      (await analysis.features({ ...smallSpec(), features: [{ kind: 'return' }] })).features.length,
    ).toBe(1);
  });
});
