/** What the figures are judged by: against PyTorch with cuDNN, and what many models at once gain. */
export const wanted = { minVsPeer: 3, minGroupGain: 10 };

/** Adds the ratios to rows of `measureGpuShape`, and what is least. Null where something is missing. */
export function gpuReportOf(measured, { isSoftware, machine, ...devices }) {
  const rows = measured.map((row) => ({ ...row, ...ratiosOf(row) }));
  return {
    isSoftware,
    note: isSoftware
      ? 'Measured on a software renderer, which runs on the processor: this shows that the bench works, and nothing about a graphics card.'
      : null,
    minVsPeer: least(rows.map(({ vsPeer }) => vsPeer)),
    minVsPeerEager: least(rows.map(({ vsPeerEager }) => vsPeerEager)),
    minGroupGain: least(rows.map(({ groupGain }) => groupGain)),
    wanted,
    machine,
    ...devices,
    rows,
  };
}

/**
 * `vsPeer`: the peer's best way against ours; `vsPeerEager`: PyTorch as most people run it. `groupGain`: how many times the
 * updates a second of one model alone many at once make; `vsNative`: one model against the native device's best.
 */
function ratiosOf({ models, native, webgpu, peer, together }) {
  return {
    vsPeer: ratio(peer && bestOf(peer), webgpu?.ms),
    vsPeerEager: ratio(peer?.eager?.ms, webgpu?.ms),
    vsNative: ratio(bestOf(native), webgpu?.ms),
    groupGain: ratio(models * webgpu?.ms, together?.ms),
    groupGainVsNative: ratio(models * bestOf(native), together?.ms),
  };
}

function bestOf(ways) {
  return Math.min(...Object.values(ways).map(({ ms }) => ms));
}

const ratio = (theirs, ours) => (Number.isFinite(theirs) && Number.isFinite(ours) ? theirs / ours : null);

function least(values) {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
