/** A cut in growth worked out as a cut in numbers, or the cut taken for the growth that is left. */
import type { Found } from '../../finding.ts';
import { FRACTIONS } from '../../lex/fractions.ts';
import type { Rule } from '../../rule.ts';
import type { Figure } from '../../understand/figures.ts';
import { isGrowthFigure, isStockFigure } from '../../understand/growth-figures.ts';
import { type Line, linesOf } from '../../understand/lines.ts';
import { num, showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const GROWTH = '(?:growth|growing|increases?|ris(?:e|es|ing)|grows?|net new|additions|expansion)';
const CUT = String.raw`(?:reduc\w+|cut(?:s|ting)?|lower\w*|slow\w*|curb\w*|less|smaller|fall\w*|drop\w*|halv\w*|bring\w*|brought|trim\w*|down|dampen\w*|off|shav\w+|tak\w+|fewer|decreas\w+|contain\w*)`;
const SHARE = /(\d+(?:\.\d+)?) ?(?:%|per ?cent)|\b(half|halv\w*|third|quarter|fifth|sixth|eighth|tenth)\b/g;
const OF_GROWTH = new RegExp(
  String.raw`\b${GROWTH}\b[^.;]{0,70}\b${CUT}\b|\b${CUT}\b[^.;]{0,50}\b${GROWTH}\b`,
);
const SLOWED = /\bslow\w*\b/;
/** "| Growth a year | 40 | -25% |". */
const GROWTH_ROW = new RegExp(String.raw`\b${GROWTH}\b`);
const OF_NUMBER =
  /\b(?:reduc\w+|cut|cutting|bring(?:ing)? down|lower\w*)\b[^.;]{0,60}\b(?:number|placements?|plans|children|pupils|them)\b[^.;]{0,30}\bby\b/;
const OTHERS = /\b(?:england|national\w*|neighbours?|population|inflation|price|grant|funding|income)\b/;
/** Words by which a figure is what comes of the cut. */
const COMES =
  /\b(?:to|will|would|be|gives?|giving|makes?|means?|at|expected?|model|targets?|result|so|therefore|aim|plan|forecast|with action|after|by|mitigated|has|have|falls?|uses?|used)\b/;
const SAVED =
  /\b(?:fewer|avoid\w*|less|sav\w+|come off|off|each|at £|effect|uses?|cut|reduc\w+|or \d+ of|removed?)\b/;
const WAS =
  /\b(?:was|were|had been|ago|previous\w*|in 20\d\d there|actual|without action|no action|do nothing|unmitigated)\b/;
const AIMED_NOT = /\b(?:not|rather than|instead of|wrongly|misread)\b[^.;]{0,20}\b(?:fewer|the number)\b/;
/** "Reduce them by 20%": whatever the sentence goes on to say, the number is what is cut. */
const NUMBER_FIRST =
  /\b(?:reduc\w+|cut|cutting|lower\w*) (?:them|(?:the|our) numbers?(?: of [a-z -]{3,40})?) by (?:\d+ ?(?:%|per ?cent)|a (?:third|quarter|fifth|tenth))/;
/** What a line outside the aim's own passage must name to be of the same thing. */
const THINGS = [
  /\b(?:placements?|inmss|nmiss|independent|non-maintained|out-county|out[- ]of[- ](?:county|area|borough|city))\b/,
  /\b(?:plans|ehcps?|caseload)\b/,
  /\b(?:requests?|referrals?)\b/,
] as const;
const OTHER_THINGS =
  /£|\b(?:places?|schools?|posts?|staff|officers|days|weeks|visits|events|pupils|families)\b/;
/** Lines this far from the aim are read with it. */
const REACH = 8;
const LEAST_STOCK = 15;
/** Where more figures stand near, it is a long table, and any two could fit by chance. */
const MOST_NEAR = 80;

type Aim = { readonly line: Line; readonly share: number; readonly ofGrowth: boolean };

/** The shares of a text in per cent, with where each stands. */
function sharesIn(low: string): readonly { readonly share: number; readonly at: number }[] {
  return [...low.matchAll(SHARE)].flatMap(({ 1: digits, 2: word, index }) => {
    const share =
      digits === undefined ? FRACTIONS[word?.startsWith('halv') ? 'half' : (word ?? '')] : +digits;
    return share === undefined || share < 4 || share > 60 ? [] : [{ share, at: index }];
  });
}

function aimOf(line: Line): Aim[] {
  const { low, row, before } = line;
  if (OTHERS.test(low) || AIMED_NOT.test(low)) return [];
  const isOfGrowth =
    !NUMBER_FIRST.test(low) && (OF_GROWTH.test(low) || SLOWED.test(low) || isGrowthRow(line));
  if (!isOfGrowth && !OF_NUMBER.test(low)) return [];
  if (isOfGrowth && !GROWTH_ROW.test(`${before} ${low}`)) return [];
  return sharesIn(row === null ? low : (line.row?.row.cells.join(' | ').toLowerCase() ?? ''))
    .filter(({ at }) => !isOwnRate(low, at))
    .slice(0, 3)
    .map(({ share }) => ({ line, share, ofGrowth: isOfGrowth }));
}

/** A row of growth with a cell that takes a share off. */
function isGrowthRow({ row, low }: Line): boolean {
  return (
    row !== null &&
    GROWTH_ROW.test(low) &&
    row.row.cells.some((cell) => /^\W*[-−–]\d+(?:\.\d+)? ?%/.test(cell))
  );
}

/** "Growth was 12%": the rate itself, and no share of it. */
function isOwnRate(low: string, at: number): boolean {
  return /\b(?:was|were|is|at|ran at|stands at|of last year,?|from) $/.test(
    low.slice(Math.max(0, at - 16), at),
  );
}

type Told = { readonly figure: Figure; readonly line: Line; readonly place: number };

/** Figures near an aim, in their order: its own section, a few lines away. */
function near(lines: readonly Line[], { line }: Aim): Told[] {
  const words = `${line.under} ${line.before} ${line.low}`;
  return lines
    .filter(
      (one) =>
        Math.abs(one.at - line.at) <= REACH &&
        (one.section === line.section || one.at > line.at) &&
        (one.group === line.group || isOfSame(words, `${one.under} ${one.low}`)),
    )
    .flatMap((one) => one.figures.map((figure, k) => ({ figure, line: one, place: one.at * 100 + k })));
}

function isOfSame(aim: string, words: string): boolean {
  const named = THINGS.filter((thing) => thing.test(words));
  if (named.length === 0) return !OTHER_THINGS.test(words);
  return named.some((thing) => thing.test(aim)) || !THINGS.some((thing) => thing.test(aim));
}

const isNear = (a: number, b: number, step: number) => Math.abs(a - b) <= Math.max(0.6 * step, a * 0.004);

type Wrong = { readonly told: Told; readonly base: Told; readonly why: string };

function isCountLike({ figure: { unit, value } }: Told): boolean {
  return (
    (unit === 'count' && Math.abs(value) >= LEAST_STOCK) || (unit === 'money' && Math.abs(value) >= 1000)
  );
}

const SHARE_OF =
  /(\d+(?:\.\d+)?) ?(?:%|per ?cent) of (?:(?:the|all|our|its|present|current|total|existing) ){0,3}(\d[\d,]*)(?! ?%)/g;

/** "Growth of 44": a number right behind a word of growth. */
const BEHIND_GROWTH = new RegExp(String.raw`\b${GROWTH}\b[^.;|\d]{0,30}\b(\d[\d,]*)\b`, 'g');
/** "44 more", "44 placements a year". */
const BEFORE_GROWTH = /\b(\d[\d,]*) (?:placements |plans )?(?:more|(?:a|per|each|every) year)\b/g;

const numberOf = (digits: string) => Number(digits.replaceAll(',', ''));

function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/\b\d[\d,]*\b/g)].map(([digits]) => numberOf(digits));
}

