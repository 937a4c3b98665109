/** Rules on tables, charts and sections that a text points to. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import type { Understanding } from '../understand/understanding.ts';

type Thing = 'table' | 'chart' | 'annex' | 'section';

const THINGS: readonly (readonly [Thing, RegExp])[] = [
  ['table', /\btables?\s(\d{1,2})\b(?!\.\d)/g],
  ['chart', /\b(?:charts?|figures?|graphs?)\s(\d{1,2})\b(?![.,]\d)/g],
  ['annex', /\b(?:annex(?:e|es)?|appendix|appendices)\s(\d{1,2}|[a-h])\b/g],
  ['section', /\bsections?\s(\d{1,2})\b(?!\d)/g],
];
/** Another document is meant. */
const ELSEWHERE =
  /\b(?:template|workbook|guidance|act|regulations?|code of practice|agreement|(?<!this )letter|management plan|published|attached|enclosed|separate|accompanying|last (?:return|update|report)|previous|earlier|spreadsheet|statistic\w*|their|annual report)\b/;
/** Words that say that the thing stands in this document. */
const HERE =
  /\b(?:this (?:return|report|note|paper|form|update|document|annex|memo|memorandum|letter|submission|briefing)|below|above|overleaf|at the end|next page)\b/;

/** "Appendix D to this memo": an annex said to be the document's own. */
const OWN_ANNEX =
  /\b(?:annex|appendix) \w+ (?:to|of|in) this (?:return|report|note|paper|update|document|memo|memorandum|briefing)\b/;

const IS_ANNEX = /^\W{0,3}(?:annex|appendix)\b/i;

/** What the document itself has: captions, headings and lines that begin with the name and number. */
function present({ document, low }: Understanding): ReadonlyMap<Thing, ReadonlySet<string>> {
  const heads = document.blocks.flatMap((block) =>
    block.kind === 'table' ? [block.caption.toLowerCase()] : [block.text.toLowerCase().slice(0, 60)],
  );
  const numbered = document.blocks.flatMap((block) =>
    block.kind === 'heading' ? [/^(\d{1,2})\b/.exec(block.text)?.[1] ?? ''] : [],
  );
  const of = (pattern: RegExp) =>
    new Set(
      heads.flatMap((head) => {
        const match = new RegExp(`^[^a-z\\d]{0,4}${pattern.source.replace('\\b', '')}`).exec(head);
        return match?.[1] === undefined ? [] : [match[1]];
      }),
    );
  return new Map(
    THINGS.map(([thing, pattern]) => {
      const own = of(pattern);
      if (thing === 'section') for (const number of numbered) if (number !== '') own.add(number);
      if (thing === 'chart')
        for (const match of low.matchAll(/!?\[?chart (\d{1,2})[\]:.]/g)) own.add(match[1] ?? '');
      return [thing, own];
    }),
  );
}

/** What the document has of its own: one that is itself an annex points to its neighbours, and has none. */
function ownThings(document: Understanding): ReadonlyMap<Thing, ReadonlySet<string>> {
  const own = new Map(present(document));
  const [head] = document.document.blocks;
  if (head !== undefined && head.kind !== 'table' && IS_ANNEX.test(head.text)) own.delete('annex');
  return own;
}

function missingIn(sentence: Sentence, have: ReadonlyMap<Thing, ReadonlySet<string>>): Found[] {
  if (sentence.block.kind === 'heading') return [];
  return THINGS.flatMap(([thing, pattern]) => {
    const own = have.get(thing) ?? new Set();
    return [...sentence.low.matchAll(pattern)].flatMap((match): Found[] => {
      const [name, number = ''] = match;
      if (own.has(number) || !isPointedTo(sentence, match, thing, own.size)) return [];
      const there = own.size === 0 ? 'has a number' : `of ${[...own].join(', ')} is it`;
      return [
        { spots: [sentenceSpot(sentence)], arithmetic: `"${name}" is pointed to; no ${thing} here ${there}` },
      ];
    });
  });
}

/** Whether a name and number point to a thing of this document. */
function isPointedTo(sentence: Sentence, match: RegExpExecArray, thing: Thing, have: number): boolean {
  const around = sentence.low.slice(Math.max(0, match.index - 60), match.index + 90);
  const isHead = (sentence.start === 0 && match.index < 4) || match.index < 3;
  if (isHead || ELSEWHERE.test(around)) return false;
  // Where the document numbers none of them, the thing may stand elsewhere unless it is said to stand here.
  if (have === 0)
    return (thing === 'table' && HERE.test(around)) || (thing === 'annex' && OWN_ANNEX.test(around));
  return thing !== 'section' || have >= 3;
}

/** Things pointed to. */
export const REFERENCE_RULES: readonly Rule[] = [
  {
    code: 'count.not-there',
    kind: 'listed-count',
    severity: 'warning',
    title: 'A table, chart, annex or section is pointed to that is not there',
    meaning:
      'A name and number in the text against the captions and headings of the document. Silent where another document is meant.',
    advice: 'Put in what is missing, or mend the number.',
    fires:
      'Table 1. Plans\n\n| Month | Plans |\n| --- | --- |\n| April 2024 | 100 |\n| May 2024 | 104 |\n\nThe savings by quarter stand in Table 4.',
    silent:
      'Table 1. Plans\n\n| Month | Plans |\n| --- | --- |\n| April 2024 | 100 |\n| May 2024 | 104 |\n\nThe plans by month stand in Table 1.',
    find: (document) => {
      const have = ownThings(document);
      return document.sentences.flatMap((sentence) => missingIn(sentence, have));
    },
  },
];
