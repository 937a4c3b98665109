/** `evenkeel costs match`: placement costs against the placements of the return, line by line. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { type Pence, pence } from '../core/base/pence.ts';
import { showCount, showPence } from '../core/base/show.ts';
import { dayInWords } from '../core/base/time.ts';
import {
  type CostMatch,
  type LinePlace,
  MATCH_FINDINGS,
  type MatchFinding,
  type PlacementWithoutCost,
  UNMATCHED_REASONS,
  type UnmatchedReason,
} from '../core/matching/cost-match.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme } from './open-named-programme.ts';
import { textTable } from './text-table.ts';

/** So many lines of each sort are shown at a terminal; all stand in the JSON document. */
const SHOWN = 10;

const FINDING_WORDS: Readonly<Record<MatchFinding, string>> = {
  'outside-placement': 'no day in common with the placement',
  'starts-before-placement': 'begins before the placement',
  'goes-on-after-placement': 'goes on after the placement',
  'type-differs': 'another placement type than the place',
  'school-differs': 'another school than the placement',
  'several-costs': 'several costs for one placement on the same days',
  'several-placements': 'several open placements; the main one was taken',
};
const REASON_WORDS: Readonly<Record<UnmatchedReason, string>> = {
  'no-child': 'no child of the return has its reference or number',
  'several-children': 'several children of the return have it',
  'keys-disagree': 'its reference and its pupil number are of two children',
  'no-open-placement': 'the child has no open placement',
};

/** Add the commands to the program. */
export function registerCosts(program: Command, context: CommandContext): void {
  program
    .command('costs')
    .description('placement costs')
    .command('match')
    .description('join placement costs to the placements of the SEN2 return, and show what is left over')
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: { readonly json?: boolean }) => {
      const { app, scope } = await openNamedProgramme(context, name);
      const match = await app.matchCosts(context.actor, scope);
      context.out(options.json === true ? matchJson(match) : matchText(match));
    });
}

type Counted = { readonly lines: number; readonly yearlyCostPence: Pence };

function count(lines: readonly { readonly yearlyCostPence: Pence }[]): Counted {
  const sum = lines.reduce((all, { yearlyCostPence }) => all + BigInt(yearlyCostPence), 0n);
  return { lines: lines.length, yearlyCostPence: pence(sum) };
}

function findingsOf({ matched }: CostMatch) {
  return MATCH_FINDINGS.map((finding) => ({
    finding,
    ...count(matched.filter((line) => line.findings.includes(finding))),
  })).filter(({ lines }) => lines > 0);
}

function reasonsOf({ unmatched }: CostMatch) {
  return UNMATCHED_REASONS.map((reason) => ({
    reason,
    ...count(unmatched.filter((line) => line.reason === reason)),
  })).filter(({ lines }) => lines > 0);
}

function matchJson(match: CostMatch): string {
  const { asAt, totals, byType, matched, unmatched, withoutCost } = match;
  const [findings, reasons] = [findingsOf(match), reasonsOf(match)];
  return JSON.stringify(
    {
      schema: 'evenkeel/cost-match@1',
      asAt,
      totals,
      byType,
      findings,
      reasons,
      matched,
      unmatched,
      withoutCost,
    },
    null,
    2,
  );
}

function matchText(match: CostMatch): string {
  const { asAt, totals, byType, matched, unmatched, withoutCost } = match;
  const type = ({ placementType, ...sums }: CostMatch['byType'][number]) => [
    placementType,
    ...typeCells(sums),
  ];
  const table = textTable([
    ['Placement type', 'Lines', 'Yearly cost', 'Matched', 'Yearly cost', 'Left over', 'Yearly cost'],
    ...byType.map(type),
    ['All', ...typeCells(totals)],
  ]);
  const day = asAt === null ? 'without an end' : `open on ${dayInWords(asAt)}`;
  const parts = [
    `Costs against placements ${day}.`,
    table,
    section(
      'Matched, but not in agreement',
      findingsOf(match).map(({ finding, ...sums }) => `${FINDING_WORDS[finding]}: ${counted(sums)}`),
      matched.filter(({ findings }) => findings.length > 0).map(({ cost }) => cost),
    ),
    section(
      'Costs without a placement',
      reasonsOf(match).map(({ reason, ...sums }) => `${REASON_WORDS[reason]}: ${counted(sums)}`),
      unmatched.map(({ cost }) => cost),
    ),
    section(
      'Placements without a cost',
      withoutWords(withoutCost),
      withoutCost.map(({ placement }) => placement),
    ),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function typeCells(sums: CostMatch['totals']): string[] {
  return [
    showCount(sums.lines),
    showPence(sums.yearlyCostPence),
    showCount(sums.matchedLines),
    showPence(sums.matchedPence),
    showCount(sums.unmatchedLines),
    showPence(sums.unmatchedPence),
  ];
}

function counted({ lines, yearlyCostPence }: Counted): string {
  return `${showCount(lines)} ${lines === 1 ? 'line' : 'lines'}, ${showPence(yearlyCostPence)}`;
}

function withoutWords(withoutCost: readonly PlacementWithoutCost[]): string[] {
  const main = withoutCost.filter(({ rank }) => rank === 1).length;
  const words = [`${showCount(main)} main placements`, `${showCount(withoutCost.length - main)} second ones`];
  return withoutCost.length === 0 ? [] : words;
}

/** A heading, what was found, and the first places; empty where nothing was. */
function section(heading: string, words: readonly string[], places: readonly LinePlace[]): string {
  if (words.length === 0) return '';
  const shown = places.slice(0, SHOWN).map(({ file, row, sheet }) => {
    const where = sheet === undefined ? '' : `${sheet}, `;
    return `${basename(file)}, ${where}line ${row}`;
  });
  const more = places.length > SHOWN ? [`… and ${showCount(places.length - SHOWN)} more; see --json`] : [];
  return [
    `${heading}:`,
    ...words.map((line) => `  ${line}`),
    ...[...shown, ...more].map((line) => `    ${line}`),
  ].join('\n');
}
