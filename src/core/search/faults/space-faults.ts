import type { SpecFault } from '@shared/spec';
import type { Dimension } from '@shared/sweep-plan';
import { axisOf } from '../axes';
import { labelOf, orderOf } from '../space';

/** What is wrong with the dimensions of a plan in themselves, whatever experiment they are of. */
export function spaceFaults(space: readonly Dimension[]): readonly SpecFault[] {
  if (space.length === 0)
    return [
      {
        path: 'sweep.space',
        message: 'is empty: nothing is swept. Switch on "sweep" beside at least one field',
      },
    ];
  const own = space.flatMap((dimension, k) => rangeFaults(dimension).map((fault) => under(k, fault)));
  return [
    ...own,
    ...overlapFaults(space),
    ...(own.length > 0 ? [] : space.flatMap((dimension, k) => conditionFaults(dimension, k, space))),
    ...orderFaults(space),
  ];
}

function under(k: number, { path, message }: SpecFault): SpecFault {
  return { path: path === '' ? `sweep.space.${k}` : `sweep.space.${k}.${path}`, message };
}

function rangeFaults(dimension: Dimension): readonly SpecFault[] {
  switch (dimension.kind) {
    case 'toggle':
      if (/^features\.\d+$/.test(dimension.path)) return [];
      return [
        {
          path: 'path',
          message: `must be a feature such as features.0: only features can be there or not, not ${dimension.path}`,
        },
      ];
    case 'choice':
      return repeatedFaults(dimension.values.map(labelOf));
    default:
      return numberFaults(dimension);
  }
}

function repeatedFaults(labels: readonly string[]): readonly SpecFault[] {
  return labels.flatMap((label, k) =>
    labels.indexOf(label) < k
      ? [
          {
            path: `values.${k}`,
            message: `is "${label}" once more; give each choice once, under a label of its own`,
          },
        ]
      : [],
  );
}

function numberFaults({
  low,
  high,
  step,
  log,
  kind,
}: Extract<Dimension, { kind: 'int' | 'float' }>): SpecFault[] {
  if (low > high) return [{ path: 'low', message: `must not be above high, ${high}, but is ${low}` }];
  const faults: SpecFault[] = [];
  if (log && low <= 0)
    faults.push({ path: 'low', message: `must be above 0 on a logarithmic scale, not ${low}` });
  if (log && step !== (kind === 'int' ? 1 : null))
    faults.push({ path: 'step', message: 'does not go with a logarithmic scale; take away one of the two' });
  if (step !== null && high > low && step > high - low)
    faults.push({ path: 'step', message: `must be at most ${high - low}, from low to high, not ${step}` });
  return faults;
}

function overlapFaults(space: readonly Dimension[]): readonly SpecFault[] {
  return space.flatMap((dimension, k) => {
    const { path } = dimension;
    const same = space.findIndex((other) => other.path === path);
    if (same < k) {
      const message = `is ${path}, which sweep.space.${same} sweeps already; keep one of them`;
      return [{ path: `sweep.space.${k}.path`, message }];
    }
    const outer = space.find((other) => path.startsWith(`${other.path}.`));
    if (outer === undefined || outer.kind === 'toggle' || dependsOn(dimension, outer, space)) return [];
    const message = `is ${path}, inside ${outer.path}, which is swept as a whole; keep one of them, or let it apply only where ${outer.path} is given a choice that has it`;
    return [{ path: `sweep.space.${k}.path`, message }];
  });
}

/** By its own condition or those above it. */
function dependsOn({ when }: Dimension, on: Dimension, space: readonly Dimension[], depth = 0): boolean {
  if (when === null || depth > space.length) return false;
  if (when.path === on.path) return true;
  const above = space.find(({ path }) => path === when.path);
  return above !== undefined && dependsOn(above, on, space, depth + 1);
}

function conditionFaults(
  { when, path }: Dimension,
  k: number,
  space: readonly Dimension[],
): readonly SpecFault[] {
  if (when === null) return [];
  const at = `sweep.space.${k}.when`;
  if (when.path === path) return [{ path: `${at}.path`, message: `is ${path} itself; name another field` }];
  const asked = space.find((other) => other.path === when.path);
  if (asked === undefined) {
    const message = `is ${when.path}, which is not swept; sweep it too, or take the condition away`;
    return [{ path: `${at}.path`, message }];
  }
  const axis = axisOf(asked);
  if (axis.size === null) {
    const message = `is ${when.path}, which can be any number between two; give it a step, or ask about another field`;
    return [{ path: `${at}.path`, message }];
  }
  return when.in.flatMap((value, i) =>
    axis.indexOf(value) < 0
      ? [{ path: `${at}.in.${i}`, message: `is ${String(value)}, which ${when.path} is never given` }]
      : [],
  );
}

function orderFaults(space: readonly Dimension[]): readonly SpecFault[] {
  const { waiting } = orderOf(space);
  return waiting
    .filter(({ when, path }) => when?.path !== path)
    .map(({ path }) => ({
      path: `sweep.space.${space.findIndex((one) => one.path === path)}.when`,
      message: 'waits for a field that waits for this one; take one of the conditions away',
    }));
}
