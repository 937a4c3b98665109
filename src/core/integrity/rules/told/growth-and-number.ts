/** A cut in growth, and a number that is the same cut taken off the number itself. */
import type { Found, Spot } from '../../finding.ts';
import { FRACTIONS } from '../../lex/fractions.ts';
import type { Rule } from '../../rule.ts';
import type { Figure } from '../../understand/figures.ts';
import { isGrowthFigure } from '../../understand/growth-figures.ts';
import { type Line, linesOf } from '../../understand/lines.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const GROWTH =
  /\b(?:growth|growing|increase|rise|rising|net (?:new|additions|increase)|grew|new placements)\b/;
const CUT =
  /\b(?:reduc\w+|cut|cuts|cutting|lower\w*|slow\w*|curb\w*|less|smaller|fall\w*|drop\w*|halv\w*|halve|bring\w* down|trim\w*)\b/;
const FRACTION = /\b(half|halv\w*|third|quarter|fifth|sixth|eighth|tenth)\b/;
const THINGS = /\b(?:inmss|nmiss|independent|non-maintained|placements?|plans|ehcps?)\b/;
const AIM =
  /\b(?:targets?|commit\w*|must|no more than|need\w*|aim|bring|down to|takes? us|to meet|meet\w*|reach|limit|at or below|at most|will be|will have|condition|therefore|so|means?)\b/;
const FEWER = /\bfewer\b(?! new)/;

const AIMED =
  /\b(?:aims?|targets?|commit\w*|condition|agree[ds]?|agreement|reduce|cut|cutting|lower|halve|is to|are to|asks?|goal|plan is)\b/;
