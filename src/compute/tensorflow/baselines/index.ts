export type { SequenceKind } from './architecture';
export {
  type EpochLosses,
  type SequenceBaseline,
  type SequenceHooks,
  type SequenceProblem,
  type SequenceSettings,
  trainSequenceBaseline,
} from './sequence-baseline';
