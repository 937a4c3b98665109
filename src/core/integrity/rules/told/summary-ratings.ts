/** What a summary says of the ratings of conditions, and the newest ratings that a table or headings give. */
import type { Found, Spot } from '../../finding.ts';
import { wordValue } from '../../lex/number-words.ts';
import type { Rule } from '../../rule.ts';
import { type Line, linesOf } from '../../understand/lines.ts';
import { oncePer } from '../../understand/once.ts';
import { ratedRows } from '../../understand/rated-things.ts';
import type { Understanding } from '../../understand/understanding.ts';

const COLOURS = 'blue|green|amber|red';
const COUNT = '(no|none|zero|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})';

/** A condition and its newest rating. */
type Rated = {
  readonly number: string | null;
  readonly name: string;
  readonly colour: string;
  readonly spot: Spot;
};

function nameOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\W*(?:condition|c)?\s?\d*(?:\.\d+)*\W*/, '')
    .replace(/\W+$/, '')
    .trim();
}

/** "Condition 1, in-year balance: Red", "### Condition 1: Red". */
const STATED = new RegExp(
  `^\\W*condition (\\d+(?:\\.\\d+)*)\\b([^:.]{0,50})[:–-]\\s?(?:rated |rating )?(${COLOURS})\\b`,
  'i',
);

const ratedConditions: (document: Understanding) => readonly Rated[] = oncePer((document) => {
  const inTables = ratedRows(document).flatMap(({ isRisk, row, cells, beside }): Rated[] => {
    const last = cells.at(-1);
    if (isRisk || last?.colour == null || last.colour.includes('-')) return [];
    const number = /^\W*(?:condition |c)?(\d+(?:\.\d+)*)\b/i.exec(row.label)?.[1] ?? null;
    const name = nameOf(row.label) || nameOf(beside.split(' — ')[0] ?? '');
    return [{ number, name, colour: last.colour, spot: last.spot }];
  });
  if (inTables.length > 0) return inTables;
  return document.sentences.flatMap(({ text, block }): Rated[] => {
    const match = STATED.exec(text);
    if (match === null) return [];
    const { paragraph, page, section } = block;
    const spot = { paragraph, page, section, start: 0, end: text.length, quote: text };
    return [
      {
        number: match[1] ?? null,
        name: nameOf(match[2] ?? ''),
        colour: (match[3] ?? '').toLowerCase(),
        spot,
      },
    ];
  });
});

type Claim = { readonly wrong: string; readonly spots: readonly Spot[] };

const NAMED = new RegExp(
  `\\bconditions? (\\d+(?:\\.\\d+)*(?:(?:,? and |, | to |–)\\d+(?:\\.\\d+)*)*)\\b,? (?:(?:is|are|remains?|both|now|all|rated|stays?|still) ){1,3}(?:rated )?(${COLOURS})\\b`,
  'g',
);
const AS_IS = /, as (?:is|are) conditions? (\d+(?:\.\d+)*)/;

function numbersIn(text: string): string[] {
  const span = /^(\d+)(?: to |–)(\d+)$/.exec(text);
  if (span === null) return text.match(/\d+(?:\.\d+)*/g) ?? [];
  const [from, to] = [Number(span[1]), Number(span[2])];
  return to > from && to - from < 12 ? Array.from({ length: to - from + 1 }, (_, k) => String(from + k)) : [];
}

function namedWrong({ low }: Line, rated: readonly Rated[]): Claim[] {
  return [...low.matchAll(NAMED)].flatMap((match): Claim[] => {
    const also = AS_IS.exec(low)?.[1];
    const numbers = [...numbersIn(match[1] ?? ''), ...(also === undefined ? [] : [also])];
    const others = numbers.flatMap((number) => {
      const own = rated.filter((one) => one.number === number);
      return own.length === 1 && own[0] !== undefined && own[0].colour !== match[2] ? own : [];
    });
    return others.map(({ number, colour, spot }) => ({
      wrong: `condition ${number ?? ''} is told as ${match[2] ?? ''} and rated ${colour}`,
      spots: [spot],
    }));
  });
}

