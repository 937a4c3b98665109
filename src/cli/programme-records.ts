/** `evenkeel programme records|record|link|unlink|graph`: a programme's records, their versions and links, and what each is worth. */
import type { Command } from 'commander';
import type { ValuedGraph } from '../app/records/record-use-cases.ts';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import { pence } from '../core/base/pence.ts';
import { showMillions } from '../core/base/show.ts';
import { nodeKey, type ProgrammeRecord } from '../core/programme/records/programme-record.ts';
import { kindWord } from '../core/programme/records/record-kinds.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme, openToChange } from './open-named-programme.ts';
import {
  type ChangeOptions,
  type FieldOptions,
  parseBasedOn,
  parseFields,
  parseLink,
  parseNode,
  withVersionOptions,
} from './record-options.ts';
import { textTable } from './text-table.ts';

type Json = { readonly json?: boolean };
const PROGRAMME = 'id of a stored programme, or a programme folder';
const STORED = 'id of a stored programme';
const NODE = 'kind/id, such as workstream/early-help';

/** Add the commands under `programme`. */
export function addProgrammeRecords(programme: Command, context: CommandContext): void {
  const write = (options: Json, answer: object, text: string) =>
    context.out(options.json === true ? writeExactJson(answer) : text);
  const changed = (options: Json, record: ProgrammeRecord) =>
    write(
      options,
      { schema: 'evenkeel/programme-record@1', record },
      `${nodeKey(record)} is at version ${record.version}${record.isWithdrawn ? ', withdrawn' : ''}.`,
    );

  programme
    .command('records')
    .description('the records of a programme: workstreams, milestones, promises, posts and the other kinds')
    .argument('<programme>', PROGRAMME)
    .option('--kind <kind>', 'of one kind only')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: Json & { readonly kind?: string }) => {
      const { app, scope } = await openNamedProgramme(context, name);
      const records = await app.records.list(context.actor, scope, options.kind ?? null);
      write(options, { schema: 'evenkeel/programme-records@1', records }, recordsText(records));
    });

  const record = programme.command('record').description('one record: show, set, withdraw, undo');
  record
    .command('show')
    .description('every version, with who, when and why')
    .argument('<programme>', PROGRAMME)
    .argument('<record>', NODE)
    .option('--json', 'write one JSON document')
    .action(async (name: string, node: string, options: Json) => {
      const { app, scope } = await openNamedProgramme(context, name);
      const versions = await app.records.history(context.actor, scope, parseNode(node));
      write(options, { schema: 'evenkeel/programme-record-history@1', versions }, historyText(versions));
    });
  withVersionOptions(
    record
      .command('set')
      .description('make a record, or the next version of one; what is not named stays')
      .argument('<programme>', STORED)
      .argument('<record>', NODE),
  ).action(
    async (
      name: string,
      node: string,
      options: ChangeOptions & FieldOptions & { readonly title?: string; readonly owner?: string },
    ) => {
      const { app, scope } = await openToChange(context, name);
      const at = parseNode(node);
      const { title, owner, reason } = options;
      const record = await app.records.save(context.actor, scope, {
        ...at,
        reason,
        basedOn: parseBasedOn(options.basedOn),
        fields: parseFields(at.kind, options),
        ...(title === undefined ? {} : { title }),
        ...(owner === undefined ? {} : { owner }),
      });
      changed(options, record);
    },
  );
  for (const [word, does] of [
    ['withdraw', 'take a record out of what counts; its versions stay'],
    ['undo', 'say again what the version before said, as a further version'],
  ] as const)
    record
      .command(word)
      .description(does)
      .argument('<programme>', STORED)
      .argument('<record>', NODE)
      .requiredOption('--reason <words>', 'why; kept with the version')
      .option('--json', 'write one JSON document')
      .action(async (name: string, node: string, { reason, json }: ChangeOptions) => {
        const { app, scope } = await openToChange(context, name);
        const request = { ...parseNode(node), reason, basedOn: null };
        changed(json === true ? { json } : {}, await app.records[word](context.actor, scope, request));
      });

  for (const word of ['link', 'unlink'] as const)
    programme
      .command(word)
      .description(word === 'link' ? 'link a record to another' : 'take a link away')
      .argument('<programme>', STORED)
      .argument('<record>', NODE)
      .argument('<link>', 'serves, brings, treats, threatens, depends-on or about')
      .argument('<to>', 'the other end, such as condition/c3-1 or saving/local-places')
      .requiredOption('--reason <words>', 'why; kept with the version')
      .option('--json', 'write one JSON document')
      .action(async (name: string, node: string, kind: string, to: string, options: ChangeOptions) => {
        const { app, scope } = await openToChange(context, name);
        const request = { ...parseNode(node), reason: options.reason, basedOn: null };
        changed(options, await app.records[word](context.actor, scope, request, parseLink(kind, to)));
      });

  programme
    .command('graph')
    .description('from conditions down to savings: what each is worth in money and plans, and what is loose')
    .argument('<programme>', PROGRAMME)
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: Json) => {
      const { app, scope } = await openNamedProgramme(context, name);
      const valued = await app.records.graph(context.actor, scope);
      if (valued.graph.faults.length > 0) context.setExit(1);
      write(options, graphAnswer(valued), graphText(valued));
    });
}

