/** Locks a scenario of the lab as a version of the plan: simulated anew on the server, compared like any other version. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { maskText } from '../../core/domain/mask-text.ts';
import { joinPieces, simulatePiece } from '../../core/lab/lab-caseload.ts';
import { ALL_DRAWS, type LabInput } from '../../core/lab/lab-input.ts';
import { type LabScenario, labToText } from '../../core/lab/lab-link.ts';
import {
  actingInPlan,
  type ScenarioPlan,
  scenarioObstacle,
  scenarioPlan,
} from '../../core/lab/scenario-plan.ts';
import type { CaseloadDraws } from '../../core/plan/caseload-draws.ts';
import { planInputsJson, wholeJson } from '../../core/sealed-return/plan-json.ts';
import type { PlanVersion, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requireWithin } from '../lab-scenarios.ts';
import type { OpenLab } from '../lab-use-cases.ts';
import { requirePermission } from '../require-permission.ts';
import { livePlan } from './live-plan.ts';
import { keepVersion, type LockRequest, requireVersionName } from './lock-plan.ts';
import { requireReason } from './require-reason.ts';

/** A scenario to lock, its settings as `labToText` writes them, and the name of the version. */
export type LockScenarioRequest = LockRequest & { readonly settings: string };

/** Draws simulated at a time: others are answered between two pieces. */
const PIECE = 100;

/**
 * Lock a scenario. The live plan stays as it is; the version tells which scenario, settings and draws it comes from.
 * @throws ProblemError `access.refused`, `plan.version-name`, `plan.reason-missing`, `scenario.out-of-bounds`,
 *   `scenario.prices-left-out`, `plan.moved-meanwhile`, and those of opening a lab.
 */
export async function lockScenario(
  { store, newId }: AppDependencies,
  openLab: OpenLab,
  actor: Actor,
  scope: Scope,
  { name, reason, settings }: LockScenarioRequest,
): Promise<PlanVersion> {
  requirePermission(actor, 'plan.lock', scope.authorityCode, 'to lock a scenario as a version of the plan');
  requireVersionName(name);
  const why = maskText(requireReason(reason));
  const { version, body } = await livePlan(store.read, scope);
  const read = await requireWithin(store.read, scope, settings);
  const scenario = { ...read, name: maskText(read.name) };
  const lab = await openLab(actor, scope);
  if (scenarioObstacle(lab, scenario) !== null) raisePrices();
  const made = scenarioPlan(lab, scenario, await simulated(lab, scenario));
  return await store.transaction(async (repositories) => {
    if ((await livePlan(repositories, scope)).version !== version) raiseMoved();
    const detail = { scenario: labToText([scenario]) };
    const keep = { name, reason: why, planVersion: version, body: bodyOf(body, made, scenario, lab), detail };
    return await keepVersion(repositories, actor, scope, keep, newId());
  });
}

async function simulated(lab: LabInput, { flows, money }: LabScenario): Promise<CaseloadDraws> {
  const set = { flows, acting: actingInPlan({ money }) };
  const pieces: CaseloadDraws[] = [];
  for (let from = 0; from < ALL_DRAWS; from += PIECE) {
    pieces.push(simulatePiece(lab, set, from, Math.min(ALL_DRAWS, from + PIECE)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return joinPieces(pieces);
}

/** The live plan's file with the scenario in it. The block is of the live plan's own course: the scenario has other plans. */
function bodyOf(live: unknown, made: ScenarioPlan, scenario: LabScenario, { seed }: LabInput): object {
  const { block: _block, ...kept } = Object.fromEntries(Object.entries(live ?? {}));
  const { mean, spread, common } = made.caseload;
  const table = (plans: Readonly<Record<string, readonly bigint[]>>) =>
    Object.fromEntries(Object.entries(plans).map(([type, counts]) => [type, counts.map(wholeJson)]));
  const sources = {
    ...Object.fromEntries(Object.entries(kept['sources'] ?? {})),
    caseload: `Scenario “${scenario.name}” of the lab: the mean of ${ALL_DRAWS} simulations with seed ${seed}`,
    scenario: labToText([scenario]),
  };
  return {
    ...kept,
    finance: planInputsJson(made.finance),
    unmitigatedCaseload: made.unmitigatedCaseload === null ? null : table(made.unmitigatedCaseload),
    caseload: { mean, spread, common },
    mitigations: made.hasMitigations ? (kept['mitigations'] ?? []) : [],
    sources,
  };
}

function raisePrices(): never {
  return raise({
    code: 'scenario.prices-left-out',
    message:
      'The scenario leaves the mitigations out, and some of them lower prices: its prices cannot be written as a plan',
    advice: 'Count the mitigations, or lock the plan after those on prices are taken out of it.',
  });
}

function raiseMoved(): never {
  return raise({
    code: 'plan.moved-meanwhile',
    message: 'The plan was changed by somebody else while the scenario was simulated',
    advice: 'Open the lab anew, look at the scenario against the plan as it is now, and lock it then.',
  });
}
