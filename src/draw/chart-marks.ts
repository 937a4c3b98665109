/** The marks of a chart, in the words of the charting library: bands behind, then bars, then lines. */
import { areaY, barY, line, type Markish, ruleY } from '@observablehq/plot';
import type { ChartSeries } from '../core/chart/chart.ts';
import type { StyledSeries } from './styled-series.ts';

/** Padding between bands as a share of one step [0..1]; the bars of one category share what is left. */
export const BAND_PADDING = 0.28;

type Point = { readonly index: number; readonly value: number };

function numbers(values: readonly (number | null)[]): number[] {
  return values.map((value) => value ?? Number.NaN);
}

/** Where a category lies on the x axis. */
export type PlaceOf = (index: number) => number;

function bandMark(
  styled: StyledSeries,
  series: Extract<ChartSeries, { kind: 'band' }>,
  placeOf: PlaceOf,
): Markish {
  return areaY(series.low, {
    x: series.low.map((_, index) => placeOf(index)),
    y1: numbers(series.low),
    y2: numbers(series.high),
    fill: styled.style.ink,
    fillOpacity: styled.opacity,
  });
}

function barMark(
  styled: StyledSeries,
  values: readonly (number | null)[],
  place: { readonly nth: number; readonly of: number; readonly bandwidth: number },
): Markish {
  const each = place.bandwidth / place.of;
  const points: Point[] = values.flatMap((value, index) => (value === null ? [] : [{ index, value }]));
  return barY(points, {
    x: 'index',
    y: 'value',
    insetLeft: each * place.nth + 0.5,
    insetRight: each * (place.of - place.nth - 1) + 0.5,
    fill: styled.style.fill,
    stroke: styled.style.ink,
    strokeWidth: 1,
  });
}

function lineMark(styled: StyledSeries, values: readonly (number | null)[], placeOf: PlaceOf): Markish {
  const { ink, weight, dash } = styled.style;
  return line(values, {
    x: values.map((_, index) => placeOf(index)),
    y: numbers(values),
    stroke: ink,
    strokeWidth: weight,
    strokeLinecap: 'butt',
    ...(dash === null ? {} : { strokeDasharray: dash }),
  });
}

/** How many bars share a category: one where no two series have a value in the same one, else one for each series. */
function sharingBars(styled: readonly StyledSeries[]): number {
  const all = styled.flatMap(({ series }) => (series.kind === 'bar' ? [series.values] : []));
  const isShared = all[0]?.some((_, index) => all.filter((values) => values[index] != null).length > 1);
  return isShared === true ? all.length : 1;
}

/**
 * Give the marks of a chart's series; markers and labels are drawn after them, on the library's scales.
 * @param bandwidth  width of one category's bars [px].
 * @param placeOf  where a category lies on the axis: its index where categories stand side by side.
 */
export function chartMarks(styled: readonly StyledSeries[], bandwidth: number, placeOf: PlaceOf): Markish[] {
  const bands: Markish[] = [];
  const bars: Markish[] = [];
  const lines: Markish[] = [];
  const of = sharingBars(styled);
  for (const one of styled) {
    const { series } = one;
    if (series.kind === 'band') bands.push(bandMark(one, series, placeOf));
    else if (series.kind === 'bar')
      bars.push(barMark(one, series.values, { nth: bars.length % of, of, bandwidth }));
    else if (series.kind === 'line') lines.push(lineMark(one, series.values, placeOf));
  }
  const zero = bars.length > 0 ? [ruleY([0], { stroke: '#3b4654', strokeWidth: 1 })] : [];
  return [...bands, ...bars, ...zero, ...lines];
}
