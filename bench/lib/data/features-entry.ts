export { nativeColumns } from '@compute/native/columns';
export { giveBack } from '@core/columns';
export { withFeatures } from '@core/dataset/feature-columns';
export { featureLabel, requireFeature } from '@core/features/registry';
export { nothingJoined } from '@core/joined';
export { columnsOnAllCores, helpersHere } from '@main/columns/threads';