const OF_OTHERS = /\b(?:national\w*|england|neighbours?'?|region\w*)\b/;
const KINDS = [
  /\b(?:inmss|nmiss|independent|non-maintained|placements?)\b/,
  /\b(?:plans|ehcps?|caseload)\b/,
] as const;

type Aim = { readonly line: Line; readonly share: number; readonly kind: RegExp };

/** What a line is about, of placements and plans; null where of neither or both. */
function kindOf(words: string): RegExp | null {
  const told = KINDS.filter((kind) => kind.test(words));
  return told.length === 1 ? (told[0] ?? null) : null;
}

/** The share by which growth is to be lower [0 to 1]. */
function aimsOf(document: Understanding): Aim[] {
  return linesOf(document).flatMap((line): Aim[] => {
    const { low, before } = line;
    if (!GROWTH.test(low) || !THINGS.test(`${before} ${low} ${line.under}`)) return [];
    const kind = kindOf(low) ?? kindOf(`${before} ${low}`);
    if (kind === null || !AIMED.test(`${before} ${low}`) || OF_OTHERS.test(low)) return [];
    if (!CUT.test(low) && !/\b(?:agreed|commitment)\b/.test(low)) return [];
    const told = shareTold(line);
    return told === undefined ? [] : [{ line, share: told / 100, kind }];
  });
}

/** The share of a line in per cent, in figures or as a fraction in words. */
function shareTold({ figures, low }: Line): number | undefined {
  const percent = figures.find(({ unit, value }) => unit === 'percent' && value >= 5 && value <= 60);
  const word = FRACTION.exec(low)?.[1];
  return (
    percent?.value ?? (word === undefined ? undefined : FRACTIONS[word.startsWith('halv') ? 'half' : word])
  );
}

function isCount({ unit, per, value }: Figure): boolean {
  return unit === 'count' && per === null && value >= 20;
}

/** Numbers of placements that the cut may have been taken off by mistake. */
function basesOf(document: Understanding, aim: Aim): Figure[] {
  return linesOf(document).flatMap((line) =>
    line.figures.filter(
      (figure) =>
        isCount(figure) &&
        !isGrowthFigure(figure) &&
        (aim.kind.test(figure.own) ||
          aim.kind.test(`${line.before} ${line.low}`) ||
          line.group === aim.line.group) &&
        !KINDS.some((kind) => kind !== aim.kind && kind.test(figure.own)) &&
        !/\b(?:target|limit|no more than|added)\b/.test(figure.own),
    ),
  );
}

function isTarget(line: Line, figure: Figure): boolean {
  return isCount(figure) && AIM.test(`${line.before} ${line.low} ${line.under}`);
}

type Wrong = { readonly figure: Figure | null; readonly line: Line; readonly base: Figure };

/** A number that is a base less the share of it, to the nearest whole. */
function targetOf(lines: readonly Line[], bases: readonly Figure[], { share, line: own }: Aim): Wrong | null {
  for (const line of lines) {
    for (const figure of line.figures) {
      if (!isTarget(line, figure)) continue;
      const base = bases.find(
        (one) =>
          one !== figure && one.value > figure.value && Math.abs(one.value * (1 - share) - figure.value) < 1,
      );
      if (base !== undefined && base.value * share >= 8) return { figure, line, base };
    }
    const fewer = line === own ? null : fewerIn(line, bases, share);
    if (fewer !== null) return fewer;
  }
  return null;
}

/** "A quarter fewer placements", "fifty fewer placements". */
function fewerIn(line: Line, bases: readonly Figure[], share: number): Wrong | null {
  if (!FEWER.test(line.low) || GROWTH.test(line.low)) return null;
  const word = FRACTION.exec(line.low)?.[1];
  const [first] = bases;
  const isShare =
    (word !== undefined && Math.abs((FRACTIONS[word] ?? 0) / 100 - share) < 0.005) ||
    line.figures.some(({ unit, value }) => unit === 'percent' && Math.abs(value / 100 - share) < 0.005);
  if (isShare && first !== undefined && THINGS.test(line.low)) return { figure: null, line, base: first };
  const base = bases.find((one) =>
    line.figures.some(
      (figure) =>
        figure !== one &&
        isCount(figure) &&
        Math.abs(one.value * share - figure.value) < 1 &&
        !isRateOf(line, figure),
    ),
  );
  return base === undefined || base.value * share < 20 || !AIM.test(`${line.before} ${line.low}`)
    ? null
    : { figure: null, line, base };
}

function isRateOf({ low }: Line, { per }: Figure): boolean {
  return per !== null || /\b(?:than|since) (?:last|a year|in|at)\b/.test(low);
}

function numbersForGrowth(document: Understanding): Found[] {
  const lines = linesOf(document);
  for (const aim of aimsOf(document)) {
    const bases = basesOf(document, aim);
    const wrong = targetOf(lines, bases, aim);
    if (wrong === null) continue;
    const { base, line, figure } = wrong;
    const spots: Spot[] = [line.spot, ...base.spots, aim.line.spot];
    return [
      {
        spots: spots.filter((one, k) => spots.indexOf(one) === k),
        arithmetic: `${num(base.value)} less ${num(aim.share * 100)}% is ${num(base.value * (1 - aim.share), 0)}${figure === null ? ' or fewer by that share' : ''}; what is cut by ${num(aim.share * 100)}% is the growth, which still adds to ${num(base.value)}`,
      },
    ];
  }
  return [];
}

/** Growth and numbers. */
export const GROWTH_NUMBER_RULES: readonly Rule[] = [
  {
    code: 'told.growth-cut-off-number',
    kind: 'baseline',
    severity: 'error',
    isWide: true,
    title: 'A cut in growth has been taken off the number',
    meaning:
      'Growth of placements that is to be so much lower, a number of placements, and a target that is that number less the same share of it, or that share fewer placements. Silent for any other target.',
    advice: 'Add the lower growth to the number that the target starts from.',
    fires:
      'We are to reduce the growth in INMSS placements by 20%. There were 150 placements on 31 March 2026.\n\n## Target\n\nOur target is 120 placements on 31 March 2027.',
    silent:
      'We are to reduce the growth in INMSS placements by 20%. There were 150 placements on 31 March 2026.\n\n## Target\n\nOur target is 158 placements on 31 March 2027.',
    find: numbersForGrowth,
  },
];
