/** The ratings of a thing told in a row of words, "(Green, Green, Amber)", against its row in a table. */
import type { Found } from '../../finding.ts';
import { stretchOf } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { ratedRows, subjectsIn } from '../../understand/rated-things.ts';
import type { Understanding } from '../../understand/understanding.ts';

const COLOUR = '(?:blue|green|amber|red)';
const RUN = new RegExp(String.raw`\b${COLOUR}(?:(?:,| then|,? and(?: then)?|\s?[→>/–-]) ?${COLOUR})+\b`, 'i');

function runsApart(document: Understanding): Found[] {
  const rows = ratedRows(document);
  if (rows.length === 0) return [];
  return document.document.blocks.flatMap((block): Found[] => {
    if (block.kind === 'table' || /=/.test(block.text.slice(0, 200))) return [];
    const match = RUN.exec(block.text.slice(0, 200));
    const [subject, more] = match === null ? [] : subjectsIn(block.text.slice(0, match.index));
    if (match === null || subject === undefined || more !== undefined) return [];
    const told = (match[0].toLowerCase().match(/blue|green|amber|red/g) ?? []) as readonly string[];
    return rows
      .filter((row) => row.subject === subject && row.cells.length === told.length && told.length > 1)
      .flatMap(({ cells }): Found[] => {
        const at = cells.findIndex(({ colour }, k) => colour !== null && colour !== told[k]);
        const cell = cells[at];
        if (cell === undefined) return [];
        return [
          {
            spots: [stretchOf(block, block.text, 0, block.text.length), cell.spot],
            arithmetic: `${subject} is told as ${told.join(', ')}; its row has ${cells.map(({ colour }) => colour ?? 'none').join(', ')}`,
          },
        ];
      });
  });
}

/** Runs of ratings. */
export const RATING_RUN_RULES: readonly Rule[] = [
  {
    code: 'rating.run-against-row',
    kind: 'rating',
    severity: 'error',
    isWide: true,
    title: 'Ratings told one after the other are not those of the table',
    meaning:
      'Two or more colours in a row behind the number of a condition or risk, and the row of the same number with as many ratings. Silent where the two have not the same length.',
    advice: 'Look up the earlier updates, and print the same ratings in both places.',
    fires:
      '| Condition | Update 1 | Update 2 | Update 3 |\n| --- | --- | --- | --- |\n| 3.1 Early help | Green | Amber | Amber |\n| 3.2 Placements | Amber | Red | Red |\n\nCondition 3.1 (Green, Green, Amber): the advice line is open.',
    silent:
      '| Condition | Update 1 | Update 2 | Update 3 |\n| --- | --- | --- | --- |\n| 3.1 Early help | Green | Amber | Amber |\n| 3.2 Placements | Amber | Red | Red |\n\nCondition 3.1 (Green, Amber, Amber): the advice line is open.',
    find: runsApart,
  },
];
