/** `evenkeel survey list|check|publish|invite|close|results|watch|export|enter-paper`: surveys of families, young people and practitioners. */
import type { Command } from 'commander';
import { openSurvey } from '../app/survey/read-survey-file.ts';
import { resultLines, resultsCsv } from '../app/survey/results-text.ts';
import {
  aheadSentences,
  CHANGE_HEADS,
  changeCells,
  changeSentences,
  leadOf,
  methodSentences,
  watchCsv,
} from '../app/survey/watch-text.ts';
import type { WatchedSurvey } from '../app/survey/watch-waves-of.ts';
import { WEIGHTED_HEADS, weightedCells, weightingSentences } from '../app/survey/weighting-text.ts';
import { writeFiles } from '../app/write-files.ts';
import { raise } from '../core/base/problem.ts';
import { checkSurvey } from '../core/survey/check-survey.ts';
import { responseMonitor } from '../core/survey/response-monitor.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';
import { openToChange } from './open-named-programme.ts';
import { registerSurveyLanguage } from './survey-language.ts';
import { textTable } from './text-table.ts';

type Json = { readonly json?: boolean };
const PROGRAMME = 'id of a stored programme';
const WAVE = 'id of the wave';

/** Add the commands to the program. */
export function registerSurvey(program: Command, context: CommandContext): void {
  const survey = commandGroup(
    program,
    'survey',
    'ask families, young people and practitioners, without names',
  );
  const answer = (json: boolean | undefined, value: object, text: string) =>
    context.out(json === true ? JSON.stringify(value, null, 2) : text);
  survey
    .command('list')
    .description('waves with who has answered, by group')
    .argument('<programme>', PROGRAMME)
    .option('--json', 'write one JSON document')
    .action(async (name: string, { json }: Json) => {
      const { app, scope } = await openToChange(context, name);
      const looks = await app.surveys.list(context.actor, scope);
      const waves = looks.map(({ wave, state, groups }) => ({
        ...wave,
        state,
        groups: responseMonitor(groups).groups,
      }));
      const rows = waves.flatMap(({ waveId, surveyId, version, state, groups }) =>
        (groups.length === 0
          ? [{ group: 'nobody invited yet', invited: 0, used: 0, isBehind: false }]
          : groups
        ).map(({ group, invited, used, isBehind }) => [
          waveId,
          `${surveyId} ${version}`,
          state,
          group,
          `${used ?? 'c'} of ${invited}`,
          isBehind ? 'fewer than elsewhere' : '',
        ]),
      );
      const table = textTable([['Wave', 'Survey', 'State', 'Group', 'Answered by code', 'Behind'], ...rows]);
      answer(json, { schema: 'evenkeel/survey-list@1', waves }, rows.length === 0 ? 'No wave yet.' : table);
    });
  survey
    .command('check')
    .description('what must be mended before a survey is published; 1 where there is anything')
    .argument('<survey>', 'parents, young-people, practitioners, or a JSON file')
    .option('--json', 'write one JSON document, the survey itself in it')
    .action(async (name: string, { json }: Json) => {
      const opened = await openSurvey(name);
      const faults = checkSurvey(opened);
      if (faults.length > 0) context.setExit(1);
      const lines = faults.map(({ place, message }) => `${place}: ${message}.`);
      const text = lines.length === 0 ? 'Nothing must be mended.' : lines.join('\n');
      answer(json, { schema: 'evenkeel/survey-check@1', faults, survey: opened }, text);
    });
  survey
    .command('publish')
    .description('publish a survey as it stands and open a wave of it; neither is changed afterwards')
    .argument('<programme>', PROGRAMME)
    .argument('<survey>', 'parents, young-people, practitioners, or a JSON file')
    .requiredOption('--wave <id>', 'id of the new wave, such as parents-autumn-2024')
    .requiredOption('--from <day>', 'first day on which answers are taken')
    .requiredOption('--until <day>', 'last day')
    .action(
      async (
        name: string,
        which: string,
        options: { readonly wave: string; readonly from: string; readonly until: string },
      ) => {
        const { app, scope } = await openToChange(context, name);
        const wish = { waveId: options.wave, opensOn: options.from, closesOn: options.until };
        const made = await app.surveys.publish(context.actor, scope, {
          survey: await openSurvey(which),
          ...wish,
        });
        context.out(
          `Wave ${options.wave} asks version ${made.version}. Invite people with "evenkeel survey invite".`,
        );
      },
    );
  addPeople(survey, context);
  addOutcome(survey, context);
  addWatch(survey, context);
  registerSurveyLanguage(survey, context);
}

