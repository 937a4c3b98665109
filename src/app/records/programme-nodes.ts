/** All nodes of a programme: its records, and what the agreement, the plan and the register of places hold. */
import { withCapital } from '../../core/base/first-letter.ts';
import type { Problem } from '../../core/base/problem.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { showMillions } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import type { FlowEffects } from '../../core/plan/flow-effects.ts';
import type { ManagementPlan } from '../../core/plan/management-plan.ts';
import { frameEffects, plannedEffect } from '../../core/plan/mitigation-effect.ts';
import { valueMitigations } from '../../core/plan/value-mitigations.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { nodeKey, type ProgrammeRecord } from '../../core/programme/records/programme-record.ts';
import {
  buildGraph,
  type GraphNode,
  PART_OF,
  type RecordGraph,
  type SavingsWorth,
} from '../../core/programme/records/record-graph.ts';
import { riskRecord } from '../../core/programme/risk/live-risks.ts';
import type { ProgrammeFacts } from '../../core/report/programme-facts.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { storedPlan } from '../forecast-programme-plan.ts';
import { readStoredFacts } from '../open-programme.ts';
import type { StoredFlowMeans } from '../stored-caseloads.ts';

/** What the records of a programme are read into. */
export type ProgrammeNodes = {
  readonly facts: ProgrammeFacts;
  /** Those that count, loaded risks as version 0 among them. */
  readonly records: readonly ProgrammeRecord[];
  readonly graph: RecordGraph;
};

/** Read all nodes. @throws ProblemError `programme.not-found`. */
export async function readNodes(read: Repositories, scope: Scope): Promise<ProgrammeNodes> {
  const { facts } = await readStoredFacts(read, scope);
  const records = liveRecords(facts.programme, await read.records.all(scope));
  return { facts, records, graph: buildGraph([...heldNodes(facts), ...records]) };
}

/** The graph with one record as it would be. */
export function graphWith(
  facts: ProgrammeFacts,
  records: readonly ProgrammeRecord[],
  next: GraphNode,
): RecordGraph {
  const others = records.filter((one) => nodeKey(one) !== nodeKey(next));
  return buildGraph([...heldNodes(facts), ...others, next]);
}

function liveRecords({ risks }: Programme, all: readonly ProgrammeRecord[]): readonly ProgrammeRecord[] {
  const known = new Set(all.map(nodeKey));
  const loaded = risks.map(riskRecord).filter((one) => !known.has(nodeKey(one)));
  return [...all.filter(({ isWithdrawn }) => !isWithdrawn), ...loaded];
}

/** Nodes that other records hold. Their own links: a payment is of the agreement, a condition too. */
function heldNodes({ programme, mitigations }: ProgrammeFacts): readonly GraphNode[] {
  const { agreement } = programme;
  const agreed = { kind: 'agreement', id: agreement.id };
  const node = (kind: string, id: string, title: string, owner: string, links: GraphNode['links'] = []) => ({
    kind,
    id,
    title,
    owner,
    links,
  });
  return [
    node('agreement', agreement.id, `${agreement.name}, version ${agreement.version}`, ''),
    ...agreement.conditions.map(({ id, number, title, owner }) =>
      node('condition', id, `${number} ${title}`, owner, [{ kind: PART_OF, to: agreed }]),
    ),
    ...agreement.payments.map(({ year, status, amountPence }) =>
      node('payment', String(year), `${showMillions(amountPence)} in ${yearInWords(year)}, ${status}`, '', [
        { kind: 'about', to: agreed },
      ]),
    ),
    ...mitigations.map(({ id, name }) => node('saving', id, withCapital(name), '')),
    ...programme.places.map(({ id, name }) => node('scheme', id, name, '')),
  ];
}

/** How sets of savings are valued, or what stands in the way. */
export type Valuing =
  | { readonly kind: 'known'; readonly worthOf: (savings: readonly string[]) => SavingsWorth }
  | { readonly kind: 'refused'; readonly problem: Problem };

/**
 * Make the valuing of the stored plan: of a set of savings, the sum of their exact shares of the joint value over the
 * plan [pence], and the plans that they avoid together at its end, each child counted once [plans]. Each is reckoned as in the forecast.
 * @param flowsOf  what flows make of the plan's mitigations on the mean; null where it states its own numbers.
 * @source Method note 9, section 5; decision 21.
 */
export async function readValuing(
  read: Repositories,
  scope: Scope,
  flowsOf: StoredFlowMeans,
): Promise<Valuing> {
  try {
    return { kind: 'known', worthOf: worthIn(await storedPlan(read, scope), await flowsOf(scope)) };
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'refused', problem: error.problem };
    throw error;
  }
}

function worthIn(
  plan: ManagementPlan,
  flows: FlowEffects | null,
): (savings: readonly string[]) => SavingsWorth {
  const frame = frameEffects(plan, flows);
  const { values } = valueMitigations(plan, frame);
  return (savings) => {
    const chosen = new Set(savings);
    const { avoided } = plannedEffect(frame, (place) => chosen.has(plan.mitigations[place]?.id ?? ''));
    const atEnd = avoided.subarray(frame.years * frame.types);
    return {
      pence: values
        .filter(({ id }) => chosen.has(id))
        .flatMap(({ share }) => share)
        .reduce((sum, amount) => sum + amount, 0n),
      plans: atEnd.reduce((sum, plans) => sum + plans, 0),
    };
  };
}
