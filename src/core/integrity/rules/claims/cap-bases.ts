/** A limit that is measured on one basis, said to be kept with a deficit on the other: before and after payments. */
import { yearInWords } from '../../../base/time.ts';
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { basesIn } from '../../understand/bases-told.ts';
import { type FigureTold, figuresOfStatements, figuresTold } from '../../understand/figures-told.ts';
import type { Grid } from '../../understand/grid.ts';
import { intervalOf, meet, minus } from '../../understand/interval.ts';
import { showValue } from '../../understand/show.ts';
import { type Statement, statementsOf } from '../../understand/statements.ts';
import type { Understanding } from '../../understand/understanding.ts';

const CAP =
  /\b(?:caps?|capped|ceilings?|limits?|limited|maxim(?:um|a)|(?:not|nor) (?:to )?exceed|(?:no|not) (?:more|higher|greater) than|not (?:to be )?above|agreement (?:allows|permits))\b/;
const CAP_BEFORE =
  /\b(?:caps?|capped|ceilings?|limits?|limited|maximum|(?:not|nor) (?:to )?exceed|(?:no|not) (?:more|higher|greater) than|not (?:to be )?above|agreement (?:allows|permits)|required|allowed)\b[^£;]{0,80}$/;
/** Between a limit and what is the room under it, or what is over it. */
const ROOM =
  /\b(?:with|headroom|room|by|spare|margin|over|above|below|under|so|leav\w+|within|inside)\b[^£]*$/;
const CAP_BEHIND = /^ ?(?:yearly |annual |agreed )?(?:cap|ceiling|limit|maximum)\b/;
const DEFICIT = /\b(?:deficit|closing|position|overspend|balance|year[- ]end|end the year|forecast)\b/;
const KEPT =
  /\b(?:within|inside|under(?! the (?:agreement|plan|programme|safety))|below|beneath|better than|less than|lower than|headroom|to spare|in hand|a margin|meets?|met|complies|comply|compliant|satisf\w+|is kept|are kept|respect\w*|room|clear of|short of)\b/;
const OF_LIMIT =
  /\b(?:caps?|ceilings?|limits?|maximum|condition (?:2|two)|required|requires|allows?|allowed|permitted|permits|agreed (?:level|figure)|it|that|this|headroom)\b/;
const NOT_KEPT =
  /\b(?:not|above|over|breach\w*|exceed\w*|beyond|more than (?:the|that|it)|if|would|unless|must|should|aims?|in order|outside|were|no longer|had|last year|original\w*|at budget)\b/;

/** "Deficit under the cap? Yes. £19.6m against £20.5m." */
const ASKED = /\b(?:cap|ceiling|limit|maximum)\b[^?]{0,60}\?\W{0,6}yes\b/i;

type Side = 'before' | 'after';
const OTHER = { before: 'after', after: 'before' } as const;

function sideOf(figure: FigureTold): Side | null {
  const side = figure.bases.payments;
  return side === 'before' || side === 'after' ? side : null;
}

function same(a: FigureTold, b: FigureTold): boolean {
  return a.unit === b.unit && meet(intervalOf({ ...a, bound: null }), intervalOf({ ...b, bound: null }));
}

/** The limits of a document: rows that bear the word, and amounts right behind it. */
function capsIn(figures: readonly FigureTold[]): FigureTold[] {
  return figures.filter(({ unit, value, cell, statement, words }) => {
    if (unit !== 'money' || value <= 0) return false;
    if (cell !== null)
      return CAP.test(words) && !/\b(?:over|above|headroom|gap|against|variance|room)\b/.test(words);
    if (statement === null || !CAP.test(statement.sentence.low)) return false;
    return statement.sentence.quantities.some(
      (quantity) =>
        quantity.value === value &&
        ((CAP_BEFORE.test(statement.sentence.low.slice(0, quantity.start)) &&
          !ROOM.test(CAP_BEFORE.exec(statement.sentence.low.slice(0, quantity.start))?.[0] ?? '')) ||
          CAP_BEHIND.test(statement.sentence.low.slice(quantity.end, quantity.end + 30))),
    );
  });
}

/** The basis that a paper says its limit is measured on: in a sentence on the limit, or in the one that goes on about it. */
function basisOfLimit(
  statements: readonly Statement[],
  caps: readonly FigureTold[],
): { readonly side: Side; readonly spot: FigureTold['spot'] } | null {
  const told = statements.flatMap(({ sentence, spot }, at) => {
    const before = statements[at - 1];
    const isAbout =
      CAP.test(sentence.low) ||
      (/^\W{0,3}(?:(?:it|this|that)(?: (?:figure|limit|amount|sum|maximum|cap|ceiling))?|the (?:figure|limit|cap|ceiling|maximum|test)) (?:is|applies|was|counts|takes|leaves|excludes)\b/.test(
        sentence.low,
      ) &&
        before?.sentence.block === sentence.block &&
        CAP.test(before.sentence.low));
    const isDefined =
      isAbout &&
      !KEPT.test(sentence.low) &&
      sentence.quantities.filter(({ unit }) => unit === 'money').length <= 1;
    const side = isDefined ? basesIn(sentence.low).payments : undefined;
    return side === 'before' || side === 'after' ? [{ side: side as Side, spot }] : [];
  });
  const rows = caps.flatMap((cap) => {
    const side = cap.cell === null ? null : sideOf(cap);
    return side === null ? [] : [{ side, spot: cap.spot }];
  });
  const all = [...told, ...rows];
  const [first] = all;
  return first !== undefined && all.every(({ side }) => side === first.side) ? first : null;
}

