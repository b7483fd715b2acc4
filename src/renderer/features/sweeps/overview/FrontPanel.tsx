import { type ReactNode, useCallback, useMemo } from 'react';
import { PointChart } from '../../../charts/PointChart';
import { formatCount } from '../../../ui/format';
import { ChartPanel } from '../ChartPanel';
import { frontOf, outcomesOf } from '../model/front';
import { useSelection } from '../model/selection-store';
import { thin } from '../model/thin';
import { thinnedText } from '../model/thinned-text';
import { lookWords, trialText } from '../model/trial-words';
import { useSelected, useSweepView } from '../model/use-sweep-view';
import styles from '../sweep-page.module.css';

const most = 3000;
const words = { ...lookWords, best: 'On the front' } as const;

/** Both objectives of every trial, and the front that none beats in both. */
export function FrontPanel(): ReactNode {
  const view = useSweepView();
  const { trials, best } = view;
  const selected = useSelected();
  const open = useSelection((state) => state.open);
  const [first, second] = view.objectives;
  const chart = useMemo(() => {
    if (first === undefined || second === undefined) return null;
    const outcomes = outcomesOf(trials);
    const front = frontOf(outcomes, [first, second]);
    const { drawn, of } = thin(outcomes, most, ({ number }) => best.has(number));
    const place = (one: (typeof outcomes)[number]) =>
      [first.axis.positionOf(one.first) ?? 0, second.axis.positionOf(one.second) ?? 0] as const;
    return {
      points: drawn.map((one) => {
        const [x, y] = place(one);
        return {
          id: one.number,
          x,
          y,
          look: best.has(one.number) ? ('best' as const) : ('done' as const),
          isDim: selected !== null && !selected.has(one.number),
        };
      }),
      lines: [{ id: 'front', label: 'Pareto front', isStep: false, points: front.map(place) }],
      remark: [formatCount(front.length, 'trial'), 'on the front', thinnedText(drawn.length, of)],
    };
  }, [trials, first, second, best, selected]);
  const describe = useCallback(
    (number: number) =>
      trialText(
        trials.find((one) => one.number === number),
        view,
      ),
    [trials, view],
  );
  if (chart === null || first === undefined || second === undefined) return null;
  const { remark, ...drawn } = chart;
  return (
    <ChartPanel title="Pareto front" remark={remark.filter(Boolean).join(' ')} testId="front">
      <div className={styles.chart}>
        <PointChart
          {...drawn}
          x={first.axis}
          y={second.axis}
          words={words}
          describe={describe}
          hint="Point at a trial"
          onOpen={open}
          label={`${first.words.title} against ${second.words.title} of every trial`}
          testId="front-chart"
        />
      </div>
    </ChartPanel>
  );
}
