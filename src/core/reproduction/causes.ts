import type { ReproductionCause } from '@shared/reproduction';
import type { RunDetail } from '@shared/runs';
import { diffSpecs } from '../spec/diff';

/** What two runs were made from and with that is not the same, what weighs most first. */
export function causesOf(run: RunDetail, repeat: RunDetail): readonly ReproductionCause[] {
  const facts = [
    {
      what: 'Data',
      of: ({ dataHash }: RunDetail) => short(dataHash),
      why: 'Bars were added, changed or mended since, so features, rows and labels are others.',
    },
    {
      what: 'Code of features and figures',
      of: ({ featureHash }: RunDetail) => short(featureHash),
      why: 'This version may compute features, labels or figures otherwise.',
    },
    {
      what: 'Version',
      of: ({ appVersion }: RunDetail) => appVersion,
      why: 'Kernels and training may have changed with it.',
    },
    {
      what: 'Device',
      of: ({ device }: RunDetail) => device,
      why: 'Devices add up in another order: losses agree to about five digits, bits do not.',
    },
    {
      what: 'Device details',
      of: ({ deviceDetail }: RunDetail) => deviceDetail,
      why: 'Another driver or library may round otherwise.',
    },
  ];
  return [
    ...facts.flatMap(({ what, of, why }) =>
      of(run) === of(repeat) ? [] : [{ what, before: of(run), after: of(repeat), why }],
    ),
    ...diffSpecs([run.spec, repeat.spec]).map(({ path, values }) => ({
      what: `Spec: ${path}`,
      before: values[0] ?? null,
      after: values[1] ?? null,
      why: 'The experiment itself is another one.',
    })),
  ];
}

function short(hash: string | null): string | null {
  return hash === null ? null : hash.slice(0, 12);
}
