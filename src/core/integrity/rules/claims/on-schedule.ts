/** Schemes and places said to be on their dates, and a table or sentence in which some are late. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { statements } from '../../understand/all-sentences.ts';
import { namingWords, type Scheme, schemesOf, wasDueBy } from '../../understand/dated-schemes.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import type { Understanding } from '../../understand/understanding.ts';
import { documentDay } from '../times.ts';

const BUILT = `(?:schemes?|projects?|places?|bases?|buildings?|schools?|units?|sites?|srps?)`;
const ON_TIME = `(?:(?:meets?|keeps? to|hits?|achieves?) (?:its|their|the) (?:approved |agreed |planned |original |promised |due |baseline |target )*(?:opening|dates?|programme|timetable|schedule|milestones?|completion)s?|on (?:time|schedule|track|programme)|to (?:time|schedule|programme|plan)|(?:on|to|by|in line with|within) (?:its|their|the)(?: own)? ?(?:approved |agreed |planned |original |promised |due |baseline |first |target |bid |contract(?:ed)? |opening |completion |handover )*(?:dates?|timetable|programme|timescales?)|on the (?:date|day)s? (?:in the|that was|agreed|promised|planned)|to (?:approved|agreed|planned|original) (?:dates?|timescales?)|as (?:planned|agreed|promised|programmed)|is (?:now )?open|are (?:now |all )?open|opened|(?:has|have|had) (?:now |all )?(?:opened|been (?:delivered|opened|handed over)))`;
/** All of them, every one, none late. */
const ALL = new RegExp(
  String.raw`\b(?:all|every|each|both)\b[^.;]{0,40}\b${BUILT}\b[^.;]{0,70}?\b${ON_TIME}\b|\b${BUILT} (?:are|have|were) (?:now )?all\b[^.;]{0,40}\b${ON_TIME}\b|\b(?:no|none of the|not one|neither of the|nor any) ${BUILT}\b[^.;]{0,20}\b(?:late|behind|slipped|delayed|missed)\b|\bon (?:time|schedule|track|programme)\b[^.;]{0,24}\b(?:across|on|for|at|in) (?:all|every|each|both) (?:of )?(?:the |our |its )?${BUILT}\b|\bno (?:slippage|delays?)\b[^.;]{0,30}\b(?:on|to|in|at) (?:any|a single|either)\b`,
);
const EXCEPT =
  /\b(?:except|apart from|other than|but|save for|with the exception|bar|although|though|while|however|will|would|should|if|aim|not|expected|remaining|whether|due to open)\b/;

/** The time that a claim is of: "places promised for September 2025"; null where it is of all. */
function dueOf({ periods, low }: Sentence): string | null {
  const own = periods.find(({ start }) =>
    /\b(?:for|in|by|due|planned|promised|from)\s(?:the )?$/.test(low.slice(Math.max(0, start - 14), start)),
  );
  return own?.key ?? null;
}

function fits(scheme: Scheme, sentence: Sentence): boolean {
  const asked = dueOf(sentence);
  if (asked !== null && scheme.due !== null && scheme.due.key !== asked) return false;
  // "Both bases": schemes of another kind are not meant, unless all are.
  return true;
}

/** How many of the places that were due are open: the total's own row, or the schemes added up. */
function shortOf(
  document: Understanding,
  schemes: readonly Scheme[],
): { readonly why: string; readonly spots: readonly Spot[] } | null {
  const day = documentDay(document);
  const short = schemes.filter(
    (scheme) =>
      scheme.open !== null && scheme.places !== null && scheme.open < scheme.places && wasDueBy(scheme, day),
  );
  const [first] = short.toSorted((a, b) => Number(b.isTotal) - Number(a.isTotal));
  return first === undefined
    ? null
    : {
        why: `${first.name}: ${first.open} of ${first.places} places are open`,
        spots: short.map(({ spot }) => spot).slice(0, 3),
      };
}

