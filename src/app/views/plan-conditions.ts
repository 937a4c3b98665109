/** How likely each condition of a plan is to be met, as a table of the finance page. */
import { withCapital } from '../../core/base/first-letter.ts';
import { showShare } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import type { Chances } from '../../core/plan/chances.ts';
import { placementTypeInWords } from '../../core/report/finance-template.ts';
import type { PageTable } from './page-values.ts';

/** Shape the table. @returns null where there is no condition. */
export function conditionsTable(
  { conditions }: Pick<Chances, 'conditions'>,
  caption: string,
): PageTable | null {
  if (conditions.length === 0) return null;
  return {
    caption,
    columns: [
      { header: 'Condition', number: false },
      { header: 'Tested on', number: false },
      { header: 'Chance', number: true },
      { header: 'In words', number: false },
      { header: 'Without the unexplained saving', number: true },
    ],
    rows: conditions.map((one) => ({
      cells: [
        conditionName(one.id),
        `${withCapital(typeInWords(one.basisInWords))}; ${one.limits.map(({ year }) => yearInWords(year)).join(', ')}`,
        showShare(one.probability, 0),
        withCapital(one.inWords),
        showShare(one.withoutUnexplained.probability, 0),
      ],
      emphasis: false,
    })),
    note: 'A condition with limits in several years is met only where all are. Words follow one fixed scale.',
  };
}

function typeInWords(words: string): string {
  return words.replace(
    /^yearly spend on (.+)$/,
    (_, type: string) => `yearly spend on ${placementTypeInWords(type).toLowerCase()}`,
  );
}

/** "c1" is "Condition 1"; "inmss-spend" is "Inmss spend". */
export function conditionName(id: string): string {
  const number = /^c(\d+(?:-\d+)*)$/.exec(id)?.[1];
  return number === undefined
    ? withCapital(id.replaceAll('-', ' ').replace(/^inmss /, 'INMSS '))
    : `Condition ${number.replaceAll('-', '.')}`;
}
