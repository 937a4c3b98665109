/** Marlshire's three updates from end to end: built, checked, signed by two, sealed, sent, verified, replayed, compared; tampering refused. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkSealedText } from '../../src/app/sealed/check-file.ts';
import { diffFiles, replayFile } from '../../src/app/sealed/file-tasks.ts';
import { allBlocks } from '../../src/core/report/block-walk.ts';
import type { ReportDocument } from '../../src/core/report/blocks.ts';
import { blocksWithRuns } from '../../src/core/report/figure-runs.ts';
import { sealOf } from '../../src/core/sealed-return/append-act.ts';
import type { SealedReturn } from '../../src/core/sealed-return/sealed-return.ts';
import { sealedText } from '../../src/edge/intake/sealed/read-sealed.ts';
import { makeOfficerKey } from '../../src/edge/keys/officer-key.ts';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../make/marlshire-store.ts';
import { hasPdfTools, partsOf, textOfMarkup, textOfPdf } from '../make/text-of.ts';
import { WRITERS } from '../make/write-all.ts';

const UPDATES = [
  { id: '2024-25/1', sent: '2024-05-31' },
  { id: '2024-25/2', sent: '2024-08-28' },
  { id: '2024-25/3', sent: '2024-12-11' },
] as const;
const KEYS = { s151: makeOfficerKey(null), dcs: makeOfficerKey(null) };
const KNOWN = { s151: KEYS.s151.publicKey, dcs: KEYS.dcs.publicKey };

/** Check, freeze, sign twice, seal and send one update. */
async function bring({ app, scope }: MarlshireStore, updateId: string, sent: string): Promise<SealedReturn> {
  const findings = await app.findings.list(PEOPLE.lead, scope, updateId);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error'),
    [],
    updateId,
  );
  const frozen = await app.returns.freeze(PEOPLE.lead, scope, { updateId, correction: null });
  assert.ok('file' in frozen, JSON.stringify(frozen));
  for (const role of ['s151', 'dcs'] as const)
    await app.returns.sign(PEOPLE[role], scope, {
      updateId,
      role,
      key: { pem: KEYS[role].privateKey, place: 'the test' },
      passphrase: null,
      name: null,
      statement: null,
      contentHash: frozen.file.contentHash,
    });
  await app.returns.seal(PEOPLE.lead, scope, { updateId });
  return await app.returns.submit(PEOPLE.lead, scope, { updateId }, sent);
}

function numbersOf(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** The text of each format, as a reader takes it out of the file. */
async function textsOf(report: ReportDocument): Promise<Readonly<Record<string, string>>> {
  const html = new TextDecoder().decode(await WRITERS.html(report));
  const docx = partsOf(await WRITERS.docx(report), /^word\/document\.xml$/);
  const xlsx = partsOf(await WRITERS.xlsx(report), /^xl\/(sharedStrings|worksheets\/[^/]+)\.xml$/);
  const texts = {
    'web page': textOfMarkup(html.slice(html.indexOf('<body'))),
    Word: textOfMarkup(docx),
    Excel: textOfMarkup(xlsx),
    'data file': new TextDecoder().decode(await WRITERS.json(report)),
    ...(hasPdfTools() ? { PDF: textOfPdf(await WRITERS.pdf(report)) } : {}),
  };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, numbersOf(text)]));
}

/** Every format explains each rating in use by word and letter, and no other; and prints the figures of the answer. */
async function readAll(document: ReportDocument, file: SealedReturn): Promise<void> {
  const key = allBlocks(document.blocks).find((block) => block.kind === 'rating-key');
  assert.ok(key?.kind === 'rating-key');
  const unused = file.content.inputs.programme.scale.levels.filter(
    ({ id }) => !key.levels.some((one) => one.id === id),
  );
  for (const [format, text] of Object.entries(await textsOf(document))) {
    for (const { word, letter, definition } of key.levels)
      for (const said of [word, `(${letter})`, definition])
        assert.ok(format === 'data file' || text.includes(said), `${format} lacks ${said}`);
    for (const { definition } of unused)
      assert.ok(!text.includes(definition), `${format} explains ${definition}`);
    // a sheet holds the number itself, and shows it by its format
    if (format !== 'Excel') printsAll(document, text, format);
  }
}

/** Every figure that the return prints stands in the text of the format as the return prints it. */
function printsAll({ blocks }: ReportDocument, text: string, format: string): void {
  for (const { run } of blocksWithRuns(blocks, ''))
    if (run.figure !== undefined)
      assert.ok(text.includes(run.text), `${format} lacks ${run.figure}: ${run.text}`);
}

/** The board paper and the dashboard take every figure from the return that was sealed. */
async function compareBoard({ app, scope }: MarlshireStore, updateId: string, file: SealedReturn) {
  const sealed = new Map(file.content.return.figures.map((figure) => [figure.id, figure]));
  for (const paper of ['board-pack', 'dashboard'] as const) {
    const { figures } = await app.composePaper(PEOPLE.lead, scope, updateId, paper);
    const shared = figures.filter(({ id }) => sealed.has(id));
    assert.ok(shared.length > 30, `${paper}: ${shared.length}`);
    for (const figure of shared) assert.deepEqual(figure, sealed.get(figure.id));
  }
}

test('three updates are brought, each whole, to the penny, the same in every format and on the board’s table', () =>
  withMarlshire(async (marlshire) => {
    const folder = mkdtempSync(join(tmpdir(), 'evenkeel-three-'));
    try {
      const paths: string[] = [];
      let previous: string | null = null;
      for (const { id, sent } of UPDATES) {
        marlshire.setNow(`${sent}T09:00:00.000Z`);
        const file = await bring(marlshire, id, sent);
        const text = sealedText(file);
        const path = join(folder, `${file.contentHash}.json`);
        writeFileSync(path, text);
        const checked = checkSealedText(text, { keys: KNOWN, seal: sealOf(file.chain), previous });
        assert.equal(checked.broken, null);
        assert.deepEqual([checked.stage?.stage, checked.counts.signatures], ['submitted', 2]);
        const { cells, differences } = await replayFile(path);
        assert.ok(cells > 1000);
        assert.deepEqual(differences, []);
        refusesAnyDigit(text);
        const document = await marlshire.app.composeReturn(PEOPLE.lead, marlshire.scope, id);
        await readAll(document, file);
        await compareBoard(marlshire, id, file);
        paths.push(path);
        previous = text;
      }
      const [first = '', second = '', third = ''] = paths;
      for (const [before, after] of [
        [first, second],
        [second, third],
      ] as const) {
        const { ratings, figures, narrative } = await diffFiles(before, after);
        assert.ok(ratings.length > 0 && figures.length > 0 && narrative.length > 0);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }));

/** Change one digit anywhere in the file: it is refused, and the place told is one. */
function refusesAnyDigit(text: string): void {
  const digits = [...text.matchAll(/\d/g)].map(({ index }) => index);
  fc.assert(
    fc.property(fc.nat(digits.length - 1), fc.integer({ min: 1, max: 9 }), (which, by) => {
      const at = digits[which] ?? 0;
      const tampered = `${text.slice(0, at)}${(Number(text[at]) + by) % 10}${text.slice(at + 1)}`;
      const { broken } = checkSealedText(tampered, { keys: {}, seal: null, previous: null });
      assert.match(
        broken?.at ?? '',
        /^\/(content|chain|parts|contentHash|schema)/,
        text.slice(at - 40, at + 40),
      );
    }),
    { numRuns: 4, seed: 20241211 },
  );
}
