/** Surveys as a person at the machine calls them: checked, published, invited to, entered from paper, closed, told, exported. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadedCounty } from '../make/loaded-county.ts';
import { runCommand, withFolder } from '../make/run-command.ts';

test('a survey runs from its check to its export, and a faulty one is told where', () =>
  withFolder(async (folder) => {
    const [home, county] = [join(folder, 'home'), join(folder, 'county')];
    const call = (...words: readonly string[]) => runCommand(home, ['survey', ...words]);
    const run = async (...words: readonly string[]) => {
      const { code, out, err } = await call(...words);
      assert.equal(code, 0, err);
      return out;
    };
    await loadedCounty(home, county);

    for (const ready of ['parents', 'young-people', 'practitioners'])
      assert.match(await run('check', ready), /Nothing must be mended/);
    const { survey } = JSON.parse(await run('check', 'parents', '--json')) as { survey: object };
    const own = join(folder, 'own.json');
    writeFileSync(own, JSON.stringify({ ...survey, languages: ['en', 'cy'] }));
    const faulty = await call('check', own);
    assert.equal(faulty.code, 1);
    assert.match(faulty.out, /stage: A text is missing in the language cy/);
    writeFileSync(own, '{"schema":"evenkeel/survey@1"}');
    assert.equal((await call('check', own)).code, 2);

    const days = ['--from', '2024-01-01', '--until', '2099-12-31'];
    await run('publish', 'marlshire', 'parents', '--wave', 'w1', ...days);
    const made = await run('invite', 'marlshire', 'w1', '--for', 'north=6', '--json');
    const { codes } = JSON.parse(made) as { codes: { code: string }[] };
    assert.equal(codes.length, 6);
    for (const [place, { code }] of codes.entries()) {
      const answers = [
        `trust=${place < 3 ? 4 : 8}`,
        'good=Mrs Ashgrove rang us',
        'wanted=local',
        'wanted=health',
      ];
      await run('enter-paper', 'marlshire', 'w1', '--group', 'north', '--code', code, '--answer', ...answers);
    }
    assert.match(await run('list', 'marlshire'), /w1 +parents 1 +open +north +6 of 6/);
    assert.match(await run('results', 'marlshire', 'w1'), /told when the wave is closed/);
    const out = join(folder, 'out');
    assert.equal((await call('export', 'marlshire', 'w1', '--out', out)).code, 2);
    await run('close', 'marlshire', 'w1');
    assert.match(await run('results', 'marlshire', 'w1'), /6 answered/);
    await run('export', 'marlshire', 'w1', '--out', out);
    const words = readFileSync(join(out, 'survey-words.csv'), 'utf8');
    assert.equal(words.match(/rang us/g)?.length, 6);
    assert.doesNotMatch(words, /Ashgrove/);
    const counts = readFileSync(join(out, 'survey-results.csv'), 'utf8');
    assert.match(counts, /^question,title,group,answer,count,of,low,high\n/);
    for (const file of [words, counts]) for (const { code } of codes) assert.ok(!file.includes(code));
  }));
