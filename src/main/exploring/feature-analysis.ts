import { setImmediate } from 'node:timers/promises';
import { featureDetails } from '@core/analysis/details';
import { type AnalysisFrame, analysisFrame, isGood, type OnProgress } from '@core/analysis/frame';
import { featureReport } from '@core/analysis/report';
import type { FeatureDetails, FeatureReport } from '@shared/analysis';
import type { ExperimentSpec } from '@shared/spec';
import { gatherData } from '../storage/series-source';
import { refuseLocked } from '../storage/vault';
import type { SeriesCache } from './series-cache';

type Tell = (fraction: number) => void;

/** What computing the features takes of the whole, about. */
const framePart = 0.4;

export async function analyseFeatures(
  cache: SeriesCache,
  { spec }: { readonly spec: ExperimentSpec },
  tell: Tell,
): Promise<FeatureReport> {
  const frame = await frameFor(cache, spec, breathing(tell, 0, framePart));
  return featureReport(frame, breathing(tell, framePart, 1));
}

export async function detailFeature(
  cache: SeriesCache,
  { spec, index }: { readonly spec: ExperimentSpec; readonly index: number },
  tell: Tell,
): Promise<FeatureDetails> {
  return featureDetails(await frameFor(cache, spec, breathing(tell, 0, 1)), index);
}

/** The last frame stays, since the table and then feature after feature of it are asked for; but none that fills the memory. */
let kept: { readonly key: string; readonly frame: AnalysisFrame } | null = null;
const keptBytes = 512 * 1024 * 1024;

async function frameFor(cache: SeriesCache, spec: ExperimentSpec, onProgress: OnProgress) {
  // Figures of features look at labels of the training rows, and nothing may be learnt of a locked period.
  refuseLocked(cache.db, spec.data);
  const { data, hash } = gatherData(cache.db, spec.data, undefined, cache.source);
  const key = JSON.stringify([hash, spec.data, spec.features, spec.label, spec.window, spec.split]);
  if (kept?.key === key) return kept.frame;
  kept = null;
  const frame = await analysisFrame(spec, data, onProgress);
  const bytes = frame.columns.filter(isGood).reduce((sum, { values }) => sum + values.byteLength, 0);
  if (bytes <= keptBytes) kept = { key, frame };
  return frame;
}

/** Tells the share as a part of the whole, and lets the message go out before the work goes on. */
function breathing(tell: Tell, from: number, to: number): OnProgress {
  let last = 0;
  return async (fraction) => {
    const now = performance.now();
    if (now - last < 100) return;
    last = now;
    tell(from + (to - from) * fraction);
    await setImmediate();
  };
}