function against(
  document: Understanding,
  sentence: Sentence,
): { readonly why: string; readonly spots: readonly Spot[] } | null {
  const schemes = schemesOf(document).filter((scheme) => fits(scheme, sentence));
  const late = schemes.filter((scheme) => scheme.late !== null && !scheme.isTotal);
  if (late.length > 0)
    return {
      why: late.map(({ name, late: words }) => `${name}: ${words}`).join('; '),
      spots: late.map(({ spot }) => spot).slice(0, 3),
    };
  return shortOf(
    document,
    schemes.filter(({ due }) => due !== null || dueOf(sentence) === null || schemes.length < 2),
  );
}

/** "Every scheme has opened, or will open, on its approved date." */
function allSaid(document: Understanding): Found[] {
  if (schemesOf(document).length === 0) return [];
  return statements(document).flatMap((sentence): Found[] => {
    const match = ALL.exec(sentence.low);
    if (match === null || !isStatement(sentence)) return [];
    if (
      EXCEPT.test(
        sentence.low
          .replace(/\b(?:has|have) opened,? or will open\b/, 'has opened')
          .replace(/\bwill (?=meet|open|finish|complete|keep|be (?:ready|open|finished|complete|on))/, '')
          .replace(/\bnot one\b/, ''),
      )
    )
      return [];
    const wrong = against(document, sentence);
    return wrong === null
      ? []
      : [{ spots: [sentenceSpot(sentence), ...wrong.spots], arithmetic: `"${match[0]}"; ${wrong.why}` }];
  });
}

const NAMED_ON_TIME = new RegExp(
  String.raw`\b(?:${ON_TIME}|as (?:planned|agreed)|on (?:time|schedule|track))\b`,
);

/** "The school, Orchard Rise, will open in September as planned", and its row has a later day. */
function oneSaid(document: Understanding): Found[] {
  const late = schemesOf(document).filter(
    (scheme) => scheme.late !== null && scheme.words.size > 0 && !scheme.isTotal,
  );
  if (late.length === 0) return [];
  return statements(document).flatMap((sentence): Found[] => {
    if (!NAMED_ON_TIME.test(sentence.low) || !isStatement(sentence) || DENIED.test(sentence.low)) return [];
    const words = namingWords(sentence.text);
    const scheme = late.find(({ words: own, due }) => {
      const isNamed = [...own].every((word) => words.has(word));
      const isDue =
        due !== null &&
        sentence.periods.some(
          ({ key, from, to }) =>
            key === due.key ||
            (from !== null && due.from !== null && to !== null && from <= due.from && to >= due.from),
        );
      return (
        isNamed &&
        (isDue || (sentence.periods.length === 0 && /\bon (?:time|schedule|track)\b/.test(sentence.low)))
      );
    });
    return scheme === undefined
      ? []
      : [
          {
            spots: [sentenceSpot(sentence), scheme.spot],
            arithmetic: `"${NAMED_ON_TIME.exec(sentence.low)?.[0] ?? ''}"; ${scheme.name}: ${scheme.late}`,
          },
        ];
  });
}

const DENIED =
  /\b(?:not|no longer|late|later|delay\w*|slipped|moved|instead of|rather than|was to|were to|originally|would have|had been due|behind)\b/;

/** Schemes on their dates. */
export const ON_SCHEDULE_RULES: readonly Rule[] = [
  {
    code: 'promise.all-on-time',
    kind: 'promise',
    severity: 'error',
    title: 'Schemes or places are said to be on their dates, and a table has some late',
    meaning:
      'All schemes, every place or a named scheme on time, against rows with a later date than was due, a note of delay, or fewer places open than were due. Silent where the claim leaves some out, or is of another date.',
    advice: 'Say which schemes keep their dates and which do not, and how many places are open.',
    fires:
      'Every scheme has opened, or will open, on its approved date.\n\n| Scheme | Places | Approved date | Latest date |\n| --- | --- | --- | --- |\n| Elm Street base | 12 | September 2025 | September 2025 |\n| Moor School extension | 40 | September 2026 | January 2027 |',
    silent:
      'Every scheme but Moor School has opened, or will open, on its approved date.\n\n| Scheme | Places | Approved date | Latest date |\n| --- | --- | --- | --- |\n| Elm Street base | 12 | September 2025 | September 2025 |\n| Moor School extension | 40 | September 2026 | January 2027 |',
    find: (document) => [...allSaid(document), ...oneSaid(document)],
  },
];
