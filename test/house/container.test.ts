/** The Containerfile: what it copies is there, it runs what the units run, as nobody of weight, on a root that stays as it is. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { startCommand, withFolder } from '../make/run-command.ts';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
const PLACE = '/opt/evenkeel';
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
/** Instructions with their words, continued lines joined, comments left out. */
const LINES = read('Containerfile')
  .replaceAll(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line) => line.trim().split(/\s+/));
const STAGES = LINES.filter(([word]) => word === 'FROM');
const LAST = LINES.slice(LINES.findLastIndex(([word]) => word === 'FROM'));

/** The words of the last instruction of this name in the stage that runs. */
function lastOf(name: string): string {
  return (
    LAST.findLast(([word]) => word === name)
      ?.slice(1)
      .join(' ') ?? ''
  );
}

/** What a COPY takes, without its options and its target. */
function sourcesOf(words: readonly string[]): readonly string[] {
  return words.slice(1, -1).filter((word) => !word.startsWith('--'));
}

test('everything that is copied is in the product, or made by the stage that builds', () => {
  const ignored = read('.containerignore').trim().split('\n');
  const copies = LINES.filter(([word]) => word === 'COPY');
  assert.ok(copies.length > 10);
  for (const words of copies)
    for (const source of sourcesOf(words)) {
      if (words.includes('--from=build')) {
        assert.ok(source.startsWith(`${PLACE}/`), source);
        const made = ['node_modules', 'dist/pages', 'script'].map((name) => `${PLACE}/${name}`);
        const copied = LINES.slice(0, LINES.indexOf(LAST[0] ?? []))
          .filter(([word]) => word === 'COPY')
          .flatMap(sourcesOf)
          .map((name) => `${PLACE}/${name}`);
        assert.ok([...made, ...copied].includes(source), `${source} is nowhere made`);
      } else {
        assert.ok(existsSync(join(ROOT, source)), source);
        assert.ok(!ignored.includes(source), `${source} is ignored`);
      }
    }
});

test('every folder that the running product reads is copied', () => {
  const named = new Set<string>(['bin', 'src', 'data', 'dist/pages', 'node_modules', 'package.json']);
  const copied = LAST.filter(([word]) => word === 'COPY').flatMap(sourcesOf);
  for (const name of named) assert.ok(copied.includes(`${PLACE}/${name}`), name);
});

test('it is built in two stages, the second with neither npm nor packages for tests', () => {
  assert.equal(STAGES.length, 2);
  const built = LINES.slice(0, -LAST.length).map((words) => words.join(' '));
  assert.ok(built.some((line) => line.includes('npm prune --omit=dev')));
  // Taking packages away writes the lock file anew: the mark beside it must be the new one's, or every start would want npm.
  assert.ok(
    built.some((line) =>
      /npm prune .*&& cp package-lock\.json node_modules\/\.evenkeel-installed$/.test(line),
    ),
  );
  assert.ok(!LAST.some((words) => words.includes('npm')));
});

test('it runs the command that the unit runs, with the same folders', () => {
  const unit = read('deploy/evenkeel.service');
  const command = /^ExecStart=(.+)$/m.exec(unit)?.[1];
  const words: string[] = [...JSON.parse(lastOf('ENTRYPOINT')), ...JSON.parse(lastOf('CMD'))];
  assert.equal(words.join(' '), command);
  const environment = lastOf('ENV');
  for (const [, name = '', value = ''] of unit.matchAll(/^Environment=(\w+)=(.+)$/gm))
    assert.ok(environment.includes(`${name}=${value}`), name);
});

test('it runs as a user without weight, lets nobody in unasked, and its root may be read only', () => {
  assert.equal(lastOf('USER'), 'evenkeel');
  assert.match(lastOf('RUN'), /useradd --system --uid 10001/);
  assert.match(lastOf('ENV'), /EVENKEEL_SIGN_IN=accounts/);
  const written: string[] = JSON.parse(lastOf('VOLUME'));
  const unit = read('deploy/evenkeel.container');
  for (const line of ['ReadOnly=true', 'DropCapability=all', 'NoNewPrivileges=true', 'User=10001'])
    assert.ok(unit.includes(`\n${line}\n`), line);
  for (const place of written)
    assert.ok(unit.includes(`:${place}\n`) || unit.includes(`Tmpfs=${place}:`), place);
  for (const [, name = ''] of unit.matchAll(/^Volume=([\w-]+\.volume):/gm))
    assert.ok(existsSync(join(ROOT, 'deploy', name)), name);
  assert.match(unit, /^PublishPort=127\.0\.0\.1:/m);
});

test('its health check is a program of the product, which says no before the server answers and yes once it does', () =>
  withFolder(async (home) => {
    const words: string[] = JSON.parse(lastOf('HEALTHCHECK').replace(/^.*?CMD /, ''));
    const [program = '', ...rest] = words.map((word) => word.replace(PLACE, ROOT));
    const port = String(20_000 + (process.pid % 20_000));
    const environment = {
      EVENKEEL_PORT: port,
      EVENKEEL_SIGN_IN: 'accounts',
      EVENKEEL_HOST: '127.0.0.1',
      EVENKEEL_ADDRESS: 'https://evenkeel.example.gov.uk',
    };
    const env = { ...process.env, ...environment, EVENKEEL_HOME: home };
    const check = () =>
      run(program, rest, { env }).then(
        () => 0,
        (error: { readonly code: number }) => error.code,
      );
    assert.equal(await check(), 1);
    const child = startCommand(home, ['serve'], environment);
    try {
      await new Promise<void>((ready) => {
        child.stdout?.on('data', (text: Buffer) => {
          if (text.toString().includes('ready at')) ready();
        });
      });
      assert.equal(await check(), 0);
    } finally {
      child.kill('SIGTERM');
      await new Promise((gone) => child.on('exit', gone));
    }
  }));
