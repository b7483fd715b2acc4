import { main } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

/** `node scripts/setup.mjs`: everything that `npm start` and `npm test` need, from a bare clone. */
main(() => setup());
