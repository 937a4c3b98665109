/** Answers of a survey, one a row or one row a person: words made safe, nothing kept that names who answered. */
import { maskText } from '../../../core/domain/mask-text.ts';
import type { SurveyResponse } from '../../../core/domain/survey-response.ts';
import { gatherRows } from '../published/gather-rows.ts';
import { columnKey } from '../tables/column-key.ts';
import { cellAt } from '../tables/columns.ts';
import type { Layout } from '../tables/layout.ts';
import type { ReaderInput, RowReader } from '../tables/reading.ts';
import { unguardedWords } from '../tables/unguarded.ts';
import {
  ANSWERS,
  AUDIENCES,
  BESIDE_QUESTIONS,
  DAYS,
  NO_ANSWER,
  NOT_KEPT,
  QUESTIONS,
  RESPONDENTS,
} from './survey-columns.ts';
import { LONGEST_LABEL, labelColumns, readLabels } from './survey-labels.ts';

/** An answer longer than this is a file with a lost quotation mark [characters]. */
const LONGEST_ANSWER = 20_000;

/** Tells responses apart by who answered, without keeping it: the first is 1. */
class ResponseNumbers {
  readonly #seen = new Map<string, number>();
  #last = 0;

  of(respondent: string): number {
    const known = respondent === '' ? undefined : this.#seen.get(respondent);
    if (known !== undefined) return known;
    this.#last++;
    if (respondent !== '') this.#seen.set(respondent, this.#last);
    return this.#last;
  }
}

function placeOfAny(headers: readonly string[], names: readonly string[]): number {
  return headers.findIndex((header) => names.includes(columnKey(header)));
}

/** Make a reader of a table with one answer a row. */
function answerReader(input: ReaderInput): RowReader {
  const { headers, log } = input;
  const questionAt = placeOfAny(headers, QUESTIONS);
  const answerAt = placeOfAny(headers, ANSWERS);
  const respondentAt = placeOfAny(headers, RESPONDENTS);
  const labels = labelColumns(input, new Set([questionAt, answerAt]));
  const numbers = new ResponseNumbers();
  return gatherRows('surveyResponses', input, (cells, row, give) => {
    const response = numbers.of(cellAt(cells, respondentAt));
    const answer = unguardedWords(cellAt(cells, answerAt));
    if (NO_ANSWER.test(answer)) {
      log.add('survey.no-answer', row);
      return 'skipped';
    }
    if (answer.length > LONGEST_ANSWER) {
      log.add('survey.too-long', row, headers[answerAt] ?? null);
      return 'error';
    }
    const question = maskText(cellAt(cells, questionAt).slice(0, LONGEST_LABEL));
    give({ response, question, answer: maskText(answer), labels: readLabels(cells, row, labels, log) });
    return 'accepted';
  });
}

/** Make a reader of a table with one row a person and one column a question. */
function formReader(input: ReaderInput): RowReader {
  const { headers, log } = input;
  const questions = headers.flatMap((header, place) => {
    const key = columnKey(header);
    const isQuestion = key !== '' && !BESIDE_QUESTIONS.has(key) && !NOT_KEPT.has(key);
    return isQuestion ? [{ place, question: maskText(header.slice(0, LONGEST_LABEL)) }] : [];
  });
  const labels = labelColumns(input, new Set(questions.map(({ place }) => place)));
  let response = 0;
  return gatherRows('surveyResponses', input, (cells, row, give) => {
    response++;
    const given: SurveyResponse[] = [];
    const beside = readLabels(cells, row, labels, log);
    for (const { place, question } of questions) {
      const answer = cellAt(cells, place);
      if (NO_ANSWER.test(answer)) continue;
      if (answer.length > LONGEST_ANSWER) {
        log.add('survey.too-long', row, headers[place] ?? null);
        return 'error';
      }
      given.push({ response, question, answer: maskText(answer), labels: beside });
    }
    for (const record of given) give(record);
    if (given.length === 0) log.add('survey.no-answer', row);
    return given.length === 0 ? 'skipped' : 'accepted';
  });
}

/**
 * Surveys by their columns.
 * @source NHS England, labelled Friends and Family Test comments; exports of common survey tools.
 */
export const SURVEY_LAYOUTS: readonly Layout[] = [
  {
    kind: 'survey-responses',
    name: 'survey-answers',
    reader: answerReader,
    required: [QUESTIONS, ANSWERS],
    optional: [],
    takesAnyColumn: true,
  },
  {
    kind: 'survey-responses',
    name: 'survey-form',
    reader: formReader,
    required: [AUDIENCES, [...DAYS, 'wave']],
    optional: [],
    without: ['month', 'measure', 'personid', 'requeststableid'],
    takesAnyColumn: true,
  },
  {
    kind: 'survey-responses',
    name: 'survey-tool-form',
    reader: formReader,
    required: ['starttime', 'completiontime'],
    optional: [],
    takesAnyColumn: true,
  },
];
