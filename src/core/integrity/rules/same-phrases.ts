/** Rules on one whole that is counted twice under the same name: "96 schools in the area", "the 98 schools in the area". */
import type { Found } from '../finding.ts';
import { type Quantity, singular } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import type { Understanding } from '../understand/understanding.ts';
import { ADVICE, TWO } from './clashes.ts';

/** What stands before a number that counts the whole and no part: "the", "all", "our", "there are", "we employ". */
const WHOLE =
  /(?:\b(?:of|all|the|our|its|their|across|in|with|at|each of)(?: (?:the|our|all|its|their|present|current|total|complement|establishment|number|of|a|has|have))*|\bthere (?:are|were)(?: now)?|\b(?:we|council|authority|service|team|it|school|board|forum|which) (?:now |currently )?(?:employs?|has|have|maintains?|runs?|funds?|holds?|serves?|numbers?|counts?|had)(?: a (?:team|staff|total) of)?|^\W{0,3}(?:all )?)\s$/;
/** Words after which the count is of a part, a change or another time. */
const PART =
  /\b(?:more|further|another|extra|additional|new|other|first|last|next|remaining|rest|few\w*|only|some|up to|at least|over|under|about|increase\w*|reduc\w*|rise|fall|rose|fell|grow\w*|from|than|will|would|should|expect\w*|forecast|target|plan(?:ned)? (?:to|for)|by the|each|every|per|average|if|whom|which|vacan\w+|previous\w*|earlier|ago|before|year|term|quarter|month|week|day)\b/;
/** Words too general to name a whole. */
const GENERAL =
  /^(?:thing|way|time|part|point|number|people|person|case|measure|action|question|answer|step|line|page|area|year|month|week|day|term|quarter|reason|total|item|group|of|in|with|at|for|on|the|our|their|its|a|an)$/;
const LINK = /^(?:of|in|with|at|for|on|the|our|their|its|a|an)$/;
/** A name has at least so many words of its own. */
const LEAST = 2;
const MOST_WORDS = 6;

/** The words of a name behind a number, in the singular, until a verb, mark or fifth word. */
function nameOf(sentence: Sentence, quantity: Quantity): readonly string[] {
  const words: string[] = [];
  for (let at = quantity.until; at < Math.min(sentence.tokens.length, quantity.until + MOST_WORDS); at++) {
    const token = sentence.tokens[at];
    if (token === undefined || token.kind !== 'word' || STOPS.has(token.low)) break;
    if (!LINK.test(token.low)) words.push(singular(token.low));
  }
  return words.slice(0, 3);
}

const STOPS = new Set(
  'is are was were has have had be been will would can could may should do does did and or but that who which whom when where while if so as to by from than then now also still who we they it i he she there this these those not no'.split(
    ' ',
  ),
);

type Named = {
  readonly sentence: Sentence;
  readonly quantity: Quantity;
  readonly name: string;
  readonly time: string;
};

function namedIn(sentence: Sentence): Named[] {
  if (sentence.isChart || sentence.block.kind === 'heading' || sentence.text.endsWith('?')) return [];
  return sentence.quantities.flatMap((quantity): Named[] => {
    const { unit, isAbout, bound, per, value, start } = quantity;
    const ahead = sentence.low.slice(Math.max(0, start - 44), start);
    if (unit !== 'count' || isAbout || bound !== null || per !== null || value < 3 || !WHOLE.test(ahead))
      return [];
    const words = nameOf(sentence, quantity);
    const own = words.filter((word) => !GENERAL.test(word));
    const clause = sentence.low.slice(Math.max(0, start - 30), quantity.end + 40);
    if (words.length < LEAST || own.length < 1 || PART.test(clause)) return [];
    const time = sentence.periods.map(({ key }) => key).join('|');
    return [{ sentence, quantity, name: words.join(' '), time }];
  });
}

function countedTwice({ sentences }: Understanding): Found[] {
  const byName = new Map<string, Named[]>();
  for (const named of sentences.flatMap(namedIn))
    byName.set(named.name, [...(byName.get(named.name) ?? []), named]);
  return [...byName.values()].flatMap((all): Found[] => {
    const [a] = all;
    const b = all.find(
      (one) =>
        a !== undefined &&
        one.quantity.value !== a.quantity.value &&
        one.sentence.block !== a.sentence.block &&
        (one.time === a.time || one.time === '' || a.time === ''),
    );
    if (a === undefined || b === undefined) return [];
    const ratio = a.quantity.value / b.quantity.value;
    if (ratio > 1.5 || ratio < 1 / 1.5) return [];
    const show = ({ sentence, quantity }: Named) => sentence.text.slice(quantity.start, quantity.end);
    return [
      {
        spots: [sentenceSpot(b.sentence), sentenceSpot(a.sentence)],
        arithmetic: `${show(a)} ${a.name} in one place, ${show(b)} in another`,
      },
    ];
  });
}

/** One whole under one name. */
export const SAME_PHRASE_RULES: readonly Rule[] = [
  {
    code: 'value.same-name',
    kind: TWO,
    severity: 'warning',
    title: 'One whole is counted twice under the same name',
    meaning:
      'Two counts of a whole ("the", "all", "there are", "we employ") whose next words are the same, in two paragraphs. Silent where a part, a change or another time is told, and where the two are far apart.',
    advice: ADVICE,
    fires: 'There are 96 schools in the area.\n\nOf the 98 schools in the area, 40 have signed the charter.',
    silent: 'There are 96 schools in the area.\n\nOf the 96 schools in the area, 40 have signed the charter.',
    find: countedTwice,
  },
];
