import { optunaParameters } from '@core/exchange/optuna';
import { dimension } from '@shared/sweep-plan';
import { expect, it } from 'vitest';

const choice = (values: readonly unknown[]) =>
  dimension.parse({ kind: 'choice', path: 'training.batch', values });

it('a choice goes to Optuna by its place, among bare values as they are and names of what has one', () => {
  const named = { label: 'RSI alone', value: [{ kind: 'rsi', period: 14 }] };
  const [parameter] = optunaParameters([choice([16, null, 'x', named])], { 'training.batch': 'RSI alone' });
  expect(parameter?.value).toBe(3);
  expect(JSON.parse(parameter!.distribution).attributes.choices).toEqual([16, null, 'x', 'RSI alone']);
});
