/** Writes docs/measures.md, the dictionary of indicators, from the catalogue in the code. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { MEASURES } from '../src/core/measures/catalogue.ts';
import {
  MEASURE_GROUPS,
  type MeasureDefinition,
  type MeasureGroup,
  type Polarity,
} from '../src/core/measures/measure-definition.ts';
import { INPUT_WORDS } from '../src/core/measures/measure-inputs.ts';

const PAGE = resolve(import.meta.dirname, '../docs/measures.md');

const POLARITY_WORDS: Readonly<Record<Polarity, string>> = {
  more: 'more is better',
  less: 'less is better',
  'near-plan': 'near plan is best',
  'less-near-plan': 'less is better, but not below plan',
  'near-zero': 'near nil is best',
  none: 'context only: no direction is good',
};

const INTRODUCTION = `# Measures

Every indicator, with its formula and what it is reckoned from. \`evenkeel measures PROGRAMME\` gives each one that the
stored data supports, with its count, and names what the others lack. How they are reckoned: method note 5.

- A share is Σ above ÷ Σ below over its window, never the mean of monthly shares; it always comes with its counts.
- A figure of twelve months needs twelve complete months. With fewer there is no figure.
- A month that is missing or late is told so; it is never nil.
- More than 2 % unknown flags a figure; more than 10 % leaves it without a rating.
- Every monthly count also comes as \`…_vs_plan\` and \`…_vs_plan_pct\` where an agreed forecast is stored.
`;

function entryOf(entry: MeasureDefinition): string {
  const lines = [
    `### ${entry.id} \`${entry.name}\` ${entry.title}`,
    '',
    entry.definition,
    '',
    `- Above the line: ${entry.numerator}`,
    ...(entry.denominator === null ? [] : [`- Below the line: ${entry.denominator}`]),
    `- Unit: ${entry.unit}; ${POLARITY_WORDS[entry.polarity]}`,
    `- Window: ${entry.window}`,
    `- Basis: ${entry.basis}`,
    `- Source: ${entry.source}`,
    `- Needs: ${entry.needs.map((input) => INPUT_WORDS[input]).join('; ')}`,
  ];
  return lines.join('\n');
}

/** The whole page, by subject, in the order of the catalogue. */
export function measuresPage(): string {
  const groups = Object.entries(MEASURE_GROUPS) as [MeasureGroup, string][]; // the keys are the groups
  const parts = groups.map(([group, title]) => {
    const entries = MEASURES.filter((entry) => entry.group === group).map(entryOf);
    return `## ${group}. ${title}\n\n${entries.join('\n\n')}`;
  });
  return `${INTRODUCTION}\n${parts.join('\n\n')}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(PAGE, measuresPage());
