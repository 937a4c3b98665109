/** Rules on the full-time equivalents of one profession: two numbers in post in one document. */
import type { Found } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { ADVICE, TWO } from './clashes.ts';

const PROFESSION =
  /\b(psychologist|caseworker|case officer|therapist|advisory teacher|specialist teacher|senco|inclusion officer|plan officer|social worker)s?\b/;
const EQUIVALENT = /\b(?:full[- ]time equivalents?|ftes?|wtes?|whole[- ]time equivalents?)\b/;
/** Words after which the number is of posts that ought to be, are empty, or were and will be. */
const NOT_IN_POST =
  /\b(?:establishment|budget\w*|adds?|added|taking|plan|planned|target|need\w*|vacan\w+|empty|required|agency|locums?|short|gap|will|would|should|by|from|was|were|last|ago|rose|fell|grow\w*|increas\w+|reduc\w+|national\w*|average|per|if|another|further|more|fewer|less|than|left|joined|retir\w+)\b/;
/** How far the words for equivalents may stand from their number [characters]. */
const NEAR = 34;

type Staffed = { readonly sentence: Sentence; readonly quantity: Quantity; readonly profession: string };

/** The profession of a sentence, or of the one before it in the paragraph. */
function professionOf(sentence: Sentence, before: Sentence | undefined): string | null {
  const own = PROFESSION.exec(sentence.low)?.[1];
  if (own !== undefined) return own;
  return before?.block === sentence.block ? (PROFESSION.exec(before.low)?.[1] ?? null) : null;
}

function staffedIn(sentences: readonly Sentence[], at: number): Staffed[] {
  const sentence = sentences[at];
  const profession = sentence === undefined ? null : professionOf(sentence, sentences[at - 1]);
  if (sentence === undefined || profession === null || !EQUIVALENT.test(sentence.low)) return [];
  return sentence.quantities.flatMap((quantity): Staffed[] => {
    const { start, end, unit, isAbout, bound, step } = quantity;
    const around = sentence.low.slice(Math.max(0, start - NEAR), end + NEAR);
    const isPlain = unit === 'count' && step < 1 && !isAbout && bound === null;
    return isPlain && EQUIVALENT.test(around) && !NOT_IN_POST.test(around)
      ? [{ sentence, quantity, profession }]
      : [];
  });
}

function twoStaffs({ sentences }: Understanding): Found[] {
  const held = new Map<string, Staffed>();
  return sentences
    .flatMap((_, at) => staffedIn(sentences, at))
    .flatMap((staffed): Found[] => {
      const first = held.get(staffed.profession);
      if (first === undefined) held.set(staffed.profession, staffed);
      if (
        first === undefined ||
        first.quantity.value === staffed.quantity.value ||
        first.sentence === staffed.sentence
      )
        return [];
      return [
        {
          spots: [sentenceSpot(staffed.sentence), sentenceSpot(first.sentence)],
          arithmetic: `${staffed.profession}s: ${num(first.quantity.value)} full-time equivalents in one place, ${num(staffed.quantity.value)} in another`,
        },
      ];
    });
}

/** Staff in post. */
export const STAFFING_RULES: readonly Rule[] = [
  {
    code: 'value.staff-in-post',
    kind: TWO,
    severity: 'warning',
    title: 'One profession has two numbers of full-time equivalents in post',
    meaning:
      'Two numbers with a decimal beside "full-time equivalent" or "FTE" for psychologists, caseworkers, therapists or the like. Silent for an establishment, empty posts, and other times.',
    advice: ADVICE,
    fires:
      'We have eight educational psychologists; the full-time equivalent is 6.4.\n\nThe present complement of 7.4 full-time equivalent psychologists can write 240 reports a year.',
    silent:
      'We have eight educational psychologists; the full-time equivalent is 6.4.\n\nThe present complement of 6.4 full-time equivalent psychologists can write 240 reports a year.',
    find: twoStaffs,
  },
];
