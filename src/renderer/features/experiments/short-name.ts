/** Runs and sweeps are named after their experiment; under that experiment's own title only the rest says something. */
export function shortName(name: string, experiment: string): string {
  const rest = name.startsWith(experiment) ? name.slice(experiment.length).trim() : name;
  return rest === '' ? name : rest;
}
