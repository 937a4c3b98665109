/** The graph of a programme: what serves what, from a condition down to its savings; cycles, loose ends, and what each node is worth. */
import { type NodeName, nodeKey, type RecordLink } from './programme-record.ts';

/** The link of a condition to its agreement, which officers do not make. */
export const PART_OF = 'part-of';

/** A node: a record, or something that another record holds, such as a condition of the agreement. */
export type GraphNode = NodeName & {
  readonly title: string;
  readonly owner: string;
  readonly links: readonly RecordLink[];
};

/** What a set of savings is worth together: money over the plan [pence] and plans avoided at its end [plans]. */
export type SavingsWorth = { readonly pence: bigint; readonly plans: number };

/** Something that is not as it should be in the graph. */
export type GraphFault = {
  readonly kind: 'no-such-end' | 'cycle' | 'loose-end';
  readonly node: string;
  /** One sentence. */
  readonly message: string;
};

/** What a node is worth. */
export type NodeWorth = {
  /** Whether the savings stand below it, or below what it is linked to: a milestone, a risk, a decision. */
  readonly by: 'below' | 'links' | 'nothing';
  /** Savings that it reaches, each once, in the order of their names. */
  readonly savings: readonly string[];
  /** Those among them that other nodes of the same kind reach too, with these nodes. */
  readonly shared: readonly { readonly saving: string; readonly with: readonly string[] }[];
  /** Null where it reaches no saving, or savings are not known. */
  readonly worth: SavingsWorth | null;
};

/** The graph as it is asked. Nodes are named by their keys, "workstream/early-help". */
export type RecordGraph = {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** What stands directly below each node: what serves it, and what it brings. */
  readonly below: ReadonlyMap<string, readonly string[]>;
  readonly faults: readonly GraphFault[];
};

/** Build the graph. The order of the nodes does not matter for what it says. */
export function buildGraph(all: readonly GraphNode[]): RecordGraph {
  const nodes = new Map(all.map((node) => [nodeKey(node), node]));
  const below = linkBelow(nodes);
  const needs = edges(nodes, (from, { kind, to }) => (kind === 'depends-on' ? [[from, nodeKey(to)]] : []));
  return {
    nodes,
    below,
    faults: [
      ...missingEnds(nodes),
      ...cyclesIn(below, 'serves or brings'),
      ...cyclesIn(needs, 'depends on'),
      ...looseEnds(nodes, below),
    ],
  };
}

/** Everything below a node, itself included, each once whatever the ways to it. Ends in a cycle too. */
export function reach({ below }: Pick<RecordGraph, 'below'>, key: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [key];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(below.get(next) ?? []));
  }
  return seen;
}

/**
 * Say what every node is worth: the savings below it, each counted once; of a node without any, those below what it is
 * linked to.
 * @param worthOf  values a set of savings together, so that what they have in common is counted once too.
 */
export function worthOfAll(
  graph: RecordGraph,
  worthOf: (savings: readonly string[]) => SavingsWorth | null,
): ReadonlyMap<string, NodeWorth> {
  const below = new Map([...graph.nodes.keys()].map((key) => [key, savingsBelow(graph, key)]));
  return new Map(
    [...graph.nodes].map(([key, node]): [string, NodeWorth] => {
      const own = below.get(key) ?? [];
      const savings = own.length > 0 ? own : savingsByLinks(graph, below, key);
      return [
        key,
        {
          by: own.length > 0 ? 'below' : savings.length > 0 ? 'links' : 'nothing',
          savings,
          shared: own.length > 0 ? sharedWith(graph, below, node) : [],
          worth: savings.length === 0 ? null : worthOf(savings),
        },
      ];
    }),
  );
}

function sharedWith(
  { nodes }: RecordGraph,
  below: ReadonlyMap<string, readonly string[]>,
  node: GraphNode,
): NodeWorth['shared'] {
  const key = nodeKey(node);
  if (node.kind === 'saving') return [];
  const peers = [...nodes].filter(([other, { kind }]) => kind === node.kind && other !== key);
  return (below.get(key) ?? []).flatMap((saving) => {
    const sharers = peers.flatMap(([other]) => (below.get(other)?.includes(saving) === true ? [other] : []));
    return sharers.length === 0 ? [] : [{ saving, with: sharers.sort() }];
  });
}

