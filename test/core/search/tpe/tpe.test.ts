import { randomSampler } from '@core/search/random';
import { tpeSampler } from '@core/search/tpe/tpe';
import { describe, expect, it } from 'vitest';
import { proposalsOf, run, searchOf, spaceFrom } from '../../../suites/sampler-suite';

const plane = spaceFrom(['x', 'y'].map((path) => ({ kind: 'float', path, low: 0, high: 1 })));
const bowl = (proposal: Readonly<Record<string, unknown>>) =>
  (Number(proposal.x) - 0.3) ** 2 + (Number(proposal.y) - 0.7) ** 2;

describe('TPE', () => {
  it('begins with the trials that the random sampler makes', () => {
    const [tpe, random] = [tpeSampler, randomSampler].map((kind) =>
      proposalsOf(run(kind, searchOf(plane, 8), 14, (p) => [bowl(p)])),
    );
    expect(tpe!.slice(0, 10)).toEqual(random!.slice(0, 10));
    expect(tpe![10]).not.toEqual(random![10]);
  });

  it('finds what random draws do not', () => {
    const bestOf = (kind: typeof tpeSampler, seed: number) =>
      Math.min(...run(kind, searchOf(plane, seed), 60, (p) => [bowl(p)]).map(({ losses }) => losses![0]!));
    for (const seed of [1, 2, 3])
      expect(bestOf(tpeSampler, seed)).toBeLessThan(bestOf(randomSampler, seed) / 2);
  });

  it('keeps trials that are under way at once apart', () => {
    const spreadAt = (lag: number, pendingKept: boolean) => {
      const search = searchOf(plane, 4, 1, lag);
      const first = run(tpeSampler, search, 40, (p) => [bowl(p)]);
      const sampler = tpeSampler.create(search);
      sampler.tell(first);
      const pending: { x: number; y: number }[] = [];
      for (let k = 0; k < 8; k++) {
        const { x, y } = sampler.ask(40 + k, pendingKept ? pending : []);
        pending.push({ x: Number(x), y: Number(y) });
      }
      const gaps = pending.flatMap((a, k) =>
        pending.slice(k + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)),
      );
      return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    };
    expect(spreadAt(8, true)).toBeGreaterThan(spreadAt(8, false));
  });

  it('makes no trial twice while anything is left', () => {
    const space = spaceFrom([
      { kind: 'int', path: 'a', low: 1, high: 5 },
      { kind: 'choice', path: 'b', values: ['x', 'y', 'z'] },
    ]);
    const ended = run(tpeSampler, searchOf(space, 3, 1, 3), 15, (p) => [Number(p.a)]);
    expect(new Set(ended.map(({ proposal }) => JSON.stringify(proposal))).size).toBe(15);
    expect(run(tpeSampler, searchOf(space, 3, 1, 3), 20, (p) => [Number(p.a)]).length).toBe(20);
  });

  it('leans to both ends of a front of two objectives', () => {
    const space = spaceFrom([{ kind: 'float', path: 'x', low: -2, high: 4 }]);
    const ended = run(tpeSampler, searchOf(space, 3, 2), 80, ({ x }) => [
      Number(x) ** 2,
      (Number(x) - 2) ** 2,
    ]);
    const late = ended.slice(30).map(({ proposal }) => Number(proposal.x));
    expect(late.filter((x) => x >= -0.1 && x <= 2.1).length).toBeGreaterThan(40);
    expect(Math.max(...late.filter((x) => x <= 2)) - Math.min(...late.filter((x) => x >= 0))).toBeGreaterThan(
      1.5,
    );
  });
});
