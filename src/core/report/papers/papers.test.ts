/** The board paper and the dashboard show the return's own figures, say the answer first, and leave out what is not there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marlshireFacts } from '../../../../test/make/marlshire-facts.ts';
import { allBlocks, plainText } from '../block-walk.ts';
import type { ReportDocument } from '../blocks.ts';
import { composeReturn } from '../compose-return.ts';
import { factsAsAt } from '../facts-as-at.ts';
import { blocksWithRuns } from '../figure-runs.ts';
import { buildFigureBook } from '../figures/build-figure-book.ts';
import type { LiveSource } from '../live/live-source.ts';
import { composeBoardPack } from './board-pack.ts';
import { composeDashboard } from './data-dashboard.ts';

async function sourceOf(which: number): Promise<LiveSource> {
  const all = await marlshireFacts();
  const update = all.programme.updates[which];
  assert.ok(update);
  const facts = factsAsAt(all, update);
  return { facts, book: buildFigureBook(facts), update };
}

function wordsOf({ blocks }: ReportDocument): string {
  return [...blocksWithRuns(blocks, '')].map(({ run }) => run.text).join(' ');
}

for (const which of [0, 1, 2])
  test(`update ${which + 1}: every figure of both papers is the return's, to the letter, and there are many`, async () => {
    const source = await sourceOf(which);
    const { document } = composeReturn(source.facts, source.update, 'internal', source.book);
    const ofReturn = new Map(document.figures.map((figure) => [figure.id, figure]));
    for (const paper of [composeBoardPack(source), composeDashboard(source)]) {
      let shared = 0;
      for (const figure of paper.figures) {
        assert.deepEqual(figure, source.book.get(figure.id));
        const same = ofReturn.get(figure.id);
        if (same === undefined) continue;
        assert.deepEqual(figure, same);
        shared += 1;
      }
      assert.ok(shared >= 15, `${shared} figures stand in both`);
      for (const { run, at } of blocksWithRuns(paper.blocks, ''))
        if (run.figure !== undefined) assert.ok(source.book.has(run.figure), at);
    }
  });

test('the answer comes first, then what to decide; every line of both that names an amount names a figure', async () => {
  const paper = composeBoardPack(await sourceOf(2));
  const headings = paper.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
  assert.deepEqual(headings.slice(0, 2), ['The answer', 'What the board is asked to decide']);
  const words = wordsOf(paper);
  for (const said of ['6,161', '5,669', '£15.2m', '58', '156', '2030/31'])
    assert.ok(words.includes(said), said);
  assert.match(words, /in 2026\/27, 2027\/28, 2028\/29, 2029\/30 and 2030\/31 \(assumed/);
  // an amount of money is never typed: it stands in a run that names its figure
  for (const { run } of blocksWithRuns(paper.blocks, ''))
    if (run.figure === undefined) assert.doesNotMatch(run.text, /£\d/, run.text);
});

test('every condition has its ratings side by side, and the key explains them; risks are the highest first', async () => {
  const source = await sourceOf(2);
  const blocks = allBlocks(composeBoardPack(source).blocks);
  const conditions = blocks.find((block) => block.kind === 'table' && block.id === 'board-conditions');
  assert.ok(conditions?.kind === 'table');
  assert.equal(conditions.rows.length, source.facts.programme.agreement.conditions.length);
  assert.ok(conditions.rows.every((row) => row.length === 5 && row[4]?.rating != null));
  const key = blocks.find((block) => block.kind === 'rating-key');
  const used = new Set(conditions.rows.flatMap((row) => row.flatMap(({ rating }) => rating?.id ?? [])));
  assert.ok(key?.kind === 'rating-key');
  for (const id of used) assert.ok(key.levels.some((level) => level.id === id));
  const rated = source.facts.programme.ratings.map(({ overall }) => overall);
  assert.ok(key.levels.every(({ id }) => rated.includes(id)));
  const risks = blocks.find((block) => block.kind === 'table' && block.id === 'board-risks');
  assert.ok(risks?.kind === 'table');
  const scores = risks.rows.map((row) => Number(plainText(row[3]?.content ?? [])));
  assert.deepEqual(
    scores,
    scores.toSorted((a, b) => b - a),
  );
  assert.ok(scores.every((score) => score >= 9) && scores.length > 0);
});

test('without figures the papers say what is left and never a zero for what is missing', async () => {
  const source = await sourceOf(2);
  const facts = { ...source.facts, monthly: [], scenarios: [], mitigations: [] };
  const programme = {
    ...facts.programme,
    inYearForecasts: [],
    places: [],
    transfers: [],
    risks: [],
    ratings: [],
  };
  const bare: LiveSource = { ...source, facts: { ...facts, programme }, book: new Map() };
  for (const paper of [composeBoardPack(bare), composeDashboard(bare)]) {
    const words = wordsOf(paper);
    assert.doesNotMatch(words, /£|\b0\b|undefined|NaN|\{/);
    assert.deepEqual(paper.figures, []);
  }
  assert.match(wordsOf(composeBoardPack(bare)), /nothing open that the board must decide/);
});
