/** `evenkeel voice vote result|enter` and `voice codes`: votes before and after an agenda item. */
import type { Command } from 'commander';
import type { VoiceLook } from '../app/voice/voice-use-cases.ts';
import { raise } from '../core/base/problem.ts';
import { sectorWords } from '../core/programme/records/voice-kinds.ts';
import { changeInWords, shareInWords, verdictOf } from '../core/voice/change-words.ts';
import { readScore, type VoteScore } from '../core/voice/vote.ts';
import type { VoteGroup } from '../core/voice/vote-result.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme, openToChange } from './open-named-programme.ts';

type Json = { readonly json?: boolean };
type Result = VoiceLook['results'][number];

/** Add the commands under `voice`. */
export function addVoiceVotes(voice: Command, context: CommandContext): void {
  const vote = voice.command('vote').description('votes before and after an agenda item');
  vote
    .command('result')
    .description(
      'support before and after, and the change in points with its count and range; small sectors are kept back',
    )
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .argument('[item]', 'id of an agenda item; all where none is named')
    .option('--json', 'write one JSON document')
    .action(async (name: string, item: string | undefined, options: Json) => {
      const { app, scope } = await openNamedProgramme(context, name);
      const { results, records } = await app.voice.look(context.actor, scope);
      const chosen = results.filter((one) => item === undefined || one.item === item);
      if (chosen.length === 0) raiseNoVotes(item);
      const answer = { schema: 'evenkeel/voice-votes@1', results: chosen };
      const title = (id: string) =>
        records.find((one) => one.kind === 'agenda-item' && one.id === id)?.title ?? id;
      const text = chosen.map((one) => resultText(title(one.item), one)).join('\n\n');
      context.out(options.json === true ? JSON.stringify(answer, null, 2) : text);
    });
  vote
    .command('enter')
    .description('enter the vote of one person from paper; nobody is named')
    .argument('<programme>', 'id of a stored programme')
    .argument('<item>', 'id of an agenda item')
    .requiredOption('--sector <id>', 'sector of the voter, such as parent-carers')
    .option('--before <score>', 'answer before, from 1 strongly disagree to 5 strongly agree')
    .option('--after <score>', 'answer after')
    .option('--paired', 'the voter agreed that both answers are kept together')
    .action(
      async (
        name: string,
        item: string,
        options: {
          readonly sector: string;
          readonly before?: string;
          readonly after?: string;
          readonly paired?: boolean;
        },
      ) => {
        const { app, scope } = await openToChange(context, name);
        const { sector, before, after, paired } = options;
        const ballot = {
          sector,
          before: parseScore(before),
          after: parseScore(after),
          isPaired: paired === true,
        };
        const count = await app.voice.enterVotes(context.actor, scope, { item, ballots: [ballot] });
        context.out(`${count} ${count === 1 ? 'vote was' : 'votes were'} entered.`);
      },
    );
  voice
    .command('codes')
    .description('make voting codes for a meeting; they are shown this once')
    .argument('<programme>', 'id of a stored programme')
    .argument('<meeting>', 'id of the meeting')
    .requiredOption('--for <sector=count...>', 'how many for which sector, such as parent-carers=8')
    .option('--json', 'write one JSON document')
    .action(async (name: string, meetingId: string, options: Json & { readonly for: readonly string[] }) => {
      const { app, scope } = await openToChange(context, name);
      const counts = Object.fromEntries(options.for.map(parseCount));
      const codes = await app.voice.makeCodes(context.actor, scope, { meetingId, counts });
      const lines = codes.map(({ sector, code }) => `${code}  ${sectorWords(sector)}`);
      context.out(
        options.json === true
          ? JSON.stringify({ schema: 'evenkeel/voice-codes@1', meetingId, codes }, null, 2)
          : [...lines, '', 'Hand them out without noting who has which. People vote at /vote.'].join('\n'),
      );
    });
}

function resultText(title: string, { all, sectors }: Result): string {
  const lines = sectors.flatMap(({ sector, group }) =>
    group === null ? [] : [`    ${sectorWords(sector)}: ${groupText(group)}`],
  );
  const hidden = sectors
    .filter(({ group }) => group === null)
    .map(({ sector }) => sectorWords(sector).toLowerCase());
  if (hidden.length > 0) lines.push(`    Kept back: ${hidden.join(', ')}`);
  const verdict =
    all?.change == null
      ? ''
      : { rose: 'Support rose. ', fell: 'Support fell. ', 'not shown': 'No change is shown. ' }[
          verdictOf(all.change)
        ];
  return [title, `  ${verdict}${groupText(all)}`, ...lines].join('\n');
}

function groupText(group: VoteGroup | null): string {
  if (group === null) return 'kept back';
  const { before, after, change } = group;
  if (change === null)
    return `before ${before === null ? 'not asked' : shareInWords(before)}, after ${after === null ? 'not asked' : shareInWords(after)}; the change is not known`;
  return `before ${shareInWords(change.before)}, after ${shareInWords(change.after)}: ${changeInWords(change)}`;
}

function parseScore(text: string | undefined): VoteScore | null {
  if (text === undefined) return null;
  return (
    readScore(text) ??
    raise({
      code: 'call.wrong',
      place: text,
      message: 'An answer is a whole number from 1 to 5',
      advice: '1 is strongly disagree, 5 strongly agree.',
    })
  );
}

function parseCount(text: string): readonly [string, number] {
  const [, sector, count] = /^([a-z0-9-]+)=(\d{1,3})$/.exec(text) ?? [];
  if (sector !== undefined && count !== undefined) return [sector, Number(count)];
  return raise({
    code: 'call.wrong',
    place: text,
    message: 'Codes are asked for as sector=count',
    advice: 'For example --for parent-carers=8 health=2.',
  });
}

function raiseNoVotes(item: string | undefined): never {
  raise({
    code: 'voice.no-item',
    place: item ?? '',
    message: 'There is no vote of that name',
    advice: 'List the agenda items with "evenkeel programme records PROGRAMME --kind agenda-item".',
  });
}
