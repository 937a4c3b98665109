/** Charts as SVG text and as PNG, drawn on the server with the typeface that ships with the product. */
import { Resvg } from '@resvg/resvg-js';
import { parseHTML } from 'linkedom';
import type { Chart } from '../../core/chart/chart.ts';
import { drawChart } from '../../draw/draw-chart.ts';
import type { SvgMaker } from '../../draw/svg-element.ts';
import { coveredText } from './covered-text.ts';
import { escapeHtml } from './html-context.ts';
import { chartFontFiles, FONT_FAMILY } from './typeface.ts';

/** A chart ready to embed: its text as SVG and its size [px]. */
export type ChartSvg = { readonly svg: string; readonly width: number; readonly height: number };

/** Width of a chart that fills a printed page or a desktop window [px]. */
export const PAGE_WIDTH = 680;
/** Height of a chart on paper, so that two and their words share a page [px]. */
export const PRINT_HEIGHT = 300;
/** Width of a chart on a phone, or on a page magnified four times [px]. */
export const NARROW_WIDTH = 300;

/**
 * Draw a chart as SVG text. Same chart, same text.
 * @param width  width of the drawing [px].
 */
export function chartSvg(chart: Chart, width: number = PAGE_WIDTH, height?: number): ChartSvg {
  const { document } = parseHTML('<html><body></body></html>');
  // linkedom's own types speak of a browser's document; its elements have what drawing uses
  const drawing = drawChart(chart, document as unknown as SvgMaker, {
    width,
    ...(height === undefined ? {} : { height }),
  });
  // linkedom writes attributes as HTML does, with < and & as they are; as XML that would not be well formed.
  drawing.removeAttribute('aria-label');
  const label = escapeHtml(`${chart.title}. ${chart.summary}`);
  const svg = drawing.outerHTML.replace('<svg', () => `<svg aria-label="${label}"`);
  const size = /viewBox="0 0 (\d+) (\d+)"/.exec(svg);
  return { svg, width: Number(size?.[1] ?? width), height: Number(size?.[2] ?? 0) };
}

/** Turn a drawn chart into a PNG at twice its size, on white. The typeface comes with the product, so no text is lost. */
export function chartPng(chart: ChartSvg): Uint8Array {
  const drawing = new Resvg(coveredText()(chart.svg), {
    font: { loadSystemFonts: false, fontFiles: [...chartFontFiles()], defaultFontFamily: FONT_FAMILY },
    fitTo: { mode: 'width', value: chart.width * 2 },
    background: '#ffffff',
  });
  return drawing.render().asPng();
}
