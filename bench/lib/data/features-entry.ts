export { giveBack } from '@core/columns';
export { computeFeature, featureLabel } from '@core/features/registry';
