/** The risk register with what each risk may cost, its actions, and every version of it. */
import type { Risk } from '../../core/programme/programme.ts';
import type { ProgrammeRecord } from '../../core/programme/records/programme-record.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { StoredPlanForecast } from '../forecast-programme-plan.ts';
import { readNodes } from '../records/programme-nodes.ts';
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

/** The register, with the forecast that its exposures come from. */
export type RiskRegister = {
  readonly risks: readonly RegisteredRisk[];
  readonly forecast: StoredPlanForecast;
};

/** Read the register. @param forecast  of the programme's plan, as far as it is known. @throws ProblemError `programme.not-found`. */
export async function readRegister(
  read: Repositories,
  scope: Scope,
  forecast: StoredPlanForecast,
): Promise<RiskRegister> {
  const { facts } = await readNodes(read, scope);
  const avoided = forecast.kind === 'forecast' ? forecast.avoidedAtEnd : {};
  const plansOf = (saving: string) => avoided[saving] ?? 0;
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
  return { risks: register, forecast };
}