function recordsText(records: readonly ProgrammeRecord[]): string {
  if (records.length === 0) return 'The programme holds no such record.';
  return textTable([
    ['Record', 'Title', 'Owner', 'Version', 'Links'],
    ...records.map((one) => [
      nodeKey(one),
      one.title,
      one.owner,
      String(one.version),
      one.links.map(({ kind, to }) => `${kind} ${nodeKey(to)}`).join(', '),
    ]),
  ]);
}

function historyText(versions: readonly ProgrammeRecord[]): string {
  return versions
    .map((one) => {
      const fields = Object.entries(one.fields).map(([id, value]) => `    ${id}: ${value}`);
      const links = one.links.map(({ kind, to }) => `    ${kind} ${nodeKey(to)}`);
      const who =
        one.version === 0 ? 'as loaded' : `${one.recordedBy}, ${one.recordedAt.slice(0, 16)}: ${one.reason}`;
      const head = `${nodeKey(one)}, version ${one.version} (${who})${one.isWithdrawn ? ', withdrawn' : ''}`;
      return [head, `    ${one.title}; owner: ${one.owner}`, ...fields, ...links].join('\n');
    })
    .join('\n\n');
}

/** Lay the graph out as JSON: each node with what stands below it and what it is worth. */
function graphAnswer({ graph, worth, refused, planRecord }: ValuedGraph) {
  return {
    schema: 'evenkeel/programme-graph@1',
    plan: planRecord,
    notValued: refused,
    nodes: [...graph.nodes].map(([key, { title, owner, links }]) => {
      const found = worth.get(key);
      return {
        node: key,
        title,
        owner,
        below: graph.below.get(key) ?? [],
        links: links.map(({ kind, to }) => ({ kind, to: nodeKey(to) })),
        worthBy: found?.by ?? 'nothing',
        savings: found?.savings ?? [],
        shared: found?.shared ?? [],
        pence: found?.worth?.pence ?? null,
        plans: found?.worth?.plans ?? null,
      };
    }),
    faults: graph.faults,
  };
}

function graphText({ graph, worth, refused, planRecord }: ValuedGraph): string {
  const lines: string[] = [];
  const tell = (key: string, depth: number, above: readonly string[]) => {
    const node = graph.nodes.get(key);
    if (node === undefined || above.includes(key)) return;
    const found = worth.get(key);
    const value =
      found?.worth == null
        ? ''
        : `  ${showMillions(pence(found.worth.pence))}, ${Math.round(found.worth.plans)} plans${found.by === 'links' ? ' (by its links)' : ''}`;
    const shared = (found?.shared.length ?? 0) > 0 && node.kind === 'measure' ? '  shared' : '';
    lines.push(`${'  '.repeat(depth)}${kindWord(node.kind)} ${node.title}${value}${shared}`);
    for (const next of graph.below.get(key) ?? []) tell(next, depth + 1, [...above, key]);
  };
  for (const [key, { kind }] of graph.nodes) if (kind === 'condition') tell(key, 0, []);
  const faults = graph.faults.map(({ message }) => message);
  const end = refused ?? `Money over the whole plan, plans at its end; from ${planRecord}.`;
  return [...lines, '', end, ...(faults.length === 0 ? ['Nothing is loose.'] : faults)].join('\n');
}
