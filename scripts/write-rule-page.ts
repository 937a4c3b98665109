/** Writes docs/rules.md, every rule of the integrity check with an example that it finds and one that it lets pass, from the catalogue. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { RULES } from '../src/core/integrity/catalogue.ts';
import { checkDocument } from '../src/core/integrity/check-document.ts';
import { KINDS } from '../src/core/integrity/finding.ts';
import { OTHER_RULES } from '../src/core/integrity/other-rules.ts';
import { readPlain } from '../src/core/integrity/read-plain.ts';
import type { Rule } from '../src/core/integrity/rule.ts';

const PAGE = resolve(import.meta.dirname, '../docs/rules.md');

function quoted(text: string): string {
  return ['```markdown', text, '```'].join('\n');
}

/** The reckoning that the rule gives on its own example. */
function reckoning(rule: Rule): string {
  const found = checkDocument(readPlain('example.md', rule.fires)).findings.find(
    ({ rule: code }) => code === rule.code,
  );
  return found === undefined ? '' : `Found: ${found.arithmetic}.`;
}

function section(rule: Rule): string {
  const { code, severity, title, meaning, advice, fires, silent } = rule;
  return [
    `### \`${code}\` (${severity})`,
    `**${title}.** ${meaning}`,
    `What to do: ${advice}`,
    quoted(fires),
    reckoning(rule),
    'Silent on:',
    quoted(silent),
  ].join('\n\n');
}

function ofKind(kind: string): string[] {
  const rules = RULES.filter((rule) => rule.kind === kind).map(section);
  const others = OTHER_RULES.filter((rule) => rule.kind === kind).map(
    ({ code, severity, title, meaning, advice }) =>
      `### \`${code}\` (${severity})\n\n**${title}.** ${meaning}\n\nWhat to do: ${advice}`,
  );
  return [...rules, ...others];
}

/** The page. */
export function rulePage(): string {
  const kinds = Object.entries(KINDS).flatMap(([kind, meaning]) => [
    `## ${kind}: ${meaning}`,
    ...ofKind(kind),
  ]);
  return `${[
    '# Rules of the integrity check',
    `${RULES.length + OTHER_RULES.length} rules in ${Object.keys(KINDS).length} kinds, as \`evenkeel check --rules\` lists them. Written from the code by\n\`scripts/write-rule-page.ts\`; a test compares the two, and another runs each rule on its two examples.`,
    'An **error** cannot be true as it stands: a return is not frozen until it is mended, explained or accepted. A **warning** is\nnearly always wrong; it is shown, counted and sealed, and stops nothing. An **info** is worth knowing and counts as no fault. A\nrule keeps silent where the pairing of two figures is uncertain.',
    ...kinds,
  ].join('\n\n')}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(PAGE, rulePage());
