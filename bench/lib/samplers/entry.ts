/** What of the product is compared. */
export { samplerOf, samplers } from '@core/search/registry';
