/** The key of a chart: one entry for each series in it, drawn with the series' own colour, dash and marker. */
import type { StyledSeries } from './styled-series.ts';
import { type SvgElement, type SvgMaker, svgElement } from './svg-element.ts';
import { textWidth } from './text-width.ts';

const SWATCH = 30;
const GAP = 18;
const ROW = 20;

type Entry = { readonly styled: StyledSeries; readonly x: number; readonly row: number };

/** Where each entry of a legend goes, and how tall the whole is [px]. */
export type LegendLayout = { readonly entries: readonly Entry[]; readonly height: number };

/** Lay out the entries in rows no wider than `width` [px]. A lone series still gets its entry. */
export function layOutLegend(series: readonly StyledSeries[], width: number, fontSize: number): LegendLayout {
  const entries: Entry[] = [];
  let x = 0;
  let row = 0;
  for (const styled of series) {
    const wide = SWATCH + 6 + textWidth(styled.series.label, fontSize);
    if (x > 0 && x + wide > width) {
      x = 0;
      row++;
    }
    entries.push({ styled, x, row });
    x += wide + GAP;
  }
  return { entries, height: entries.length === 0 ? 0 : (row + 1) * ROW + 4 };
}

/** Give the path of a marker around (0, 0), `r` its half-width [px]. */
export function markerPath(marker: StyledSeries['style']['marker'], r: number): string {
  switch (marker) {
    case 'circle':
      return `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
    case 'square':
      return `M${-r},${-r}h${2 * r}v${2 * r}h${-2 * r}Z`;
    case 'triangle':
      return `M0,${-r * 1.15}L${r * 1.1},${r * 0.85}L${-r * 1.1},${r * 0.85}Z`;
    case 'diamond':
      return `M0,${-r * 1.25}L${r * 1.25},0L0,${r * 1.25}L${-r * 1.25},0Z`;
    case 'times':
      return `M${-r},${-r}L${r},${r}M${-r},${r}L${r},${-r}`;
    case null:
      return '';
  }
}

/** Draw one marker at a place; null markers draw nothing. */
export function drawMarker(maker: SvgMaker, styled: StyledSeries, x: number, y: number): SvgElement | null {
  const { marker, ink, isFilled } = styled.style;
  if (marker === null) return null;
  return svgElement(maker, 'path', {
    d: markerPath(marker, marker === 'times' ? 3.2 : 3.4),
    transform: `translate(${x.toFixed(1)},${y.toFixed(1)})`,
    fill: marker === 'times' ? 'none' : isFilled ? ink : '#ffffff',
    stroke: ink,
    'stroke-width': isFilled && marker !== 'times' ? 1 : 1.75,
  });
}

function swatch(maker: SvgMaker, styled: StyledSeries, x: number, y: number): SvgElement[] {
  const { series, style, opacity } = styled;
  if (series.kind === 'band')
    return [
      svgElement(maker, 'rect', {
        x,
        y: y - 6,
        width: SWATCH,
        height: 12,
        fill: style.ink,
        'fill-opacity': opacity,
      }),
    ];
  if (series.kind === 'bar')
    return [
      svgElement(maker, 'rect', {
        x: x + 7,
        y: y - 6,
        width: SWATCH - 14,
        height: 12,
        fill: style.fill,
        stroke: style.ink,
        'stroke-width': 1,
      }),
    ];
  const marker = drawMarker(maker, styled, x + SWATCH / 2, y);
  const line = svgElement(maker, 'line', {
    x1: x,
    x2: x + SWATCH,
    y1: y,
    y2: y,
    stroke: style.ink,
    'stroke-width': style.weight,
    ...(style.dash === null ? {} : { 'stroke-dasharray': style.dash }),
  });
  return [...(series.kind === 'points' ? [] : [line]), ...(marker === null ? [] : [marker])];
}

/** Draw a legend whose top is at y = 0. */
export function drawLegend(maker: SvgMaker, layout: LegendLayout, fontSize: number): SvgElement {
  const group = svgElement(maker, 'g', { class: 'ek-chart-legend' });
  for (const { styled, x, row } of layout.entries) {
    const y = row * ROW + ROW / 2;
    group.append(...swatch(maker, styled, x + 1, y));
    group.append(
      svgElement(
        maker,
        'text',
        {
          x: x + SWATCH + 7,
          y: y + fontSize * 0.35,
          fill: '#1d2733',
          'font-size': fontSize,
          'text-anchor': 'start',
        },
        styled.series.label,
      ),
    );
  }
  return group;
}
