/** A reference calibration from JSON: the scenarios and interventions that a management plan is made of. */
import { z } from 'zod';
import { raise } from '../../../core/base/problem.ts';
import type { ReferenceCase, ReferenceFact } from '../../../core/plan/reference-plan.ts';
import { parseExactJson } from './exact-json.ts';
import { readPlanInputs } from './plan-file.ts';

const Num = z.union([z.number(), z.bigint().transform(Number)]);
const Calibration = z.looseObject({
  caseRef: z.string().exactOptional(),
  provenance: z.record(z.string(), z.string()).default({}),
  scenarios: z.record(z.string(), z.looseObject({})),
  interventions: z.object({
    plansPerMonth: Num,
    months: Num,
    from: z.string(),
    avoidedByType: z.record(z.string(), Num),
  }),
  flows: z
    .object({ unmitigated: z.array(z.looseObject({ year: z.string(), newPlans: Num })).default([]) })
    .exactOptional(),
});
const Facts = z.looseObject({
  facts: z.array(z.looseObject({ id: z.string(), value: z.unknown(), when: z.unknown() })),
});
const FactValue = z.union([Num, z.string()]);

/** The scenarios that a plan is made of, as the reference names them. */
const MAIN = 'mitigated-3';
const UNMITIGATED = 'unmitigated-3';
const WITHOUT = 'without-four-interventions';

/** Name the file of facts that a calibration belongs to; null where it names none. @throws ProblemError `file.not-json`. */
export function factsFileOf(text: string, file: string): string | null {
  return readCalibration(text, file).caseRef ?? null;
}

/**
 * Read a calibration.
 * @param facts  the text of the return's facts; null where they are not at hand.
 * @throws ProblemError `plan.not-reference` where parts are missing, `plan.*` where a scenario is not as it must be.
 */
export function readReferenceCase(text: string, file: string, facts: string | null): ReferenceCase {
  const { scenarios, interventions, flows, provenance } = readCalibration(text, file);
  const missing = [MAIN, UNMITIGATED, WITHOUT].filter((id) => !(id in scenarios));
  if (missing.length > 0) return raise(notReference(file, `lacks the scenarios ${missing.join(', ')}`));
  const inputs = (id: string) => readPlanInputs(text, file, id);
  const inFirst = flows?.unmitigated.find(({ year }) => year.startsWith(interventions.from.slice(0, 4)));
  return {
    main: inputs(MAIN),
    unmitigated: inputs(UNMITIGATED),
    withoutInterventions: inputs(WITHOUT),
    others: Object.fromEntries(Object.keys(scenarios).map((id) => [id, inputs(id)])),
    interventions,
    newPlansPerYear: inFirst?.newPlans ?? null,
    provenance,
    facts: facts === null ? [] : readFacts(facts),
  };
}

function readCalibration(text: string, file: string) {
  const read = Calibration.safeParse(parseExactJson(text, file));
  if (read.success) return read.data;
  return raise(notReference(file, 'is not laid out as a calibration with scenarios and interventions'));
}

/** Facts with one figure or one text; those with lists or none are of no use to a plan. */
function readFacts(text: string): ReferenceFact[] {
  const read = Facts.safeParse(parseExactJson(text, 'facts'));
  if (!read.success) return raise(notReference('facts', 'names a file of facts that is not laid out as one'));
  return read.data.facts.flatMap(({ id, value, when }) => {
    const known = FactValue.safeParse(value);
    return known.success && typeof when === 'string' ? [{ id, value: known.data, when }] : [];
  });
}

function notReference(file: string, what: string) {
  return {
    code: 'plan.not-reference',
    place: file,
    message: `The file ${what}`,
    advice: 'Give the reference calibration, a JSON file with "scenarios" and "interventions".',
  };
}
