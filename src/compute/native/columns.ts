import { giveBack, takeColumn } from '@core/columns';
import { type ComputeColumn, computeColumn } from '@core/dataset/column-source';
import { loadAddon, type NativeAddon, type Simd } from './addon';

/** Computes features with the native kernels where there are any for them, and otherwise as core does: the bits are the same. */
export function nativeColumns(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ComputeColumn {
  const kernels = kernelsHere(environment.LONGSHORT_SIMD);
  if (kernels === null) return computeColumn;
  const { addon, simd } = kernels;
  return (market, feature) => {
    const out = takeColumn(market.bars.time.length);
    if (addon.feature(simd, feature.definition.kind, market.bars, feature.parameters, out)) return out;
    giveBack(out);
    return computeColumn(market, feature);
  };
}

/** Null where there are none: the device of the same kernels says why. */
function kernelsHere(wanted = ''): { readonly addon: NativeAddon; readonly simd: Simd } | null {
  try {
    const addon = loadAddon();
    return { addon, simd: addon.simd(wanted) };
  } catch {
    return null;
  }
}
