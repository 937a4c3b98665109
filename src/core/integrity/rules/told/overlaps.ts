/** Two effects, what is in both, and a total that has it twice. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import type { Figure } from '../../understand/figures.ts';
import { aheadOf, type Line, linesOf } from '../../understand/lines.ts';
import { showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const OVERLAP =
  /\b(?:(?:in|to|by|among|under) both|overlap\w*|(?:are|is|also|already)(?: also| already)? (?:in|among|within|part of|counted (?:in|under|by|among)|included in) (?:the|those) (?:£?\d|other|same|first|second|figures?)|also (?:in|among|counted|count)|counts? (?:\w+ )?as well|count(?:ed|s|ing)? (?:\w+ ){0,2}twice|double[- ]count\w*|common to|shared by|stand in both|appear in both)\b/;
const DENIED =
  /\bno (?:overlap|double)|\bnot overlap|\bdo(?:es)? not (?:overlap|count)|\bnone (?:of|is|are)\b/;
const BEFORE =
  /\b(?:before (?:the |any |taking off )?overlap|gross|(?:overlap|that) (?:is |has been |was )?(?:taken|taking) (?:off|out|away)|less the overlap|after (?:the )?overlap|net of)\b/;

/** What is added must be what measures do. */
const EFFECT =
  /\b(?:avoid\w*|sav(?:e|es|ing|ings)|prevent\w*|effects?|measures?|reduc\w*|program\w*|projects?|overlap\w*|double|twice|impact|benefits?)\b/;
const OTHER = /\bboth (?:years|times|dates|updates|quarters|reports|surveys|versions)\b|\brisks?\b/;

type Overlap = { readonly line: Line; readonly shared: Figure; readonly near: readonly Figure[] };

function isAmount({ unit, per, value }: Figure): boolean {
  return (unit === 'count' || unit === 'money') && per === null && value > 0;
}

/** The size of an overlap, and the figures told within a few lines of it. */
function overlapsOf(document: Understanding): Overlap[] {
  const lines = linesOf(document);
  return lines.flatMap((line, at): Overlap[] => {
    if (!OVERLAP.test(line.low) || DENIED.test(line.low) || OTHER.test(line.low)) return [];
    if (!EFFECT.test(`${line.before} ${line.low} ${line.under}`)) return [];
    const around = lines.slice(Math.max(0, at - 5), at + 3);
    const tables = lines.filter(({ row, section }) => row !== null && section === line.section);
    const near = [...new Set([...around, ...tables.slice(0, 20)])]
      .filter((one) => one.section === line.section || one.group === line.group)
      .flatMap(({ figures }) => figures.filter(isAmount));
    const before = line.figures.length > 0 ? line.figures : linesBefore(lines, at);
    return before.filter(isAmount).map((shared) => ({ line, shared, near }));
  });
}

/** "It is in both figures": the sum stands in the sentence before. */
function linesBefore(lines: readonly Line[], at: number): readonly Figure[] {
  const last = lines[at - 1];
  return last !== undefined && last.group === lines[at]?.group ? last.figures.slice(-1) : [];
}

function isSame(a: number, b: number, figure: Figure): boolean {
  return Math.abs(a - b) <= (figure.unit === 'count' ? 0.01 : Math.max(figure.step, 1) * 0.6);
}

type Pair = { readonly a: Figure; readonly b: Figure; readonly shared: Figure; readonly line: Line };

/** Two figures told near an overlap of the same unit, both at least as large as it. */
function pairsOf({ shared, near, line }: Overlap): Pair[] {
  const like = near.filter(
    (one) =>
      one !== shared &&
      one.unit === shared.unit &&
      one.value >= shared.value &&
      one.value < shared.value * 40,
  );
  const few = like.slice(0, 14);
  return few.flatMap((a, at) =>
    few
      .slice(at + 1)
      .flatMap((b) => (a.value === shared.value && b.value === shared.value ? [] : [{ a, b, shared, line }])),
  );
}

