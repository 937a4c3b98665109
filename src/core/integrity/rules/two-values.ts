/** Rules on one measure with two values: in prose, tables and charts, on one time, role and basis. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { Fact } from '../understand/facts.ts';
import type { Understanding } from '../understand/understanding.ts';
import { ADVICE, between, clashesOf, clashIn, isPlain, isThousandfold, TWO, told } from './clashes.ts';

/** Measures of which a return gives one value without saying when. */
const SINGLE = new Set(['residual deficit', 'in-year deficit', 'cumulative deficit', 'high needs income']);

/** Words that say another version, day or part is meant. */
const OTHER_VERSION =
  /\b(?:original(?:ly)?|previous(?:ly)?|earlier|last (?:year|update|return|quarter)|first (?:forecast|plan)|q[1-4]|quarter|prior|former|scenario|sensitivity|if|would|could|instead|rather than|against|compared|from|without|excluding|option|neighbours?|national|england|regional|since|per|average|range|between|budget|movement|worsen\w*|increase|reduc\w*|more|less|fewer|further|additional|saving\w*|share of|half|part of|of which|over the|target|peak)\b/;

/** Two values of a measure that has but one, in two sections, neither with its time. */
function undated({ facts }: Understanding): Found[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (
      !SINGLE.has(fact.measure.id) ||
      fact.unit !== 'money' ||
      fact.period !== null ||
      fact.sentence === null ||
      fact.grid !== null
    )
      continue;
    if (
      !isPlain(fact) ||
      fact.apart !== '' ||
      OTHER_VERSION.test(fact.sentence.low) ||
      fact.sentence.quantities.filter(({ unit }) => unit === 'money').length !== 1
    )
      continue;
    const key = [fact.measure.id, fact.basis ?? ''].join('|');
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].flatMap((group) => {
    const clash = clashIn(group);
    return clash === null || isThousandfold(clash) ? [] : [told(clash)];
  });
}

const TABLE = '| Month | Actual plans |\n| --- | --- |\n| September 2024 | 6,051 |\n| October 2024 | 6,161 |';

/** Two values of one measure. */
export const TWO_VALUE_RULES: readonly Rule[] = [
  {
    code: 'value.text-and-text',
    kind: TWO,
    severity: 'error',
    title: 'The text gives two values for one measure',
    meaning: 'As for text and table, between two sentences.',
    advice: ADVICE,
    fires: 'There were 6,161 plans in October 2024.\n\nIn October 2024 the authority maintained 6,116 plans.',
    silent:
      'There were 6,161 plans in October 2024.\n\nIn October 2024 the authority maintained 6,161 plans.',
    find: (document) => [...between(document, 'text', 'text'), ...undated(document)],
  },
  {
    code: 'value.text-and-table',
    kind: TWO,
    severity: 'error',
    title: 'The text gives another value than a table',
    meaning:
      'One measure, time, role and basis, with no word that sets one apart (phase, need, sector). "About" passes within 5%.',
    advice: ADVICE,
    fires: `${TABLE}\n\nAt the end of October 2024 there were 6,116 plans.`,
    silent: `${TABLE}\n\nAt the end of October 2024 there were 6,161 plans.`,
    find: (document) => between(document, 'text', 'table'),
  },
  {
    code: 'value.table-and-table',
    kind: TWO,
    severity: 'error',
    title: 'Two tables give different values for one measure',
    meaning: 'As for text and table, between the cells of two tables.',
    advice: ADVICE,
    fires: `${TABLE}\n\nLater:\n\n| Month | Actual plans | Requests |\n| --- | --- | --- |\n| October 2024 | 6,116 | 98 |`,
    silent: `${TABLE}\n\nLater:\n\n| Month | Actual plans | Requests |\n| --- | --- | --- |\n| October 2024 | 6,161 | 98 |`,
    find: (document) => between(document, 'table', 'table'),
  },
  {
    code: 'chart.and-text',
    kind: 'chart',
    severity: 'error',
    title: 'A chart shows another value than the text',
    meaning: 'The figures behind or under a chart, or its description, against the text.',
    advice: 'Make chart and text from one table.',
    fires:
      'Chart 1: active plans. August 2024: 5,932; September 2024: 6,051; October 2024: 6,161\n\nAt the end of October 2024 there were 6,611 plans.',
    silent:
      'Chart 1: active plans. August 2024: 5,932; September 2024: 6,051; October 2024: 6,161\n\nAt the end of October 2024 there were 6,161 plans.',
    find: (document) => between(document, 'chart', 'text'),
  },
  {
    code: 'chart.and-table',
    kind: 'chart',
    severity: 'error',
    title: 'A chart shows another value than a table',
    meaning: 'The figures behind or under a chart against a table, or against another chart.',
    advice: 'Make chart and table from one source.',
    fires: `Chart 1: active plans. August 2024: 5,932; September 2024: 6,051; October 2024: 6,611\n\nTable:\n\n${TABLE}`,
    silent: `Chart 1: active plans. August 2024: 5,932; September 2024: 6,051; October 2024: 6,161\n\nTable:\n\n${TABLE}`,
    find: (document) => [...between(document, 'chart', 'table'), ...between(document, 'chart', 'chart')],
  },
  {
    code: 'unit.thousandfold',
    kind: 'unit',
    severity: 'error',
    title: 'One figure stands a thousand times larger in one place than in another',
    meaning:
      'Two values of one measure whose ratio is a thousand or a million: pounds, thousands and millions mixed.',
    advice: 'Mend the unit; print one unit throughout a table.',
    fires: 'The in-year deficit for 2024/25 is £43.5m.\n\nIn 2024/25 the in-year deficit is £43.5k.',
    silent: 'The in-year deficit for 2024/25 is £43.5m.\n\nIn 2024/25 the in-year deficit is £43,500k.',
    find: (document) => clashesOf(document).filter(isThousandfold).map(told),
  },
];
