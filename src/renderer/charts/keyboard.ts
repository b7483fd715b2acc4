const PAN_SHARE = 0.1;
const ZOOM_FACTOR = 1.25;

/** As much of the library's time scale as keys move. */
export interface MovableScale {
  getVisibleLogicalRange(): { readonly from: number; readonly to: number } | null;
  setVisibleLogicalRange(range: { readonly from: number; readonly to: number }): void;
  fitContent(): void;
}

/**
 * Moves a chart by a key: arrows pan a tenth of what is seen, with Shift all of it; + and - zoom about the right
 * edge; Home and End go to the first and last bar; 0 shows all. True where the key was one of these.
 */
export function handleChartKey(
  scale: MovableScale,
  barCount: number,
  event: { readonly key: string; readonly shiftKey: boolean },
): boolean {
  const range = scale.getVisibleLogicalRange();
  if (range === null) return false;
  const width = range.to - range.from;
  const show = (from: number, to: number) => scale.setVisibleLogicalRange({ from, to });
  const step = Math.max(1, width * (event.shiftKey ? 1 : PAN_SHARE));
  switch (event.key) {
    case 'ArrowLeft':
      show(range.from - step, range.to - step);
      return true;
    case 'ArrowRight':
      show(range.from + step, range.to + step);
      return true;
    case '+':
    case '=':
    case 'ArrowUp':
      show(range.to - Math.max(5, width / ZOOM_FACTOR), range.to);
      return true;
    case '-':
    case '_':
    case 'ArrowDown':
      show(range.to - Math.min(barCount + 20, width * ZOOM_FACTOR), range.to);
      return true;
    case 'Home':
      show(-1, width - 1);
      return true;
    case 'End':
      show(barCount + 3 - width, barCount + 3);
      return true;
    case '0':
      scale.fitContent();
      return true;
    default:
      return false;
  }
}
