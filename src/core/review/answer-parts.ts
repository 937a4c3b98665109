/** Cuts an answer into the parts that each say one thing: sentences, and clauses where one turns or another begins. */

/** Where a sentence ends, or turns: what follows may be felt otherwise. */
const STRONG =
  /[.!?;:\n]+(?=\s|$)|\s+[-–—]+\s+|,?\s+\b(?:but|although|though|even though|however|whereas|yet|except that|except for|except|apart from|other than|on the other hand|while|unfortunately|sadly)\b,?/i;
/** Where a clause may end: only a verb on both sides says that it does. */
const WEAK = /,\s+(?:and\s+|so\s+)?|\s+\band\b\s+/i;

/** Verbs that are common in what people write of a service; a piece with one of them says something by itself. */
const VERBS = `is isn't are aren't was wasn't were weren't am be been has hasn't have haven't had hadn't do does doesn't don't did didn't can can't
  cannot could couldn't will won't would wouldn't should shouldn't must may might need needs needed get gets got give gives gave go goes
  went come comes came take takes took make makes made help helps helped listen listens listened feel feels felt know knows knew tell
  tells told say says said keep keeps kept work works worked wait waits waited want wants wanted think thinks thought see sees saw find
  finds found try tries tried ask asks asked seem seems seemed look looks looked love loves loved like likes liked understand
  understands understood explain explains explained support supports supported care cares cared treat treats treated let lets ring rings
  rang call calls called answer answers answered reply replies replied change changes changed improve improves improved provide provides
  provided put puts run runs ran leave leaves left lose loses lost meet meets met show shows showed arrive arrives arrived start starts
  started stop stops stopped offer offers offered send sends sent receive receives received become becomes became ignore ignores ignored
  it's they're he's she's i'm we're that's there's you're`;
const VERB = new RegExp(`\\b(?:${VERBS.trim().split(/\s+/).join('|')})\\b`, 'i');

/**
 * Cut an answer. No word is lost and none is in two parts, but for what a part begins with ("but", "and").
 *
 * @returns the parts in their order; none of an answer without words.
 * @source Method note 18, section 4.
 */
export function answerParts(text: string): readonly string[] {
  return text
    .replaceAll('’', "'")
    .split(STRONG)
    .flatMap(clausesOf)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part));
}

/** Cut a sentence where a clause ends; a piece without a verb goes to what stands before it, the first one to what follows. */
function clausesOf(sentence: string): readonly string[] {
  const marks = [...sentence.matchAll(new RegExp(WEAK, 'gi'))];
  const clauses: string[] = [];
  let from = 0;
  for (const { index, 0: mark } of marks) {
    const before = sentence.slice(from, index);
    const after = sentence.slice(index + mark.length);
    const next = after.slice(0, after.search(WEAK) < 0 ? undefined : after.search(WEAK));
    if (!VERB.test(before) || !startsClause(next)) continue;
    clauses.push(before);
    from = index + mark.length;
  }
  return [...clauses, sentence.slice(from)];
}

/** Tell whether a piece has a verb with something before it: "the wait was long" begins anew, "was kind" goes on. */
function startsClause(piece: string): boolean {
  const verb = VERB.exec(piece.trim());
  return verb !== null && (verb.index > 0 || verb[0].includes("'"));
}
