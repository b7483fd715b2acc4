import {
  type CustomData,
  type CustomSeriesOptions,
  customSeriesDefaultOptions,
  type ICustomSeriesPaneRenderer,
  type ICustomSeriesPaneView,
  type PaneRendererCustomData,
  type PriceToCoordinateConverter,
  type Time,
} from 'lightweight-charts';

export interface BandPoint<Moment = Time> extends CustomData<Moment> {
  readonly low: number;
  readonly high: number;
}

type Target = Parameters<ICustomSeriesPaneRenderer['draw']>[0];
type Data<Moment> = PaneRendererCustomData<Moment, BandPoint<Moment>>;

/** The area between two lines, such as the 10 % and 90 % of a forecast; the library has none of its own. */
export class BandSeries<Moment = Time>
  implements ICustomSeriesPaneView<Moment, BandPoint<Moment>, CustomSeriesOptions>
{
  readonly #renderer = new BandRenderer<Moment>();

  renderer(): ICustomSeriesPaneRenderer {
    return this.#renderer;
  }

  update(data: Data<Moment>, options: CustomSeriesOptions): void {
    this.#renderer.show(data, options.color);
  }

  priceValueBuilder({ low, high }: BandPoint<Moment>): number[] {
    return [low, high, (low + high) / 2];
  }

  isWhitespace(point: Partial<BandPoint<Moment>>): point is CustomData<Moment> {
    return point.low === undefined || point.high === undefined;
  }

  defaultOptions(): CustomSeriesOptions {
    return { ...customSeriesDefaultOptions };
  }
}

class BandRenderer<Moment> implements ICustomSeriesPaneRenderer {
  #data: Data<Moment> | null = null;
  #color = '';

  show(data: Data<Moment>, color: string): void {
    this.#data = data;
    this.#color = color;
  }

  draw(target: Target, toY: PriceToCoordinateConverter): void {
    const edges = edgesOf(this.#data, toY);
    // Under a name of our own, since its name has that of a React hook.
    const inPixels = target.useBitmapCoordinateSpace.bind(target);
    inPixels(({ context, horizontalPixelRatio, verticalPixelRatio }) => {
      context.beginPath();
      for (const { x, low } of edges) context.lineTo(x * horizontalPixelRatio, low * verticalPixelRatio);
      for (const { x, high } of edges.toReversed())
        context.lineTo(x * horizontalPixelRatio, high * verticalPixelRatio);
      context.closePath();
      context.fillStyle = this.#color;
      context.fill();
    });
  }
}

interface Edge {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

/** The part in view, in pixels of the pane. */
function edgesOf<Moment>(data: Data<Moment> | null, toY: PriceToCoordinateConverter): readonly Edge[] {
  if (data?.visibleRange == null) return [];
  const { from, to } = data.visibleRange;
  return data.bars.slice(from, to).flatMap(({ x, originalData }) => {
    const low = toY(originalData.low);
    const high = toY(originalData.high);
    return low === null || high === null ? [] : [{ x, low, high }];
  });
}
