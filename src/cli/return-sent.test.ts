/** A stored programme's return on the command line from kept keys to an answered question; signed elsewhere and taken in. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Command } from 'commander';
import { type MarlshireStore, withMarlshire } from '../../test/make/marlshire-store.ts';
import { machineActor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import type { CommandContext } from './context.ts';
import { registerKeys } from './keys.ts';
import { registerReturn } from './return.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'evenkeel-return-'));
after(() => rmSync(FOLDER, { recursive: true, force: true }));
const WORDS = join(FOLDER, 'passphrase.txt');
writeFileSync(WORDS, 'four words that fit badly\n');

/** Commands on one store; each gives what it printed, and the exit code where it set one. */
function commandsOn({ app }: MarlshireStore) {
  return async (...words: readonly string[]): Promise<{ out: string; code: number }> => {
    let out = '';
    let code = 0;
    const context: CommandContext = {
      openApp: () => Promise.resolve(app),
      openPassingApp: () => Promise.reject(new Error('no folder is named')),
      actor: machineActor('rowan'),
      version: '0.0.0',
      now: () => '2024-12-11T12:00:00.000Z',
      out: (text) => {
        out += text;
      },
      err: () => undefined,
      status: () => undefined,
      isTerminal: false,
      setExit: (exit) => {
        code = exit;
      },
    };
    const program = new Command('evenkeel');
    registerReturn(program, context);
    registerKeys(program, { ...context, keysPath: '' });
    await program.parseAsync([...words], { from: 'user' });
    return { out, code };
  };
}

const UPDATE = ['marlshire', '--update', '2024-25/3'];
const refusal = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

test('keys kept in the store sign; the seal, the sending, a question and its reply follow', () =>
  withMarlshire(async (marlshire) => {
    const run = commandsOn(marlshire);
    const keep = (role: string, name: string) =>
      run('keys', 'make', '--into', 'marlshire', '--role', role, '--name', name, '--passphrase-file', WORDS);
    assert.match(
      (await keep('s151', 'Blake Example')).out,
      /^Section 151 officer: Blake Example, key \w{4}-/,
    );
    await keep('dcs', 'Casey Example');
    await run('return', 'freeze', ...UPDATE);
    for (const role of ['s151', 'dcs'])
      await run('return', 'sign', ...UPDATE, '--role', role, '--passphrase-file', WORDS);
    const file = join(FOLDER, 'sealed.json');
    assert.match((await run('return', 'seal', ...UPDATE, '--out', file)).out, /State +sealed\n/);
    assert.deepEqual(
      [(await run('return', 'verify', ...UPDATE)).code, (await run('return', 'verify', file)).code],
      [0, 0],
    );
    await run('return', 'submit', ...UPDATE, '--on', '2024-12-12');
    await run('return', 'question', ...UPDATE, '--text', 'Why does it grow?', '--on', '2025-01-06');
    const replied = await run(
      'return',
      'reply',
      ...UPDATE,
      '--question',
      'Q1',
      '--text',
      'It does.',
      '--json',
    );
    const state = JSON.parse(replied.out);
    assert.deepEqual(
      [state.schema, state.stage, state.questions],
      [
        'evenkeel/return-state@1',
        'replied',
        [{ question: 'Q1', on: '2025-01-06', text: 'Why does it grow?', reply: 'It does.' }],
      ],
    );
    assert.match(
      (await run('return', 'list', 'marlshire')).out,
      /2024-25\/3 +1 +submitted, questions answered +\w{4}-/,
    );
    await assert.rejects(run('return', 'freeze', ...UPDATE), refusal('seal.correction-unsaid'));
    await run('return', 'freeze', ...UPDATE, '--reason', 'A number was wrong');
    const withdrawn = await run('return', 'withdraw', ...UPDATE, '--reason', 'It was right after all');
    assert.match(withdrawn.out, /revision 2\nState +withdrawn\n/);
  }));

test('a return that was exported and signed elsewhere is taken in', () =>
  withMarlshire(async (marlshire) => {
    const run = commandsOn(marlshire);
    const file = join(FOLDER, 'elsewhere.json');
    await run('return', 'freeze', ...UPDATE, '--out', file);
    await run('keys', 'make', '--out', FOLDER, '--name', 'own');
    await run(
      'keys',
      'add',
      'marlshire',
      '--role',
      'dcs',
      '--name',
      'Casey Example',
      '--public-key',
      join(FOLDER, 'own.public.pem'),
    );
    await run('return', 'sign', file, '--role', 'dcs', '--key', join(FOLDER, 'own.private.pem'));
    const taken = await run('return', 'take-in', ...UPDATE, '--file', file);
    assert.match(taken.out, /Director of children’s services +Casey Example/);
    const out = join(FOLDER, 'state.json');
    await run('return', 'state', ...UPDATE, '--out', out);
    assert.equal(JSON.parse(readFileSync(out, 'utf8')).chain.length, 2);
    const { code, out: said } = await run('return', 'verify', out);
    assert.equal(code, 1);
    assert.match(said, /whole and signed by one of two officers: it is not sealed/);
  }));

test('calls that lack something are refused in words', () =>
  withMarlshire(async (marlshire) => {
    const run = commandsOn(marlshire);
    for (const words of [
      ['return', 'sign', 'marlshire', '--role', 's151'],
      ['return', 'sign', ...UPDATE, '--role', 'mayor'],
      ['keys', 'make'],
      ['return', 'build', 'marlshire', '--out', FOLDER],
    ])
      await assert.rejects(run(...words), refusal('call.wrong'), words.join(' '));
    await assert.rejects(
      run('keys', 'make', '--into', 'marlshire', '--role', 'dcs', '--name', 'Casey'),
      refusal('keys.passphrase-needed'),
    );
    await assert.rejects(run('return', 'seal', ...UPDATE), refusal('seal.not-found'));
    await assert.rejects(run('return', 'diff', WORDS, WORDS), refusal('seal.not-a-return'));
  }));
