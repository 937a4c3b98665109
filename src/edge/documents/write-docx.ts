/** A report as a Word file: styles, repeating header rows, alternative texts; the same report gives the same bytes. */

import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from 'docx';
import { ratingRows } from '../../core/report/block-walk.ts';
import type { ReportDocument } from '../../core/report/blocks.ts';
import { wordParts } from './docx-items.ts';
import { TEXT_WIDTH, WORD_COLOURS, WORD_NUMBERING, WORD_STYLES } from './docx-style.ts';
import { ratingRuns, type WordCell, wordGrid } from './docx-table.ts';
import { printItems } from './print-items.ts';
import { cleanReport, reportDay, shortAnswers } from './report-parts.ts';
import { readZip, writeZip } from './zip.ts';

function glance(
  caption: string,
  head: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly WordCell[])[],
): (Paragraph | Table)[] {
  if (rows.length === 0) return [];
  return [
    new Paragraph({ style: 'Caption', spacing: { before: 360, after: 80 }, text: caption }),
    wordGrid({
      widths,
      header: head.map((text, k) => ({
        runs: [new TextRun({ text, color: WORD_COLOURS.quiet })],
        isEnd: k === head.length - 1,
      })),
      rows,
    }),
  ];
}

function cover(document: ReportDocument): (Paragraph | Table)[] {
  const text = (words: string): WordCell => ({ runs: [new TextRun({ text: words })] });
  const answers = shortAnswers(document).map(({ question, answer }) => [
    text(question),
    { runs: [new TextRun({ text: answer, bold: true })], isEnd: true },
  ]);
  const conditions = ratingRows(document, 'conditions').map(({ number, title, ratings }) => [
    text(number),
    text(title),
    { runs: ratingRuns(ratings.at(-1)?.level ?? null), isEnd: true },
  ]);
  return [
    new Paragraph({
      style: 'Quiet',
      spacing: { before: 480, after: 160 },
      border: { top: { style: BorderStyle.SINGLE, size: 36, color: WORD_COLOURS.navy, space: 14 } },
      children: [new TextRun({ text: document.authority, bold: true, size: 24 })],
    }),
    new Paragraph({ heading: HeadingLevel.TITLE, text: document.title }),
    new Paragraph({ style: 'Subtitle', text: document.subtitle }),
    new Paragraph({ style: 'Quiet', text: reportDay(document) }),
    ...glance('On track?', ['Question', 'Answer'], [0.78, 0.22], answers),
    ...glance('Conditions at this update', ['Number', 'Condition', 'Rating'], [0.12, 0.66, 0.22], conditions),
    new Paragraph({
      pageBreakBefore: true,
      spacing: { after: 0, line: 20, lineRule: 'exact' },
      children: [],
    }),
  ];
}

function footer(document: ReportDocument): Footer {
  const run = { size: 16, color: WORD_COLOURS.quiet };
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.LEFT,
        border: { top: { style: BorderStyle.SINGLE, size: 4, color: WORD_COLOURS.hair, space: 6 } },
        indent: { right: 0 },
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun({ ...run, text: document.footer }),
          new TextRun({
            ...run,
            children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}

/** Put the report's own moment where the library wrote the machine's, inside the file and around it. */
function withFixedTimes(archive: Uint8Array, moment: Date): Uint8Array {
  const instant = moment.toISOString().replace('.000Z', 'Z');
  const entries = readZip(archive).map(({ name, bytes }) => {
    if (name !== 'docProps/core.xml') return { name, bytes };
    const xml = new TextDecoder()
      .decode(bytes)
      .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*(<)/g, `$1${instant}$3`);
    return { name, bytes: new TextEncoder().encode(xml) };
  });
  return writeZip(entries, moment);
}

/** Write the report as a Word file. All its dates are the report's own; text is never markup. */
export async function writeDocx(document: ReportDocument): Promise<Uint8Array> {
  const clean = cleanReport(document);
  const numbers = { picture: 0, list: 0 };
  const margin = { top: 1134, right: 1134, bottom: 1247, left: 1134, footer: 567 };
  const file = new Document({
    title: `${clean.title}, ${clean.subtitle}`,
    subject: clean.footer,
    creator: clean.authority,
    lastModifiedBy: clean.authority,
    styles: WORD_STYLES,
    numbering: WORD_NUMBERING,
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin } },
        footers: { default: footer(clean) },
        children: [...cover(clean), ...printItems(clean).flatMap((item) => wordParts(item, numbers))],
      },
    ],
  });
  return withFixedTimes(await Packer.toBuffer(file), new Date(clean.frozenAt));
}
