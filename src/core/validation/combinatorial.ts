import type { SpecFault } from '@shared/spec';
import { blockFaults, equalBlocks } from './blocks';
import { settingsFaults } from './check-settings';
import { binomial, combinations } from './combinations';
import { type FoldSettings, refusedSplit, type Split, splitOf } from './fold';
import { makeFold } from './make-fold';
import { reachOf } from './reach';
import type { Range, Samples } from './samples';

export interface Combinatorial extends FoldSettings {
  /** N: stretches that time is cut into. */
  readonly blocks: number;
  /** k: of them that a fold is tested on. */
  readonly testBlocks: number;
}

/** One block of a path: the fold that tests it, and its rows there, by their places among the fold's test rows. */
export interface PathPart extends Range {
  readonly fold: number;
}

/** One test of every row, in order of time: a back-test that no single model made. */
export type BacktestPath = readonly PathPart[];

export interface CombinatorialSplit extends Split {
  readonly paths: readonly BacktestPath[];
}

/** Each fold is a model to train, for every seed. */
const mostFolds = 1000;

/**
 * Combinatorial purged cross-validation: every choice of k of N stretches is a test, C(N, k) folds in all, and what is judged of them is
 * put together to C(N - 1, k - 1) back-test paths over all rows, path j taking each stretch from the j-th fold that tests
 * it. Lopez de Prado (2018), section 12.4.
 */
export function splitCombinatorially(samples: Samples, settings: Combinatorial): CombinatorialSplit {
  const common = settingsFaults(samples, settings);
  const faults = [...common, ...(common.length > 0 ? [] : choiceFaults(samples, settings))];
  if (faults.length > 0) return { ...refusedSplit(faults), paths: [] };
  const all = { from: 0, to: samples.at.length };
  const reach = reachOf(samples, settings);
  const blocks = equalBlocks(samples, settings.blocks);
  const choices = combinations(settings.blocks, settings.testBlocks);
  const folds = choices.map((chosen, i) => {
    const tests = chosen.map((block) => blocks[block]!);
    return makeFold(`Fold ${i + 1}`, samples, reach, all, tests, settings);
  });
  const split = splitOf(folds);
  return { ...split, paths: split.folds.length === 0 ? [] : pathsOf(choices, blocks) };
}

function pathsOf(choices: readonly (readonly number[])[], blocks: readonly Range[]): readonly BacktestPath[] {
  const testsOf = blocks.map((_, block) =>
    choices.flatMap((chosen, fold) =>
      chosen.includes(block) ? [{ fold, ...placesOf(block, chosen, blocks) }] : [],
    ),
  );
  return testsOf[0]!.map((_, path) => testsOf.map((tests) => tests[path]!));
}

function placesOf(block: number, chosen: readonly number[], blocks: readonly Range[]): Range {
  const rowsOf = (b: number) => blocks[b]!.to - blocks[b]!.from;
  const from = chosen.filter((other) => other < block).reduce((rows, other) => rows + rowsOf(other), 0);
  return { from, to: from + rowsOf(block) };
}

function choiceFaults(samples: Samples, { blocks, testBlocks }: Combinatorial): readonly SpecFault[] {
  const wrong = blockFaults(samples, blocks, 'split.blocks');
  if (wrong.length > 0) return wrong;
  const path = 'split.testBlocks';
  if (!(Number.isInteger(testBlocks) && testBlocks >= 1 && testBlocks < blocks))
    return [
      {
        path,
        message: `must be a whole number from 1 to ${blocks - 1}, one less than the blocks, not ${testBlocks}`,
      },
    ];
  const folds = binomial(blocks, testBlocks);
  if (folds <= mostFolds) return [];
  const message = `of ${blocks} blocks makes ${folds} folds to train, more than ${mostFolds}; ask for fewer blocks or for fewer of them in a test`;
  return [{ path, message }];
}
