const fitted =
  'is fitted on the validation rows of each trial, never searched; set decision.threshold and decision.calibration and every trial fits its own';
const question =
  'is what the experiment is about, not how it goes about it; make an experiment of its own for each';
const seeded =
  'decides chance alone: the best seed is luck. Raise the seeds of the sweep instead, and each trial is the mean of several';

/** Fields that no search may move, each with the reason as it follows the field's name. What stands under one is barred with it. */
const barred: Readonly<Record<string, string>> = {
  'decision.long': fitted,
  'decision.short': fitted,
  'decision.threshold': fitted,
  'decision.calibration': fitted,
  costs: 'says what trading costs; the cheapest would always win',
  name: 'is only a name',
  seed: seeded,
  seeds: seeded,
  baselines: 'changes nothing about the model; a trial fits no baselines',
  device: 'says where it is computed, which changes no result worth searching for',
  sweep: 'is the search itself',
  version: 'is the version of the format',
  replicates: 'only says which published figures stand beside its own',
  'data.series': question,
  'data.panel': question,
  'data.panelDates': question,
  'data.auxiliary': question,
};

/** Why a field cannot be searched, to follow its name in a sentence; null where it can. */
export function whyNotSearchable(path: string): string | null {
  const own = Object.keys(barred).find((one) => path === one || path.startsWith(`${one}.`));
  if (own !== undefined) return barred[own]!;
  const held = Object.keys(barred).find((one) => one.startsWith(`${path}.`));
  return held === undefined ? null : `holds ${held}, which ${barred[held]}`;
}
