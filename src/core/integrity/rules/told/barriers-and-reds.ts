/** A list of barriers that holds none of the reasons for which conditions are red. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { barriersTold, redsTold, subjectsIn } from '../../understand/hindrances.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** Subjects that a red rating must have to be held against a list: what a condition is about. */
const WEIGHTY = new Set(['money', 'demand', 'buildings', 'providers', 'schools']);

function missing(document: Understanding): Found[] {
  const barriers = barriersTold(document);
  if (barriers === null) return [];
  const listed = barriers.isNone ? [] : subjectsIn(barriers.words);
  const own = new Set(barriers.lines);
  const reds = redsTold(document).filter(({ said }) => !own.has(said));
  const short = reds.filter(
    ({ subjects }) =>
      (barriers.isNone || subjects.some((subject) => WEIGHTY.has(subject))) &&
      !subjects.some((subject) => listed.includes(subject)),
  );
  const [first] = short;
  const [barrier] = barriers.lines;
  if (first === undefined || barrier === undefined) return [];
  const reasons = first.subjects.join(', ');
  return [
    {
      spots: [...new Set([barrier.spot, ...short.slice(0, 3).map(({ said }) => said.spot)])],
      arithmetic: barriers.isNone
        ? 'no barrier is listed, and a rating is red'
        : `barriers are of ${listed.length === 0 ? 'something else' : listed.join(', ')}; what is red is of ${reasons === '' ? 'something else' : reasons}`,
    },
  ];
}

/** Barriers. */
export const BARRIERS_AND_REDS_RULES: readonly Rule[] = [
  {
    code: 'told.barriers-and-reds',
    kind: 'answer',
    severity: 'warning',
    isWide: true,
    title: 'The barriers listed are none of the reasons for which a rating is red',
    meaning:
      'What a question, list, table or sentence gives as barriers, and a condition that is red for something of another subject: money, demand, buildings, providers, schools; or no barrier at all beside a red rating. Silent where the two share a subject.',
    advice: 'List the reasons of red ratings among the barriers, or say why they are none.',
    fires: 'The one barrier this quarter was the inspection. Condition 2 is red because fees rose by 9%.',
    silent: 'The one barrier this quarter was the rise of fees. Condition 2 is red because fees rose by 9%.',
    find: missing,
  },
];