/** Follow the node's own links until savings stand below; each node is asked once, so a ring ends. */
function savingsByLinks(
  { nodes }: RecordGraph,
  below: ReadonlyMap<string, readonly string[]>,
  key: string,
): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const waiting = [key];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const savings = below.get(next) ?? [];
    for (const saving of savings) found.add(saving);
    if (savings.length === 0) waiting.push(...upwards(nodes.get(next)));
  }
  return [...found].sort();
}

/** What a node is linked to; what it is only a part of says nothing of it. */
function upwards(node: GraphNode | undefined): readonly string[] {
  return (node?.links ?? []).filter(({ kind }) => kind !== PART_OF).map(({ to }) => nodeKey(to));
}

function savingsBelow(graph: RecordGraph, key: string): readonly string[] {
  return [...reach(graph, key)]
    .flatMap((one) => {
      const node = graph.nodes.get(one);
      return node?.kind === 'saving' ? [node.id] : [];
    })
    .sort();
}

type Edges = ReadonlyMap<string, readonly string[]>;

function edges(
  nodes: ReadonlyMap<string, GraphNode>,
  edgeOf: (from: string, link: RecordLink) => readonly (readonly [string, string])[],
): Edges {
  const found = new Map<string, Set<string>>();
  for (const [key, node] of nodes)
    for (const [from, to] of node.links.flatMap((link) => edgeOf(key, link)))
      if (nodes.has(from) && nodes.has(to)) found.set(from, (found.get(from) ?? new Set()).add(to));
  return new Map([...found].map(([from, ends]) => [from, [...ends].sort()]));
}

function linkBelow(nodes: ReadonlyMap<string, GraphNode>): Edges {
  return edges(nodes, (from, { kind, to }) => {
    if (kind === 'serves' || kind === PART_OF) return [[nodeKey(to), from]];
    return kind === 'brings' ? [[from, nodeKey(to)]] : [];
  });
}

function missingEnds(nodes: ReadonlyMap<string, GraphNode>): GraphFault[] {
  return [...nodes].flatMap(([key, { links }]) =>
    links
      .filter(({ to }) => !nodes.has(nodeKey(to)))
      .map(
        ({ to }): GraphFault => ({
          kind: 'no-such-end',
          node: key,
          message: `A link of ${key} leads to ${nodeKey(to)}, which is not there.`,
        }),
      ),
  );
}

/** One fault for each ring, told from its first name on, so that it reads the same whatever the order of the nodes. */
function cyclesIn(graph: Edges, words: string): GraphFault[] {
  const done = new Set<string>();
  const rings = new Map<string, readonly string[]>();
  for (const start of [...graph.keys()].sort()) walk(graph, start, [], done, rings);
  return [...rings.values()].map((ring) => ({
    kind: 'cycle',
    node: ring[0] ?? '',
    message: `These go round in a ring (${words}): ${[...ring, ring[0] ?? ''].join(', ')}.`,
  }));
}

function walk(
  graph: Edges,
  key: string,
  path: readonly string[],
  done: Set<string>,
  rings: Map<string, readonly string[]>,
): void {
  const at = path.indexOf(key);
  if (at >= 0) {
    const ring = path.slice(at);
    const first = ring.indexOf([...ring].sort()[0] ?? '');
    const turned = [...ring.slice(first), ...ring.slice(0, first)];
    rings.set(turned.join(' '), turned);
    return;
  }
  if (done.has(key)) return;
  for (const next of graph.get(key) ?? []) walk(graph, next, [...path, key], done, rings);
  done.add(key);
}

/** Kinds that must serve something, that a condition must have below it, or that something must bring. */
const SERVING: ReadonlySet<string> = new Set(['workstream', 'project', 'activity', 'milestone', 'measure']);

function looseEnds(nodes: ReadonlyMap<string, GraphNode>, below: Edges): GraphFault[] {
  const hasAbove = new Set([...below.values()].flat());
  return [...nodes].flatMap(([key, { kind }]): GraphFault[] => {
    const fault = (message: string): GraphFault[] => [{ kind: 'loose-end', node: key, message }];
    if (SERVING.has(kind) && !hasAbove.has(key)) return fault(`${key} serves nothing.`);
    if (kind === 'saving' && !hasAbove.has(key)) return fault(`No measure brings ${key}.`);
    if (kind === 'condition' && !below.has(key)) return fault(`Nothing serves ${key}.`);
    return [];
  });
}
