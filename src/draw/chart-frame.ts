/** Where the parts of a chart go: margins, the scale of values, and which categories get a tick. */
import type { Chart } from '../core/chart/chart.ts';
import { textWidth, wrapText } from './text-width.ts';

/** Margins around the plot [px]. */
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
};

/** List every number that a chart draws. */
export function chartNumbers(chart: Chart): number[] {
  return chart.series
    .flatMap((one) => (one.kind === 'band' ? [...one.low, ...one.high] : one.values))
    .filter((value) => value !== null);
}

/** Give the least and the greatest value that the y axis must hold: with zero for bars and where the chart asks. */
export function valueRange(chart: Chart): readonly [number, number] {
  const numbers = chartNumbers(chart);
  const needsZero = chart.startsAtZero || chart.series.some(({ kind }) => kind === 'bar');
  const all = needsZero || numbers.length === 0 ? [0, ...numbers] : numbers;
  const low = Math.min(...all);
  const high = Math.max(...all);
  if (low === high) return low === 0 ? [0, 1] : [Math.min(low, low * 0.9), Math.max(high, high * 1.1)];
  const margin = (high - low) * 0.04;
  return [needsZero && low === 0 ? 0 : low - margin, needsZero && high === 0 ? 0 : high + margin];
}

/** The labels of the x axis: which categories have one, and each as its lines. */
export type CategoryLabels = {
  readonly indexes: readonly number[];
  readonly lines: readonly (readonly string[])[];
  /** How far they are turned to the left, so that they rise towards their tick [degrees]; 0 where they lie flat. */
  readonly turn: number;
};

/** More categories than this are a run of time, where every few labels say enough. */
const MOST_NAMES = 9;
const MOST_LINES = 4;
/** Labels without a digit are names of things and not a run of time: so many of them may be turned. */
const MOST_TURNED = 20;
/** How far labels are turned that have no room lying flat: a little where they are short, upright where they are long [degrees]. */
const SLANT = 40;
const UPRIGHT = 90;

/** How many categories make up a year, where they are months or quarters by name ("Dec 24"); 1 where they are not. */
function perYear(categories: readonly string[]): number {
  const month = (category: string | undefined) => category?.match(/^\p{L}+(?= \d)/u)?.[0];
  const last = categories.length - 1;
  const named = month(categories[last]);
  if (named === undefined) return 1;
  const before = categories.slice(0, last).findLastIndex((category) => month(category) === named);
  return before < 0 ? 1 : last - before;
}

/** The least step of so many categories or more that falls on the same months each year. */
function evenStep(least: number, year: number): number {
  if (least >= year) return Math.ceil(least / year) * year;
  let step = least;
  while (year % step !== 0) step++;
  return step;
}

/** Choose the categories that get a tick label, so that labels never touch and months are the same each year; the last one always has its own. */
export function tickIndexes(categories: readonly string[], plotWidth: number, fontSize: number): number[] {
  const widest = Math.max(0, ...categories.map((category) => textWidth(category, fontSize)));
  const room = plotWidth / Math.max(1, categories.length);
  const step = evenStep(Math.max(1, Math.ceil((widest + 10) / room)), perYear(categories));
  const last = categories.length - 1;
  return categories.map((_, index) => index).filter((index) => (last - index) % step === 0);
}

/**
 * Lay out the labels of the x axis. A few names each keep theirs, over several lines or turned if need be; a long run of times is
 * labelled every few.
 * @param leftRoom  room to the left of the plot, into which a turned label may reach [px].
 */
export function layOutCategories(
  categories: readonly string[],
  plotWidth: number,
  fontSize: number,
  leftRoom = 0,
): CategoryLabels {
  const room = plotWidth / Math.max(1, categories.length) - 8;
  const broken = categories.map((category) => wrapText(category, room, fontSize));
  const fits =
    categories.length <= MOST_NAMES &&
    broken.every(
      (lines) => lines.length <= MOST_LINES && lines.every((line) => textWidth(line, fontSize) <= room),
    );
  const [all, whole] = [[...categories.keys()], categories.map((category) => [category])];
  if (fits) return { indexes: all, lines: broken, turn: 0 };
  const most = categories.some((category) => /\d/.test(category)) ? MOST_NAMES : MOST_TURNED;
  if (categories.length <= most && room >= fontSize) {
    const reach = widestOf(whole, fontSize) * Math.cos((SLANT / 180) * Math.PI);
    return { indexes: all, lines: whole, turn: reach <= leftRoom + room / 2 ? SLANT : UPRIGHT };
  }
  return { indexes: tickIndexes(categories, plotWidth, fontSize), lines: whole, turn: 0 };
}

function widestOf(lines: CategoryLabels['lines'], fontSize: number): number {
  return Math.max(0, ...lines.flat().map((line) => textWidth(line, fontSize)));
}

/** Give the height of the labels [px]. @param lineHeight  of a line of them [px]. */
export function labelHeight({ lines, turn }: CategoryLabels, fontSize: number, lineHeight: number): number {
  if (turn === 0) return Math.max(1, ...lines.map((words) => words.length)) * lineHeight;
  return Math.ceil(widestOf(lines, fontSize) * Math.sin((turn / 180) * Math.PI) + lineHeight / 2);
}

/**
 * Give the room that the last label of the x axis needs beyond the plot [px]: it stands in the middle of its category, and a long one would
 * be cut off by the drawing's edge.
 * @param plotWidth  room of all categories together [px].
 */
export function labelOverhang(labels: CategoryLabels, plotWidth: number, fontSize: number): number {
  const last = labels.indexes.at(-1);
  if (last === undefined || labels.turn > 0) return 0; // a turned one ends under its tick
  const half = Math.max(...(labels.lines[last] ?? ['']).map((line) => textWidth(line, fontSize))) / 2;
  const after = (plotWidth / labels.lines.length) * (labels.lines.length - last - 0.5);
  return Math.max(0, Math.ceil(half - after));
}

/** Estimate the room that the labels of the y axis take [px]. */
export function leftMargin(range: readonly [number, number], fontSize: number): number {
  const step = (range[1] - range[0]) / 6;
  const decimals = Math.min(4, Math.max(0, Math.ceil(-Math.log10(step) - 0.2)));
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  // The axis is rounded outwards, so its ends may be a digit longer than the values.
  const texts = range.map((value) => (value * 1.1).toLocaleString('en-GB', digits));
  return Math.ceil(Math.max(...texts.map((text) => textWidth(text, fontSize)))) + 12;
}
