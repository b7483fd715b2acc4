import { getAt, isJsonObject, type Json, type JsonObject, setAt } from '../json';

const standard: JsonObject = { metric: 'loss', penalty: 0 };

/** The objectives of a draft; one by the loss where it says none. */
export function objectivesOf(draft: Json): readonly JsonObject[] {
  const written = getAt(draft, 'sweep.objectives');
  const read = Array.isArray(written) ? written.filter(isJsonObject) : [];
  return read.length === 0 ? [standard] : read;
}

/** Figures that make sense beside another, the most telling first. */
const seconds = ['trading.maxDrawdown', 'trading.sharpe', 'information.ic', 'loss'];

/** A draft judged by a second figure too, one that its label defines, and searched by the sampler that knows two. */
export function withSecond(draft: Json, offered: readonly string[]): Json {
  const [first = standard] = objectivesOf(draft);
  const others = seconds.filter((metric) => metric !== first.metric);
  const second = others.find((metric) => offered.includes(metric)) ?? others[0]!;
  const judged = setAt(draft, 'sweep.objectives', [first, { metric: second, penalty: 0 }]);
  return setAt(judged, 'sweep.sampler.kind', 'nsga2');
}
