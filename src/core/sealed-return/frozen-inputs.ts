/** The facts of a programme as they are frozen: plain JSON that the very same facts can be read from again. */
import type { ProgrammeFacts } from '../report/programme-facts.ts';
import { planInputsJson, projectionJson } from './plan-json.ts';
import type { FrozenImport, FrozenInputs, ReturnContent } from './sealed-return.ts';

/** Every part of the facts must be written here: a new one does not compile until it is. */
type Written = Record<
  'programme' | 'monthly' | 'scenarios' | 'mitigations' | 'planRecord' | 'voice' | 'hasWholeKey',
  unknown
>;

/** Write the facts. @param imports  the files in force, each once, in order of their names. */
export function frozenInputs(
  facts: ProgrammeFacts & Record<Exclude<keyof ProgrammeFacts, keyof Written>, never>,
  imports: readonly FrozenImport[],
): FrozenInputs {
  return {
    programme: facts.programme,
    // Only these members are part of the format; what else the store knows of a row stays there.
    monthly: facts.monthly.map(({ record, origin }) => ({
      record: { measure: record.measure, month: record.month, series: record.series, value: record.value },
      origin: { importId: origin.importId, file: origin.file, sha256: origin.sha256, row: origin.row },
    })),
    plan: {
      record: facts.planRecord,
      scenarios: facts.scenarios.map(({ id, inputs }) => ({ id, inputs: planInputsJson(inputs) })),
      mitigations: facts.mitigations,
    },
    imports,
    ...(facts.voice === undefined ? {} : { voice: facts.voice }),
    ...(facts.hasWholeKey === true ? {} : { key: 'in-use' }),
  };
}

/** Write what the model gave, every cell of every scenario. */
export function frozenResults({ scenarios }: ProgrammeFacts): ReturnContent['results'] {
  return scenarios.map(({ id, projection }) => ({ id, projection: projectionJson(projection) }));
}
