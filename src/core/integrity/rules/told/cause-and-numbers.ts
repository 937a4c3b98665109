/** More children given as the cause of a cost, and a line or row by which there are fewer of them. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import type { Figure } from '../../understand/figures.ts';
import { aheadOf, behindOf, type Line, linesOf } from '../../understand/lines.ts';
import type { Understanding } from '../../understand/understanding.ts';

const CAUSE =
  /\b(?:due to|down to|because|driven by|results? of|resulting from|reflect\w*|caused?|explain\w*|stems? from|attribut\w+|owing to|com(?:e|es|ing) (?:about )?(?:from|as)|come about|arises? from|on account of|behind|reasons?|drivers?|accounts? for|thanks to|as)\b/;
const MONEY = /£|\b(?:overspend|pressure|cost|spend|over budget|increase|rise|variance)\b/;
const THINGS = '(?:children|pupils|students?|placements?|learners|young people|numbers?|admissions|places)';
const MORE = new RegExp(
  [
    `\\b(?:more|extra|additional|higher|greater|rising|growing|increas(?:ed|ing)) (?:number of |numbers of )?(?:\\w+ ){0,3}${THINGS}\\b`,
    `\\b(?:growth|rise|increase|jump) in (?:the )?(?:number of )?(?:\\w+ ){0,3}${THINGS}\\b`,
    `\\b(?:numbers?|placements|students|children|pupils)\\b (?:(?:has|have|is|are) ){0,2}(?:gone up|risen|grown|increased|up|rising|rose|grew|higher)\\b`,
  ].join('|'),
);
const NO_CLAIM =
  /\b(?:not|although|though|fewer|despite|if|would|could|while|rather than|(?:higher|rising|growing|more|increas\w+) (?:[a-z]+ )?(?:costs?|prices?|fees?)|each (?:student|placement|child) costs?|cost per)\b/;
const SECTORS: readonly (readonly [string, RegExp])[] = [
  ['independent', /\b(?:inmss|nmiss|independent|non-maintained)\b/],
  ['post-16', /\b(?:post-16|post 16|students?|colleges?|further education)\b/],
  ['alternative', /\b(?:alternative provision|ap places)\b/],
  ['transport', /\b(?:transport|taxis?|journeys?)\b/],
];
const COUNTED =
  /\b(?:children|pupils|students?|placements?|learners|young people|number|funded|passengers)\b/;
const NO_COUNT = /£|\b(?:cost|price|fee|spend|share|%|average|rate|budget|change|variance|each)\b/;
const FEWER = /\b(?:fell|fall|fallen|down|dropped|decreased|went down|lower|fewer|declined|reduced)\b/;

function sectorOf(words: string): string | null {
  return SECTORS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

function isCount({ unit, per, value }: Figure): boolean {
  return unit === 'count' && per === null && value >= 5;
}

/** Whether a line shows that there are fewer of a sector's children: -1 for fewer, 1 for more, 0 where it tells neither. */
function turnIn(line: Line): -1 | 0 | 1 {
  const counts = line.figures.filter(isCount);
  if (line.row !== null) return turnInRow(line, counts);
  const [a, b] = counts;
  if (a === undefined || !COUNTED.test(line.low)) return 0;
  if (b !== undefined && isMove(line, a, b)) return turn(b.value - a.value);
  if (
    b !== undefined &&
    /^(?: [a-z-]+){0,3} ?(?:\([^)]*|,? ?(?:down|up|against|compared with|from)\b[^.;]{0,24})/.test(
      behindOf(a, 40),
    ) &&
    /(?:\(|from|against|with|than) ?$/.test(aheadOf(b, 12))
  )
    return turn(a.value - b.value);
  const isOf = counts.some(
    (one) =>
      /^ (?:[a-z]+ )?(?:fewer|less|down)\b/.test(behindOf(one)) ||
      /\b(?:fell|fallen|down|dropped|reduced|declined) (?:by|of) $/.test(aheadOf(one, 16)),
  );
  return isOf ? -1 : 0;
}

function turn(change: number): -1 | 0 | 1 {
  return change === 0 ? 0 : change < 0 ? -1 : 1;
}

function isMove(line: Line, a: Figure, b: Figure): boolean {
  return /\bfrom $/.test(aheadOf(a, 8)) && /\bto $/.test(aheadOf(b, 6)) && line.low !== '';
}

/** A row of numbers of children: the plan or the earlier number first. */
function turnInRow({ low, row }: Line, counts: readonly Figure[]): -1 | 0 | 1 {
  const label = row?.low ?? '';
  if (!COUNTED.test(label) || NO_COUNT.test(label) || counts.length < 2 || low === '') return 0;
  const order = counts.filter(({ cell }) => !NO_COUNT.test(cell?.grid.columns[cell.at]?.low ?? ''));
  const heads = order.map(({ cell }) => cell?.grid.columns[cell.at]?.low ?? '');
  const isBack = /\b(?:now|actual|latest|current)\b/.test(heads[0] ?? '');
  const [first, last] = [order[0]?.value ?? 0, order.at(-1)?.value ?? 0];
  return turn(isBack ? first - last : last - first);
}

function wrongCauses(document: Understanding): Found[] {
  const lines = linesOf(document);
  const claims = lines.filter(
    ({ low, before, row }) =>
      row === null &&
      MORE.test(low) &&
      MONEY.test(`${before} ${low}`) &&
      CAUSE.test(low) &&
      !NO_CLAIM.test(low),
  );
  return claims.flatMap((claim): Found[] => {
    const sector = sectorOf(`${claim.low}`) ?? sectorOf(claim.before);
    if (sector === null) return [];
    const told = lines
      .filter(
        (line) =>
          line !== claim &&
          sectorOf(line.row === null ? line.low : `${line.row.low} ${line.under}`) === sector,
      )
      .map((line) => ({ line, turn: turnIn(line) }));
    const down = told.find((one) => one.turn < 0);
    if (down === undefined || told.some((one) => one.turn > 0)) return [];
    const isTold = down.line.row !== null || FEWER.test(down.line.low) || down.line.figures.length > 1;
    return isTold
      ? [
          {
            spots: [claim.spot, down.line.spot],
            arithmetic: `"${MORE.exec(claim.low)?.[0] ?? ''}" is given as the cause; elsewhere the number is lower than before or than planned`,
          },
        ]
      : [];
  });
}

/** Causes and numbers. */
export const CAUSE_NUMBER_RULES: readonly Rule[] = [
  {
    code: 'told.cause-and-numbers',
    kind: 'direction',
    severity: 'error',
    isWide: true,
    title: 'More children are given as the cause of a cost, and their number is lower',
    meaning:
      'A line that explains a cost by more placements, students or pupils, and a line or row of the same sector by which the number fell, is below its plan, or is so many fewer. Silent where any such line shows more of them.',
    advice: 'Split the movement into number and price, and name the cause that the split shows.',
    fires:
      'Post-16 students fell from 310 to 295.\n\n## Spend\n\nThe £0.6m overspend on post-16 is because there are more students than planned.',
    silent:
      'Post-16 students fell from 310 to 295.\n\n## Spend\n\nThe £0.6m overspend on post-16 is because each student costs more.',
    find: wrongCauses,
  },
];
