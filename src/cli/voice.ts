/** `evenkeel voice list|check|codes|vote|you-said`: the engagement hub, its votes, and what is published of it. */
import type { Command } from 'commander';
import type { VoiceLook } from '../app/voice/voice-use-cases.ts';
import { textField } from '../core/programme/records/programme-record.ts';
import { sectorWords } from '../core/programme/records/voice-kinds.ts';
import { changeOfMeasure, measureInWords } from '../core/report/figures/voice-figures.ts';
import { ofKind, stateOf } from '../core/voice/voice-records.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme } from './open-named-programme.ts';
import { textTable } from './text-table.ts';
import { addVoiceVotes } from './voice-votes.ts';
import { addYouSaid } from './voice-you-said.ts';

type Json = { readonly json?: boolean };

/** What a programme is named as. */
export const PROGRAMME = 'id of a stored programme, or a programme folder';

/** Add the commands to the program. */
export function registerVoice(program: Command, context: CommandContext): void {
  const voice = commandGroup(
    program,
    'voice',
    'panels, votes before and after, what was said and done: the engagement hub',
  );
  const look = async (name: string) => {
    const { app, scope } = await openNamedProgramme(context, name);
    return await app.voice.look(context.actor, scope);
  };
  voice
    .command('list')
    .description('statements with their answers, and measures of culture and trust with count and range')
    .argument('<programme>', PROGRAMME)
    .option('--json', 'write one JSON document')
    .action(async (name: string, { json }: Json) => {
      const found = await look(name);
      context.out(json === true ? JSON.stringify(listAnswer(found), null, 2) : listText(found));
    });
  voice
    .command('check')
    .description('what must be looked at; 1 where there is anything')
    .argument('<programme>', PROGRAMME)
    .option('--json', 'write one JSON document')
    .action(async (name: string, { json }: Json) => {
      const { today, faults } = await look(name);
      if (faults.length > 0) context.setExit(1);
      const answer = { schema: 'evenkeel/voice-check@1', asAt: today, faults };
      const lines = faults.map(({ message, blocks }) => `${blocks ? '! ' : '  '}${message}.`);
      const end = faults.some(({ blocks }) => blocks)
        ? ['', '! Nothing is published before it is mended.']
        : [];
      const text = faults.length === 0 ? 'Nothing must be looked at.' : [...lines, ...end].join('\n');
      context.out(json === true ? JSON.stringify(answer, null, 2) : text);
    });
  addVoiceVotes(voice, context);
  addYouSaid(voice, context);
}

function listAnswer({ today, records, measures, published }: VoiceLook) {
  return {
    schema: 'evenkeel/voice@1',
    asAt: today,
    published,
    statements: ofKind(records, 'statement').map((one) => ({
      id: one.id,
      title: one.title,
      sector: textField(one, 'sector'),
      state: stateOf(one, today),
      answer: textField(one, 'answer'),
      owner: one.owner,
      changed: one.links.filter(({ kind }) => kind === 'changed').map(({ to }) => `${to.kind}/${to.id}`),
    })),
    measures,
  };
}

function listText({ today, records, measures, published }: VoiceLook): string {
  const statements = textTable([
    ['Statement', 'State', 'Said by', 'Owner'],
    ...ofKind(records, 'statement').map((one) => [
      one.title,
      stateOf(one, today),
      sectorWords(textField(one, 'sector') ?? ''),
      one.owner,
    ]),
  ]);
  const told = measures.map((measure) => {
    const change = measure.change === null ? 'asked once' : changeOfMeasure(measure.change, measure.now.of);
    return `“${measure.wording}” (${measure.where})\n    ${measureInWords(measure)}; ${change}`;
  });
  const state = published === null ? 'Nothing is published.' : `Published: version ${published.version}.`;
  return [statements, '', ...told, '', state].join('\n');
}
