/** The page of surveys: the response monitor of each wave, and the results of those that are closed. */
import { showCount } from '../../core/base/show.ts';
import { dayInWords } from '../../core/base/time.ts';
import { type MonitorRow, responseMonitor } from '../../core/survey/response-monitor.ts';
import { AUDIENCE_WORDS, textIn } from '../../core/survey/survey-definition.ts';
import type { QuestionResult } from '../../core/survey/survey-results.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { answeredWords, groupWords, shareWords, titleOf } from '../survey/results-text.ts';
import type { WaveResults } from '../survey/run-survey.ts';
import type { WatchedSurvey } from '../survey/watch-waves-of.ts';
import { headerOf } from './page-facts.ts';
import { watchedView } from './survey-changes-view.ts';

/** Shape the page; the newest wave comes first. */
export function surveysView(
  open: OpenProgramme,
  waves: readonly WaveResults[],
  watched: readonly WatchedSurvey[],
  mayWrite: boolean,
) {
  const taking = waves.filter(({ state }) => state === 'open').length;
  return {
    header: headerOf(open),
    lead:
      waves.length === 0
        ? 'No survey was asked yet. “evenkeel survey publish” opens a wave.'
        : `${showCount(waves.length)} ${waves.length === 1 ? 'wave' : 'waves'}, ${showCount(taking)} open now.`,
    watched: watched.map(watchedView),
    waves: [...waves].reverse().map((look) => shownWave(look, mayWrite)),
  };
}

function shownWave(look: WaveResults, mayWrite: boolean) {
  const { wave, survey, results, groups, state } = look;
  return {
    id: wave.waveId,
    title: `${AUDIENCE_WORDS[survey.audience]}: ${wave.waveId}`,
    state: stateWords(look),
    monitor: monitorOf(look),
    paper:
      mayWrite && state === 'open' && groups.length > 0
        ? { groups: groups.map(({ group }) => group), body: JSON.stringify(survey) }
        : null,
    questions:
      results === null
        ? null
        : results.map((result) => ({
            id: result.id,
            title: titleOf(survey, result.id),
            told: answeredWords(result),
            table: result.rows.length === 0 ? null : tableOf(titleOf(survey, result.id), result),
          })),
  };
}

function stateWords({ wave, state }: WaveResults): string {
  if (state === 'closed') return `Closed ${dayInWords(wave.closedOn ?? wave.closesOn)}`;
  return state === 'open' ? `Open until ${dayInWords(wave.closesOn)}` : `Opens ${dayInWords(wave.opensOn)}`;
}

function monitorOf({ groups, replies }: WaveResults) {
  const { groups: rows, all } = responseMonitor(groups);
  const shown = (one: MonitorRow, name: string, emphasis: boolean) => ({
    cells: [
      name,
      showCount(one.invited),
      countOrMark(one.used),
      countOrMark(one.missing),
      one.used === null || one.invited === 0 ? '–' : `${Math.round((100 * one.used) / one.invited)}%`,
      one.isBehind ? 'Fewer than elsewhere' : '',
    ],
    emphasis,
  });
  const used = groups.reduce((sum, one) => sum + one.used, 0);
  // A small difference would tell a count that is kept back.
  const onPaper = all.used === null || replies - used < 5 ? 0 : replies - used;
  const paper = onPaper > 0 ? ` ${showCount(onPaper)} more came on paper without a code.` : '';
  return {
    caption: 'Who has answered, and who is missing',
    columns: [
      { header: 'Group', number: false },
      { header: 'Invited', number: true },
      { header: 'Code used', number: true },
      { header: 'Missing', number: true },
      { header: 'Share', number: true },
      { header: 'Behind', number: false },
    ],
    rows: [...rows.map((one) => shown(one, one.group, false)), shown(all, 'All', true)],
    note: `“c” is kept back: one to four people, or others would tell it.${paper}`,
  };
}

function countOrMark(count: number | null): string {
  return count === null ? 'c' : showCount(count);
}

function tableOf(title: string, { groups, rows }: QuestionResult) {
  return {
    caption: title,
    columns: [
      { header: 'Answer', number: false },
      ...groups.map((one) => ({
        header: `${groupWords(one.groups)} (${showCount(one.answered)} answered)`,
        number: true,
      })),
    ],
    rows: rows.map(({ choice, cells }) => ({
      cells: [textIn(choice.text, 'en'), ...cells.map(shareWords)],
      emphasis: false,
    })),
    note: 'Each share is of those who answered; the range holds the true share 19 times in 20 if those who answered are like those who did not. “c” is kept back: fewer than five, or others would tell it.',
  };
}
