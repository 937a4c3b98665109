/** Text review as a person at the machine calls it: a workbook and a running wave taken, looked at, themed, marked, quoted, exported, erased. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { loadedCounty } from '../make/loaded-county.ts';
import { runCommand, withFolder } from '../make/run-command.ts';

type Shown = {
  open: number;
  themes: { id: string; words: string[] }[];
  results: { themes: { themeId: string; all: { count: number } }[] };
};

test('answers go from a workbook and a wave to a copy that anyone may read, and nothing unmasked is shown on the way', () =>
  withFolder(async (folder) => {
    const [home, county, out] = [join(folder, 'home'), join(folder, 'county'), join(folder, 'out')];
    const seen: string[] = [];
    const any = async (words: readonly string[]) => {
      const told = await runCommand(home, words);
      seen.push(told.out, told.err);
      return told;
    };
    const run = async (...words: readonly string[]) => {
      const { code, out: said, err } = await any(['review', ...words]);
      assert.equal(code, 0, err);
      return said;
    };
    const show = async () => JSON.parse(await run('show', 'marlshire', '--json')) as Shown;
    await loadedCounty(home, county);

    const answers = Array.from({ length: 60 }, (_, at) =>
      at % 2 === 0 ? 'Thelonius says the taxi escort is rude' : 'The portal forms are clear',
    );
    const book = join(folder, 'letters.xlsx');
    const rows = [['Who', 'Your words'], ...answers.map((words, at) => [`Person ${at}`, words])];
    writeFileSync(book, await writeXlsx({ sheets: [{ name: 'Letters', rows }] }));
    const about = [
      '--title',
      'Letters',
      '--agreed',
      'Quote me without my name.',
      '--quotes',
      '--from',
      '2024-10-01',
    ];
    const noColumn = await any(['review', 'take-file', 'marlshire', book, '--column', 'gone', ...about]);
    assert.deepEqual([noColumn.code, /review.no-column/.test(noColumn.err)], [2, true]);
    assert.match(
      await run('take-file', 'marlshire', book, '--column', 'your words', ...about),
      /60 answers taken/,
    );
    const broken = join(folder, 'broken.csv');
    writeFileSync(broken, 'words,by\nlate, always late,x,y\n');
    assert.equal(
      (await any(['review', 'take-file', 'marlshire', broken, '--column', 'words', ...about])).code,
      2,
    );

    const days = ['--wave', 'w', '--from', '2024-01-01', '--until', '2099-12-31'];
    await any(['survey', 'publish', 'marlshire', 'parents', ...days]);
    await any(['survey', 'invite', 'marlshire', 'w', '--for', 'north=6']);
    assert.match(await run('take-wave', 'marlshire', 'w', '--running'), /0 answers taken/);
    const paper = ['survey', 'enter-paper', 'marlshire', 'w', '--group', 'north', '--answer'];
    assert.equal((await any([...paper, 'good=Thelonius is not safe at home'])).code, 0);
    const queue = await run('queue', 'marlshire', '--most', '100');
    assert.match(queue, /^\S+ {2}by \S+ {2}fear\n {2}\[name\] is not safe at home/);

    await run('propose', 'marlshire');
    for (const { id } of (await show()).themes) await run('theme', 'marlshire', id, '--approve');
    const taxi = (await show()).themes.find(({ words }) => words.includes('taxi'))?.id ?? '';
    const words = await run('words', 'marlshire', taxi);
    const first = words.split('  ')[0] ?? '';
    await run('mark', 'marlshire', first, taxi, 'none');
    const count = async () =>
      (await show()).results.themes.find(({ themeId }) => themeId === taxi)?.all.count;
    assert.equal(await count(), 29);

    assert.equal((await any(['review', 'export', 'marlshire', '--out', out])).code, 2, 'nobody has looked');
    const ids = [...queue.matchAll(/^([0-9a-f]{24}) {2}/gm)].map((match) => match[1] ?? '');
    assert.equal(ids.length, 61);
    const [flagged = '', ...rest] = ids;
    await run('look', 'marlshire', 'passed-on', flagged, '--note', 'Told the front door');
    await run('look', 'marlshire', 'no-concern', ...rest);
    await run('quote', 'marlshire', rest.find((id) => id !== first) ?? '');
    await run('export', 'marlshire', '--out', out);
    const copy = readFileSync(join(out, 'what-people-told-us.csv'), 'utf8');
    assert.match(copy, /Not yet double-coded/);
    assert.match(copy, /\nquote,/);
    assert.match(await run('erase', 'marlshire', first, '--reason', 'It was asked for'), /1 erased/);
    assert.equal((await show()).open, 0);
    assert.doesNotMatch([...seen, copy].join('\n'), /thelonius|Person \d/i);
  }));

test('a fictional county that is loaded comes reviewed; loaded again, nothing is reviewed twice', () =>
  withFolder(async (folder) => {
    const [home, county] = [join(folder, 'home'), join(folder, 'county')];
    const run = async (...words: readonly string[]) => {
      const { code, out, err } = await runCommand(home, words);
      assert.equal(code, 0, err);
      return out;
    };
    await run('demo', '--plans', '300', '--out', county, '--quiet');
    await run('programme', 'load', county);
    const show = async () => JSON.parse(await run('review', 'show', 'marlshire', '--json')) as Shown;
    const first = await show();
    assert.ok(first.open > 0 && first.results.themes.length > 0);
    await run('programme', 'load', county);
    assert.deepEqual(await show(), first);
  }));
