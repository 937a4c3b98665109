/** Reads a scenario file and makes its interventions into levers of a model. */

import type { CohortModel } from '../core/model/cohort/cohort-model.ts';
import { type CohortIntervention, compileScenario } from '../core/model/cohort/cohort-scenario.ts';
import type { LeverPlan } from '../core/model/cohort/lever-sizes.ts';
import type { ScenarioFile } from '../edge/intake/flows/read-scenario.ts';
import { type InputFile, placed, readInputFile } from './read-input-file.ts';

/** A scenario with the file it came from. */
export type CohortScenario = {
  readonly name: string;
  readonly interventions: readonly CohortIntervention[];
  readonly input: InputFile;
};

/** @throws ProblemError `cohort.scenario-wrong`, `file.not-json`, and those of files. */
export async function readCohortScenario(file: string): Promise<CohortScenario> {
  return await placed(file, async () => {
    const { text, sha256 } = await readInputFile(file);
    const { readScenario } = await import('../edge/intake/flows/read-scenario.ts');
    const { name, interventions } = readScenario(text);
    return { name, input: { file, sha256 }, interventions: interventions.map(interventionOf) };
  });
}

type Written = ScenarioFile['interventions'][number];

function interventionOf(item: Written, at: number): CohortIntervention {
  const { flow, change, size, start, delay, ramp, end, pWorks } = item;
  return {
    name: item.name ?? item.id ?? `intervention ${at + 1}`,
    flow,
    change,
    size: { low: item.low ?? size, likely: size, high: item.high ?? size },
    chance: pWorks,
    start,
    delay,
    ramp,
    end,
    scope: scopeOf(item.scope),
    to: targetOf(item.to),
  };
}

function scopeOf({ ages, needs, settings, bands }: Written['scope']): CohortIntervention['scope'] {
  return {
    ...(ages === undefined ? {} : { ages }),
    ...(needs === undefined ? {} : { needs }),
    ...(settings === undefined ? {} : { settings }),
    ...(bands === undefined ? {} : { bands }),
  };
}

function targetOf(to: Written['to']): CohortIntervention['to'] {
  if (to === null) return null;
  return { settings: to.settings, ...(to.bands === undefined ? {} : { bands: to.bands }) };
}

/**
 * Make levers.
 * @throws ProblemError `cohort.intervention-*` with the file and the key, where the model cannot have an intervention.
 */
export async function leversOf(
  model: CohortModel,
  years: number,
  { interventions, input }: CohortScenario,
): Promise<LeverPlan> {
  return await placed(input.file, async () => compileScenario(model, years, interventions));
}
