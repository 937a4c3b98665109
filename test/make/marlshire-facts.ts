/** The fictional county's facts without a store: its records as shipped and its monthly story, as the return sees them. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ACTUAL_UNTIL, tellMonthlyStory } from '../../src/core/demo/county/monthly-story.ts';
import type { MonthlyFigure } from '../../src/core/domain/monthly-figure.ts';
import { projectFinance } from '../../src/core/finance/project-finance.ts';
import type { Programme } from '../../src/core/programme/programme.ts';
import type { ProgrammeFacts, Scenario } from '../../src/core/report/programme-facts.ts';
import { readPlanInputs } from '../../src/edge/intake/plan-file.ts';
import { RECORD_KINDS } from '../../src/edge/intake/programme-records.ts';

const DATA = resolve(import.meta.dirname, '../../data');

function json(...parts: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(DATA, ...parts), 'utf8'));
}

function story(): ProgrammeFacts['monthly'] {
  const { months, plans, agreedPlans, requests, newPlans, ceases, inmss, agreedInmss, backlog } =
    tellMonthlyStory(6161);
  const known = (measure: string, series: MonthlyFigure['series'], values: readonly (number | null)[]) =>
    months.flatMap((month, k) => {
      const value = values[k] ?? null;
      if (value === null || (series === 'actual' && month > ACTUAL_UNTIL)) return [];
      return [
        {
          record: { measure, series, month, value },
          origin: { importId: 'i1', file: 'monthly.csv', sha256: 'ab', row: k + 2 },
        },
      ];
    });
  return [
    ...known('plans_n', 'actual', plans),
    ...known('plans_n', 'agreed', agreedPlans),
    ...known('req_n', 'actual', requests),
    ...known('plans_new_n', 'actual', newPlans),
    ...known('cease_n', 'actual', ceases),
    ...known('inmss_n', 'actual', inmss),
    ...known('inmss_n', 'agreed', agreedInmss),
    ...known('asmt_open_over20w_n', 'actual', backlog),
  ];
}

function scenarios(): readonly Scenario[] {
  const text = readFileSync(join(DATA, 'demo', 'marlshire', 'plan.json'), 'utf8');
  const plan = JSON.parse(text) as {
    readonly scenarios: Record<string, { readonly years: string[]; readonly types: string[] }>;
  }; // our own file
  return Object.entries(plan.scenarios).map(([id, { years, types }]) => {
    const inputs = readPlanInputs(JSON.stringify({ ...plan, years, types }), 'plan.json', id);
    return { id, inputs, projection: projectFinance(inputs) };
  });
}

/** The programme; `template` and `scale` may be swapped for another definition. */
export function marlshireFacts(template = 'safety-valve-monitoring', scale = 'saor'): ProgrammeFacts {
  const record = (name: string) => json('demo', 'marlshire', name);
  const updates = ['1', '2', '3'].map((n) => RECORD_KINDS.update.parse(record(`updates/2024-25-${n}.json`)));
  const programme: Programme = {
    authorityCode: 'E10009901',
    id: 'marlshire',
    authorityName: 'Marlshire',
    name: 'Marlshire high needs recovery programme',
    fictional: true,
    agreement: RECORD_KINDS.agreement.parse(record('agreement.json')),
    template: RECORD_KINDS['return-template'].parse(
      json('definitions', 'return-templates', `${template}.json`),
    ),
    scale: RECORD_KINDS['rating-scale'].parse(json('definitions', 'rating-scales', `${scale}.json`)),
    updates: updates.map((item) => item.update),
    ratings: updates.flatMap((item) => item.ratings),
    answers: updates.flatMap((item) => item.answers),
    commentary: updates.flatMap((item) => item.commentary),
    signOffs: updates.flatMap((item) => item.signOffs),
    contacts: RECORD_KINDS.programme.shape.contacts.parse(record('contacts.json')),
    risks: RECORD_KINDS.risks.parse(record('risks.json')).risks,
    places: RECORD_KINDS.places.parse(record('places.json')).places,
    transfers: RECORD_KINDS.transfers.parse(record('transfers.json')).transfers,
    inYearForecasts: RECORD_KINDS['in-year-forecasts'].parse(record('in-year-forecasts.json')).forecasts,
  };
  const { mitigations } = RECORD_KINDS.plan.parse(record('plan.json'));
  return {
    programme,
    monthly: story(),
    scenarios: scenarios(),
    mitigations,
    planRecord: 'plan, version 1, 0123456789ab',
  };
}
