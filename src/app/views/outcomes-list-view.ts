/** Plans to ask about at a review as the page shows them: by the register of outcomes with its counts, and by weaker facts under their own name. */
import { showCount } from '../../core/base/show.ts';
import { dayInWords } from '../../core/base/time.ts';
import type { AskedAgain, NearPlan } from '../../core/lists/near-outcomes.ts';
import { wantedOf } from '../../core/lists/outcome-counts.ts';
import type { OutcomesList } from '../lists/read-work-list.ts';
import { casesTable, dueInWords, restInWords, SHOWN } from './case-list-view.ts';
import type { ListView } from './lists-view.ts';
import type { PageTable } from './page-values.ts';
import { numberColumn, pageRow, textColumn } from './places-section.ts';

/** Shape it. */
export function outcomesListView(list: OutcomesList): ListView {
  const { asAt, near, byReturn, register } = list;
  const all = near.length + byReturn.length;
  const by =
    register === null
      ? 'all by the weaker facts of the return, as there is no register of outcomes'
      : `${showCount(near.length)} by the register of outcomes, ${showCount(byReturn.length)} by the weaker facts of the return`;
  return {
    lead: `${showCount(all)} cases on ${dayInWords(asAt)}: ${by}.`,
    notes: [...registerInWords(list), askedAgainInWords(list.askedAgain)],
    pictures: [],
    tables: [
      ...(register === null ? [] : [nearTable(near)]),
      casesTable('Plans to ask about by weaker facts of the return', byReturn),
    ],
  };
}

function registerInWords({ register, inForce }: OutcomesList): readonly string[] {
  if (register === null)
    return [
      'No item of the return says whether an outcome is met: add the register of outcomes on the page Data. Until then a plan stands here by facts that say less.',
    ];
  const { plans, noneWanted, elsewhere } = register;
  const untold = inForce - plans;
  const told = `The register tells outcomes of ${showCount(plans)} of ${showCount(inForce)} plans in force.`;
  const rest =
    untold === 0
      ? ''
      : ` Of the other ${showCount(untold)} it tells nothing, which never counts as none met.`;
  return [
    `${told}${rest}`,
    ...(noneWanted === 0
      ? []
      : [`Not in the list are those of which no outcome is still wanted: ${showCount(noneWanted)}.`]),
    ...(elsewhere === 0
      ? []
      : [`${showCount(elsewhere)} outcomes are of nobody with a plan in force in these records.`]),
  ];
}

function nearTable(near: readonly NearPlan[]): PageTable {
  return {
    caption: 'Plans near to meeting their outcomes by the register',
    columns: [
      textColumn('Case'),
      textColumn('Last reviewed'),
      numberColumn('Still wanted'),
      numberColumn('Met'),
      numberColumn('On course'),
      numberColumn('Partly met'),
      numberColumn('Not met'),
      numberColumn('Not told'),
      numberColumn('Age'),
      textColumn('Next review due'),
    ],
    rows: near.slice(0, SHOWN).map(({ key, reviewedOn, counts, age, due, daysLeft, isCeasing }) => {
      const shown = [counts.met, counts['on-course'], counts['partly-met'], counts['not-met']];
      return pageRow(
        [
          key,
          reviewedOn === null ? 'not told' : dayInWords(reviewedOn),
          ...[wantedOf(counts), ...shown, counts['not-told']].map(showCount),
          age === null ? 'not told' : showCount(age),
          `${dueInWords(due)}${isCeasing ? '; the last one ended with a decision to cease' : ''}`,
        ],
        daysLeft !== null && daysLeft < 0,
      );
    }),
    note: `${restInWords(near.length)}The one reviewed the longest ago stands first. Outcomes no longer needed are not counted. Reviews past their day are set in bold.`,
  };
}

function askedAgainInWords({ ended, askedAgain }: AskedAgain): string {
  if (ended === 0) return 'These records have no plan that ended because needs were met without it.';
  const plans = ended === 1 ? 'one plan' : `${showCount(ended)} plans`;
  return `These records have ${plans} that ended because needs were met without it; for ${askedAgain === 0 ? 'none' : showCount(askedAgain)} of the children a request was made afterwards. Later requests are in later records.`;
}
