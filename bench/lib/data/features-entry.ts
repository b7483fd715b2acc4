export { computeFeature, featureLabel } from '@core/features/registry';
