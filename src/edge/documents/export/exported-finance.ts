/** Ledger lines, tables of transitions and survey answers as CSV, in the layouts that the import reads. */
import { toMonthNumber } from '../../../core/base/day-number.ts';
import { yearInWords } from '../../../core/base/time.ts';
import type { LedgerBasis, LedgerLine } from '../../../core/domain/ledger-line.ts';
import type { SurveyResponse } from '../../../core/domain/survey-response.ts';
import type { Transition } from '../../../core/domain/transition.ts';
import { type Cell, type ExportedTable, pounds, text } from './exported-tables.ts';

const amount =
  (basis: LedgerBasis): Cell<LedgerLine> =>
  (line) =>
    line.basis === basis ? pounds(line.amountPence) : '';

/** Periods of a ledger are numbered from April; an amount of the whole year says so. */
function periodOf({ month }: LedgerLine): string {
  return month === null ? 'Full year' : `P${String(((toMonthNumber(month) - 3) % 12) + 1).padStart(2, '0')}`;
}

/** Lines of the ledger, each amount in the column of its basis. */
export const LEDGER_EXPORT: ExportedTable<LedgerLine> = {
  path: 'finance/ledger.csv',
  columns: {
    financialyear: ({ year }) => yearInWords(year),
    period: periodOf,
    costcentre: ({ costCentre }) => costCentre,
    account: ({ account }) => account,
    description: ({ description }) => description,
    actual: amount('actual'),
    budget: amount('budget'),
    forecast: amount('forecast'),
  },
};

/** Steps of children from one year to the next. */
export const TRANSITIONS_EXPORT: ExportedTable<Transition> = {
  path: 'transitions/transitions.csv',
  columns: {
    'calendar-year': ({ year }) => text(year),
    'setting-1': ({ settingBefore }) => settingBefore,
    'need-1': ({ needBefore }) => needBefore,
    'academic-year-1': ({ schoolYearBefore }) => text(schoolYearBefore),
    'setting-2': ({ settingAfter }) => settingAfter,
    'need-2': ({ needAfter }) => needAfter,
    'academic-year-2': ({ schoolYearAfter }) => text(schoolYearAfter),
  },
};

/** Answers, a row each; the columns are those that the answers bring. */
export function surveyExport(answers: readonly SurveyResponse[]): ExportedTable<SurveyResponse> {
  const labels = [...new Set(answers.flatMap((one) => Object.keys(one.labels)))].sort();
  return {
    path: 'survey/survey.csv',
    columns: {
      'respondent id': ({ response }) => text(response),
      question: ({ question }) => question,
      answer: ({ answer }) => answer,
      ...Object.fromEntries(labels.map((label) => [headingOf(label), cellOf(label)])),
    },
  };
}

/** A month is told by a day in it: the import keeps the month alone. */
function headingOf(label: string): string {
  return label === 'month' ? 'date' : label;
}

function cellOf(label: string): Cell<SurveyResponse> {
  return ({ labels }) => {
    const value = labels[label] ?? '';
    return label === 'month' && value !== '' ? `${value}-01` : value;
  };
}
