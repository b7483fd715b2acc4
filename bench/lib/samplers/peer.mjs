import { findPython, leftOut, openLineProcess } from '../line-process.mjs';

const optuna = { check: 'import optuna, cmaes', variable: 'LONGSHORT_OPTUNA_PYTHON' };

/** Who of Optuna's does what ours does; of several the one that does best is the peer. */
export const peersOf = {
  tpe: ['tpe', 'tpe-multivariate', 'tpe-independent'],
  cmaes: ['cmaes'],
  random: ['random'],
};

/** Optuna, to be asked trial by trial; null where there is none. */
export async function openOptuna() {
  const python = findPython(optuna);
  if (!python) {
    process.stderr.write(`${leftOut('Optuna', optuna.variable)}\n`);
    return null;
  }
  const { label, ask, close } = await openLineProcess('Optuna', python, 'optuna_samplers.py');
  return {
    label,
    close,
    /** The best value after so many trials, each told before the next is asked for. */
    async search(sampler, { space, value }, { seed, trials }) {
      await ask({ ask: 'study', sampler, seed, space });
      let best = Number.POSITIVE_INFINITY;
      /** @type {number | null} */
      let last = null;
      for (let number = 0; number < trials; number++) {
        const { proposal } = await ask({ ask: 'next', value: last });
        const loss = value(proposal);
        best = Math.min(best, loss);
        last = loss;
      }
      return best;
    },
  };
}
