/** What is left after the council's own money, told elsewhere as if that money were still to come off. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import type { Figure } from '../../understand/figures.ts';
import { aheadOf, behindOf, type Line, linesOf, linesWith } from '../../understand/lines.ts';
import { showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const OWN =
  /\b(?:contributions?|council's (?:own )?(?:money|share)|(?:our|its|their) own (?:money|£|funds?|resources|contribution|share)|council (?:adds?|puts?|pays?|will (?:then )?(?:put|pay|add|fund))|own £|council's £)/;
const LEFT = /\b(?:residual|left|leav\w*|remain\w*|rest|still (?:to|owed)|balance|deficit)\b/;
const ALREADY =
  /\b(?:after|net of|including|allowing for|once|with|less)\b(?:[^.;]|\.\d){0,60}\b(?:contributions?|own (?:money|funds?|£)|council's)\b|\b(?:contributions?|own (?:money|£)(?:[^.;]|\.\d){0,12})\b(?:[^.;]|\.\d){0,60}\b(?:already|is in (?:that|this)|(?:been |is |was )?(?:taken off|deducted|counted|included))\b/;
const STILL_BEFORE =
  /\b(?:before|without|excluding|exclud\w+|prior to|ahead of|gross of|not (?:take account|allow|include|count\w*|yet (?:take|include|allow))(?:[^.;]|\.\d){0,16}|takes? no account of)\b(?:[^.;]|\.\d){0,40}\b(?:contributions?|own (?:money|funds?))\b|\bcontributions?\b(?:[^.;]|\.\d){0,30}\b(?:not (?:yet )?(?:been )?(?:taken off|deducted|included|counted)|still to (?:come|be))\b/;
const COMES_OFF =
  /\b(?:reduc\w+|bring\w*|down|lower\w*|from the|fund|further|tak\w+|only £|of the £|leav\w+|deduct\w*|less|against|towards?|set)\b/;
const PAST =
  /\b(?:was|were) (?:paid|made|used)|\bwithout (?:our|the|its|a|this)|\bwould be|\bhas been taken off|\bif\b|\bhad\b/;

function isMoney({ unit, value }: Figure): boolean {
  return unit === 'money' && value !== 0;
}

const sizeOf = ({ value, cell }: Figure) =>
  Math.abs(value) * (cell !== null && Math.abs(value) < 1000 ? 1e6 : 1);
const isLike = (a: number, b: number) => Math.abs(a - b) < 5e4;

type Residual = { readonly left: Figure; readonly given: number | null; readonly line: Line };

/** What is left with the own money off it: said so, or by a sum that the same table, paragraph or list holds. */
function residualsOf(document: Understanding): Residual[] {
  return linesOf(document).flatMap((line): Residual[] => {
    const money = line.figures.filter(isMoney);
    const group = linesWith(document, line).filter(
      ({ at }) => Math.abs(at - line.at) <= (line.row === null ? 2 : 12),
    );
    const words = group.map(({ low }) => low).join(' ');
    if (money.length === 0 || !LEFT.test(line.low) || !OWN.test(words)) return [];
    const given = group.flatMap(({ figures }) => figures.filter((one) => isMoney(one) && isGiven(one)));
    const said = ALREADY.test(line.low) && !STILL_BEFORE.test(line.low) ? money.slice(0, 4) : [];
    const summed = money.filter((left) => isBridge(left, given, group));
    return [
      ...said.filter((one) => !given.includes(one) && !/^ (?:less|minus|before)\b/.test(behindOf(one))),
      ...summed,
    ].map((left) => ({
      left,
      given: given[0] === undefined ? null : sizeOf(given[0]),
      line,
    }));
  });
}

/** Whether a figure is the own money: the words right before it, or its row, say so. */
function isGiven(figure: Figure): boolean {
  return figure.cell === null
    ? OWN.test(/[^£]*$/.exec(aheadOf(figure, 40))?.[0] ?? '') ||
        /\b(?:own|council (?:adds|puts in|pays) (?:its|in)?)\W{0,2}$/.test(aheadOf(figure, 24)) ||
        /^ (?:of (?:its|our) own|from (?:its|the council)|contribution)\b/.test(behindOf(figure))
    : OWN.test(figure.own);
}

/** Whether a figure is another less payments and own money. */
function isBridge(left: Figure, given: readonly Figure[], group: readonly Line[]): boolean {
  const all = group.flatMap(({ figures }) => figures.filter(isMoney)).slice(0, 16);
  const own = given.find((one) => one !== left && sizeOf(one) !== sizeOf(left));
  if (own === undefined) return false;
  return all.some(
    (whole) =>
      sizeOf(whole) > sizeOf(left) &&
      all.some(
        (paid) =>
          paid !== own &&
          paid !== whole &&
          paid !== left &&
          isLike(sizeOf(whole) - sizeOf(paid) - sizeOf(own), sizeOf(left)),
      ),
  );
}

function contradicts(line: Line, { left, given, line: told }: Residual): boolean {
  if (line.group === told.group || !OWN.test(line.low) || !LEFT.test(line.low) || PAST.test(line.low))
    return false;
  const money = line.figures.filter(isMoney);
  if (!money.some((one) => isLike(sizeOf(one), sizeOf(left)))) return false;
  // "£16.0m less £6.0m leaves £10.0m" takes it off what was before it.
  if (given !== null && money.some((one) => isLike(sizeOf(one) - given, sizeOf(left)))) return false;
  if (STILL_BEFORE.test(line.low)) return true;
  const isSame = money.some((one) => given !== null && isLike(sizeOf(one), given));
  return (
    COMES_OFF.test(line.low) &&
    !ALREADY.test(line.low.replace(/\b(?:once|with) the council\b/, '')) &&
    (isSame || /\bfurther|off it\b/.test(line.low))
  );
}

function offTwice(document: Understanding): Found[] {
  const lines = linesOf(document);
  if (!lines.some(({ low }) => OWN.test(low))) return [];
  for (const residual of residualsOf(document))
    for (const line of lines) {
      if (!contradicts(line, residual)) continue;
      const shown = showValue(sizeOf(residual.left), 'money');
      return [
        {
          spots: [line.spot, residual.line.spot],
          arithmetic: `${shown} is what is left with the council's own money off it; here that money is still to come off ${shown}`,
        },
      ];
    }
  return [];
}

/** Residuals. */
export const TOLD_RESIDUAL_RULES: readonly Rule[] = [
  {
    code: 'told.residual-before-and-after',
    kind: 'basis',
    severity: 'error',
    isWide: true,
    title: "What is left after the council's own money is told as if that were still to come off",
    meaning:
      "An amount that a line, or the sum of a table or paragraph, gives as left after the council's contribution, and a line elsewhere that takes the contribution off it or says that it is before it. Silent for what was paid and for what would be.",
    advice: 'Say once whether the residual is before or after the contribution, and use it so everywhere.',
    fires:
      'The residual deficit is £9.0m after the council contribution of £3.0m.\n\n## Reserves\n\nOur contribution of £3.0m will reduce the £9.0m residual further.',
    silent:
      'The residual deficit is £9.0m after the council contribution of £3.0m.\n\n## Reserves\n\nThe £9.0m residual will be met from the general reserve.',
    find: offTwice,
  },
];
