import { handleChartKey } from '@renderer/charts/keyboard';
import { describe, expect, it } from 'vitest';

/** As much of a chart's time scale as keys need. */
function scaleShowing(from: number, to: number) {
  let range = { from, to };
  let fitted = 0;
  return {
    scale: {
      getVisibleLogicalRange: () => range,
      setVisibleLogicalRange: (next: { from: number; to: number }) => {
        range = next;
      },
      fitContent: () => {
        fitted += 1;
      },
    },
    range: () => range,
    fitted: () => fitted,
  };
}

const key = (name: string, shiftKey = false) => ({ key: name, shiftKey });

describe('keys of a chart', () => {
  it('pan a tenth of what is seen, with Shift all of it', () => {
    const { scale, range } = scaleShowing(100, 200);
    handleChartKey(scale, 1000, key('ArrowLeft'));
    expect(range()).toEqual({ from: 90, to: 190 });
    handleChartKey(scale, 1000, key('ArrowRight', true));
    expect(range()).toEqual({ from: 190, to: 290 });
  });

  it('zoom about the right edge, never below five bars', () => {
    const { scale, range } = scaleShowing(100, 200);
    handleChartKey(scale, 1000, key('+'));
    expect(range()).toEqual({ from: 120, to: 200 });
    for (let i = 0; i < 50; i++) handleChartKey(scale, 1000, key('+'));
    expect(range().to - range().from).toBe(5);
  });

  it('go to the first and the last bar, keeping the zoom', () => {
    const { scale, range } = scaleShowing(100, 200);
    handleChartKey(scale, 1000, key('Home'));
    expect(range()).toEqual({ from: -1, to: 99 });
    handleChartKey(scale, 1000, key('End'));
    expect(range()).toEqual({ from: 903, to: 1003 });
  });

  it('show everything at 0, and leave other keys to the page', () => {
    const { scale, fitted } = scaleShowing(100, 200);
    expect(handleChartKey(scale, 1000, key('0'))).toBe(true);
    expect(fitted()).toBe(1);
    expect(handleChartKey(scale, 1000, key('g'))).toBe(false);
  });
});
