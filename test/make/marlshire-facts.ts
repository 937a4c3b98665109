/** The fictional county's facts without a store: its records as shipped and its monthly story, as the return sees them. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateDemo } from '../../src/core/demo/generate-demo.ts';
import { projectFinance } from '../../src/core/finance/project-finance.ts';
import type { Programme } from '../../src/core/programme/programme.ts';
import type { ProgrammeFacts, Scenario } from '../../src/core/report/programme-facts.ts';
import { readPlanInputs } from '../../src/edge/intake/programme/plan-file.ts';
import { RECORD_KINDS } from '../../src/edge/intake/programme/programme-records.ts';

const DATA = resolve(import.meta.dirname, '../../data');

function json(...parts: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(DATA, ...parts), 'utf8'));
}

/** The monthly figures of the county's own file, without an import. */
function story(): ProgrammeFacts['monthly'] {
  const records = new Map([
    ['plan/plan.json', readFileSync(join(DATA, 'demo', 'marlshire', 'plan.json'), 'utf8')],
  ]);
  const files = generateDemo({ authorityName: 'Marlshire', plans: 6161, seed: 1, records });
  const file = [...files].find(({ path }) => path === 'finance/monthly-actuals.csv');
  const [header = '', ...lines] = [...(file?.chunks ?? [])].join('').trim().split('\n');
  const columns = header.split(',');
  return lines.flatMap((line, k) => {
    const cells = line.split(',');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    return (['actual', 'agreed', 'latest'] as const).flatMap((series) =>
      cell(series) === ''
        ? []
        : [
            {
              record: { measure: cell('measure'), month: cell('month'), series, value: Number(cell(series)) },
              origin: { importId: 'i1', file: 'monthly-actuals.csv', sha256: 'ab', row: k + 2 },
            },
          ],
    );
  });
}

function scenarios(): readonly Scenario[] {
  const text = readFileSync(join(DATA, 'demo', 'marlshire', 'plan.json'), 'utf8');
  const plan = JSON.parse(text) as {
    readonly scenarioOrder: readonly string[];
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