const COUNTED = new RegExp(
  `\\b${COUNT} (?:of (?:the|our|these) (?:\\w+ )?conditions|(?:of them )?(?:conditions?)|others?)?\\s?(?:(?:is|are|was|were|has been|have been|remain|remains) )?(?:now |currently |at |rated )*(${COLOURS})\\b`,
  'g',
);
const OTHERS = new RegExp(`\\bthe other ${COUNT} (?:are|remain) (?:all )?(?:rated )?(${COLOURS})\\b`, 'g');
const ALL_BUT_ONE = new RegExp(
  `\\ball (?:of the )?(?:conditions )?but one (?:(?:of the )?conditions )?(?:are|is) (${COLOURS})\\b|\\ball conditions but one are (${COLOURS})\\b`,
);
const ALL_ARE = new RegExp(
  `\\b(?:all|every one of) (?:of )?(?:the |our )?(?:\\w+ )?conditions? (?:are|is) (?:now )?(?:rated )?(${COLOURS})\\b`,
);
const ONLY_OFF = /\bonly condition (\d+(?:\.\d+)*) is (?:off (?:target|track)|not on target)\b/;

function countIn(text: string): number {
  return text === 'no' || text === 'none' ? 0 : (wordValue(text) ?? Number(text));
}

function numberOf(rated: readonly Rated[], colour: string): number {
  return rated.filter((one) => one.colour === colour).length;
}

function countedWrong({ low }: Line, rated: readonly Rated[]): Claim[] {
  if (!/\bconditions?\b|^\W*ratings?\b/.test(low)) return [];
  const claims = [...low.matchAll(COUNTED), ...low.matchAll(OTHERS)].flatMap((match): Claim[] => {
    const ahead = low.slice(Math.max(0, (match.index ?? 0) - 12), match.index);
    const [count, colour] = [countIn(match[1] ?? ''), match[2] ?? ''];
    const real = numberOf(rated, colour);
    if (/\d/.test(match[1] ?? '') && !match[0].includes('condition')) return [];
    if (/\bcondition $|\bor $|\bthan $|\bother $/.test(ahead) && !match[0].startsWith('the other')) return [];
    return count === real
      ? []
      : [
          {
            wrong: `${count} are told as ${colour}; ${real} of the ${rated.length} are`,
            spots: rated.filter((one) => one.colour === colour).map(({ spot }) => spot),
          },
        ];
  });
  return [...claims, ...wholeWrong(low, rated)];
}

function wholeWrong(low: string, rated: readonly Rated[]): Claim[] {
  const but = ALL_BUT_ONE.exec(low);
  const all = but === null ? ALL_ARE.exec(low)?.[1] : undefined;
  const colour = but?.[1] ?? but?.[2];
  if (colour !== undefined && numberOf(rated, colour) !== rated.length - 1)
    return [
      {
        wrong: `all but one are told as ${colour}; ${numberOf(rated, colour)} of ${rated.length} are`,
        spots: [],
      },
    ];
  const other = all === undefined ? undefined : rated.find((one) => one.colour !== all);
  if (other !== undefined)
    return [{ wrong: `all are told as ${all ?? ''}; one is rated ${other.colour}`, spots: [other.spot] }];
  const only = ONLY_OFF.exec(low)?.[1];
  const off =
    only === undefined
      ? undefined
      : rated.find(({ number, colour: one }) => number !== only && (one === 'red' || one === 'amber'));
  return off === undefined
    ? []
    : [{ wrong: `condition ${off.number ?? ''} is rated ${off.colour}, too`, spots: [off.spot] }];
}

const LEAST_NAME = 9;

/** "Local places is rated Green". */
function namesWrong({ low }: Line, rated: readonly Rated[]): Claim[] {
  return rated.flatMap(({ name, colour, spot }): Claim[] => {
    const at = name.length < LEAST_NAME ? -1 : low.indexOf(name);
    const told =
      at < 0
        ? undefined
        : new RegExp(`^\\W{0,2}(?:is|are|remains?|stays?) (?:now |still )?(?:rated )?(${COLOURS})\\b`).exec(
            low.slice(at + name.length).trim(),
          )?.[1];
    return told === undefined || told === colour
      ? []
      : [{ wrong: `"${name}" is told as ${told} and rated ${colour}`, spots: [spot] }];
  });
}

const OF_THEN =
  /\b(?:was|were|last (?:time|update|quarter)|previous\w*|in update|at update|will|would|if|should|could|until|moved? (?:from|to)|risks?|projects?|schemes?|measures?)\b/;