/** Whether words tell a base, or the part of it, as growth. */
function isToldAsGrowth(words: string, base: number, part: number): boolean {
  const grown = (pattern: RegExp) => [...words.matchAll(pattern)].map(([, digits = '']) => numberOf(digits));
  const before = grown(BEFORE_GROWTH);
  return grown(BEHIND_GROWTH).includes(base) || before.includes(base) || before.includes(part);
}

/** "62 (20% of 310)": the share of a number that nothing near calls growth. */
function shareOfNumber(lines: readonly Line[], { line: aimed, share }: Aim): Found[] {
  return lines.flatMap((line) => {
    if (Math.abs(line.at - aimed.at) > REACH || line.section !== aimed.section) return [];
    const text = line.row === null ? line.low : line.row.row.cells.join(' | ').toLowerCase();
    return [...text.matchAll(SHARE_OF)].flatMap(([words, percent, digits = '']) => {
      const base = numberOf(digits);
      const part = Math.round((base * share) / 100);
      const isNamed = numbersIn(text.replace(words, '')).includes(part);
      const isGrown = isToldAsGrowth(
        `${aimed.before} ${aimed.low} ${line.before} ${line.low}`.replaceAll(words, ''),
        base,
        part,
      );
      if (Number(percent) !== share || base < LEAST_STOCK || !isNamed || isGrown) return [];
      return [
        {
          spots: [...new Set([line.spot, aimed.spot])],
          arithmetic: `${showValue(part, 'count')} is ${showShare(share)} of ${showValue(base, 'count')}, and ${showValue(base, 'count')} is nowhere told as growth; what is to be ${showShare(share)} lower is the growth`,
        },
      ];
    });
  });
}

