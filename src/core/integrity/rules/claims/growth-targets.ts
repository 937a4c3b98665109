/** A target for growth told as one for numbers: "cut growth by a fifth" beside "a fifth fewer placements". */
import type { Found } from '../../finding.ts';
import { FRACTIONS } from '../../lex/fractions.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { num } from '../../understand/show.ts';
import { type Statement, statementsOf } from '../../understand/statements.ts';
import type { Understanding } from '../../understand/understanding.ts';

const GROWTH = `(?:growth|growing|increase|increases|rise|rate of (?:growth|increase)|grow(?:s|th rate)?|net new placements|net additions|net increase)`;
const CUT = String.raw`(?:reduc\w+|slowing|cut|cuts|cutting|lower\w*|slow\w*|halv\w+|curb\w*|trim\w*|dampen\w*|less|bring\w* down|hold\w* down|fall\w*|drop\w*|shrink\w*|com(?:e|es|ing) down|down|decreas\w+)`;
const SHARE = String.raw`(?:a |an |one |the |by |just |only )*(?:\d+(?:\.\d+)? ?(?:%|per ?cent)|half|third|quarter|fifth|sixth|eighth|tenth)`;
/** The growth is what is cut. */
const OF_GROWTH = new RegExp(
  String.raw`\b${CUT}\b[^.;]{0,60}\b${GROWTH}\b[^.;]{0,70}\b${SHARE}(?!\w)|\b${CUT}\b[^.;]{0,12}\b${SHARE}[^.;]{0,30}\b(?:in|of|off|from)\b[^.;]{0,24}\b${GROWTH}\b|\b${SHARE} (?:\w+ ){0,2}(?:less|lower|slower|smaller|off)[^.;]{0,16}\b${GROWTH}\b|\b${GROWTH}\b[^.;]{0,60}\b${CUT}\b[^.;]{0,20}\b${SHARE}|\b${SHARE} (?:cut|reduction|fall|drop|slowing|slowdown) (?:in|of) (?:the )?(?:\w+ ){0,2}${GROWTH}\b|\b(?:tak\w+|knock\w*|shav\w+) ${SHARE} off\b[^.;]{0,30}\b${GROWTH}\b|\bhalv\w+ (?:the )?(?:\w+ ){0,3}${GROWTH}\b|\b${GROWTH}\b[^.;]{0,30}\bhalved\b|\b${GROWTH}\b[^.;]{0,60}\b${SHARE} (?:lower|less|smaller|slower|below)\b`,
);
const THINGS = `(?:placements?|children|pupils|plans|ehcps?|places|young people|numbers?|requests|learners|students|inmss|nmiss|journeys|exclusions|suspensions|absences?)`;
/** The number is what is cut. */
const OF_LEVEL = new RegExp(
  String.raw`\b${SHARE} fewer\b|\bone in (?:two|three|four|five|six|eight|ten) (?:of (?:the |our |these )?)?(?:\w+ ){0,2}${THINGS}\b|\b${THINGS}\b[^.;]{0,40}\b${SHARE} (?:lower|fewer|down|less)\b|\b${SHARE} (?:as many|the number of) (?:\w+ ){0,3}${THINGS}\b|\bhalv\w+ (?:the )?(?:number of )?(?:\w+ ){0,2}${THINGS}\b|\bfewer by ${SHARE}|\b${SHARE} (?:cut|reduction|fall|drop|decrease) in (?:the (?:number of )?)?(?:\w+ ){0,3}${THINGS}\b|\b${THINGS}\b[^.;]{0,50}\b(?:${CUT}|come down|comes down|came down|go down)\b[^.;]{0,20}\b${SHARE}|\b(?:reduc\w+|cut|cutting|lower\w*) (?:the )?(?:number of |our |use of )?(?:\w+ ){0,3}${THINGS} by ${SHARE}`,
);
const LESS_GROWTH = new RegExp(String.raw`\b${GROWTH}\b`);
const DENIED = new RegExp(
  String.raw`\bnot (?:by |a |an )*${SHARE}|\brather than\b|\binstead of\b|\bis not\b`,
);

const SUBJECTS: readonly (readonly [string, RegExp])[] = [
  ['independent placements', /\b(?:inmss|nmiss|independent|non-maintained)\b/],
  ['requests', /\brequests?\b/],
  ['transport', /\b(?:transport|journeys?|taxis?)\b/],
  ['exclusions', /\b(?:exclusions?|suspensions?)\b/],
  ['post-16', /\b(?:post-16|colleges?)\b/],
  ['plans', /\b(?:plans|ehcps?)\b/],
];

function subjectOf(low: string): string | null {
  return SUBJECTS.find(([, words]) => words.test(low))?.[0] ?? null;
}

/** "One in five", in per cent. */
const IN_MANY: Readonly<Record<string, number>> = {
  two: 50,
  three: 33.3,
  four: 25,
  five: 20,
  six: 16.7,
  eight: 12.5,
  ten: 10,
};