function wrongSummaries(document: Understanding): Found[] {
  const rated = ratedConditions(document);
  if (rated.length < 2 || rated.length > 20) return [];
  return linesOf(document).flatMap((line): Found[] => {
    if (
      line.row !== null ||
      OF_THEN.test(line.low) ||
      !new RegExp(`\\b(?:${COLOURS})\\b|off target`).test(line.low)
    )
      return [];
    const claims = [...namedWrong(line, rated), ...countedWrong(line, rated), ...namesWrong(line, rated)];
    const [claim] = claims;
    return claim === undefined
      ? []
      : [{ spots: [line.spot, ...claim.spots.slice(0, 3)], arithmetic: claim.wrong }];
  });
}

const HOW_MANY =
  /\b(?:has|are|the|have|of|all|contains?|sets?|rates?)? ?\b(two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) conditions\b(?! (?:is|are) (?:now |rated )?(?:blue|green|amber|red))|^(two|three|four|five|six|seven|eight|nine|ten) conditions are rated\b/;

/** A condition in two rows with two ratings, or fewer rows than there are conditions. */
function brokenTables(document: Understanding): Found[] {
  const lines = linesOf(document);
  const told = lines.find(
    ({ low, row }) => row === null && HOW_MANY.test(low) && !/\bof the \w+ conditions\b|\bother\b/.test(low),
  );
  const count = countIn(
    HOW_MANY.exec(told?.low ?? '')
      ?.slice(1)
      .find((one) => one !== undefined) ?? '',
  );
  const rated = ratedConditions(document).filter(({ number }) => number !== null && !number.includes('.'));
  const twice = rated.find((one, at) =>
    rated
      .slice(0, at)
      .some((other) => other.number === one.number && other.name === one.name && isOfOneTable(one, other)),
  );
  const numbers = new Set(rated.map(({ number }) => number));
  if (told === undefined || !(count > 1) || rated.length < 2) return [];
  if (twice !== undefined && rated.length >= 3)
    return [
      {
        spots: [twice.spot, told.spot],
        arithmetic: `condition ${twice.number ?? ''} stands in two rows, and ${numbers.size} of the ${count} conditions have one`,
      },
    ];
  const isShort =
    numbers.size === count - 1 &&
    rated.length === numbers.size &&
    [...numbers].every((number) => Number(number) <= count);
  const [first] = rated;
  return isShort && first !== undefined
    ? [
        {
          spots: [first.spot, told.spot],
          arithmetic: `${count} conditions are told, and ${numbers.size} are rated`,
        },
      ]
    : [];
}

/** Rows of one table stand within a few lines of each other. */
function isOfOneTable(a: Rated, b: Rated): boolean {
  return (
    (Math.abs(a.spot.paragraph - b.spot.paragraph) <= 12 && a.spot.section === b.spot.section) ||
    a.spot.quote.startsWith('Condition')
  );
}

/** Summaries. */
export const SUMMARY_RATING_RULES: readonly Rule[] = [
  {
    code: 'told.summary-of-ratings',
    kind: 'rating',
    severity: 'error',
    isWide: true,
    title: 'A summary of ratings is not what the table rates',
    meaning:
      'Conditions named with a colour, counted by colour, all or all but one of a colour, in any line, against the newest colour of each condition in the table of ratings or in its heading. Silent for earlier updates, risks and schemes.',
    advice: 'Copy the summary from the table.',
    fires:
      '| Condition | Rating |\n| --- | --- |\n| 1 Balance | Red |\n| 2 Early help | Green |\n| 3 Local places | Amber |\n| 4 Post-16 | Green |\n\n## Detail\n\nConditions 2, 3 and 4 are Green.',
    silent:
      '| Condition | Rating |\n| --- | --- |\n| 1 Balance | Red |\n| 2 Early help | Green |\n| 3 Local places | Amber |\n| 4 Post-16 | Green |\n\n## Detail\n\nConditions 2 and 4 are Green.',
    find: wrongSummaries,
  },
  {
    code: 'told.condition-twice',
    kind: 'rating',
    severity: 'error',
    isWide: true,
    title: 'A condition stands in two rows of ratings, or has none',
    meaning:
      'So many conditions told in a line, and a table or headings that rate one of them twice, or all of them but one.',
    advice: 'Give each condition one row, and check which rating is whose.',
    fires:
      'The agreement has three conditions.\n\n| Condition | Rating |\n| --- | --- |\n| 1 Balance | Red |\n| 2 Early help | Green |\n| 2 Early help | Red |',
    silent:
      'The agreement has three conditions.\n\n| Condition | Rating |\n| --- | --- |\n| 1 Balance | Red |\n| 2 Early help | Green |\n| 3 Local places | Red |',
    find: brokenTables,
  },
];
