/** Rules on ratings that are missing, told twice, counted wrong, or said to move as they did not. */
import type { Found } from '../finding.ts';
import { wordValue } from '../lex/number-words.ts';
import type { Rule } from '../rule.ts';
import type { Rating } from '../understand/ratings.ts';
import { sentenceSpot } from '../understand/sentence.ts';
import type { Understanding } from '../understand/understanding.ts';
import { newest } from './newest-ratings.ts';

const COUNTED =
  /\b(one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:of (?:the |our )?(?:\w+ )?)?(?:conditions?|risks?|workstreams?|priorities|strands?|measures?|lines?|themes?|areas?|projects?|objectives?|milestones?|schemes?) (?:are|is|remain|remains|were|now)? ?(?:currently |now )?(?:rated |reported as |reported )?(?:as )?(blue|green|amber|red)\b/g;

const ALSO =
  /(?:,| and|, and) (one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:is |are |remain |remains )?(blue|green|amber|red)\b/g;

/** "…, one is Amber and two Red" behind a first count, all of one table. */
function alsoCounted(document: Understanding): Found[] {
  const current = newest(document.ratings.filter(({ from }) => from === 'table'));
  if (current.length < 3 || new Set(current.map(({ section }) => section)).size > 1) return [];
  return document.sentences.flatMap((sentence) => {
    const first = [...sentence.low.matchAll(COUNTED)][0];
    if (first === undefined) return [];
    return [...sentence.low.slice(first.index + first[0].length).matchAll(ALSO)].flatMap((match): Found[] => {
      const said = wordValue(match[1] ?? '') ?? Number(match[1]);
      const count = current.filter(({ word }) => word === match[2]).length;
      return count === said
        ? []
        : [
            {
              spots: [sentenceSpot(sentence)],
              arithmetic: `${said} said to be ${match[2]}, ${count} in the table of ratings`,
            },
          ];
    });
  });
}

/** The ratings that a count is of: by its numbered kind, or all where the document has one table of them. */
function ratingsOfKind(current: readonly Rating[], words: string): readonly Rating[] {
  const kind = /condition|risk|workstream|priorit/.exec(words)?.[0];
  if (kind !== undefined)
    return current.filter(({ subject }) => subject.startsWith(kind === 'priorit' ? 'condition' : kind));
  return new Set(current.map(({ section }) => section)).size === 1 ? current : [];
}

function countedRatings(document: Understanding): Found[] {
  const current = newest(document.ratings.filter(({ from }) => from === 'table'));
  if (current.length < 3) return [];
  return document.sentences.flatMap((sentence) =>
    [...sentence.low.matchAll(COUNTED)].flatMap((match) => {
      const said = wordValue(match[1] ?? '') ?? Number(match[1]);
      const of = ratingsOfKind(current, match[0]);
      const count = of.filter(({ word }) => word === match[2]).length;
      return of.length < 3 || count === said
        ? []
        : [
            {
              spots: [sentenceSpot(sentence)],
              arithmetic: `${said} said to be ${match[2]}, ${count} in the table of ratings`,
            },
          ];
    }),
  );
}

const MOVED =
  /\b(?:moved|improved|changed|gone|raised|worsened|downgraded|upgraded|lowered|revised|deteriorated|slipped|shifted|been moved)\b[^.;]{0,24}?\bfrom (blue|green|amber|red) to (blue|green|amber|red)\b/;

const BEST = ['red', 'amber', 'green', 'blue'];

function movedRatings(document: Understanding): Found[] {
  return document.sentences.flatMap((sentence) => {
    const match = MOVED.exec(sentence.low);
    if (match?.[1] === undefined || match[2] === undefined) return [];
    const [from, to] = [BEST.indexOf(match[1]), BEST.indexOf(match[2])];
    const saysBetter = /improved|upgraded|raised to/.test(match[0]);
    const saysWorse = /worsened|downgraded|deteriorated|slipped/.test(match[0]);
    if ((saysBetter && to < from) || (saysWorse && to > from))
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `from ${match[1]} to ${match[2]} is ${to > from ? 'better' : 'worse'}`,
        },
      ];
    const section = sentence.block.section;
    const printed = document.ratings.filter(
      (rating) => rating.section === section && rating.update !== null && rating.word !== null,
    );
    const subjects = new Set(printed.map(({ subject }) => subject));
    const last = printed.at(-1);
    const before = printed.at(-2);
    if (subjects.size !== 1 || last === undefined || before === undefined || last.word === match[2])
      return [];
    return [
      {
        spots: [sentenceSpot(sentence), last.spot],
        arithmetic: `said to move to ${match[2]}; the newest rating printed is ${last.word}`,
      },
    ];
  });
}

