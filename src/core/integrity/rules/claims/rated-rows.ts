/** A colour against the words of its own row, or against what its legend asks for and the text says is not there. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { rowSpot } from '../../understand/grid.ts';
import { legendEntries } from '../../understand/legend.ts';
import { ratingIn } from '../../understand/ratings.ts';
import { sentenceSpot } from '../../understand/sentence.ts';
import type { Understanding } from '../../understand/understanding.ts';

const OFF =
  /^\W{0,3}(?:off (?:target|track|plan)|behind (?:schedule|plan|target)|late|delayed|not (?:on track|met|started|delivered)|missed|slipped|stalled)\b|\b(?:months?|weeks?) (?:behind|late)\b|\bwill miss\b/i;
const ON = /^\W{0,3}(?:on (?:target|track|schedule)|complete[d]?|delivered|achieved|met|ahead of)\b/i;
const STILL =
  /\b(?:but|although|however|recovered|now back|no longer|was|were|previously|risk of|could|might|if)\b/i;

/** "| Local places | Green | Off target: five months behind |". */
function againstRow({ grids }: Understanding): Found[] {
  return grids.flatMap((grid) => {
    if (/\brisks?\b/i.test(`${grid.caption} ${grid.columns.map(({ low }) => low).join(' ')}`)) return [];
    return grid.rows.flatMap((row): Found[] => {
      const rated = row.row.cells.flatMap((cell, at) => (at > 0 && ratingIn(cell) !== null ? [at] : []));
      const at = rated.at(-1);
      const word = at === undefined ? null : ratingIn(row.row.cells[at] ?? '');
      if (at === undefined || (word !== 'green' && word !== 'blue' && word !== 'red')) return [];
      const told = row.row.cells.find(
        (cell, k) =>
          k > 0 && k !== at && cell.length > 6 && (word === 'red' ? ON : OFF).test(cell) && !STILL.test(cell),
      );
      if (told === undefined) return [];
      return [
        {
          spots: [rowSpot(grid, row)],
          arithmetic: `rated ${word}; its row says "${told.trim().slice(0, 80)}"`,
        },
      ];
    });
  });
}

const NO_PLAN =
  /\b(?:no|without an?(?: agreed)?|not yet an?) (?:agreed |dated |approved |written )?(?:recovery )?plan\b[^.;]{0,40}\b(?:has been|is|was|exists|in place|agreed|drafted|yet)\b|\bno (?:agreed )?recovery plan\b|\brecovery plan has not (?:yet )?been (?:agreed|drafted|written|approved)\b/;

/** "Amber: off target with an agreed recovery plan", and of an amber row the text says that there is none. */
function withoutPlan(document: Understanding): Found[] {
  const asks = legendEntries(document).find(
    ({ meaning }) =>
      /\bwith an?\b[^.;]{0,20}\bplan\b|\bplan (?:agreed|in place)\b|\brecovery plan (?:agreed|in place)\b/i.test(
        meaning,
      ) && !/\bno\b|\bwithout\b/i.test(meaning),
  );
  if (asks === undefined) return [];
  return document.sentences.flatMap((sentence): Found[] => {
    if (!NO_PLAN.test(sentence.low) || sentence.block.kind === 'heading') return [];
    if (/\b(?:green|amber|red)\b/.test(sentence.low)) return [];
    const code = /^\W{0,4}([A-Z]{1,3}\d{1,2}|\d(?:\.\d)?)\b/.exec(sentence.block.text)?.[1];
    const name = /^\W{0,4}([A-Z][\p{L}’' ,-]{3,60}?)[*_]{0,3}[.:–]/u
      .exec(sentence.block.text)?.[1]
      ?.toLowerCase();
    return document.grids.flatMap((grid) =>
      grid.rows.flatMap((row): Found[] => {
        const isOwn =
          (code !== undefined && row.label.replaceAll(/\W/g, '') === code.replaceAll(/\W/g, '')) ||
          (name !== undefined && row.row.cells.slice(0, 2).some((cell) => cell.toLowerCase().includes(name)));
        const at = row.row.cells.findLastIndex((cell) => ratingIn(cell) !== null);
        if (!isOwn || at < 1 || ratingIn(row.row.cells[at] ?? '') !== asks.word) return [];
        return [
          {
            spots: [rowSpot(grid, row), sentenceSpot(sentence), asks.spot],
            arithmetic: `${asks.word} stands for "${asks.meaning.replace(/[;,.\s]+$/, '')}"; the text: "${NO_PLAN.exec(sentence.low)?.[0] ?? ''}"`,
          },
        ];
      }),
    );
  });
}

/** Colours and rows. */
export const RATED_ROW_RULES: readonly Rule[] = [
  {
    code: 'claim.rated-row',
    kind: 'rating',
    severity: 'error',
    isWide: true,
    title: 'A colour goes against the words of its row or what its legend asks for',
    meaning:
      'Green on a row that says it is off target or late, Red on one that is on target, Amber "with a recovery plan" where the text says there is none.',
    advice: 'Change the colour or the words.',
    fires:
      '| Theme | Rating | Note |\n| --- | --- | --- |\n| Local places | Green | Off target: the Mere Street base is five months behind |',
    silent:
      '| Theme | Rating | Note |\n| --- | --- | --- |\n| Local places | Amber | Off target: the Mere Street base is five months behind |',
    find: (document) => [...againstRow(document), ...withoutPlan(document)],
  },
];
