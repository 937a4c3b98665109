/** Names and values written where lines end, kept apart from each other, so that the eye need not go to the key. */
import type { Chart } from '../core/chart/chart.ts';
import type { StyledSeries } from './styled-series.ts';
import { textWidth } from './text-width.ts';

export type EndLabel = {
  readonly text: string;
  readonly ink: string;
  readonly x: number;
  readonly y: number;
};

const LINE = 15;

function lastIndex(values: readonly (number | null)[]): number {
  return values.findLastIndex((value) => value !== null);
}

function showEnd(value: number, decimals: number): string {
  return value
    .toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .replace('-', '\u2212');
}

type Wanted = { readonly text: string; readonly ink: string; readonly value: number };

/** Lines that reach the last category, with their value and, where `withNames`, their name. */
function wantedLabels(chart: Chart, styled: readonly StyledSeries[], withNames: boolean): Wanted[] {
  return styled.flatMap(({ series, style }) => {
    if (series.kind !== 'line' || series.role === 'context') return [];
    const last = lastIndex(series.values);
    const value = series.values[last];
    if (value === undefined || value === null || last < chart.categories.length - 1) return [];
    const number = showEnd(value, chart.decimals);
    return [{ text: withNames ? `${number} ${series.label}` : number, ink: style.ink, value }];
  });
}

/**
 * Say what to write at line ends and how much room it takes on the right [px]: name and value where a third of
 * the width suffices, else the value alone, else nothing.
 */
export function planEndLabels(
  chart: Chart,
  styled: readonly StyledSeries[],
  width: number,
  fontSize: number,
): { readonly wanted: readonly Wanted[]; readonly room: number } {
  for (const withNames of width >= 560 ? [true, false] : [false]) {
    const wanted = wantedLabels(chart, styled, withNames);
    if (wanted.length === 0 || wanted.length > 5) break;
    const room = Math.max(...wanted.map(({ text }) => textWidth(text, fontSize))) + 14;
    if (room <= width * (withNames ? 0.26 : 0.2)) return { wanted, room };
  }
  return { wanted: [], room: 12 };
}

/**
 * Place labels beside the line ends, at least one line of text apart, within the plot.
 * @param toY  from a value to its height in the drawing [px].
 */
export function placeEndLabels(
  wanted: readonly Wanted[],
  toY: (value: number) => number,
  right: number,
  top: number,
  bottom: number,
): EndLabel[] {
  const placed = wanted
    .map(({ text, ink, value }) => ({ text, ink, x: right + 8, y: toY(value) }))
    .sort((a, b) => a.y - b.y);
  let floor = top;
  for (const label of placed) {
    label.y = Math.max(label.y, floor);
    floor = label.y + LINE;
  }
  let ceiling = bottom;
  for (const label of placed.toReversed()) {
    label.y = Math.min(label.y, ceiling);
    ceiling = label.y - LINE;
  }
  return placed;
}
