/** Each printed part of a report as Word's own: headings by style, lists by numbering, charts with a text for listeners. */
import {
  BorderStyle,
  HeadingLevel,
  ImageRun,
  PageBreak,
  Paragraph,
  ShadingType,
  type Table,
  TextRun,
} from 'docx';
import { chartPng, chartSvg, PAGE_WIDTH, PRINT_HEIGHT } from './chart-image.ts';
import { WORD_COLOURS } from './docx-style.ts';
import { ratingRuns, wordGrid, wordRuns, wordTable } from './docx-table.ts';
import type { PrintItem } from './print-items.ts';

type WordPart = Paragraph | Table;

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

function headingLevel(level: number) {
  return HEADINGS[Math.min(6, Math.max(1, level)) - 1] ?? HeadingLevel.HEADING_6;
}

/** Width of a chart on the page [px at 96 to the inch]: the width of the text. */
const CHART_WIDTH = 640;

/** What the parts share: a counter, so that pictures and lists of one file have ids of their own. */
export type WordNumbers = { picture: number; list: number };

function chartParts(item: Extract<PrintItem, { kind: 'chart' }>, numbers: WordNumbers): WordPart[] {
  const drawn = chartSvg(item.chart, PAGE_WIDTH, PRINT_HEIGHT);
  const transformation = {
    width: CHART_WIDTH,
    height: Math.round((CHART_WIDTH * drawn.height) / drawn.width),
  };
  numbers.picture++;
  return [
    new Paragraph({ style: 'Caption', text: `${item.name}: ${item.chart.title}` }),
    new Paragraph({ text: item.chart.summary, keepNext: true, keepLines: true }),
    new Paragraph({
      spacing: { after: 240, line: 240, lineRule: 'auto' },
      children: [
        new ImageRun({
          type: 'svg',
          data: Buffer.from(drawn.svg),
          fallback: { type: 'png', data: Buffer.from(chartPng(drawn)) },
          transformation,
          altText: {
            id: String(numbers.picture),
            name: item.name,
            title: item.chart.title,
            description: `${item.chart.title}. ${item.chart.summary}`,
          },
        }),
      ],
    }),
  ];
}

function listParts(item: Extract<PrintItem, { kind: 'list' }>, numbers: WordNumbers): WordPart[] {
  numbers.list++;
  return item.items.map(
    (content) =>
      new Paragraph({
        numbering: item.ordered
          ? { reference: 'numbers', level: 0, instance: numbers.list }
          : { reference: 'bullets', level: 0 },
        spacing: { after: 60 },
        children: wordRuns(content),
      }),
  );
}

function noticePart(item: Extract<PrintItem, { kind: 'notice' }>): Paragraph {
  const isWarning = item.tone === 'warning';
  return new Paragraph({
    spacing: { before: 160, after: 200 },
    indent: { left: 120 },
    border: {
      left: { style: BorderStyle.SINGLE, size: 24, color: isWarning ? '8A5300' : '1D5FA8', space: 8 },
    },
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: isWarning ? 'FDF1D9' : 'EEF3F9' },
    children: [
      new TextRun({ text: isWarning ? 'Warning: ' : 'Note: ', bold: true }),
      ...wordRuns(item.content),
    ],
  });
}

function rowHeading(item: Extract<PrintItem, { kind: 'row-heading' }>): Paragraph {
  return new Paragraph({
    heading: headingLevel(item.level),
    spacing: { before: 360, after: 120 },
    indent: { left: 120 },
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: WORD_COLOURS.wash },
    border: { left: { style: BorderStyle.SINGLE, size: 24, color: WORD_COLOURS.navy, space: 8 } },
    children: [
      new TextRun({ text: item.number, color: WORD_COLOURS.quiet }),
      new TextRun({ text: `\u2002${item.text}` }),
    ],
  });
}

function ratingsPart(item: Extract<PrintItem, { kind: 'ratings' }>): WordPart[] {
  const share = 1 / Math.max(1, item.ratings.length);
  return [
    wordGrid({
      widths: item.ratings.map(() => share),
      header: item.ratings.map(({ update }) => ({
        runs: [new TextRun({ text: update, bold: true, color: WORD_COLOURS.quiet })],
      })),
      rows: [item.ratings.map(({ level }) => ({ runs: ratingRuns(level) }))],
      isBoxed: true,
    }),
    new Paragraph({ spacing: { after: 60, line: 240, lineRule: 'auto' }, children: [] }),
  ];
}

/** Make one part of the Word file. */
export function wordParts(item: PrintItem, numbers: WordNumbers): WordPart[] {
  switch (item.kind) {
    case 'heading':
      return [new Paragraph({ heading: headingLevel(item.level), text: item.text })];
    case 'row-heading':
      return [rowHeading(item)];
    case 'row-text':
      return [new Paragraph({ text: item.text, keepNext: true })];
    case 'ratings':
      return ratingsPart(item);
    case 'answer':
      return [
        new Paragraph({
          keepNext: true,
          children: [
            new TextRun({
              text: `\u00a0${item.answer}\u00a0`,
              bold: true,
              color: WORD_COLOURS.navy,
              border: { style: BorderStyle.SINGLE, size: 8, color: WORD_COLOURS.navy, space: 1 },
            }),
          ],
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ children: wordRuns(item.content) })];
    case 'list':
      return listParts(item, numbers);
    case 'table':
      return wordTable(item.table);
    case 'chart':
      return chartParts(item, numbers);
    case 'summary-list':
      return [
        wordGrid({
          widths: [0.34, 0.66],
          header: null,
          rows: item.rows.map(({ label, content }) => [
            { runs: [new TextRun({ text: label, bold: true })] },
            { runs: wordRuns(content) },
          ]),
        }),
        new Paragraph({ spacing: { after: 60 }, children: [] }),
      ];
    case 'rating-key':
      return [
        new Paragraph({ style: 'Caption', text: 'Key to the ratings' }),
        wordGrid({
          widths: [0.2, 0.8],
          header: ['Rating', 'Meaning'].map((text) => ({ runs: [new TextRun({ text, bold: true })] })),
          rows: item.levels.map((level) => [
            { runs: ratingRuns(level) },
            { runs: [new TextRun({ text: level.definition })] },
          ]),
        }),
        new Paragraph({ children: [] }),
      ];
    case 'notice':
      return [noticePart(item)];
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
    default:
      return item satisfies never;
  }
}