/** The amounts that a claim may hold against the limit: those it names, and the limit less the room it names. */
function heldIn(own: readonly FigureTold[], cap: FigureTold): FigureTold[] {
  const named = own.filter((one) => !same(one, cap));
  return [...named, ...named.map((room) => ({ ...room, value: cap.value - room.value, bases: {} }))].filter(
    ({ value }) => value > cap.value * 0.3 && value < cap.value,
  );
}

function keptOnOther(document: Understanding): Found[] {
  const figures = figuresTold(document);
  const caps = capsIn(figures);
  const statements = statementsOf(document);
  const limit = basisOfLimit(statements, caps);
  if (limit === null) return [];
  const limits = new Set(caps);
  const deficits = figures.filter(
    (one) =>
      one.unit === 'money' &&
      sideOf(one) !== null &&
      (one.cell !== null || DEFICIT.test(one.wide)) &&
      !limits.has(one),
  );
  const byStatement = figuresOfStatements(document);
  return statements.flatMap((statement, at): Found[] => {
    const { low, quantities } = statement.sentence;
    if (quantities.length === 0 || NOT_KEPT.test(low)) return [];
    const isAsked = ASKED.test(statement.sentence.block.text.slice(0, 300));
    if (!isAsked && (!KEPT.test(low) || !(OF_LIMIT.test(low) || isBehindCap(statements, at)))) return [];
    const own = (byStatement.get(statement) ?? []).filter(({ unit }) => unit === 'money');
    const meant = caps.find((cap) => cap.statement !== statement && own.some((one) => same(one, cap)));
    const cap =
      meant ??
      caps.find((one) => one.statement === statement) ??
      onlyCap(caps, own) ??
      (isAsked ? own.at(-1) : undefined);
    if (cap === undefined) return [];
    return heldAgainst(heldIn(own, cap), cap, deficits, limit.side)
      .slice(0, 1)
      .map(({ held, real }) => ({
        spots: [statement.spot, limit.spot, ...(real === undefined ? [] : [real.spot])],
        arithmetic: `the limit of ${showValue(cap.value, 'money')} is measured ${limit.side} payments, and ${showValue(held.value, 'money')} is ${OTHER[limit.side]} them${real === undefined ? '' : `; on the limit's own basis ${showValue(real.value, 'money')} is ${showValue(real.value - cap.value, 'money')} above it`}`,
      }));
  });
}

/** "The ceiling is £29.0m. We are inside by £1.7m." */
function isBehindCap(statements: readonly Statement[], at: number): boolean {
  const [before, own] = [statements[at - 1]?.sentence, statements[at]?.sentence];
  return before !== undefined && before.block === own?.block && CAP.test(before.low);
}

/** The one limit that a claim can mean: of its year, or the only one there is. */
function onlyCap(caps: readonly FigureTold[], own: readonly FigureTold[]): FigureTold | undefined {
  const year = own[0]?.year ?? null;
  const [first] = caps;
  if (first !== undefined && caps.every((cap) => same(cap, first))) return first;
  return year === null ? undefined : caps.find((cap) => cap.year === year);
}

/** The financial year of a day or month of the calendar, or the key as it is: "2026-03-31" is of 2025/26. */
function financialYear(key: string | null): string | null {
  const [, year = '', month = ''] = /^(\d{4})-(\d{2})/.exec(key ?? '') ?? [];
  if (year === '') return key;
  const from = Number(month) >= 4 ? Number(year) : Number(year) - 1;
  return yearInWords(from);
}

type Held = { readonly held: FigureTold; readonly real: FigureTold | undefined };

/** Amounts on the other basis than the limit's, where the deficit on its own basis is not known to keep it. */
function heldAgainst(
  held: readonly FigureTold[],
  cap: FigureTold,
  deficits: readonly FigureTold[],
  side: Side,
): Held[] {
  return held.flatMap((one): Held[] => {
    const linked = deficits.filter((other) => same(other, one) && other.statement !== one.statement);
    const own = sideOf(one);
    const sides = new Set(own === null ? linked.map(sideOf) : [own]);
    // Where nothing says on which basis it is, the deficit on the limit's own basis must stand above the limit.
    const isUntold = sides.size === 0;
    if (!isUntold && (sides.size !== 1 || !sides.has(OTHER[side]))) return [];
    const [link] = linked;
    const like = deficits.filter(
      (other) => sideOf(other) === side && other.value < cap.value * 1.6 && other.value > one.value,
    );
    const real = beside(link, like) ?? ofYear(link?.year ?? one.year ?? cap.year, like);
    const isKept = real !== undefined && (real.value <= cap.value || same(real, cap));
    return isKept || (isUntold && real === undefined) ? [] : [{ held: one, real }];
  });
}

