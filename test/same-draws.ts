import fc from 'fast-check';

/**
 * Properties are asked of the same cases at every run: a test that fails for one fails for all. `LONGSHORT_SEED=$RANDOM npm run check`
 * asks them of others.
 */
fc.configureGlobal({ seed: Number(process.env.LONGSHORT_SEED ?? 1) });
