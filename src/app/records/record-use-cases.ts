/** What may be done with a programme's records: read, keep, link, withdraw, undo; and the graph with money and plans. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import {
  type NodeName,
  nodeKey,
  type ProgrammeRecord,
  type RecordBody,
  type RecordLink,
} from '../../core/programme/records/programme-record.ts';
import { type NodeWorth, type RecordGraph, worthOfAll } from '../../core/programme/records/record-graph.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { isPlanFromRecords } from '../plans/plan-state.ts';
import type { Making } from '../prepared/making.ts';
import { requirePermission } from '../require-permission.ts';
import { storedFlowMeans } from '../stored-caseloads.ts';
import { bodyOf, type Change, type ChangeRequest, keepRecord, newestOf } from './keep-record.ts';
import { maskFor } from './mask-for.ts';
import { readNodes, readValuing } from './programme-nodes.ts';

/** What an officer sends of a record; what is left out stays, a field that is null is taken away. */
export type RecordDraft = ChangeRequest & {
  readonly title?: string;
  readonly owner?: string;
  readonly fields?: Readonly<Record<string, string | number | null>>;
};

/** The graph with what each node is worth. */
export type ValuedGraph = {
  readonly graph: RecordGraph;
  readonly worth: ReadonlyMap<string, NodeWorth>;
  /** Why nothing is worth anything, where the plan cannot be valued; null otherwise. */
  readonly refused: string | null;
  /** The record of the plan that the values come from. */
  readonly planRecord: string;
  /** How far the values have come, where they are worked out from the records of children and are not there yet; else left out. */
  readonly making?: Making;
};

/** What the nodes of a graph are worth, by their keys, and why nothing is. */
export type GraphWorth = Pick<ValuedGraph, 'refused'> & {
  readonly worth: readonly (readonly [string, NodeWorth])[];
};

/** The use cases. Each checks its permission first. */
export type Records = ReturnType<typeof programmeRecords>;

/** Put the use cases over a store. */
export function programmeRecords(dependencies: AppDependencies) {
  const { store, beforehand } = dependencies;
  const flowsOf = storedFlowMeans(store.read);
  const mayRead = (actor: Actor, scope: Scope) =>
    requirePermission(actor, 'programme.read', scope.authorityCode, 'to see the records of this programme');
  const keep = (actor: Actor, scope: Scope, request: ChangeRequest, change: Change) =>
    keepRecord(dependencies, actor, scope, request, change);
  return {
    /** Those that count, of one kind or (null) of all. */
    async list(actor: Actor, scope: Scope, kind: string | null): Promise<readonly ProgrammeRecord[]> {
      mayRead(actor, scope);
      const { records } = await readNodes(store.read, scope);
      const asked = records.filter((one) => kind === null || one.kind === kind);
      return maskFor(actor, scope.authorityCode, asked);
    },
    /** Every version of one, oldest first. @throws ProblemError `record.not-found`. */
    async history(actor: Actor, scope: Scope, name: NodeName): Promise<readonly ProgrammeRecord[]> {
      mayRead(actor, scope);
      const versions = await store.read.records.history(scope, name);
      if (versions.length > 0) return maskFor(actor, scope.authorityCode, versions);
      return [(await newestOf(store.read, scope, name)) ?? raiseNotFound(name)];
    },
    save: (actor: Actor, scope: Scope, draft: RecordDraft) =>
      keep(actor, scope, draft, (before) => drafted(before, draft)),
    link: (actor: Actor, scope: Scope, request: ChangeRequest, link: RecordLink) =>
      keep(actor, scope, request, (before) => {
        const body = before ?? raiseNotFound(request);
        const others = body.links.filter((one) => !isSame(one, link));
        return bodyOf({ ...body, links: [...others, link] });
      }),
    unlink: (actor: Actor, scope: Scope, request: ChangeRequest, link: RecordLink) =>
      keep(actor, scope, request, (before) => {
        const body = before ?? raiseNotFound(request);
        return bodyOf({ ...body, links: body.links.filter((one) => !isSame(one, link)) });
      }),
    withdraw: (actor: Actor, scope: Scope, request: ChangeRequest) =>
      keep(actor, scope, request, (before) =>
        bodyOf({ ...(before ?? raiseNotFound(request)), isWithdrawn: true }),
      ),
    /** Say again what the version before said, as a further version; a first version is withdrawn. */
    async undo(actor: Actor, scope: Scope, request: ChangeRequest): Promise<ProgrammeRecord> {
      const versions = await store.read.records.history(scope, request);
      const last = versions.at(-1) ?? raiseNotFound(request);
      const earlier = versions.at(-2);
      // What is undone is what was seen here; a version made meanwhile is told.
      return await keep(actor, scope, { ...request, basedOn: last.version }, () =>
        earlier === undefined ? bodyOf({ ...last, isWithdrawn: true }) : bodyOf(earlier),
      );
    },
    async graph(actor: Actor, scope: Scope): Promise<ValuedGraph> {
      mayRead(actor, scope);
      const { facts, graph } = await readNodes(store.read, scope);
      const { planRecord } = facts;
      if (beforehand !== undefined && (await isPlanFromRecords(store.read, scope))) {
        const told = await beforehand.graphWorth(scope);
        if ('worth' in told) return { graph, worth: new Map(told.worth), refused: told.refused, planRecord };
        const refused = 'they are being worked out from the records of children';
        return { graph, worth: worthOfAll(graph, () => null), refused, planRecord, making: told.making };
      }
      const valuing = await readValuing(store.read, scope, flowsOf);
      const worthOf = valuing.kind === 'known' ? valuing.worthOf : () => null;
      return {
        graph,
        worth: worthOfAll(graph, worthOf),
        refused: valuing.kind === 'known' ? null : valuing.problem.message,
        planRecord,
      };
    },
  };
}

function drafted(before: RecordBody | null, { title, owner, fields }: RecordDraft): RecordBody {
  const merged = Object.entries({ ...before?.fields, ...fields }).filter(
    (entry): entry is [string, string | number] => entry[1] !== null,
  );
  return {
    title: title ?? before?.title ?? '',
    owner: owner ?? before?.owner ?? '',
    fields: Object.fromEntries(merged),
    links: before?.links ?? [],
    isWithdrawn: false,
  };
}

function isSame(one: RecordLink, other: RecordLink): boolean {
  return one.kind === other.kind && nodeKey(one.to) === nodeKey(other.to);
}

function raiseNotFound(name: NodeName): never {
  raise({
    code: 'record.not-found',
    place: nodeKey(name),
    message: 'The programme has no such record',
    advice: 'List its records with "evenkeel programme records", and name one as kind/id.',
  });
}
