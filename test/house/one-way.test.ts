/** The rule of the house: every import of every file under src points to a room or package that its own room may use. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { ROOMS, type Room } from './rooms.ts';

const SOURCE = resolve(import.meta.dirname, '../../src');

function sourceFiles(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .sort();
}

function roomOf(file: string): Room | undefined {
  const named = ROOMS.filter((room) => file.startsWith(`${room.name}/`));
  return named.sort((a, b) => b.name.length - a.name.length)[0];
}

function importsOf(text: string): string[] {
  const found = text.matchAll(/(?:from\s+|import\s+|import\(\s*)'([^']+)'/g);
  return [...found].map((match) => match[1] ?? '');
}

function isAllowed(room: Room, target: string, file: string): boolean {
  if (!target.startsWith('.')) {
    const isMachine = target.startsWith('node:') && room.packages.includes('node:*');
    return isMachine || room.packages.includes(target);
  }
  const path = relative(SOURCE, resolve(SOURCE, dirname(file), target));
  const other = roomOf(path);
  if (other === undefined) return room.name === 'web';
  if (other.name === room.name || room.rooms.includes(other.name)) return true;
  return room.rooms.includes('core') && other.name.startsWith('core');
}

/** List each import of one file that its room may not have. */
function brokenImports(file: string, text: string): string[] {
  const room = roomOf(file);
  if (room === undefined) return [`${file} stands in no room`];
  return importsOf(text)
    .filter((target) => !isAllowed(room, target, file))
    .map((target) => `${file}: ${room.name} may not import ${target}`);
}

test('every import points downwards', () => {
  const broken = sourceFiles().flatMap((file) =>
    brokenImports(file, readFileSync(join(SOURCE, file), 'utf8')),
  );
  assert.deepEqual(broken, []);
});

test('the table of rooms names only rooms above itself, so it cannot hold a circle', () => {
  for (const [place, room] of ROOMS.entries())
    for (const other of room.rooms)
      if (other !== 'core' || room.name !== 'core')
        assert.ok(
          ROOMS.slice(0, place).some((earlier) => earlier.name === other),
          `${room.name} names ${other}`,
        );
});

test('the rule finds a broken import', () => {
  assert.deepEqual(brokenImports('core/base/pence.ts', "import { z } from 'zod';"), [
    'core/base/pence.ts: core/base may not import zod',
  ]);
  assert.deepEqual(brokenImports('core/finance/a.ts', "import type { B } from '../model/b.ts';"), [
    'core/finance/a.ts: core/finance may not import ../model/b.ts',
  ]);
});

test('every file of the source opens with a sentence that says what is in it', () => {
  const silent = sourceFiles().filter(
    (file) => !/^(#!.*\n)?\/\*\* \S/.test(readFileSync(join(SOURCE, file), 'utf8')),
  );
  assert.deepEqual(silent, []);
});
