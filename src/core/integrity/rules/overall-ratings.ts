/** Rules on the overall rating against the two that it is made of: what was done, and what came of it. */
import type { Found, Spot } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { rowSpot } from '../understand/grid.ts';
import { type RatingWord, ratingIn } from '../understand/ratings.ts';
import type { Understanding } from '../understand/understanding.ts';

const WORST: readonly RatingWord[] = ['red', 'amber-red', 'amber', 'amber-green', 'green', 'blue'];
const ACTIVITY = /^(?:activity|delivery|progress|actions?|milestones?|work)\b/;
const EFFECT = /^(?:effect|impact|outcomes?|results?|benefits?|effect on \w+)\b/;
const OVERALL = /^(?:overall|combined|reported|rating|final|rag)\b/;
const RULE =
  /\b(?:the )?(?:worse|worst|lower|lowest|weaker) of (?:the )?(?:two|both|its|these|activity)\b|\btakes the (?:worse|worst|lower)\b/;

type Triple = {
  readonly activity: RatingWord;
  readonly effect: RatingWord;
  readonly overall: RatingWord;
  readonly spots: readonly Spot[];
};

function inTables({ grids }: Understanding): Triple[] {
  return grids.flatMap((grid) => {
    const at = (pattern: RegExp) => grid.columns.findIndex(({ low }, k) => k > 0 && pattern.test(low));
    const [a, e, o] = [at(ACTIVITY), at(EFFECT), at(OVERALL)];
    if (a === -1 || e === -1 || o === -1) return [];
    return grid.rows.flatMap((row): Triple[] => {
      const [activity, effect, overall] = [a, e, o].map((k) => ratingIn(row.row.cells[k] ?? ''));
      return activity && effect && overall
        ? [{ activity, effect, overall, spots: [rowSpot(grid, row), rowSpot(grid, row, o)] }]
        : [];
    });
  });
}

const WORD = String.raw`[\W_]{1,6}(?:is |rated |at )?[([]?(blue|green|amber|red|[BGAR](?![\w'’]))`;
const PART = (names: string) => new RegExp(`\\b(?:${names})(?: rating)?${WORD}`, 'i');
const TEXT_ACTIVITY = PART('activity|delivery');
const TEXT_EFFECT = PART('effect|impact|outcomes?');
const TEXT_OVERALL =
  /\boverall\b[^.;:\n]{0,30}[\W_]{1,6}(?:is |rated |at )?[([]?(blue|green|amber|red|[BGAR](?![\w'’]))/i;

function wordOf(match: RegExpExecArray | null): RatingWord | null {
  const text = match?.[1] ?? '';
  return ratingIn(text.length === 1 ? text.toUpperCase() : text);
}

/** "Activity: A. Effect: R", and "Overall: A" in the same section. */
function inText({ document }: Understanding): Triple[] {
  const bySection = new Map<string, (typeof document.blocks)[number][]>();
  for (const block of document.blocks)
    if (block.kind !== 'table' && block.kind !== 'heading')
      bySection.set(block.section ?? '', [...(bySection.get(block.section ?? '') ?? []), block]);
  return [...bySection.values()].flatMap((blocks): Triple[] => {
    const find = (pattern: RegExp) => {
      for (const block of blocks) {
        if (block.kind === 'table') continue;
        const match = pattern.exec(block.text);
        const word = wordOf(match);
        if (match !== null && word !== null) {
          const { paragraph, page, section, text } = block;
          return { word, spot: { paragraph, page, section, start: 0, end: text.length, quote: text } };
        }
      }
      return null;
    };
    const [activity, effect, overall] = [find(TEXT_ACTIVITY), find(TEXT_EFFECT), find(TEXT_OVERALL)];
    return activity && effect && overall
      ? [
          {
            activity: activity.word,
            effect: effect.word,
            overall: overall.word,
            spots: [overall.spot, activity.spot, effect.spot],
          },
        ]
      : [];
  });
}

function notTheWorse(document: Understanding): Found[] {
  const hasRule = RULE.test(document.low);
  return [...inTables(document), ...inText(document)].flatMap(({ activity, effect, overall, spots }) => {
    const [a, e, o] = [activity, effect, overall].map((word) => WORST.indexOf(word));
    if (a === undefined || e === undefined || o === undefined || Math.min(a, e, o) < 0) return [];
    const isWrong = hasRule ? o !== Math.min(a, e) : o > Math.max(a, e);
    return isWrong
      ? [
          {
            spots,
            arithmetic: `activity ${activity}, effect ${effect}: the worse is ${WORST[Math.min(a, e)]}; overall is ${overall}`,
          },
        ]
      : [];
  });
}

/** Overall ratings. */
export const OVERALL_RULES: readonly Rule[] = [
  {
    code: 'rating.overall-not-worse',
    kind: 'rating',
    severity: 'error',
    title: 'The overall rating is not the worse of its parts',
    meaning:
      'Ratings of activity, effect and overall in one row or section: not the worse where the document says that it takes the worse, or better than both.',
    advice: 'Take the worse of the two, or write down why not.',
    fires:
      'Overall is the worse of the two.\n\n| Condition | Activity | Effect | Overall |\n| --- | --- | --- | --- |\n| Plans | Amber | Red | Amber |',
    silent:
      'Overall is the worse of the two.\n\n| Condition | Activity | Effect | Overall |\n| --- | --- | --- | --- |\n| Plans | Amber | Red | Red |',
    find: notTheWorse,
  },
];
