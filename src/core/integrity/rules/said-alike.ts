/** Rules on things said to be the same, or of one base, that are not. */
import type { Found } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { areAlike } from '../understand/comparisons.ts';
import { type Grid, rowSpot } from '../understand/grid.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

const COMPARABLE =
  /\b(?:directly comparable|(?:are|is) (?:fully |therefore |thus )?comparable|like[- ](?:for|with)[- ]like|(?:the|on the|on a|one) (?:same|common|identical) (?:base|basis|footing|denominator|population|measure|definition)|compare(?:d)? directly|can be (?:compared|set side by side))\b/;
const DENIED = /\b(?:not|never|cannot|no|neither|nor|hardly|un\w+|rather than|to be|if|would|should|only)\b/;
const BASE_ROW =
  /^(?:base|bases|denominator|population|cohort|basis|age range|ages?|out of|of what|definition|period|covers)\b/;

/** A row or column of a table that gives each figure another base. */
function otherBases(grid: Grid): readonly string[] | null {
  const filled = (texts: readonly string[]) => [
    ...new Set(texts.map((text) => text.trim()).filter((text) => /[a-z]{3,}/i.test(text))),
  ];
  for (const row of grid.rows) {
    const bases = BASE_ROW.test(row.low) ? filled(row.row.cells.slice(1)) : [];
    if (bases.length >= 2) return bases;
  }
  const at = grid.columns.findIndex(({ low }, k) => k > 0 && BASE_ROW.test(low));
  const bases = at === -1 ? [] : filled(grid.rows.map(({ row }) => row.cells[at] ?? ''));
  return bases.length >= 2 ? bases : null;
}

