/** What a reader of tags finds: the PDF read back with two independent readers, the Word file from its own parts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getDocumentProxy } from 'unpdf';
import { allBlocks } from '../../src/core/report/block-walk.ts';
import type { ReportDocument } from '../../src/core/report/blocks.ts';
import { composeReturn } from '../../src/core/report/compose-return.ts';
import { marlshireFacts } from '../make/marlshire-facts.ts';
import { sampleReport } from '../make/sample-report.ts';
import { hasPdfTools, onPdf, partsOf } from '../make/text-of.ts';
import { WRITERS } from '../make/write-all.ts';

type Node = { readonly role?: string; readonly alt?: string; readonly children?: readonly Node[] };

function county(): ReportDocument {
  const facts = marlshireFacts();
  const update = facts.programme.updates[2];
  assert.ok(update);
  return composeReturn(facts, update).document;
}

const REPORTS = [
  ['the sample', sampleReport()],
  ['the county’s return', county()],
] as const;

function flat(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(flat)];
}

/** Roles of the standard that a return has; another one would be a change to be looked at. */
const ROLES =
  'Root Document Span P Table Caption THead TBody TR TH TD TOC TOCI Reference Link H1 H2 H3 H4 L LI Lbl LBody Div Figure Strong'.split(
    ' ',
  );

for (const [name, report] of REPORTS) {
  test(`PDF of ${name}, read by pdf.js: language, title, tags, no level skipped, a text for each figure, headers in each table`, async () => {
    const pdf = await getDocumentProxy(new Uint8Array(await WRITERS.pdf(report)));
    const { info } = await pdf.getMetadata();
    const told = info as { readonly Title?: string; readonly Language?: string }; // what pdf.js gives of a document
    assert.deepEqual([told.Language, told.Title?.startsWith(report.title)], ['en-GB', true]);
    assert.equal((await pdf.getMarkInfo())?.Marked, true);
    const nodes: Node[] = [];
    for (let page = 1; page <= pdf.numPages; page++)
      nodes.push(...flat((await (await pdf.getPage(page)).getStructTree()) as Node)); // its roles and children
    assert.deepEqual(
      [...new Set(nodes.map(({ role }) => role ?? 'Root'))].filter(
        (role) => role !== '' && !ROLES.includes(role),
      ),
      [],
    );
    const levels = nodes.flatMap(({ role }) => /^H(\d)$/.exec(role ?? '')?.[1] ?? []).map(Number);
    assert.equal(levels[0], 1);
    for (const [k, level] of levels.entries())
      assert.ok(level <= (levels[k - 1] ?? 0) + 1, `heading ${k + 1}`);
    const charts = allBlocks(report.blocks).flatMap((block) =>
      block.kind === 'chart' ? [`${block.chart.title}. ${block.chart.summary}`] : [],
    );
    const figures = nodes.filter(({ role }) => role === 'Figure');
    assert.deepEqual(
      figures.map(({ alt }) => alt),
      charts,
    );
    // A table that goes over a page is seen on both, so each must have headers where it begins: the whole tree tells.
    const tables = nodes.filter(({ role }) => role === 'Table');
    const headless = tables.filter((table) => !flat(table).some(({ role }) => role === 'TH'));
    assert.deepEqual(
      headless.map((table) => flat(table).length),
      [],
    );
  });

  test(`PDF of ${name}, read by poppler: each header cell has its scope, each cell its headers`, {
    skip: hasPdfTools() ? false : 'the PDF tools are not installed',
  }, async () => {
    const tree = onPdf(await WRITERS.pdf(report), 'pdfinfo', ['-struct'], []);
    const count = (pattern: RegExp) => (tree.match(pattern) ?? []).length;
    assert.ok(count(/^\s*TH\b/gm) > 20);
    assert.equal(count(/\/Scope \/(?:Column|Row|Both)/g), count(/^\s*TH\b/gm));
    const cells = tree
      .split(/^\s*TD\b.*$/m)
      .slice(1)
      .map((part) => part.split(/^\s*T[RDH]\b/m)[0] ?? '');
    assert.equal(cells.filter((cell) => !/\/Headers \[\(/.test(cell)).length, 0);
    assert.equal(count(/^\s*Table \(block\)/gm), count(/^\s*THead/gm));
  });

  test(`Word file of ${name}: real heading styles in step, a header row in each table with columns, a text for each picture`, async () => {
    const bytes = await WRITERS.docx(report);
    const xml = partsOf(bytes, /^word\/document\.xml$/);
    const styles = partsOf(bytes, /^word\/styles\.xml$/);
    const levels = [...xml.matchAll(/<w:pStyle w:val="Heading(\d)"\/>/g)].map(([, level]) => Number(level));
    assert.ok(levels.length > 5);
    for (const [k, level] of levels.entries())
      assert.ok(level <= (levels[k - 1] ?? 0) + 1, `heading ${k + 1}`);
    for (const level of new Set(levels)) assert.match(styles, new RegExp(`w:styleId="Heading${level}"`));
    assert.match(styles, /<w:lang[^>]*w:val="en-GB"/);
    const tables = xml
      .split('<w:tbl>')
      .slice(1)
      .map((part) => part.split('</w:tbl>')[0] ?? '');
    const lists = allBlocks(report.blocks).filter(({ kind }) => kind === 'summary-list').length;
    // label and value pairs are a table in Word without a header row of their own, as in the form
    assert.equal(tables.filter((table) => !/<w:tblHeader\/>/.test(table)).length, lists);
    for (const [picture] of xml.matchAll(/<wp:docPr [^>]*>/g)) assert.match(picture, /descr="[^"]{20,}"/);
  });
}
