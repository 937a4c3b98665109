/** One chart as an SVG element, drawn alike in a page and on a server. */
import { axisX, axisY, gridY, plot } from '@observablehq/plot';
import type { Chart } from '../core/chart/chart.ts';
import {
  type CategoryLabels,
  type Frame,
  labelHeight,
  labelOverhang,
  layOutCategories,
  leftMargin,
  valueRange,
} from './chart-frame.ts';
import { BAND_PADDING, chartMarks, type PlaceOf } from './chart-marks.ts';
import { drawLegend, drawMarker, type LegendLayout, layOutLegend } from './draw-legend.ts';
import { placeEndLabels, planEndLabels } from './end-labels.ts';
import { type StyledSeries, styleSeries } from './styled-series.ts';
import { SVG_NAMESPACE, type SvgElement, type SvgMaker, svgElement } from './svg-element.ts';

export type DrawOptions = {
  /** Width of the drawing [px]. */
  readonly width: number;
  /** Height of the drawing [px], legend included; follows from the width where it is not given. */
  readonly height?: number;
  readonly fontFamily?: string;
  /** False where one key stands for several drawings, and none in this one. */
  readonly hasKey?: boolean;
};

const INK = '#1d2733';
const QUIET = '#4d5866';
const FONT = 13;
const TYPEFACE = "'Source Sans 3', Arial, sans-serif";

/** What the library's drawing offers beside being an element: its scales. */
type Drawing = SvgElement & {
  scale(name: 'x' | 'y'): { apply(value: number): number; readonly bandwidth?: number };
  // biome-ignore lint/suspicious/noExplicitAny: a browser's own method gives its own Element type, which this room cannot name
  querySelectorAll(selector: string): Iterable<any>;
};

function bandwidthOf(frame: Frame, categories: number): number {
  const step = (frame.width - frame.left - frame.right) / (Math.max(1, categories) + BAND_PADDING);
  return step * (1 - BAND_PADDING);
}

/** Where everything of one chart goes, before any of it is drawn. */
type Layout = {
  readonly styled: readonly StyledSeries[];
  readonly legend: LegendLayout;
  readonly ends: ReturnType<typeof planEndLabels>;
  readonly labels: CategoryLabels;
  readonly frame: Frame;
};

const LABEL_LINE = 14;
/** Room for one tick of an axis of numbers [px]. */
const TICK_ROOM = 80;

function placesOf({ positions }: Chart): PlaceOf {
  return (index) => positions?.[index] ?? index;
}

/** Say whether categories lie on an axis of numbers. */
function isNumeric({ positions }: Chart): boolean {
  return positions !== undefined && positions.length > 0;
}

/** The x axis of numbers from nought to a little beyond the last, so that its marker is whole. */
function numericScale({ positions }: Chart) {
  return { type: 'linear', domain: [0, (positions?.at(-1) ?? 1) * 1.03] } as const;
}

function layOut(chart: Chart, { width, height, hasKey = true }: DrawOptions): Layout {
  const styled = styleSeries(chart.series);
  const legend = layOutLegend(hasKey ? styled : [], width, FONT);
  const ends = planEndLabels(chart, styled, width, FONT);
  const left = leftMargin(valueRange(chart), FONT);
  const names = isNumeric(chart) ? [] : chart.categories;
  const labels = layOutCategories(names, width - left - ends.room, FONT, left);
  const right = Math.max(ends.room, labelOverhang(labels, width - left - ends.room, FONT));
  const more = labelHeight(labels, FONT, LABEL_LINE) - LABEL_LINE;
  const extra = legend.height + more;
  const frame: Frame = {
    width,
    height: height ?? Math.round(Math.max(210, Math.min(340, width * 0.46)) + extra),
    top: legend.height + FONT + 16,
    right,
    bottom: 48 + more,
    left,
  };
  return { styled, legend, ends, labels, frame };
}

/** As many ticks as there is room for, and none between two whole numbers where only whole ones are shown. */
function ticksOf(chart: Chart, { height, top, bottom }: Frame): number {
  const room = Math.max(3, Math.min(7, Math.round((height - top - bottom) / 34)));
  const [low, high] = valueRange(chart);
  return chart.decimals === 0 ? Math.min(room, Math.max(1, Math.floor(high - low))) : room;
}

function categoryScale(chart: Chart, hasBars: boolean) {
  const domain = chart.categories.map((_, index) => index);
  return hasBars
    ? ({ domain, type: 'band', padding: BAND_PADDING } as const)
    : ({ domain, type: 'point', padding: 0.35 } as const);
}

function plotChart(chart: Chart, { styled, frame, labels }: Layout, maker: SvgMaker, font: string): Drawing {
  const hasBars = styled.some(({ series }) => series.kind === 'bar');
  const tickCount = ticksOf(chart, frame);
  const drawing = plot({
    document: maker as never, // the library asks for a browser's Document type, which this room cannot name
    width: frame.width,
    height: frame.height,
    marginTop: frame.top,
    marginRight: frame.right,
    marginBottom: frame.bottom,
    marginLeft: frame.left,
    style: { fontFamily: font, fontSize: `${FONT}px` },
    x: {
      round: false,
      label: null,
      ...(isNumeric(chart) ? numericScale(chart) : categoryScale(chart, hasBars)),
    },
    y: { domain: valueRange(chart), nice: tickCount, label: null },
    marks: [
      gridY({ ticks: tickCount, stroke: '#d5dae0', strokeOpacity: 1 }),
      ...chartMarks(styled, bandwidthOf(frame, chart.categories.length), placesOf(chart)),
      axisY({ ticks: tickCount, tickSize: 0, tickPadding: 7, label: null, fill: QUIET }),
      axisX({
        ...(isNumeric(chart)
          ? { ticks: Math.max(2, Math.floor((frame.width - frame.left - frame.right) / TICK_ROOM)) }
          : {
              ticks: [...labels.indexes],
              tickFormat: (index: number) => (labels.lines[index] ?? []).join('\n'),
              ...(labels.turn === 0
                ? {}
                : { tickRotate: -labels.turn, textAnchor: 'end', lineAnchor: 'middle' }),
            }),
        tickSize: 5,
        lineHeight: LABEL_LINE / FONT,
        stroke: '#8a93a0',
        fill: QUIET,
        label: null,
      }),
    ],
  });
  return drawing as unknown as Drawing; // the same element, named by the little of it that is used here
}

