/** Everyday words that praise or complain, whatever is spoken of: they steady a model that learnt from another field. */

/** Make a set of the words of one text, parted by blanks. */
function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

const PRAISE = words(`
  good great lovely nice kind kindly helpful friendly excellent brilliant amazing wonderful fantastic superb outstanding perfect
  pleasant caring supportive patient polite professional happy pleased grateful thankful delighted impressed appreciate appreciated
  love loved loves enjoy enjoyed best better fab positive welcoming reassuring thorough efficient prompt quick easy clear calm safe
  respectful responsive marvellous first-class thank thanks praise blessing invaluable fun thriving thrives improved`);
const COMPLAINT = words(`
  bad awful terrible horrible dreadful appalling poor poorly worst worse rude slow slowly late useless hopeless disgusting shocking
  unacceptable unhelpful unkind unprofessional unfair unsafe unhappy disappointed disappointing disappointment frustrated frustrating
  frustration stressful exhausting nightmare disaster shambles chaos chaotic confusing confused ignored dismissed dismissive refused
  rejected failed failing fails failure delay delays delayed lack lacking lacks missing broken wrong difficult difficulty struggle
  struggling struggled fight fighting fought battle battling waste wasted upset upsetting angry annoyed annoying scared worried worrying
  complaint complain sad sadly unfortunately cold dirty noisy rushed impersonal disorganised inadequate insufficient overcrowded
  understaffed lost cancelled never nobody ridiculous joke fobbed`);
/** What turns the word that follows within three words round. */
const TURNING =
  words(`not no never isn't wasn't aren't weren't don't doesn't didn't can't couldn't won't wouldn't hasn't haven't
  hardly barely without nor`);
/** Two words that complain together. */
const PAIRS =
  /\b(?:far too|too (?:long|late|slow|few|little|short|many|much)|(?:let|lets|letting) (?:us|me|him|her|them|down)|no one|could be better|(?:wait|waited|waiting) (?:\w+ )?(?:months|years|weeks|ages|forever|hours))\b/g;

/**
 * Weigh praise against complaint.
 * @returns praising words less complaining ones; a word that is turned round ("not helpful") counts on the other side.
 * @source Method note 18, section 4.
 */
export function opinionBalance(text: string): number {
  const said = text.toLowerCase().replaceAll('’', "'");
  const tokens = said.match(/\p{L}[\p{L}'-]*/gu) ?? [];
  let balance = 0 - (said.match(PAIRS)?.length ?? 0);
  for (const [at, word] of tokens.entries()) {
    const side = PRAISE.has(word) ? 1 : COMPLAINT.has(word) ? -1 : 0;
    if (side === 0) continue;
    // "Never" complains by itself, unless it turns a word round: "never late" praises, "never helpful" complains once.
    if (TURNING.has(word) && tokens.slice(at + 1, at + 4).some(hasSide)) continue;
    const isTurned = tokens.slice(Math.max(0, at - 3), at).some((one) => TURNING.has(one));
    balance += isTurned ? -side : side;
  }
  return balance;
}

function hasSide(word: string): boolean {
  return PRAISE.has(word) || COMPLAINT.has(word);
}
