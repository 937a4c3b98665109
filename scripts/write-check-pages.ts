/** Writes docs/checks.md, every named check of a SEN2 return, from the catalogue of checks and the words of the reader. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CHECKS } from '../src/core/checks/catalogue.ts';
import type { Check } from '../src/core/checks/check.ts';
import type { CheckTable } from '../src/core/checks/finding.ts';
import { SEN2_TEXTS } from '../src/edge/intake/problems/sen2-problems.ts';

const PAGE = resolve(import.meta.dirname, '../docs/checks.md');

const HEADINGS: readonly (readonly [CheckTable, string])[] = [
  ['sen2Headers', 'The return as a whole'],
  ['persons', 'Persons'],
  ['requests', 'Requests'],
  ['assessments', 'Assessments and the twenty weeks'],
  ['namedPlans', 'Named plans and how they end'],
  ['planDetails', 'What plans name'],
  ['activePlans', 'Active plans, reviews and phase transfers'],
  ['placements', 'Placements'],
  ['needs', 'Needs'],
];

const LEVELS = `Three levels. An **error** cannot be right and has to be mended. A **query** may be right: look, and mend it or note why it
stands. A **warning** speaks of the whole: how many, and what that mostly means. Nothing is ever repaired or left out
in silence, and no finding repeats what stands in a child's row: table and line are enough to find it.`;

const BESIDES = {
  previous: 'an earlier extract',
  published: 'the published number of plans',
  establishments: 'the register of establishments',
} as const;

function needsOf({ needs }: Check): string {
  const words = needs.flatMap((need) =>
    need === 'previous' || need === 'published' || need === 'establishments' ? [BESIDES[need]] : [],
  );
  return words.length === 0 ? '' : ` Needs ${words.join(' and ')}.`;
}

function tableOf(rows: readonly string[]): string {
  return ['| code | level | what it means | what to do |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function checkRow(check: Check): string {
  const { code, level, title, meaning, advice } = check;
  return `| \`${code}\` | ${level} | **${title}.** ${meaning}${needsOf(check)} | ${advice} |`;
}

function sectionOf([table, heading]: readonly [CheckTable, string]): string[] {
  const rows = CHECKS.filter(({ subject }) => subject === table).map(checkRow);
  return rows.length === 0 ? [] : [`### ${heading}`, tableOf(rows)];
}

/** The page: checks of the extract by table, then what is found already while a row is read. */
export function checkPage(): string {
  const readerRows = Object.entries(SEN2_TEXTS).map(
    ([code, { severity, message, advice }]) => `| \`${code}\` | ${severity} | ${message}. | ${advice} |`,
  );
  const parts = [
    '# Checks of a SEN2 return',
    `${CHECKS.length + readerRows.length} named checks: ${readerRows.length} while a row is read, ${CHECKS.length} over the whole extract once its tables are joined. Written\nfrom the code by \`scripts/write-check-pages.ts\`; a test compares the two.`,
    LEVELS,
    '## Over the whole extract',
    'Of more than 100 findings alike the rest is one line with its count. A check that lacks a table, the reference date or\nsomething from outside is not run, and that is said with what was missing.',
    ...HEADINGS.flatMap(sectionOf),
    '## While a row is read',
    'Here an error is said of a row, a warning lets it in, an info only tells.',
    tableOf(readerRows),
  ];
  return `${parts.join('\n\n')}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(PAGE, checkPage());
