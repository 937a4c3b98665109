/** `evenkeel return read-back`: compare a return that comes back as a Word document, decide what is asked, take it over. */
import type { Command } from 'commander';
import { readTextFile } from '../app/read-text-file.ts';
import { raise } from '../core/base/problem.ts';
import type { Decisions } from '../core/reimport/apply-returned.ts';
import type { ReturnedDocument, ReturnedFinding } from '../core/reimport/returned.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme } from './open-named-programme.ts';
import { openStored, requireUpdateOption } from './return-target.ts';

type Options = {
  readonly file: string;
  readonly update?: string;
  readonly decisions?: string;
  readonly take?: boolean;
  readonly json?: boolean;
};

/** Add the command below "return". */
export function registerReturnReadBack(group: Command, context: CommandContext): void {
  group
    .command('read-back')
    .description('compare a return that comes back as a document with the records; nothing is guessed')
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .requiredOption('--file <file>', 'the document: DOCX, or any form that "evenkeel check" reads')
    .option('--update <id>', 'whose return it is, for example 2024-25/3')
    .option('--take', 'take over what is sure and what was decided; needs a stored programme')
    .option('--decisions <file>', 'JSON: the id of each question to one of its values, {"f2": "record"}')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: Options) => {
      const file = { path: options.file, updateId: requireUpdateOption(options.update) };
      const taken = options.take === true;
      const { app, scope } = taken
        ? await openStored(context, name)
        : await openNamedProgramme(context, name);
      const found = taken
        ? await app.returned.take(context.actor, scope, file, await readDecisions(options.decisions))
        : await app.returned.compare(context.actor, scope, file);
      context.out(options.json === true ? asJson(found, file.updateId, taken) : asText(found, taken));
      const asked = found.findings.some(({ certainty }) => certainty === 'ask');
      context.setExit(asked && !taken ? 1 : 0);
    });
}

async function readDecisions(path: string | undefined): Promise<Decisions> {
  if (path === undefined) return {};
  const wrong = () =>
    raise({
      code: 'call.wrong',
      place: path,
      message: 'The decisions are not a JSON object of texts',
      advice: 'Write {"f1": "document", "f2": "record"}.',
    });
  const body = parsed(await readTextFile(path)) ?? wrong();
  if (typeof body !== 'object' || Array.isArray(body)) return wrong();
  const entries: [string, unknown][] = Object.entries(body);
  return Object.fromEntries(
    entries.map(([id, value]): [string, string] => [id, typeof value === 'string' ? value : wrong()]),
  );
}

function parsed(text: string): object | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' ? body : null;
  } catch {
    return null; // told as a wrong call, with the file's name
  }
}

function asJson(found: ReturnedDocument, update: string, taken: boolean): string {
  const { findings, blocksRead, blocksUnchanged } = found;
  return JSON.stringify(
    { schema: 'evenkeel/return-read-back@1', update, taken, blocksRead, blocksUnchanged, findings },
    null,
    2,
  );
}

function asText({ findings, blocksRead, blocksUnchanged }: ReturnedDocument, taken: boolean): string {
  const asked = findings.filter(({ certainty }) => certainty === 'ask').length;
  const sum = `${blocksRead} parts read, ${blocksUnchanged} as printed; ${findings.length} differences: ${findings.length - asked} sure, ${asked} to be decided.`;
  const rest = taken ? ['Taken over.'] : [];
  return [sum, ...findings.map(findingText), ...rest].join('\n\n');
}

function findingText({ id, certainty, where, paragraph, words, message, offered }: ReturnedFinding): string {
  const marked = words
    .map(({ kind, text }) => (kind === 'same' ? text : `${kind === 'gone' ? '[-' : '[+'}${text}]`))
    .join('');
  const place = paragraph === 0 ? '' : `, paragraph ${paragraph}`;
  return [
    `${id} ${certainty === 'sure' ? 'SURE' : 'ASK'} (${where}${place})`,
    `    ${message}`,
    ...marked.split('\n').map((line) => `    ${line}`),
    ...offered.map(({ value, label }) => `    decide ${value}: ${label}`),
  ].join('\n');
}
