import { usePaced } from './use-paced';
import { useSweepView } from './use-sweep-view';

/** Trials that have ended, looked at seldom: what is computed of all of them takes a while. */
export const usePacedEnded = (): number => usePaced(useSweepView().ended, 4000);
