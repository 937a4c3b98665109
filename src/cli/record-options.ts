/** How the commands of records name a record, its fields and a link. */
import { type Command, Option } from 'commander';
import { raise } from '../core/base/problem.ts';
import { type NodeName, parseNodeName, type RecordLink } from '../core/programme/records/programme-record.ts';
import { LINK_KINDS, recordKind } from '../core/programme/records/record-kinds.ts';

/** What every change of a record is told with. */
export type ChangeOptions = { readonly reason: string; readonly basedOn?: string; readonly json?: boolean };

/** What fields are given as: "due=2025-03-31", each once. */
export type FieldOptions = { readonly field?: readonly string[] };

/** The option --field, which may be given several times. */
function fieldOption(): Option {
  return new Option(
    '--field <name=value>',
    'a field of its kind; may be given several times; empty takes it away',
  )
    .default([])
    .argParser((text: string, before: readonly string[]) => [...before, text]);
}

/** The options of a command that makes a record's next version. */
export function withVersionOptions(command: Command): Command {
  return command
    .requiredOption('--reason <words>', 'why; kept with the version')
    .option('--title <words>', 'what it is called')
    .option('--owner <post>', 'the post that owns it')
    .addOption(fieldOption())
    .option('--based-on <version>', 'refuse where somebody changed it since that version')
    .option('--json', 'write one JSON document');
}

/** Read "kind/id". @throws ProblemError `call.wrong`. */
export function parseNode(text: string): NodeName {
  return (
    parseNodeName(text) ??
    raise({
      code: 'call.wrong',
      place: text,
      message: 'A record is named by its kind and its id',
      advice: 'Name it as workstream/early-help or risk/R1.',
    })
  );
}

/** Read the version that a change is based on; null where none is named. @throws ProblemError `call.wrong`. */
export function parseBasedOn(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  return raise({ code: 'call.wrong', place: text, message: 'The version is not a whole number' });
}

/** Read fields as their kind has them: numbers where it wants numbers. @throws ProblemError `call.wrong`. */
export function parseFields(
  kind: string,
  { field = [] }: FieldOptions,
): Record<string, string | number | null> {
  const fields = recordKind(kind)?.fields ?? [];
  return Object.fromEntries(
    field.map((text) => {
      const at = text.indexOf('=');
      if (at < 1)
        raise({
          code: 'call.wrong',
          place: text,
          message: 'A field is given as name=value',
          advice: `Fields of a ${kind}: ${fields.map(({ id }) => id).join(', ')}.`,
        });
      const [id, value] = [text.slice(0, at), text.slice(at + 1)];
      const type = fields.find((one) => one.id === id)?.type ?? 'text';
      const isNumber = ['count', 'number', 'pence', 'score', 'year'].includes(type);
      if (value === '') return [id, null];
      return [id, isNumber ? Number(value) : value];
    }),
  );
}

/** Read a link: its kind and its end. @throws ProblemError `call.wrong`. */
export function parseLink(kind: string, to: string): RecordLink {
  if (LINK_KINDS.some(({ id }) => id === kind)) return { kind, to: parseNode(to) };
  return raise({
    code: 'call.wrong',
    place: kind,
    message: 'There is no such kind of link',
    advice: `Kinds: ${LINK_KINDS.map(({ id }) => id).join(', ')}.`,
  });
}
