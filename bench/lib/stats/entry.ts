/** What of the product's statistics is timed. */
export { randomForest } from '@core/models/random-forest/random-forest';
export { probabilityOfOverfitting } from '@core/stats/overfitting/pbo';
