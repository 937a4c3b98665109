/** The risk register with what each risk may cost, its actions, and every version of it. */
import type { Actor } from '../../core/access/access.ts';
import type { Risk } from '../../core/programme/programme.ts';
import type { ProgrammeRecord } from '../../core/programme/records/programme-record.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { forecastProgrammePlan, type StoredCaseload } from '../forecast-programme-plan.ts';
import { readNodes, readValuing } from '../records/programme-nodes.ts';
import { type Exposure, exposureOf } from './risk-exposure.ts';

/** One risk as the register shows it. */
export type RegisteredRisk = {
  readonly risk: Risk;
  /** Null where none is named, or the forecast has no such figure. */
  readonly exposure: Exposure | null;
  /** Version that the next change is based on; 0 for one that was only loaded. */
  readonly version: number;
  /** Oldest first; none for one that was only loaded. */
  readonly history: readonly ProgrammeRecord[];
};

/** Read the register. @throws ProblemError `access.refused`, `programme.not-found`. */
export async function readRegister(
  read: Repositories,
  caseloads: StoredCaseload,
  actor: Actor,
  scope: Scope,
): Promise<readonly RegisteredRisk[]> {
  const forecast = await forecastProgrammePlan(read, caseloads, actor, scope);
  const valuing = await readValuing(read, scope, async (of) => (await caseloads(of))?.flows ?? null);
  const { facts } = await readNodes(read, scope);
  const plansOf = (saving: string) => (valuing.kind === 'known' ? valuing.worthOf([saving]).plans : 0);
  const register: RegisteredRisk[] = [];
  for (const risk of facts.programme.risks) {
    const history = await read.records.history(scope, { kind: 'risk', id: risk.id });
    const isKnown = risk.exposure !== undefined && forecast.kind === 'forecast';
    register.push({
      risk,
      exposure: isKnown ? exposureOf(risk.exposure, forecast.forecast, plansOf) : null,
      version: history.at(-1)?.version ?? 0,
      history,
    });
  }
  return register;
}
