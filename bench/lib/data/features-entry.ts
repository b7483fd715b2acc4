export { giveBack } from '@core/columns';
export { withFeatures } from '@core/dataset/feature-columns';
export { computeFeature, featureLabel } from '@core/features/registry';
export { columnsOnAllCores, helpersHere } from '@main/columns/threads';
