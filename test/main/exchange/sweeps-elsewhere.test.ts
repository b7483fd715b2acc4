import { describe, expect, it } from 'vitest';
import { startSweeps, sweepToEnd, sweptSpec, told, waitForState } from '../sweeps/sweep-specs';
import { tempFolder } from '../temp-folder';

type App = Awaited<ReturnType<typeof startSweeps>>;

const spec = sweptSpec({ budget: { trials: 6 } });

/** Sends sweeps of one workspace into another, with their series. */
async function send(from: App, ids: readonly number[], to: App, runIds: readonly number[] = []) {
  const file = tempFolder().path('sent.longshort');
  await from.services.exchange.exportPortable({ runIds, sweepIds: ids, withData: true }, file);
  return to.services.exchange.importPortable(file);
}

const standing = ({ services }: App, id: number) => {
  const { state, counts, best, front, trials } = services.sweeps.get(id);
  return { state, counts, best, front, trials };
};

describe('a sweep that goes on in another workspace', () => {
  it('comes back with the trials it was given there, and the same as if it had gone on here', async () => {
    const here = await startSweeps();
    const id = await sweepToEnd(here.services, spec);
    const there = await startSweeps();
    const [other] = (await send(here, [id], there)).sweepIds;
    expect(standing(there, other!)).toEqual(standing(here, id));
    there.services.sweeps.addTrials(other!, 5);
    await waitForState(there.services, other!, 'done');

    const before = here.services.sweeps.trials(id, 0).revision;
    expect(await send(there, [other!], here)).toMatchObject({
      sweepIds: [],
      knownSweeps: 1,
      furtherTrials: 5,
      notes: [],
    });
    expect(here.services.sweeps.list()).toHaveLength(1);
    expect(told(here.services, id)).toEqual(told(there.services, other!));
    expect(standing(here, id)).toEqual(standing(there, other!));
    // Who follows the sweep hears of them alone.
    expect(here.services.sweeps.trials(id, before).trials.map(({ number }) => number)).toEqual([
      6, 7, 8, 9, 10,
    ]);
    here.services.sweeps.addTrials(id, 4);
    await waitForState(here.services, id, 'done');
    const undisturbed = await startSweeps();
    const whole = await sweepToEnd(undisturbed.services, sweptSpec({ budget: { trials: 15 } }));
    expect(told(here.services, id)).toEqual(told(undisturbed.services, whole));

    // What is further here stays, and what came once does not come again.
    expect(await send(there, [other!], here)).toMatchObject({ knownSweeps: 1, furtherTrials: 0 });
    expect(standing(here, id)).toMatchObject({ trials: 15, counts: { done: 15 } });
  });

  it('brings the runs that were made of its trials there, whether they come with it or before it', async () => {
    const here = await startSweeps();
    const id = await sweepToEnd(here.services, sweptSpec({ budget: { trials: 2 } }));
    const there = await startSweeps();
    const [other] = (await send(here, [id], there)).sweepIds;
    const [run] = there.services.sweeps.takeRuns(other!, [1], 1);
    await there.services.session.queue().idle();
    const taken = await send(there, [other!], here, [run!.id]);
    const runsOf = ({ services }: App, sweepId: number) =>
      services.sweeps.trials(sweepId, 0).trials.map(({ runIds }) => runIds);
    expect(runsOf(here, id)).toEqual([[], taken.runIds]);

    const late = await startSweeps();
    const [alone] = (await send(there, [], late, [run!.id])).runIds;
    const [sweep] = (await send(there, [other!], late, [run!.id])).sweepIds;
    expect(runsOf(late, sweep!)).toEqual([[], [alone]]);
  });

  it('is two sweeps where trials of the same number came out otherwise', async () => {
    const here = await startSweeps();
    const id = await sweepToEnd(here.services, spec);
    const there = await startSweeps({ values: ({ number }) => [number] });
    const [other] = (await send(here, [id], there)).sweepIds;
    for (const { services, at } of [
      { ...here, at: id },
      { ...there, at: other! },
    ]) {
      services.sweeps.addTrials(at, 2);
      await waitForState(services, at, 'done');
    }
    const taken = await send(there, [other!], here);
    expect(taken).toMatchObject({ knownSweeps: 0, furtherTrials: 0 });
    expect(told(here.services, taken.sweepIds[0]!)).toEqual(told(there.services, other!));
    expect(await send(there, [other!], here)).toMatchObject({ sweepIds: [], knownSweeps: 1 });
    expect(here.services.sweeps.list()).toHaveLength(2);
  });

  it('is left alone while it is worked on here, with a sentence', async () => {
    const here = await startSweeps({ delay: ({ number }) => (number < 6 ? 0 : 5000) });
    const id = await sweepToEnd(here.services, spec);
    const there = await startSweeps();
    const [other] = (await send(here, [id], there)).sweepIds;
    there.services.sweeps.addTrials(other!, 30);
    await waitForState(there.services, other!, 'done');
    here.services.sweeps.addTrials(id, 30);
    const { notes, furtherTrials } = await send(there, [other!], here);
    expect(furtherTrials).toBe(0);
    expect(notes[0]).toMatch(
      /^"Swept" is being worked on, so \d+ further trials of it were left out\. Pause it/,
    );
    expect(told(here.services, id)).toHaveLength(8);
    here.services.sweeps.stop(id);
  });

  it('is whole after its import is done again, where Longshort was killed in the middle of one', async () => {
    const from = await startSweeps();
    const id = await sweepToEnd(from.services, spec);
    const to = await startSweeps();
    const [taken] = (await send(from, [id], to)).sweepIds;
    // What a kill leaves: the trials of the first slices, and a sweep that is not in sight yet.
    const { db } = to.services.session.workspace();
    db.prepare('DELETE FROM sweep_trial WHERE sweep_id = ? AND number > 2').run(taken);
    db.prepare(
      "UPDATE sweep SET state = 'interrupted', done = 3, front = '[]', removed_at = 1 WHERE id = ?",
    ).run(taken);
    expect(await send(from, [id], to)).toMatchObject({ sweepIds: [], knownSweeps: 1, furtherTrials: 3 });
    expect(told(to.services, taken!)).toEqual(told(from.services, id));
    expect(standing(to, taken!).counts).toEqual(standing(from, id).counts);
    expect(standing(to, taken!).state).toBe('done');
  });

  it('is as it was where something else of the file cannot be stored', async () => {
    const here = await startSweeps();
    const id = await sweepToEnd(here.services, spec);
    const there = await startSweeps();
    const [other] = (await send(here, [id], there)).sweepIds;
    there.services.sweeps.addTrials(other!, 5);
    await waitForState(there.services, other!, 'done');
    const second = await sweepToEnd(there.services, sweptSpec({ budget: { trials: 3 } }));
    const before = [standing(here, id), told(here.services, id)];
    here.services.session
      .workspace()
      .db.exec(
        `CREATE TRIGGER refuse BEFORE INSERT ON sweep_trial WHEN NEW.sweep_id <> ${id} BEGIN SELECT raise(ABORT, 'no'); END`,
      );
    await expect(send(there, [other!, second], here)).rejects.toThrow('no');
    expect([standing(here, id), told(here.services, id)]).toEqual(before);
    expect(here.services.sweeps.list()).toHaveLength(1);
  });
});