/** Take out the style sheet and inline styles that the library adds: a page with a strict content policy refuses both. */
function plainAttributes(drawing: Drawing, font: string): void {
  for (const element of [...drawing.querySelectorAll('style')]) element.remove();
  for (const element of [...drawing.querySelectorAll('[aria-label]')]) element.removeAttribute('aria-label');
  for (const element of [...drawing.querySelectorAll('[style]')]) element.removeAttribute('style');
  for (const name of ['style', 'class']) drawing.removeAttribute(name);
  drawing.setAttribute('font-family', font);
  drawing.setAttribute('font-size', String(FONT));
}

/** Categories whose value gets a marker: all, or every few where they would crowd, and each value that stands alone. */
function markedIndexes(values: readonly (number | null)[]): number[] {
  const every = Math.max(1, Math.ceil(values.length / 24));
  const isMissing = (index: number) => (values[index] ?? null) === null;
  const isMarked = (index: number) =>
    (values.length - 1 - index) % every === 0 || (isMissing(index - 1) && isMissing(index + 1));
  return [...values.keys()].filter((index) => !isMissing(index) && isMarked(index));
}

function addMarkers(drawing: Drawing, maker: SvgMaker, chart: Chart, styled: readonly StyledSeries[]): void {
  const placeOf = placesOf(chart);
  const [x, y] = [drawing.scale('x'), drawing.scale('y')];
  const offset = (x.bandwidth ?? 0) / 2;
  for (const one of styled) {
    if (one.series.kind === 'band' || one.series.kind === 'bar') continue;
    const { values } = one.series;
    // Points on an axis of numbers are each a thing of its own: none is left out for want of room.
    const isEach = isNumeric(chart) && one.series.kind === 'points';
    const all = [...values.keys()].filter((index) => (values[index] ?? null) !== null);
    for (const index of isEach ? all : markedIndexes(values)) {
      const marker = drawMarker(maker, one, x.apply(placeOf(index)) + offset, y.apply(values[index] ?? 0));
      if (marker !== null) drawing.append(marker);
    }
  }
}

function addWords(drawing: Drawing, maker: SvgMaker, chart: Chart, frame: Frame, legendHeight: number): void {
  const words = { 'font-size': FONT, fill: QUIET };
  const across = frame.left + (frame.width - frame.left - frame.right) / 2;
  drawing.append(
    svgElement(
      maker,
      'text',
      { ...words, x: 0, y: legendHeight + FONT, 'text-anchor': 'start' },
      chart.yLabel,
    ),
    svgElement(
      maker,
      'text',
      { ...words, x: across, y: frame.height - 5, 'text-anchor': 'middle' },
      chart.xLabel,
    ),
  );
}

/** Draw the key of a chart alone, for several drawings of the same kinds of series. It says nothing to those who cannot see: hide it from them. */
export function drawKey(chart: Chart, maker: SvgMaker, { width, fontFamily }: DrawOptions): SvgElement {
  const legend = layOutLegend(styleSeries(chart.series), width, FONT);
  const drawing = svgElement(maker, 'svg', {
    class: 'ek-chart',
    xmlns: SVG_NAMESPACE,
    width,
    height: legend.height,
    'font-family': fontFamily ?? TYPEFACE,
  });
  drawing.append(drawLegend(maker, legend, FONT));
  return drawing;
}

/**
 * Draw a chart. Categories keep their order, a missing value is a gap, bars start at zero, the legend lists the series
 * in use, and each line that reaches the right edge is named there where it fits. No style sheet, script or id is in
 * the drawing, so it can stand more than once in a page with a strict content policy.
 *
 * @param maker  the document that makes the elements: `window.document`, or linkedom's on a server.
 * @returns the `svg` element, with role, label and namespace; `outerHTML` is its text.
 */
export function drawChart(chart: Chart, maker: SvgMaker, options: DrawOptions): SvgElement {
  const font = options.fontFamily ?? TYPEFACE;
  const layout = layOut(chart, options);
  const { styled, legend, ends, frame } = layout;
  const drawing = plotChart(chart, layout, maker, font);
  plainAttributes(drawing, font);
  addMarkers(drawing, maker, chart, styled);
  const y = drawing.scale('y');
  const right = frame.width - frame.right;
  for (const label of placeEndLabels(
    ends.wanted,
    (value) => y.apply(value),
    right,
    frame.top,
    frame.height - frame.bottom,
  ))
    drawing.append(
      svgElement(
        maker,
        'text',
        { x: label.x, y: label.y + FONT * 0.35, fill: label.ink, 'text-anchor': 'start', 'font-weight': 600 },
        label.text,
      ),
    );
  addWords(drawing, maker, chart, frame, legend.height);
  if (legend.entries.length > 0) drawing.append(drawLegend(maker, legend, FONT));
  drawing.setAttribute('xmlns', SVG_NAMESPACE);
  drawing.setAttribute('class', 'ek-chart');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('fill', INK);
  drawing.setAttribute('aria-label', `${chart.title}. ${chart.summary}`);
  return drawing;
}
