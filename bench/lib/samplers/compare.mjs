import { peersOf } from './peer.mjs';
import { problems } from './problems.mjs';
import { quartiles, search } from './search.mjs';

/**
 * Best values of our samplers over many seeds, beside those of Optuna's on the same functions.
 * @returns by sampler, by function: quartiles of ours and of the best of the peers; `noWorse` where our median is not above the peer's upper quartile,
 *   `isBetter` where it is not above its median
 */
export async function compareSamplers(samplerOf, optuna, { seeds, trials, lags }) {
  const report = {};
  for (const [key, names] of Object.entries(peersOf)) {
    report[key] = {};
    for (const problem of problems) {
      process.stderr.write(`${key} on ${problem.key}\n`);
      const own = await over(seeds, (seed) => search(samplerOf(key), problem, { seed, trials, lag: 1 }));
      const peer = optuna && (await bestPeer(optuna, names, problem, { seeds, trials }));
      report[key][problem.key] = { least: problem.least, ...own, peer, ...verdict(own, peer) };
    }
  }
  const tpe = samplerOf('tpe');
  const parallel = {};
  for (const lag of lags) {
    parallel[lag] = {};
    for (const problem of problems)
      parallel[lag][problem.key] = await over(seeds, (seed) => search(tpe, problem, { seed, trials, lag }));
  }
  return { sequential: report, tpeByTrialsUnderWay: parallel };
}

async function bestPeer(optuna, names, problem, { seeds, trials }) {
  const peers = [];
  for (const name of names)
    peers.push({ name, ...(await over(seeds, (seed) => optuna.search(name, problem, { seed, trials }))) });
  return peers.reduce((best, peer) => (peer.median < best.median ? peer : best));
}

async function over(seeds, bestOf) {
  const values = [];
  for (let seed = 1; seed <= seeds; seed++) values.push(await bestOf(seed));
  return quartiles(values);
}

function verdict(own, peer) {
  if (peer === null) return { noWorse: null, isBetter: null };
  return { noWorse: own.median <= peer.upper, isBetter: own.median <= peer.median };
}
