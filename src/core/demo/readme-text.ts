/** What the folder's README says: what it is, that it is made up, and what is planted in it. */
import { showCount } from '../base/show.ts';
import { COSTS_AS_AT } from './finance-files.ts';
import { MISTYPED_REFERENCES } from './placement-costs-file.ts';
import { PLANTED_IN_WORDS } from './planted-faults.ts';

/** Write the README of a county's folder. */
export function readmeText({ name, plans, seed }: { name: string; plans: number; seed: number }): string {
  return `# ${name}: a fictional county

Everything here is made up: the authority, its schools, its officers, the children and young people, every cost and
every sentence. ${name} does not exist and describes nobody. Its size and its story follow a pattern that real
programmes know: plan numbers well above a forecast that averaged five years, places that came late, and a deficit
above its agreed ceiling. It had ${showCount(plans)} plans at the end of October 2024. Made with seed ${seed}: the same
name, number of plans and seed give the same bytes.

| Folder | What it holds |
| --- | --- |
| programme/ | agreement, form, rating scale, three updates with ratings and commentary, risks, places, transfers, forecasts of the year; the forecasts that the county issued in the summers of 2018 to 2023, each made by the product's own model from what was published by then |
| plan/ | the management plan: inputs of each scenario, interventions, conditions |
| sen2/ | the nine tables of a SEN2 return: flows of 2024, plans on 16 January 2025 |
| sen2-earlier/ | where asked for: the returns of 2019 to 2024, one folder each, of the same people as they were known on each census day |
| finance/ | monthly figures from April 2022 with the agreed and the newest forecast; the yearly cost of each placement on ${COSTS_AS_AT}; the ledger of 2024/25, booked to October and forecast after it |
| published/ | plan numbers of made-up authorities, in the layout of the published panel |
| survey/ | answers of a small panel, two waves |
| programme/surveys.json | two waves of a survey of families; between them the share of families of children in secondary school who have a person to ask falls by ten points, and no other statement moves; about one family in eight wrote something, and of whom to ask more families wrote in the second wave than in the first. Their sentences are made up, as are the few names, schools and addresses in them and five tellings of harm |
| registers/ | the registers that the county keeps itself, of 2023 and 2024: appeals, mediations, panels, complaints, consultations, requests by school, destinations, amended plans; places, pupils on roll and the school census of January 2025; suspensions; capital; the outcomes of each plan in force, in words of no child: of about one plan in eleven nobody entered them |
| establishments/ | the made-up schools and colleges behind the numbers from 900000 |

## What holds

- In every month: plans at the start + new plans + plans that moved in - plans ceased = plans at the end.
- Counted from sen2/, plans at each month's end, requests, new plans, plans that moved in and ceases of 2024 equal finance/monthly-actuals.csv,
  and so do assessments open for more than 20 weeks. A new plan is an assessment with outcome Y and starts on its day of issue.
- Plans that moved in from another authority between January and March 2024 (transferla) have outcomes H and no date, and are
  no new plans. Their start is that of the first plan, which was another authority's: they count here from the first day of
  their placement (entrydate), as in the monthly file, and in no earlier month and no earlier return.
- Counted from sen2-earlier/, plans, requests, new plans and ceases from April 2022 to November 2023 are those of the monthly file,
  and plans of each January from 2019 on the published ones. A few starts and ends of a December, birthdays and needs are put right in the next return.
  Person-level returns began in 2023: those of earlier years stand for what a council's own records would tell in the same layout.
- The costs of each placement type sum to its unit cost in the plan times its placements.
- Each line of finance/ledger.csv sums over its twelve periods to the plan's line of 2024/25, and all lines to the plan's
  in-year deficit, to the penny.
- References of finance/placement-costs.csv are those of the return (casereference). The list is of October and the return of
  January: a plan that ceased between the two has a cost and no placement, one that began between them a placement and
  no cost, and a few who moved are paid as the type, or since the day, of before.
- Start dates are those of the first plan, never of an amendment.

## What is planted

${PLANTED_IN_WORDS.map((words) => `- ${words}.`).join('\n')}
- ${MISTYPED_REFERENCES} rows of placement-costs have a reference with a letter O for a nought, so that cost and placement do not meet.
- Of the new places due in September 2024 those of two schemes are late (programme/places.json): one found no staff, one waits for its
  registration. "evenkeel places" tells what that costs.

None of these touches a count above: the planted rows are second placements, second needs, one plan that had ceased
before the agreement's first month, and references.
`;
}
