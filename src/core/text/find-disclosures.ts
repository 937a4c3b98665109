/** Safeguarding: tellings of a person at risk, found by rules of many kinds, so that a named person reads that answer first. It misses some. */
import { type DisclosureRule, readRules, withoutContractions } from './disclosure-classes.ts';
import { DISCLOSURE_KINDS, type DisclosureKind } from './disclosure-kinds.ts';
import { RESTRAINT, SEXUAL_HARM, VIOLENCE } from './disclosure-rules-body.ts';
import { EXPLOITATION, NEGLECT } from './disclosure-rules-care.ts';
import { DESPAIR, EMOTIONAL_HARM, FEAR, SELF_HARM } from './disclosure-rules-mind.ts';
import { sentencesOf, signFeatures } from './disclosure-signs.ts';
import { type LinearModel, scoreFor } from './linear-model.ts';
import { spelledPlainly } from './plain-spelling.ts';

const TEXTS: Readonly<Record<Exclude<DisclosureKind, 'something-wrong'>, string>> = {
  'self-harm': SELF_HARM,
  violence: VIOLENCE,
  'sexual-harm': SEXUAL_HARM,
  neglect: NEGLECT,
  exploitation: EXPLOITATION,
  restraint: RESTRAINT,
  'emotional-harm': EMOTIONAL_HARM,
  fear: FEAR,
  despair: DESPAIR,
};

/** What is known beforehand: words that are no slip of the pen, and the learnt model; null goes by the rules alone. */
export type Concerns = { readonly known: ReadonlySet<string>; readonly concerns: LinearModel | null };

/** The class of the model that means a telling, and the score from which a sentence is one: note 15, section 5. */
export const TELLING = 'telling';
const ENOUGH = -1.2;
/** The score below which a sentence that a rule brings up is none: the model is nearly sure that it tells of something else. */
const NOT_AT_ALL = -2.5;
/** Sentences of fewer words say too little to be read so [words]. */
const SHORTEST = 5;

type KindRule = DisclosureRule & { readonly kind: DisclosureKind };

/** Letters by which a rule is found whose telling word stands for all that begin so. */
const OPENING = 3;

/** Rules by the words that bring them up, and by the first letters of those. */
const RULES = indexed(
  DISCLOSURE_KINDS.flatMap((kind) =>
    kind === 'something-wrong' ? [] : readRules(TEXTS[kind]).map((rule) => ({ ...rule, kind })),
  ),
);

/** Telling words long enough that a slip of the pen is told from another word [letters]. */
const SLIP_FROM = 6;
const SPELT = [...RULES.byWord.keys()].filter((word) => word.length >= SLIP_FROM);
const BY_SLIP = slipsOf([
  ...SPELT,
  ...'suicide suicidal bruise bruises bruised strangled violent violence abuse abused assault assaulted overdose restrained threatens threatened neglect neglected bullied bullying humiliated inappropriate'.split(
    ' ',
  ),
]);

/**
 * Tell what kinds of risk an answer may tell of, looking at it both as given and masked, as masking may cover a telling word and
 * a covered name may complete a telling phrase. A refusal ("never hit him") flags too: a person judges, not the rule.
 *
 * @param given the answer before masking; nothing of it is returned.
 * @param masked the same answer with `[name]` and the like.
 * @returns each kind at most once, in the order of the kinds; `something-wrong` alone where no rule holds and a sentence reads like those that told of harm; empty where nothing was found, which does not say that there is nothing.
 * @source Method note 15, section 5.
 */
export function findDisclosures(
  given: string,
  masked: string,
  { known, concerns }: Concerns,
): DisclosureKind[] {
  const found = new Set<DisclosureKind>();
  const texts = given === masked ? [given] : [given, masked];
  const plain = texts.map((one) => plainly(one, known));
  for (const sentence of plain.flatMap(sentencesOf))
    for (const { kind, pattern } of raisedBy(sentence))
      if (!found.has(kind) && pattern.test(sentence) && mayTell(sentence, concerns)) found.add(kind);
  if (found.size === 0 && concerns !== null && tells(plain[0] ?? '', concerns)) return ['something-wrong'];
  return DISCLOSURE_KINDS.filter((kind) => found.has(kind));
}

/** Tell whether a sentence in which a rule holds may tell of harm: it does unless the model reads it as something quite different. */
function mayTell(sentence: string, model: LinearModel | null): boolean {
  if (model === null || isShort(sentence)) return true;
  // Tellings were learnt from with "he" where somebody is named.
  return scoreFor(model, TELLING, signFeatures(sentence.replace(/\[[a-z-]+\]/g, 'he'))) >= NOT_AT_ALL;
}

function isShort(sentence: string): boolean {
  return sentence.trim().split(' ').length < SHORTEST;
}

/** Tell whether a sentence of the text reads as those do that told of harm; the model knows no masks, so it is held against what was given. */
function tells(text: string, model: LinearModel): boolean {
  return sentencesOf(text).some(
    (sentence) => !isShort(sentence) && scoreFor(model, TELLING, signFeatures(sentence)) >= ENOUGH,
  );
}

/** Small letters, "do not" for "don't", one blank for many, words written by ear as they are meant, and telling words that are misspelt by one letter put right. */
export function plainly(text: string, known: ReadonlySet<string>): string {
  const whole = withoutContractions(text.toLowerCase()).replace(/['’]/g, '').replace(/\s+/g, ' ');
  const small = spelledPlainly(whole);
  return small.replace(/[a-z]{5,}/g, (word) => (known.has(word) ? word : (rightly(word) ?? word)));
}

function rightly(word: string): string | undefined {
  if (RULES.byWord.has(word) || word.length > 20) return undefined;
  for (const shorter of [word, ...withoutOne(word)]) {
    const meant = BY_SLIP.get(shorter);
    if (meant?.startsWith(word.charAt(0)) && Math.abs(meant.length - word.length) <= 1) return meant;
  }
  return undefined;
}

function slipsOf(words: readonly string[]): ReadonlyMap<string, string> {
  const slips = new Map<string, string>();
  for (const word of words) for (const shorter of [word, ...withoutOne(word)]) slips.set(shorter, word);
  return slips;
}

/** A word with each of its letters left out in turn. */
function withoutOne(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

function indexed(rules: readonly KindRule[]) {
  const byWord = new Map<string, KindRule[]>();
  const byOpening = new Map<string, KindRule[]>();
  const put = (map: Map<string, KindRule[]>, key: string, rule: KindRule) =>
    map.set(key, [...(map.get(key) ?? []), rule]);
  for (const rule of rules)
    for (const word of rule.anchors)
      if (word.endsWith('*')) put(byOpening, word.slice(0, OPENING), rule);
      else put(byWord, word, rule);
  return { byWord, byOpening };
}

/** The rules that the words of a text bring up, each once. */
function raisedBy(text: string): ReadonlySet<KindRule> {
  const raised = new Set<KindRule>();
  for (const word of new Set(text.match(/[a-z]+/g))) {
    for (const rule of RULES.byWord.get(word) ?? []) raised.add(rule);
    for (const rule of RULES.byOpening.get(word.slice(0, OPENING)) ?? []) raised.add(rule);
  }
  return raised;
}