const SUM =
  /\b(?:together|in all|total|altogether|effect|both|combined|sum|come[s]? to|give[s]?|adding|added|saves?|savings?|avoid\w*|with|because|closed?|in hand|all told|between them)\b/;

/** Whether a line tells the sum of two as what they come to. */
function toldSum(line: Line, { a, b, shared }: Pair): Figure | null {
  if (BEFORE.test(line.low) || line.low === '') return null;
  const sum = a.value + b.value;
  const own = line.figures.filter(
    (one) => one !== a && one !== b && one.unit === shared.unit && isAmount(one),
  );
  const direct = own.find((one) => isSame(one.value, sum, one) && SUM.test(`${line.before} ${line.low}`));
  if (direct !== undefined) return direct;
  // "They fall from 400 to 250".
  for (const [at, one] of own.entries()) {
    const next = own[at + 1];
    const isMove =
      next !== undefined && /\bfrom\W{0,3}$/.test(aheadOf(one, 8)) && /\bto\W{0,3}$/.test(aheadOf(next, 6));
    if (isMove && isSame(one.value - next.value, sum, one)) return next;
  }
  return null;
}

const SPARE = /\b(?:in hand|to spare|over|surplus|more than|exceeds?|headroom|left over)\b/;

/** "The gap is closed with £0.2m to spare": what is over is the sum less the gap. */
function spareOver(line: Line, pair: Pair, figures: readonly Figure[]): Figure | null {
  if (!SPARE.test(line.low) || !/\b(?:gap|target|need\w*|clos\w+)\b/.test(`${line.before} ${line.low}`))
    return null;
  const gap = figures.find(({ own, unit }) => unit === pair.shared.unit && /\bgap\b/.test(own));
  if (gap === undefined) return null;
  return (
    line.figures.find(
      (one) => one !== gap && isSame(one.value, pair.a.value + pair.b.value - gap.value, one),
    ) ?? null
  );
}

function countedTwice(document: Understanding): Found[] {
  const overlaps = overlapsOf(document);
  if (overlaps.length === 0 || overlaps.length > 12) return [];
  const lines = linesOf(document);
  const figures = lines.flatMap((line) => line.figures);
  for (const pair of overlaps.flatMap(pairsOf)) {
    const { a, b, shared, line } = pair;
    const net = a.value + b.value - shared.value;
    if (figures.some((one) => one.unit === shared.unit && isSame(one.value, net, one))) continue;
    for (const other of lines) {
      const told = toldSum(other, pair) ?? spareOver(other, pair, figures);
      if (told === null || other === line) continue;
      const show = ({ value, unit }: Figure) => showValue(value, unit);
      return [
        {
          spots: [other.spot, line.spot],
          arithmetic: `${show(a)} + ${show(b)} has the ${show(shared)} that is in both twice; without that it is ${showValue(net, shared.unit)}`,
        },
      ];
    }
  }
  return [];
}

/** Overlaps. */
export const TOLD_OVERLAP_RULES: readonly Rule[] = [
  {
    code: 'told.overlap-twice',
    kind: 'mitigation',
    severity: 'error',
    isWide: true,
    title: 'Two effects are added although part of one is in the other',
    meaning:
      'Two figures with what is in both told near them, and a total, a fall or a closed gap elsewhere that is their plain sum. Silent where any figure of the paper is the sum less the overlap, and where the sum is said to be before it.',
    advice: 'Take the overlap off once, and show the sum before and after it.',
    fires:
      'Panels avoid 40 placements and new places 70. 15 of the pupils are in both.\n\n## Effect\n\nThe two measures avoid 110 placements in all.',
    silent:
      'Panels avoid 40 placements and new places 70. 15 of the pupils are in both.\n\n## Effect\n\nThe two measures avoid 95 placements in all.',
    find: countedTwice,
  },
];
