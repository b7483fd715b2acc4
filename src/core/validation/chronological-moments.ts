import type { ChronologicalSpec } from '@shared/spec-split';
import { type Split, splitOf } from './fold';
import { makeFold } from './make-fold';
import { reachOf, separationFaults } from './reach';
import { momentsOf, type Samples } from './samples';

/** Cuts a panel in order of time, by shares of its dates: all rows of a date come to one side. */
export function splitMomentsChronologically(samples: Samples, split: ChronologicalSpec): Split {
  const separation = { purge: split.purge, embargo: 0 };
  const faults = separationFaults(samples, separation);
  if (faults.length > 0) return { folds: [], faults };
  const begins = momentsOf(samples);
  const moments = begins.length - 1;
  const place = Math.round(moments * (split.train + split.validation));
  if (place === 0 || place === moments)
    return {
      folds: [],
      faults: [
        { path: 'split.test', message: `cuts ${moments} dates so that one side has none; use more data` },
      ],
    };
  const test = { from: begins[place]!, to: samples.at.length };
  const validation = { kind: 'share', share: split.validation / (split.train + split.validation) } as const;
  const settings = { ...separation, validation, minTrain: 1 };
  const all = { from: 0, to: samples.at.length };
  return splitOf([makeFold('The split', samples, reachOf(samples, separation), all, [test], settings)]);
}
