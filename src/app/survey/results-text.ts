/** Results of a wave as lines for a terminal and as CSV: each share with its count and range, small numbers as "c". */
import { showCount } from '../../core/base/show.ts';
import { type SurveyDefinition, textIn } from '../../core/survey/survey-definition.ts';
import type { QuestionResult, ShownShare } from '../../core/survey/survey-results.ts';
import { csvCell } from '../../edge/documents/export/csv-lines.ts';
import type { WaveTexts } from './run-survey.ts';

/** A share in words: "12 of 43, 28% (17% to 43%)". */
export function shareWords(share: ShownShare | null): string {
  if (share === null) return 'c';
  const { count, of, low, high } = share;
  return `${showCount(count)} of ${showCount(of)}, ${percent(count / of)} (${percent(low)} to ${percent(high)})`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** Name what a column stands for. */
export function groupWords(groups: readonly string[]): string {
  return groups.length === 0 ? 'Everybody' : groups.join(', ');
}

/** What may be said of how many answered. */
export function answeredWords({ answered, rows, kind, middle }: QuestionResult): string {
  if (answered === null) return 'Fewer than five answered, so nothing is told.';
  const half = middle === null ? '' : ` Half said ${middle} or less.`;
  const words = kind === 'text' ? ' Their words are in the export.' : '';
  const hidden =
    rows.length === 0 && kind !== 'text' && kind !== 'number'
      ? ' The answers are kept back: it could be told who said what.'
      : '';
  return `${showCount(answered)} answered.${half}${words}${hidden}`;
}

/** The lines of a terminal. */
export function resultLines(survey: SurveyDefinition, results: readonly QuestionResult[]): readonly string[] {
  return results.flatMap((result) => [
    titleOf(survey, result.id),
    `  ${answeredWords(result)}`,
    ...result.groups.flatMap(({ groups }, place) => [
      `  ${groupWords(groups)}`,
      ...result.rows.map(
        ({ choice, cells }) => `    ${textIn(choice.text, 'en')}: ${shareWords(cells[place] ?? null)}`,
      ),
    ]),
    '',
  ]);
}

/** The title of a question. */
export function titleOf({ questions }: SurveyDefinition, id: string): string {
  const question = questions.find((one) => one.id === id);
  return question === undefined ? id : textIn(question.title, 'en');
}

/** Two files: the counts, and the words; no line of one leads to a line of the other. */
export function resultsCsv(
  survey: SurveyDefinition,
  results: readonly QuestionResult[],
  texts: WaveTexts,
): readonly { readonly name: string; readonly content: string }[] {
  const counts = results.flatMap((result) =>
    result.groups.flatMap(({ groups }, place) =>
      result.rows.map(({ choice, cells }) => {
        const cell = cells[place] ?? null;
        const numbers =
          cell === null
            ? ['c', '', '', '']
            : [cell.count, cell.of, cell.low.toFixed(4), cell.high.toFixed(4)];
        return [
          result.id,
          titleOf(survey, result.id),
          groupWords(groups),
          textIn(choice.text, 'en'),
          ...numbers.map(String),
        ];
      }),
    ),
  );
  const words = texts.flatMap(({ question, texts: own }) => own.map((text) => [question, text]));
  return [
    {
      name: 'survey-results.csv',
      content: csv([['question', 'title', 'group', 'answer', 'count', 'of', 'low', 'high'], ...counts]),
    },
    { name: 'survey-words.csv', content: csv([['question', 'words'], ...words]) },
  ];
}

function csv(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map(csvCell).join(',')).join('\n')}\n`;
}
