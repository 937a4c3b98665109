/** A limit that is measured before payments, kept with a deficit after them: by the arithmetic of the figures and not by their words. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import type { Figure } from '../../understand/figures.ts';
import { aheadOf, behindOf, type Line, linesOf } from '../../understand/lines.ts';
import { showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const CAP = /\b(?:caps?|capped|ceilings?|limits?|maxim(?:um|a)|not (?:to )?exceed|no more than)\b/;
const PAY =
  /\b(?:payments?|instalments?|safety valve|dfe|department(?:'s)?|grant|support|programme (?:money|funding))\b/;
const BEFORE =
  /\b(?:before|gross|without|excluding|exclud\w+|ignoring|ignores?|disregard\w*|prior to|not count\w*|no account|leaves? out|leaving out|regardless of|other than|not (?:be )?(?:taken|counted|included))\b/;
const AFTER = /\b(?:after|net|once|less|including)\b/;
const KEPT =
  /\b(?:within|inside|under|below|beneath|meets?|met|compl(?:y|ies|iant)|satisf\w+|kept|respect\w*|to spare|in hand|headroom|room|margin)\b/;
const NOT_KEPT =
  /\b(?:not|above|over|breach\w*|exceed(?:s|ed)|beyond|missed|outside|miss(?:es)?|fail\w*)\b(?! the (?:year|plan|agreement))/;
const LEAST = 1e5;

function isMoney({ unit, per, value }: Figure): boolean {
  return unit === 'money' && per === null && value !== 0;
}

/** In pounds, without its sign; cells whose scale nothing tells are in millions. */
function sizeOf({ value, cell }: Figure): number {
  const isMillions = cell !== null && Math.abs(value) < 1000;
  return Math.abs(value) * (isMillions ? 1e6 : 1);
}

function isCap(figure: Figure): boolean {
  if (figure.cell !== null)
    return CAP.test(figure.own) && !/\b(?:headroom|room|margin|over|under|against)\b/.test(figure.own);
  const ahead = aheadOf(figure, 45);
  return (
    /\b(?:caps?|ceilings?|limits?|maximum|exceed|more than)\b(?: [a-z]+){0,4} $/.test(ahead) ||
    /^ (?:agreed |yearly |deficit )?(?:caps?|ceilings?|limits?|maximum)\b/.test(behindOf(figure))
  );
}

/** The line by which the limit is measured before payments; null where none or another says so. */
function basisLine(lines: readonly Line[]): Line | null {
  const told = lines.filter(({ low, before, figures }) => {
    const near = CAP.test(low) ? low : `${before} ${low}`;
    return (
      CAP.test(near) &&
      PAY.test(low) &&
      figures.filter(isMoney).length <= 1 &&
      (BEFORE.test(low) || AFTER.test(low))
    );
  });
  const table = lines.filter(({ low }) => /\bbasis\b/.test(low) && CAP.test(low) && BEFORE.test(low));
  const all = [...told, ...table];
  return all.every(({ low }) => BEFORE.test(low)) ? (all[0] ?? null) : null;
}

type Sums = { readonly cap: Figure; readonly gross: Figure; readonly net: Figure };

/** A deficit over the limit, and what is left of it after a payment, at or under the limit. */
function sumsIn(figures: readonly Figure[], caps: readonly Figure[]): Sums | null {
  const few = figures.filter((one) => isMoney(one) && sizeOf(one) >= LEAST).slice(0, 24);
  for (const cap of caps)
    for (const gross of few)
      for (const net of few) {
        const isAround =
          sizeOf(gross) > sizeOf(cap) &&
          sizeOf(gross) < sizeOf(cap) * 1.6 &&
          sizeOf(net) <= sizeOf(cap) &&
          !caps.includes(net) &&
          !caps.includes(gross);
        if (!isAround) continue;
        const paid = few.some(
          (one) =>
            one !== cap &&
            one !== gross &&
            one !== net &&
            PAY.test(`${one.own} ${one.wide}`) &&
            Math.abs(sizeOf(gross) - sizeOf(one) - sizeOf(net)) < 1e5 * 0.6 &&
            areOfOneYear(gross, net),
        );
        if (paid) return { cap, gross, net };
      }
  return null;
}

function areOfOneYear(a: Figure, b: Figure): boolean {
  if (a.cell !== null && b.cell !== null && a.cell.grid === b.cell.grid)
    return a.cell.at === b.cell.at || a.cell.row === b.cell.row;
  return a.period === null || b.period === null || a.period.key === b.period.key || a.sentence === b.sentence;
}

function grossLimits(document: Understanding): Found[] {
  const lines = linesOf(document);
  const basis = lines.some(({ low }) => CAP.test(low)) ? basisLine(lines) : null;
  if (basis === null) return [];
  return lines
    .flatMap((line): Found[] => {
      // A note of how figures are printed claims nothing.
      if (/\bbrackets\b/.test(line.low)) return [];
      const near = `${line.before} ${line.low}`;
      if (
        line === basis ||
        !KEPT.test(line.low) ||
        !CAP.test(near) ||
        NOT_KEPT.test(line.low) ||
        line.row !== null
      )
        return [];
      const around = lines.filter(
        ({ section, at }) => section === line.section || Math.abs(at - line.at) <= 4,
      );
      const figures = around.flatMap(({ figures: own }) => own);
      const sums = sumsIn(
        figures,
        figures.filter((one) => isMoney(one) && isCap(one)),
      );
      if (
        sums === null ||
        around.some(({ low }) =>
          /\babove the cap|over the (?:cap|limit)|cap is (?:not met|breached|missed)/.test(low),
        )
      )
        return [];
      const { cap, gross, net } = sums;
      const show = (one: Figure) => showValue(sizeOf(one), 'money');
      return [
        {
          spots: [line.spot, basis.spot, ...gross.spots].filter((one, k, all) => all.indexOf(one) === k),
          arithmetic: `the limit of ${show(cap)} is measured before payments, where the deficit is ${show(gross)}, ${showValue(sizeOf(gross) - sizeOf(cap), 'money')} over it; ${show(net)} is after them`,
        },
      ];
    })
    .slice(0, 1);
}

/** Limits before payments. */
export const GROSS_LIMIT_RULES: readonly Rule[] = [
  {
    code: 'told.limit-before-payments',
    kind: 'basis',
    severity: 'error',
    isWide: true,
    title: 'A limit before payments is said to be kept with a deficit after them',
    meaning:
      'A line by which the limit is measured before payments, a deficit over the limit, a payment and the deficit less it, and a line that says that the limit is kept. Silent where any line near it says that the limit is passed.',
    advice: 'Hold the deficit before payments against the limit.',
    fires:
      'The cap is measured before payments from the department.\n\n## Position\n\nThe deficit is £21.5m. With the payment of £3.0m it is £18.5m, which is inside the cap of £20.0m.',
    silent:
      'The cap is measured before payments from the department.\n\n## Position\n\nThe deficit is £19.5m, which is inside the cap of £20.0m. With the payment of £3.0m it is £16.5m.',
    find: grossLimits,
  },
];
