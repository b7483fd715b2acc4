import { say } from '../say.mjs';

const trials = 4;
const patienceSeconds = 120;
const ends = new Set(['done', 'failed', 'interrupted', 'paused', 'stopped']);

/** A few short trials of the example: enough to see processes make them, and others answer about them. */
const plan = {
  space: [
    { kind: 'choice', path: 'model.hidden', values: [8, 16] },
    { kind: 'float', path: 'training.learningRate', low: 0.0005, high: 0.005, log: true },
  ],
  sampler: { kind: 'random' },
  budget: { trials },
};

/** Sweeps a copy of the example; gives the sweep at its end, its trials and what is said of its winner's honesty. */
export async function sweepExample(app, example) {
  const copy = await app.call('experiments.duplicate', { id: example.id });
  const training = { ...copy.spec.training, epochs: 5, patience: 5 };
  const spec = { ...copy.spec, name: 'Example, swept', training, sweep: plan };
  await app.call('experiments.save', { id: copy.id, spec });
  const { id } = await app.call('sweeps.start', { experimentId: copy.id });
  const sweep = await app.until(
    `sweep ${id}`,
    async () => {
      const now = await app.call('sweeps.get', { id });
      return ends.has(now.state) ? now : undefined;
    },
    patienceSeconds,
  );
  if (sweep.state !== 'done')
    throw new Error(`The sweep ended as ${sweep.state}: ${sweep.problem ?? 'no reason given'}`);
  const news = await app.call('sweeps.trials', { id, since: 0 });
  for (const trial of news.trials) say(trialLine(trial));
  return { sweep, trials: news.trials, honesty: await app.call('sweeps.honesty', { id }) };
}

function trialLine({ number, state, values, seconds, device, problem }) {
  const what = problem ?? `loss ${values[0]?.toFixed(4) ?? 'n/a'} on ${device}`;
  return `  trial ${number}  ${state}  ${what}  ${seconds?.toFixed(2) ?? 'n/a'} s`;
}
