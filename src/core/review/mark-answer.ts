/** What the machine says of an answer: which themes it holds by their words, and how what is said of each is felt. */
import { classify, type LinearModel } from '../text/linear-model.ts';
import { opinionBalance } from '../text/opinion-words.ts';
import { readFeatures } from '../text/text-features.ts';
import { answerParts } from './answer-parts.ts';
import { stemsIn } from './read-terms.ts';
import type { Feeling, Theme } from './review-words.ts';

/** The themes as an answer is held against them. */
export type ThemeRules = readonly { readonly themeId: string; readonly phrases: readonly string[] }[];

/** Make the rules of themes: each word or run of words with its endings off. */
export function rulesOf(themes: readonly Pick<Theme, 'id' | 'words'>[]): ThemeRules {
  return themes.map(({ id, words }) => ({
    themeId: id,
    phrases: words.map((word) => ` ${stemsIn(word).join(' ')} `).filter((phrase) => phrase.trim() !== ''),
  }));
}

/**
 * Mark one masked answer. A theme is held where any of its words stands. Its feeling is that of the parts of sentences that
 * hold it: mixed where one is positive and another negative.
 *
 * @returns theme to feeling, for the themes that are held.
 * @source Method note 18, sections 3 and 4.
 */
export function markAnswer(
  text: string,
  rules: ThemeRules,
  model: LinearModel,
): ReadonlyMap<string, Feeling> {
  return markParts(heldParts(text), rules, model);
}

/** An answer cut into parts, with the feeling of each once somebody asked for it. */
export type HeldParts = readonly { readonly part: string; readonly stems: string; feeling: Feeling | null }[];

/** Cut an answer, so that it can be held against themes again and again. */
export function heldParts(text: string): HeldParts {
  return answerParts(text).map((part) => ({ part, stems: ` ${stemsIn(part).join(' ')} `, feeling: null }));
}

/** Mark an answer that was cut before; feelings are kept on its parts. Says what `markAnswer` says. */
export function markParts(
  parts: HeldParts,
  rules: ThemeRules,
  model: LinearModel,
): ReadonlyMap<string, Feeling> {
  const felt = new Map<string, Feeling>();
  for (const { themeId, phrases } of rules) {
    const holding = parts.filter(({ stems }) => phrases.some((phrase) => stems.includes(phrase)));
    if (holding.length === 0) continue;
    const own = holding.map((held) => {
      held.feeling ??= feelingOf(held.part, model);
      return held.feeling;
    });
    felt.set(themeId, together(own));
  }
  return felt;
}

/** What a word of praise or complaint adds to the model's score of its side. Chosen on the half for tuning: method note 18, section 4. */
const OPINION_WEIGHT = 1.5;
/** More words than this on one side say no more. */
const MOST_OPINION = 2;

/** Class one part by the model, steadied by everyday words of praise and complaint. */
export function feelingOf(text: string, model: LinearModel): Feeling {
  const plain = text.replace(/\[[a-z-]+\]/g, ' ');
  const balance = Math.max(-MOST_OPINION, Math.min(MOST_OPINION, opinionBalance(plain)));
  const added = {
    positive: OPINION_WEIGHT * Math.max(0, balance),
    negative: OPINION_WEIGHT * Math.max(0, -balance),
  };
  const label = classify(model, readFeatures(plain, 'words and pieces'), added);
  return label === 'positive' || label === 'negative' ? label : 'neutral';
}

function together(feelings: readonly Feeling[]): Feeling {
  const [up, down] = [feelings.includes('positive'), feelings.includes('negative')];
  if (up && down) return 'mixed';
  return up ? 'positive' : down ? 'negative' : 'neutral';
}