/** A number less the share, or the share of a number, told as what the cut comes to. */
function offNumber(told: readonly Told[], { share }: Aim): Wrong | null {
  const stocks = told.filter((one) => isCountLike(one) && isStockFigure(one.figure));
  for (const base of stocks) {
    const others = stocks.filter((one) => one !== base && one.figure.unit === base.figure.unit);
    const part = others.find((one) => isPartOf(one, base, share));
    const less = others.find((one) => isLessThan(one, base, share));
    const wrong = less ?? part;
    if (wrong === undefined) continue;
    const { unit, value } = base.figure;
    const how = wrong === less ? `all ${showValue(value, unit)} less` : `${showValue(value, unit)} ×`;
    return { told: wrong, base, why: `${showValue(wrong.figure.value, unit)} is ${how} ${showShare(share)}` };
  }
  return null;
}

function isPartOf({ figure, line }: Told, base: Told, share: number): boolean {
  return isNear((base.figure.value * share) / 100, figure.value, figure.step) && SAVED.test(line.low);
}

function isLessThan(one: Told, base: Told, share: number): boolean {
  return (
    isNear(base.figure.value * (1 - share / 100), one.figure.value, one.figure.step) &&
    COMES.test(one.line.low) &&
    !WAS.test(clauseOf(one)) &&
    one.place >= base.place - 200
  );
}

const showShare = (share: number) => `${num(share)}%`;

function clauseOf({ figure, line }: Told): string {
  return figure.sentence === null ? line.low : figure.own;
}

function isGrowth({ figure }: Told): boolean {
  return figure.value !== 0 && (isGrowthFigure(figure) || figure.unit === 'percent');
}

/** What is cut told as what is left: 40 a year, 25% less, 10. */
function cutForRest(told: readonly Told[], { share, line }: Aim): Wrong | null {
  const growths = told.filter(isGrowth);
  for (const base of growths.filter(({ figure }) => figure.value > 0)) {
    const { value, unit } = base.figure;
    if (isShareItself(base, line, share)) continue;
    const rest = value * (1 - share / 100);
    const later = growths.filter(
      (one) =>
        one !== base &&
        one.figure.unit === unit &&
        one.place > base.place - 100 &&
        !isShareItself(one, line, share),
    );
    if (later.some(({ figure }) => isNear(rest, figure.value, figure.step))) continue;
    const wrong = later.find(
      ({ figure }) =>
        (share !== 50 && figure.value < rest && isNear((value * share) / 100, figure.value, figure.step)) ||
        (unit === 'percent' && figure.value < 0 && isNear(value - share, figure.value, figure.step)),
    );
    if (wrong !== undefined && !SAVED.test(clauseOf(wrong).replace(/\bcut\w*|reduc\w+/g, '')))
      return {
        told: wrong,
        base,
        why: `${showValue(value, unit)} less ${showShare(share)} of it is ${showValue(rest, unit)}, not ${showValue(wrong.figure.value, unit)}`,
      };
  }
  return null;
}

