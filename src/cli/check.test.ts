/** `evenkeel check`: what it prints for people and as one document, and how it leaves. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Command } from 'commander';
import { withFolder } from '../../test/make/run-command.ts';
import type { Actor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import { KINDS } from '../core/integrity/finding.ts';
import { registerCheck } from './check.ts';
import type { CommandContext } from './context.ts';

const ACTOR: Actor = { id: 'tester', roles: ['programme-lead'], authorities: 'all' };
const FAULTY =
  '# Made-up County\n\nDate submitted: 11 December 2024\n\nThe rolling average of ceases rose from 32 to 28 a month.\n';

async function run(...words: string[]): Promise<{ readonly out: string; readonly exit: number }> {
  const lines: string[] = [];
  let exit = 0;
  const unused = () => Promise.reject(new Error('No store is needed'));
  const context: CommandContext = {
    openApp: unused,
    openPassingApp: unused,
    actor: ACTOR,
    version: '0.0.0',
    now: () => '2024-12-11T12:00:00.000Z',
    out: (text) => lines.push(text),
    err: () => undefined,
    status: () => undefined,
    isTerminal: false,
    setExit: (code) => {
      exit = code;
    },
  };
  const program = new Command('evenkeel').exitOverride();
  registerCheck(program, context);
  await program.parseAsync(['check', ...words], { from: 'user' });
  return { out: lines.join('\n'), exit };
}

test('a faulty return gives the report of the contract and leaves with 1', async () => {
  await withFolder(async (folder) => {
    const file = join(folder, 'return.md');
    writeFileSync(file, FAULTY);
    const { out, exit } = await run(file, '--json');
    const report = JSON.parse(out);
    assert.equal(Object.keys(report)[0], 'schema');
    assert.equal(report.schema, 'evenkeel/check-report@1');
    const [finding] = report.files[0].findings;
    assert.deepEqual(Object.keys(finding), [
      'rule',
      'kind',
      'severity',
      'quotes',
      'location',
      'arithmetic',
      'advice',
    ]);
    assert.equal(finding.rule, 'direction.up-or-down');
    assert.ok(FAULTY.includes(finding.quotes[0]));
    assert.equal(finding.location.section, 'Made-up County');
    assert.ok(Object.hasOwn(KINDS, finding.kind));
    assert.ok(report.rulesRun > 45 && report.files[0].wordsRead > 10 && report.files[0].figuresRead === 2);
    assert.equal(exit, 1);
  });
});

test('a clean return leaves with 0 and says so to people', async () => {
  await withFolder(async (folder) => {
    const file = join(folder, 'return.md');
    writeFileSync(file, FAULTY.replace('rose', 'fell'));
    const { out, exit } = await run(file);
    assert.match(out, /0 errors, 0 warnings/);
    assert.equal(exit, 0);
  });
});

test('a later update is held against the one before it', async () => {
  await withFolder(async (folder) => {
    const long =
      'The board has agreed that the programme will continue to work with schools and families on earlier support, and that each locality will hold a review of its own plan every term.';
    for (const name of ['update2.md', 'update3.md'])
      writeFileSync(join(folder, name), `# Update\n\n## Condition 1\n\n${long}\n`);
    const { out } = await run(join(folder, 'update2.md'), join(folder, 'update3.md'), '--json');
    const [first, second] = JSON.parse(out).files;
    assert.deepEqual(first.findings, []);
    assert.equal(second.findings[0].rule, 'carried.unchanged');
  });
});

test('the rules are listed with the closed list of kinds', async () => {
  const { out } = await run('--rules', '--json');
  const answer = JSON.parse(out);
  assert.deepEqual(
    answer.kinds.map(({ kind }: { kind: string }) => kind),
    Object.keys(KINDS),
  );
  assert.ok(answer.rules.length >= 45);
});

test('a file that is not there ends as a problem with its path', async () => {
  await assert.rejects(
    run('/nowhere/return.docx'),
    (fault) =>
      fault instanceof ProblemError &&
      fault.problem.code === 'file.not-found' &&
      fault.problem.place === '/nowhere/return.docx',
  );
});
