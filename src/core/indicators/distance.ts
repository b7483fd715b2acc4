import { relativeChange } from './returns';

/** How far values lie above a line, value / line - 1, as a share; NaN where one is missing or the line is at 0. Written over the line. [time] */
export function distanceFrom(line: Float64Array, values: Float64Array): Float64Array {
  const length = line.length;
  for (let t = 0; t < length; t++) line[t] = relativeChange(line[t]!, values[t]!);
  return line;
}