/** The figure of a year, or the only one there is. */
function ofYear(key: string | null, like: readonly FigureTold[]): FigureTold | undefined {
  const year = financialYear(key);
  const own = like.find((other) => year !== null && financialYear(other.year) === year);
  return own ?? (like.length === 1 ? like[0] : undefined);
}

/** The figure in the same column of the same table. */
function beside(link: FigureTold | undefined, like: readonly FigureTold[]): FigureTold | undefined {
  const cell = link?.cell;
  return cell == null
    ? undefined
    : like.find((other) => other.cell?.grid === cell.grid && other.cell.at === cell.at);
}

const ROOM_HEAD = /\b(?:headroom|room|margin|under|spare|within|inside|difference)\b/;

/** One head of a table: its words, and its figures line by line. */
type Head = { readonly low: string; readonly figures: ReadonlyMap<number, FigureTold> };

/** The heads of a table, with its rows as lines and with its columns. */
function headsOf(figures: readonly FigureTold[], grid: Grid): (readonly Head[])[] {
  const own = figures.filter(({ cell }) => cell?.grid === grid);
  const byColumn = grid.columns.map(({ low }, at) => ({
    low,
    figures: new Map(
      own.flatMap((one) => (one.cell?.at === at ? [[grid.rows.indexOf(one.cell.row), one] as const] : [])),
    ),
  }));
  const byRow = grid.rows.map((row) => ({
    low: row.low,
    figures: new Map(own.flatMap((one) => (one.cell?.row === row ? [[one.cell.at, one] as const] : []))),
  }));
  return [byColumn, byRow];
}

/** A table whose room under a limit on one basis is what a deficit on the other leaves. */
function roomOnOther({ grids }: Understanding, figures: readonly FigureTold[]): Found[] {
  return grids.flatMap((grid): Found[] => {
    const heads = [...grid.columns, ...grid.rows];
    const isMeant = heads.some(({ low }) => CAP.test(low)) && heads.some(({ low }) => ROOM_HEAD.test(low));
    return isMeant && heads.length < MOST_HEADS ? headsOf(figures, grid).flatMap(roomIn) : [];
  });
}

const MOST_HEADS = 60;

function roomIn(heads: readonly Head[]): Found[] {
  const limit = heads.find(({ low }) => CAP.test(low) && !ROOM_HEAD.test(low));
  const side = limit === undefined ? undefined : basesIn(limit.low).payments;
  const room = heads.find(({ low }) => ROOM_HEAD.test(low) && !/\bdeficit\b/.test(low));
  const deficit = heads.find((head) => (basesIn(head.low).payments ?? side) !== side);
  if (limit === undefined || side === undefined || room === undefined || deficit === undefined) return [];
  return [...limit.figures].flatMap(([at, a]) =>
    differenceAt(a, deficit.figures.get(at), room.figures.get(at), side),
  );
}

function differenceAt(
  a: FigureTold,
  b: FigureTold | undefined,
  c: FigureTold | undefined,
  side: string,
): Found[] {
  if (b === undefined || c === undefined || c.value === 0 || a.value <= b.value) return [];
  // A column of room whose head names no money stands in the unit of the others.
  const scale = c.unit === 'money' ? 1 : 1e6;
  const left = { value: c.value * scale, step: c.step * scale };
  if (!meet(minus(intervalOf(a), intervalOf(b)), intervalOf(left))) return [];
  return [
    {
      spots: [c.spot, b.spot, a.spot],
      arithmetic: `the room of ${showValue(left.value, 'money')} is the limit ${side} payments less the deficit on the other basis: ${showValue(a.value, 'money')} − ${showValue(b.value, 'money')}`,
    },
  ];
}

/** Limits kept on another basis. */
export const CAP_BASIS_RULES: readonly Rule[] = [
  {
    code: 'claim.limit-on-other-basis',
    kind: 'basis',
    severity: 'error',
    isWide: true,
    title: 'A limit is said to be kept with a deficit on another basis',
    meaning:
      "A limit that a sentence, a row or a note says is measured before payments, and a sentence that says it is kept with an amount that a clause or a row of a table tells after payments (or the other way round). Silent where the deficit on the limit's own basis is within it.",
    advice: "Hold the deficit on the limit's own basis against it, and show the other beside it.",
    fires:
      "The ceiling for 2025/26 is £40.0m. It is measured before the department's payments.\n\n| £m | 2025/26 |\n| --- | --- |\n| Deficit before payments | 41.2 |\n| Payments | 4.0 |\n| Deficit after payments | 37.2 |\n\nAt £37.2m we are £2.8m below the ceiling.",
    silent:
      "The ceiling for 2025/26 is £40.0m. It is measured before the department's payments.\n\n| £m | 2025/26 |\n| --- | --- |\n| Deficit before payments | 39.2 |\n| Payments | 4.0 |\n| Deficit after payments | 35.2 |\n\nAt £39.2m we are £0.8m below the ceiling.",
    find: (document) => [
      ...keptOnOther(document),
      ...roomOnOther(document, figuresTold(document)).slice(0, 1),
    ],
  },
];