function addPeople(survey: Command, context: CommandContext): void {
  survey
    .command('invite')
    .description('make codes for a wave, by group; they are shown this once')
    .argument('<programme>', PROGRAMME)
    .argument('<wave>', WAVE)
    .requiredOption('--for <group=count...>', 'how many for which group, such as north=250 south=180')
    .option('--json', 'write one JSON document')
    .action(
      async (
        name: string,
        waveId: string,
        { for: wanted, json }: Json & { readonly for: readonly string[] },
      ) => {
        const { app, scope } = await openToChange(context, name);
        const counts = Object.fromEntries(wanted.map(parseCount));
        const codes = await app.surveys.invite(context.actor, scope, { waveId, counts });
        const lines = codes.map(({ group, code }) => `${code}  ${group}`);
        const text = [
          ...lines,
          '',
          'Send each to one person, and do not keep the list. People answer at /survey.',
        ].join('\n');
        context.out(
          json === true
            ? JSON.stringify({ schema: 'evenkeel/survey-codes@1', waveId, codes }, null, 2)
            : text,
        );
      },
    );
  survey
    .command('enter-paper')
    .description('enter one reply from paper; nobody is named')
    .argument('<programme>', PROGRAMME)
    .argument('<wave>', WAVE)
    .requiredOption('--group <group>', 'group of whoever answered')
    .requiredOption(
      '--answer <question=answer...>',
      'what was ticked or written; several choices as a question each time',
    )
    .option('--code <code>', 'the code on the paper, so that it is not answered twice')
    .action(
      async (
        name: string,
        waveId: string,
        options: { readonly group: string; readonly answer: readonly string[]; readonly code?: string },
      ) => {
        const { app, scope } = await openToChange(context, name);
        const answers: Record<string, string[]> = {};
        for (const [id, value] of options.answer.map(parseAnswer))
          answers[id] = [...(answers[id] ?? []), value];
        const reply = { waveId, group: options.group, code: options.code ?? null, answers };
        await app.surveys.enterPaper(context.actor, scope, reply);
        context.out('One reply was entered.');
      },
    );
}

function addWatch(survey: Command, context: CommandContext): void {
  survey
    .command('watch')
    .description('what moved over the closed waves, for whom and by how much, and weights beside counts')
    .argument('<programme>', PROGRAMME)
    .option('--json', 'write one JSON document')
    .option('--csv', 'write every series and wave as CSV')
    .action(async (name: string, { json, csv }: Json & { readonly csv?: boolean }) => {
      const { app, scope } = await openToChange(context, name);
      const watched = await app.surveys.watch(context.actor, scope);
      if (csv === true) return context.out(watchCsv(watched.map(({ watch }) => watch)).trimEnd());
      if (json === true) {
        const surveys = watched.map(({ watch, weighed, margins }) => ({ ...watch, weighed, margins }));
        return context.out(JSON.stringify({ schema: 'evenkeel/survey-watch@1', surveys }, null, 2));
      }
      const text = watched.map(watchedText).join('\n\n');
      return context.out(watched.length === 0 ? 'No wave is closed yet.' : text);
    });
}

function watchedText(one: WatchedSurvey): string {
  const { watch, weighed } = one;
  return [
    `${watch.title} (${watch.surveyId})`,
    leadOf(watch),
    ...changeSentences(watch),
    '',
    textTable([[...CHANGE_HEADS], ...watch.rows.map((row) => [...changeCells(row)])]),
    '',
    ...methodSentences(watch),
    ...aheadSentences(watch),
    '',
    ...weightingSentences(one),
    ...(weighed === null
      ? []
      : ['', textTable([[...WEIGHTED_HEADS], ...weighed.rows.map((row) => [...weightedCells(row)])])]),
  ].join('\n');
}

function addOutcome(survey: Command, context: CommandContext): void {
  survey
    .command('close')
    .description('close a wave: no more answers are taken, drafts are wiped, results are told')
    .argument('<programme>', PROGRAMME)
    .argument('<wave>', WAVE)
    .action(async (name: string, waveId: string) => {
      const { app, scope } = await openToChange(context, name);
      await app.surveys.close(context.actor, scope, waveId);
      context.out(`Wave ${waveId} is closed.`);
    });
  survey
    .command('results')
    .description('counts, shares and ranges of a closed wave; small numbers are kept back')
    .argument('<programme>', PROGRAMME)
    .argument('<wave>', WAVE)
    .option('--json', 'write one JSON document')
    .action(async (name: string, waveId: string, { json }: Json) => {
      const { app, scope } = await openToChange(context, name);
      const {
        wave,
        state,
        groups,
        replies,
        results,
        survey: asked,
      } = await app.surveys.results(context.actor, scope, waveId);
      const told = { schema: 'evenkeel/survey-results@1', wave, state, groups, replies, results };
      const text =
        results === null
          ? 'Results are told when the wave is closed.'
          : resultLines(asked, results).join('\n');
      context.out(json === true ? JSON.stringify(told, null, 2) : text);
    });
  survey
    .command('export')
    .description('write the results and the words that people wrote as two files that nothing joins')
    .argument('<programme>', PROGRAMME)
    .argument('<wave>', WAVE)
    .requiredOption('--out <folder>', 'folder to write to')
    .action(async (name: string, waveId: string, { out }: { readonly out: string }) => {
      const { app, scope } = await openToChange(context, name);
      const texts = await app.surveys.texts(context.actor, scope, waveId);
      const { results, survey: asked } = await app.surveys.results(context.actor, scope, waveId);
      const files = await writeFiles(out, resultsCsv(asked, results ?? [], texts));
      for (const { path, bytes } of files) context.out(`${path}  ${bytes} bytes`);
    });
}

function parseCount(text: string): readonly [string, number] {
  const [, group, count] = /^([a-z0-9-]+)=(\d{1,4})$/.exec(text) ?? [];
  if (group !== undefined && count !== undefined) return [group, Number(count)];
  return raise({
    code: 'call.wrong',
    place: text,
    message: 'Codes are asked for as group=count',
    advice: 'For example --for north=250 south=180.',
  });
}

function parseAnswer(text: string): readonly [string, string] {
  const [, id, value] = /^([a-z0-9-]+)=(.*)$/s.exec(text) ?? [];
  if (id !== undefined && value !== undefined) return [id, value];
  return raise({
    code: 'call.wrong',
    message: 'An answer is given as question=answer',
    advice: 'For example --answer stage=plan trust=7 "good=The bus comes in time".',
  });
}