const SHARE_OF =
  /(?:%|per cent|percent)\s(?:of|among|for)\s((?:(?!\b(?:and|against|compared|while|whereas|but|in|at|were|was|is|are|had|have|said)\b)[a-z0-9'’ -]){4,44})/g;
const AGES =
  /\b(?:aged?|ages|age group|years?)\s(\d{1,2})\s?(?:to|-|–|and)\s?(\d{1,2})\b|\b(\d{1,2})\s?(?:to|-|–)\s?(\d{1,2})[- ]year/g;

/** The bases that shares are told of in a text: what follows "% of", and spans of ages. */
function basesIn(low: string): { readonly ages: ReadonlySet<string>; readonly of: ReadonlySet<string> } {
  const ages = new Set([...low.matchAll(AGES)].map(([, a, b, c, d]) => `${a ?? c} to ${b ?? d}`));
  const of = new Set(
    [...low.matchAll(SHARE_OF)].map(([, base = '']) => base.replace(/^(?:the|our|their) /, '').trim()),
  );
  return { ages, of };
}

function claimed({ low, block }: Sentence): boolean {
  const match = COMPARABLE.exec(low);
  return (
    match !== null &&
    block.kind !== 'heading' &&
    !DENIED.test(low.slice(Math.max(0, match.index - 40), match.index))
  );
}

/** The bases that a table of the same section sets under its shares. */
function inTables(grids: readonly Grid[], sentence: Sentence): Found[] {
  return grids
    .filter(({ block }) => block.section === sentence.block.section)
    .flatMap((grid): Found[] => {
      const bases = otherBases(grid);
      const row = grid.rows.find(({ low }) => BASE_ROW.test(low)) ?? grid.rows[0];
      return bases === null || row === undefined
        ? []
        : [
            {
              spots: [sentenceSpot(sentence), rowSpot(grid, row)],
              arithmetic: `the bases differ: ${bases.join('; ')}`,
            },
          ];
    })
    .slice(0, 1);
}

/** The bases that the sentences around tell of their shares. */
function inSentences(sentences: readonly Sentence[], at: number, sentence: Sentence): Found[] {
  const near = sentences.slice(Math.max(0, at - 2), at + 2).filter(({ block }) => block === sentence.block);
  const { ages, of } = basesIn(near.map(({ low }) => low).join(' '));
  const differ = [ages, of].find(({ size }) => size >= 2);
  return differ === undefined
    ? []
    : [{ spots: [sentenceSpot(sentence)], arithmetic: `the bases differ: ${[...differ].join('; ')}` }];
}

function saidComparable({ sentences, grids }: Understanding): Found[] {
  return sentences.flatMap((sentence, at): Found[] => {
    if (!claimed(sentence)) return [];
    const found = inTables(grids, sentence);
    return found.length > 0 ? found : inSentences(sentences, at, sentence);
  });
}

const SAME =
  /\b(?:(?:in|on|of|at) both|both (?:documents|places|tables|forms|returns|reports|papers|give|show|say|state|use)|the same (?:figure|number|amount|total|sum|value|count|as|in)|identical|agrees? (?:with|to)|reconcil\w+ (?:to|with|exactly)|match(?:es)?(?: exactly)?|ties? (?:to|back to|in with)|equals?|is equal to|unchanged|no change|remains? at|the very (?:figure|number|sum))\b/;
const NOT_SAME =
  /\b(?:not|no longer|differ\w*|except|but|apart from|whereas|while|rounded?|rounding|because|instead|than|adjust\w*|less|plus|after|if|target|by|rose|fell|up|down|more|fewer|per|respectively|before)\b/;

/** "two had improved (1 and 3)": numbers of the things that a bracket lists. */
function isOfList({ low }: Sentence, { start, end }: Quantity): boolean {
  const [before, behind] = [low.slice(0, start), low.slice(end)];
  return /\((?:\d{1,2}(?:,| and| &) ?)*$/.test(before) && /^(?:(?:,| and| &) ?\d{1,2})*\)/.test(behind);
}

/** Figures further apart than this are of different things: a sum and its price apiece, a figure and how far it is over [ratio]. */
const MOST_APART = 3;

/** Two quantities of a sentence that says that they are one; null where it has more or fewer. */
function pairOf(sentence: Sentence): readonly [Quantity, Quantity] | null {
  for (const unit of ['money', 'percent', 'count'] as const) {
    const own = sentence.quantities.filter(
      (quantity) =>
        quantity.unit === unit &&
        quantity.value > 2 &&
        !quantity.isAbout &&
        quantity.bound === null &&
        !isOfList(sentence, quantity),
    );
    const [a, b] = own;
    if (a !== undefined && b !== undefined && own.length === 2 && areAlike(a, b) && a.per === b.per)
      return [a, b];
  }
  return null;
}

function saidSame({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    const match = SAME.exec(sentence.low);
    const pair = match === null ? null : pairOf(sentence);
    if (match === null || pair === null || NOT_SAME.test(sentence.low) || sentence.block.kind === 'heading')
      return [];
    const [a, b] = pair;
    const gap = sentence.low.slice(a.end, b.start);
    // "742 at £10,000 and 190 at £6,000": each with its own number, and not two of one thing.
    if (sentence.quantities.some(({ start, end }) => start > a.end && end < b.start)) return [];
    if (Math.max(a.value, b.value) > MOST_APART * Math.min(a.value, b.value)) return [];
    if (meet(intervalOf(a), intervalOf(b)) || gap.length > 90 || /\b(?:of|to|out of)\s(?:the )?£?$/.test(gap))
      return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${showValue(a.value, a.unit)} and ${showValue(b.value, b.unit)} differ by ${showValue(Math.abs(a.value - b.value), a.unit)}; the text says "${match[0]}"`,
      },
    ];
  });
}

/** Said to be alike. */
export const ALIKE_RULES: readonly Rule[] = [
  {
    code: 'denominator.said-comparable',
    kind: 'denominator',
    severity: 'error',
    title: 'Shares of different bases are said to be comparable',
    meaning:
      '"Directly comparable", "like for like", "on the same base", and a row of bases in the table, or ages or wholes in the sentences before, that differ.',
    advice: 'Give both shares of one base, or say that they cannot be compared.',
    fires:
      '## Shares\n\n| | Ours | Neighbours |\n| --- | --- | --- |\n| Share | 7.3% | 9.4% |\n| Base | All plans, 0 to 25 | Plans for ages 5 to 15 |\n\nThe two shares are directly comparable.',
    silent:
      '## Shares\n\n| | Ours | Neighbours |\n| --- | --- | --- |\n| Share | 7.3% | 9.4% |\n| Base | All plans, 0 to 25 | Plans for ages 5 to 15 |\n\nThe two shares are not directly comparable.',
    find: saidComparable,
  },
  {
    code: 'value.said-same',
    kind: 'two-values',
    severity: 'error',
    title: 'Two figures are said to be the same and are not',
    meaning:
      '"In both", "the same figure", "identical", "unchanged", "agrees with", and two figures of one unit that differ.',
    advice: 'Mend the figure that is wrong, or say how the two differ.',
    fires: 'The opening deficit in both documents is £14.20m in the template and £14.65m in this form.',
    silent: 'The opening deficit in both documents is £14.20m in the template and £14.20m in this form.',
    find: saidSame,
  },
];