function isShareItself({ figure, line }: Told, aim: Line, share: number): boolean {
  return figure.unit === 'percent' && Math.abs(Math.abs(figure.value) - share) < 0.01 && line === aim;
}

/** A cut in numbers worked out on the growth. */
function offGrowth(told: readonly Told[], { share }: Aim): Wrong | null {
  const growths = told.filter(
    ({ figure }) => isGrowthFigure(figure) && figure.unit === 'count' && figure.value >= 5,
  );
  const stocks = told.filter((one) => isCountLike(one) && isStockFigure(one.figure));
  for (const base of growths)
    for (const one of growths) {
      const rest = base.figure.value * (1 - share / 100);
      if (one === base || !isNear(rest, one.figure.value, one.figure.step)) continue;
      if (
        stocks.some((a) => stocks.some((b) => isNear(a.figure.value * (1 - share / 100), b.figure.value, 1)))
      )
        return null;
      return {
        told: one,
        base,
        why: `${showValue(one.figure.value, 'count')} is the growth of ${showValue(base.figure.value, 'count')} less ${showShare(share)}; what is to be cut is the number`,
      };
    }
  return null;
}

function isSpokenOf({ low, grids }: Understanding): boolean {
  return GROWTH_ROW.test(low) || grids.some(({ rows }) => rows.some((row) => GROWTH_ROW.test(row.low)));
}

/** What is wrong with the numbers around an aim. */
function wrongAt(lines: readonly Line[], aim: Aim): Found[] {
  const told = near(lines, aim);
  if (told.length > MOST_NEAR) return [];
  const wrong = aim.ofGrowth ? (offNumber(told, aim) ?? cutForRest(told, aim)) : offGrowth(told, aim);
  if (wrong === null) return aim.ofGrowth ? shareOfNumber(lines, aim) : [];
  return [
    {
      spots: [...new Set([wrong.told.line.spot, wrong.base.line.spot, aim.line.spot])],
      arithmetic: aim.ofGrowth
        ? `${wrong.why}; what is to be ${showShare(aim.share)} lower is the growth`
        : wrong.why,
    },
  ];
}

function wronglyCut(document: Understanding): Found[] {
  if (!isSpokenOf(document)) return [];
  const lines = linesOf(document);
  for (const aim of lines.flatMap(aimOf)) {
    const [first] = wrongAt(lines, aim);
    if (first !== undefined) return [first];
  }
  return [];
}

/** Cuts of growth. */
export const CUT_OF_GROWTH_RULES: readonly Rule[] = [
  {
    code: 'told.cut-of-growth',
    kind: 'baseline',
    severity: 'error',
    isWide: true,
    title: 'A cut in growth is worked out on the number, or the cut is taken for the growth that is left',
    meaning:
      'Growth that is to be so much per cent lower, and within a few lines a number less that share, that share of a number, or that share of the growth told as the growth to come; or a number that is to be cut, and the cut taken off its growth. Silent where the share is taken off the growth.',
    advice:
      'Take the share off the growth, add what is left to the number, and say which of the two is meant.',
    fires:
      'We will slow the rise in independent placements by 20%. Twenty per cent of the 180 placements, or 36 of them, at £60,000 each gives £2.2m.',
    silent:
      'We will slow the rise in independent placements by 20%. They rise by 30 a year, so 6 fewer a year at £60,000 gives £0.4m.',
    find: wronglyCut,
  },
];
