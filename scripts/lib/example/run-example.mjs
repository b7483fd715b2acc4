import { say } from '../say.mjs';

/** A training of the example takes a minute or two on one slow core. */
const patienceSeconds = 900;
const ends = new Set(['done', 'failed', 'cancelled', 'interrupted', 'pruned']);

/** Waits until a new workspace holds the bundled series and the example; gives the example. */
export async function exampleOf(app) {
  await app.until('the window', () => app.page.evaluate(() => 'api' in globalThis));
  const [example] = await app.until('the example experiment', async () => {
    const experiments = await app.call('experiments.list');
    return experiments.length > 0 ? experiments : undefined;
  });
  return example;
}

/** Opens the example in the editor and presses Run, as a user would; gives the finished run. */
export async function runInWindow(app, example) {
  await app.click('nav-experiments');
  await app.click(`experiment-row-${example.id}`);
  await app.isShown('plan');
  await app.click('run-experiment');
  await app.isShown('run-page');
  const [started] = await app.until('the run', async () => {
    const { newest } = await app.call('runs.ofExperiment', { experimentId: example.id });
    return newest.length > 0 ? newest : undefined;
  });
  return finish(app, started);
}

/** The same experiment from another first seed, so that there are two runs to compare. */
export async function runWithSeed(app, example, seed) {
  const copy = await app.call('experiments.duplicate', { id: example.id });
  const spec = { ...copy.spec, name: `${example.spec.name} (from seed ${seed})`, seed };
  await app.call('experiments.save', { id: copy.id, spec });
  return finish(app, await app.call('runs.start', { experimentId: copy.id }));
}

/** Follows a run to its end and tells of each model; anything but `done` is an error. */
async function finish(app, started) {
  say(`Run ${started.id}: ${started.name}`);
  const told = new Set();
  const run = await app.until(
    `run ${started.id}`,
    async () => {
      // Asked first, so that no model can come between the end and the last look at them.
      const now = await app.call('runs.get', { id: started.id });
      const models = await app.call('runs.models', { id: started.id });
      for (const each of models.filter(({ model }) => !told.has(model))) {
        told.add(each.model);
        say(modelLine(each));
      }
      return ends.has(now.state) ? now : undefined;
    },
    patienceSeconds,
  );
  if (run.state !== 'done')
    throw new Error(`The run ended as ${run.state}: ${run.problem ?? 'no reason given'}`);
  say(`Run ${run.id} is done: ${told.size} models in ${run.seconds?.toFixed(1)} s on ${run.device}`);
  return run;
}

function modelLine({ seed, epochs, bestEpoch, validationLoss, seconds }) {
  const best = `best epoch ${bestEpoch} of ${epochs}, validation loss ${validationLoss?.toFixed(4) ?? 'n/a'}`;
  return `  seed ${seed}  ${best}  ${seconds.toFixed(2)} s`;
}
