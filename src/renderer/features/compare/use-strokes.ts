import { createContext, useContext } from 'react';
import type { Stroke } from '../../charts/stroke';

const Strokes = createContext<ReadonlyMap<number, Stroke>>(new Map());

/** Given the strokes of all runs compared: whichever of them a chart leaves out, each keeps its own. */
export const StrokesProvider = Strokes.Provider;

/** By run. */
export const useStrokes = (): ReadonlyMap<number, Stroke> => useContext(Strokes);
