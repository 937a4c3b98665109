/** Writes the part of docs/problems.md that lists what reading a file can find, from the catalogue in the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PROBLEM_TEXTS } from '../src/edge/intake/problem-texts.ts';

const PAGE = resolve(import.meta.dirname, '../docs/problems.md');
const START = '## Reading files';

/** The generated part: one row a problem, in the catalogue's order. */
export function readingProblems(): string {
  const rows = Object.entries(PROBLEM_TEXTS).map(
    ([code, { severity, message, advice }]) => `| \`${code}\` | ${severity} | ${message} | ${advice} |`,
  );
  return `${START}\n\nAn error keeps the row out; a warning lets it in; an info only tells.\n\n| code | severity | when | what to do |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

if (process.argv[1] === import.meta.filename) {
  const page = readFileSync(PAGE, 'utf8');
  const before = page.includes(START) ? page.slice(0, page.indexOf(START)) : page;
  writeFileSync(PAGE, `${before.trimEnd()}\n\n${readingProblems()}`);
}
