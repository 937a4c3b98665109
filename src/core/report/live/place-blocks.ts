/** Live table and chart of the places that schemes were to deliver by an update's cut-off. */
import { monthInWords } from '../../base/time.ts';
import type { PlaceScheme } from '../../programme/programme.ts';
import type { ChartBlock, TableBlock } from '../blocks.ts';
import { figureCell, textCell } from '../cells.ts';
import type { LiveSource } from './live-source.ts';

/** Every scheme with its places due, delivered and short, its dates and the cause of any delay. */
export function placesTable({ facts, book, update }: LiveSource): TableBlock | null {
  const schemes = facts.programme.places;
  if (schemes.length === 0) return null;
  const isDue = (scheme: PlaceScheme) => scheme.due <= update.dataCutOff;
  return {
    kind: 'table',
    id: 'places',
    caption: 'Places by scheme: due, delivered and short',
    columns: [
      { header: 'Scheme', align: 'start', width: 0.26 },
      { header: 'Due', align: 'end', width: 0.07 },
      { header: 'Delivered', align: 'end', width: 0.11 },
      { header: 'Short', align: 'end', width: 0.08 },
      { header: 'Was due', align: 'start', width: 0.14 },
      { header: 'Now expected', align: 'start', width: 0.14 },
      { header: 'Cause', align: 'start', width: 0.2 },
    ],
    rows: schemes.map((scheme) => [
      textCell(scheme.name),
      figureCell(book, `places.${scheme.id}.due`),
      isDue(scheme) ? figureCell(book, `places.${scheme.id}.delivered`) : textCell('not yet due'),
      isDue(scheme) ? figureCell(book, `places.${scheme.id}.shortfall`) : textCell('not yet due'),
      textCell(monthInWords(scheme.due)),
      textCell(monthInWords(scheme.forecast)),
      textCell(scheme.cause === '' ? 'on time' : scheme.cause),
    ]),
  };
}

/** Bars of places due and delivered, one pair per scheme that is due by the cut-off. */
export function placesChart(source: LiveSource): ChartBlock | null {
  const schemes = source.facts.programme.places.filter((scheme) => scheme.due <= source.update.dataCutOff);
  if (schemes.length === 0) return null;
  const due = schemes.reduce((sum, scheme) => sum + scheme.placesDue, 0);
  const delivered = schemes.reduce((sum, scheme) => sum + scheme.placesDelivered, 0);
  return {
    kind: 'chart',
    chart: {
      id: 'places-delivered',
      title: 'Places due and delivered, by scheme',
      summary: `Of ${due} places due by ${monthInWords(source.update.dataCutOff)}, ${delivered} were delivered and ${due - delivered} were not.`,
      xLabel: 'Scheme',
      yLabel: 'Places',
      categories: schemes.map((scheme) => scheme.name),
      series: [
        { kind: 'bar', label: 'Due', role: 'agreed', values: schemes.map((scheme) => scheme.placesDue) },
        {
          kind: 'bar',
          label: 'Delivered',
          role: 'actual',
          values: schemes.map((scheme) => scheme.placesDelivered),
        },
      ],
      startsAtZero: true,
      decimals: 0,
    },
    table: {
      kind: 'table',
      id: 'places-delivered-data',
      caption: 'Places due and delivered, by scheme',
      columns: [
        { header: 'Scheme', align: 'start' },
        { header: 'Due', align: 'end' },
        { header: 'Delivered', align: 'end' },
        { header: 'Short', align: 'end' },
      ],
      rows: schemes.map((scheme) => [
        textCell(scheme.name),
        figureCell(source.book, `places.${scheme.id}.due`),
        figureCell(source.book, `places.${scheme.id}.delivered`),
        figureCell(source.book, `places.${scheme.id}.shortfall`),
      ]),
    },
  };
}