/** A row whose target is "n/a", or whose figure is told elsewhere, is not rated. */
const NOT_RATED =
  /(?:^|— )(?:n\/a|not applicable|no target|none|see [\w .]{1,24}|not (?:measured|yet (?:known|available))|to follow)(?: —|$)/i;

/** The text itself says that something has not been rated. */
const SAID_UNRATED =
  /\b(?:not (?:yet |been |re-?)*(?:rated|scored)|unrated|no rating (?:was|has been) (?:given|agreed)|rated after)\b/;

function missing({ ratings, low }: Understanding): Found[] {
  if (SAID_UNRATED.test(low)) return [];
  const rows = new Map<string, Rating[]>();
  for (const rating of ratings)
    if (rating.from === 'table' && rating.subject !== '')
      rows.set(rating.subject, [...(rows.get(rating.subject) ?? []), rating]);
  return [...rows.values()].flatMap((row) => {
    const last = row.at(-1);
    if (last === undefined || last.word !== null || last.isWorded) return [];
    if (NOT_RATED.test(last.beside) || NOT_RATED.test(last.cell)) return [];
    if (/^(?:sub-?)?total|^all\b|^overall$/.test(last.subject)) return [];
    // A row of numbers with "n/a" at its end is not rated.
    if (/^\W*n\/a\W*$/i.test(last.spot.quote) || /(?:\d[\d,.]*\s*\|\s*){2,}n\/a\b/i.test(last.spot.quote))
      return [];
    const isFilledElsewhere = [...rows.values()].some((other) => other !== row && other.at(-1)?.word != null);
    if (!isFilledElsewhere) return [];
    return [{ spots: [last.spot], arithmetic: `no rating for the newest update of "${last.subject}"` }];
  });
}

/** Ratings as printed. */
export const PRINTED_RATING_RULES: readonly Rule[] = [
  {
    code: 'rating.missing',
    kind: 'rating',
    severity: 'warning',
    title: 'A condition or risk has no rating for the newest update',
    meaning: 'An empty cell in the last column of ratings where other rows have one.',
    advice: 'Rate it; an empty cell is not the rating of the update before.',
    fires:
      '| Risk | Update 2 | Update 3 |\n| --- | --- | --- |\n| Risk 1 | Green | |\n| Risk 2 | Amber | Amber |',
    silent:
      '| Risk | Update 2 | Update 3 |\n| --- | --- | --- |\n| Risk 1 | Green | Green |\n| Risk 2 | Amber | Amber |',
    find: missing,
  },
  {
    code: 'rating.counted',
    kind: 'rating',
    severity: 'error',
    title: 'The number of ratings told in words is not that of the table',
    meaning: '"Four conditions are Green" against a table of at least three newest ratings.',
    advice: 'Count the ratings again.',
    fires:
      'Three conditions are rated Green.\n\n| Condition | Rating |\n| --- | --- |\n| Condition 1 | Red |\n| Condition 2 | Green |\n| Condition 3 | Green |',
    silent:
      'Two conditions are rated Green.\n\n| Condition | Rating |\n| --- | --- |\n| Condition 1 | Red |\n| Condition 2 | Green |\n| Condition 3 | Green |',
    find: (document) => [...countedRatings(document), ...alsoCounted(document)],
  },
  {
    code: 'rating.moved',
    kind: 'rating',
    severity: 'error',
    title: 'A rating is said to move in a way that the ratings do not show',
    meaning: '"Improved from Green to Amber", or a move to another rating than the newest printed.',
    advice: 'Mend the sentence or the rating.',
    fires: 'The rating has improved from Green to Amber.',
    silent: 'The rating has improved from Amber to Green.',
    find: movedRatings,
  },
];