/** The shares of a text, in per cent. */
function sharesIn({ sentence }: Statement): number[] {
  const said = sentence.quantities.filter(
    ({ unit, value }) => unit === 'percent' && value > 0 && value < 100,
  );
  const words = [...sentence.low.matchAll(/\b(half|halv|third|quarter|fifth|sixth|eighth|tenth)/g)].flatMap(
    ([word]) => FRACTIONS[word === 'halv' ? 'half' : word] ?? [],
  );
  const ratio = IN_MANY[/\bone in (two|three|four|five|six|eight|ten)\b/.exec(sentence.low)?.[1] ?? ''];
  return [...said.map(({ value }) => value), ...words, ...(ratio === undefined ? [] : [ratio])];
}

type Aim = {
  readonly statement: Statement;
  readonly shares: readonly number[];
  readonly subject: string | null;
};

/** In another paragraph; in the same one only where it is plainly of the same thing. */
function isApart(aim: Aim, { sentence }: Statement, subject: string | null): boolean {
  if (aim.statement.sentence.block !== sentence.block) return true;
  if (aim.statement.sentence === sentence) return false;
  return (
    (subject !== null && subject === aim.subject) ||
    (subject === null && /\b(?:condition|target|requir\w+|satisf\w+|agreement|aim)\b/.test(sentence.low))
  );
}

function growthForNumbers(document: Understanding): Found[] {
  const statements = statementsOf(document).filter(({ sentence }) =>
    /\d ?%|per ?cent|half|halv|third|quarter|fifth|sixth|eighth|tenth|one in /.test(sentence.low),
  );
  const aims = statements.flatMap((statement): Aim[] => {
    const { low } = statement.sentence;
    return OF_GROWTH.test(low)
      ? [{ statement, shares: sharesIn(statement), subject: subjectOf(low) ?? subjectOf(statement.under) }]
      : [];
  });
  if (aims.length === 0) return [];
  return statements
    .flatMap((statement): Found[] => {
      const { low } = statement.sentence;
      if (!OF_LEVEL.test(low) || LESS_GROWTH.test(low) || DENIED.test(low)) return [];
      const shares = sharesIn(statement);
      const subject = subjectOf(low) ?? subjectOf(statement.under);
      const aim = aims.find(
        (one) =>
          isApart(one, statement, subject) &&
          (one.subject === subject || one.subject === null || subject === null) &&
          one.shares.some((share) => shares.some((other) => Math.abs(share - other) < 0.5)),
      );
      const share = aim?.shares.find((one) => shares.some((other) => Math.abs(one - other) < 0.5));
      if (aim === undefined || share === undefined) return [];
      return [
        {
          spots: [statement.spot, aim.statement.spot],
          arithmetic: `${num(share, 1)}% less growth still adds to the number; here it is told as a number ${num(share, 1)}% lower`,
        },
      ];
    })
    .slice(0, 1);
}

const isNumber = ({ unit, per, step, value, noun }: Quantity) =>
  unit === 'count' && per === null && step === 1 && value >= 20 && !/^(?:year|month|day)$/.test(noun);
const LEADS_TO =
  /\b(?:mean\w*|from|to|instead|in place of|against|down|be|fewer|comes? to|require\w*|only)\b/;

/** "Cut the growth by 25%. That means 172 in place of 229": the share has been taken off the number. */
function takenOffNumber(document: Understanding): Found[] {
  return statementsOf(document).flatMap((statement, at, all): Found[] => {
    const { low, quantities, block } = statement.sentence;
    const late = quantities.filter(isNumber);
    if (late.length === 0 || LESS_GROWTH.test(low) || !LEADS_TO.test(low)) return [];
    const before = [all[at - 1], all[at - 2], all[at - 3]].flatMap((one) =>
      one !== undefined && one.sentence.block === block ? [one] : [],
    );
    const aim = before.find((one) => OF_GROWTH.test(one.sentence.low));
    if (aim === undefined) return [];
    const early = [...late, ...before.flatMap((one) => one.sentence.quantities.filter(isNumber))];
    const share = sharesIn(aim).find((one) =>
      early.some((a) =>
        late.some((b) => b.value < a.value && Math.abs(a.value * (1 - one / 100) - b.value) <= 0.6),
      ),
    );
    return share === undefined
      ? []
      : [
          {
            spots: [statement.spot, aim.spot],
            arithmetic: `${num(share, 1)}% is to come off the growth; here it is taken off the number of children`,
          },
        ];
  });
}

/** Growth and numbers. */
export const GROWTH_TARGET_RULES: readonly Rule[] = [
  {
    code: 'claim.growth-for-number',
    kind: 'two-values',
    severity: 'error',
    title: 'A cut of growth is told as a cut of numbers',
    meaning:
      'Growth that is to be so much lower in one place, and the same share fewer placements, plans or children in another. Silent where the second speaks of growth too, and where it is of another thing.',
    advice: 'Say in both places that the growth is cut, and give the number that this leads to.',
    fires:
      'Condition 3.2 asks us to reduce growth in independent placements by 20%, from 40 a year to 32.\n\nOur panel will deliver the 20% cut in independent placements that the condition asks for.',
    silent:
      'Condition 3.2 asks us to reduce growth in independent placements by 20%, from 40 a year to 32.\n\nOur panel will deliver the 20% cut in the growth of independent placements that the condition asks for.',
    find: (document) => [...growthForNumbers(document), ...takenOffNumber(document)].slice(0, 1),
  },
];
