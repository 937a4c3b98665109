/** No work at start-up that need not be: a command that opens the store has read none of the check, the readers of files, or the models. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { test } from 'node:test';

const SOURCE = resolve(import.meta.dirname, '../../src');
/** What is read only by the use cases that need it. */
const HEAVY = [
  'core/integrity/',
  'core/model/',
  'core/plan/',
  'core/report/',
  'core/checks/',
  'edge/intake/',
  'edge/documents/',
];

/** Lists of words that the store's own columns are checked by. */
const LIGHT = new Set(['core/plan/evidence-grade.ts']);

/** What a file names in the lines that are read with it: imports of types alone are taken out before it runs. */
function readWith(text: string): string[] {
  const found = text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?'(\.[^']+)'/gm);
  return [...found].map((match) => match[1] ?? '');
}

/** Every file of the source that is read where one is, with the file that asked for it. */
function allReadWith(first: string): ReadonlyMap<string, string> {
  const askedBy = new Map([[first, '']]);
  for (const file of askedBy.keys())
    for (const target of readWith(readFileSync(resolve(SOURCE, file), 'utf8'))) {
      const path = relative(SOURCE, resolve(SOURCE, dirname(file), target));
      if (!askedBy.has(path)) askedBy.set(path, file);
    }
  return askedBy;
}

test('the store opens without the check, the readers of files, documents or models', () => {
  const read = allReadWith('main/open-app.ts');
  assert.ok(read.has('edge/store/open-store.ts'));
  const heavy = [...read].filter(([file]) => !LIGHT.has(file) && HEAVY.some((room) => file.startsWith(room)));
  assert.deepEqual(
    heavy.map(([file, by]) => `${file}, asked for by ${by}`),
    [],
  );
});

test('what is read with a file is told from what is loaded later, or is a type', () => {
  const text = [
    "import { a } from './a.ts';",
    "import type { B } from './b.ts';",
    "import { type C, c } from './c.ts';",
    "export { d } from './d.ts';",
    "const e = await import('./e.ts');",
    "import {\n  f,\n  g,\n} from './f.ts';",
    "import './h.ts';",
  ].join('\n');
  assert.deepEqual(readWith(text), ['./a.ts', './c.ts', './d.ts', './f.ts', './h.ts']);
});
