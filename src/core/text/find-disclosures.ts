/** Safeguarding: words in an answer that may tell of a person at risk, so that a named person reads it. It misses most that is told in other words. */

export type DisclosureKind =
  | 'self-harm'
  | 'violence'
  | 'sexual-harm'
  | 'neglect'
  | 'exploitation'
  | 'restraint'
  | 'fear';

/** What may tell of each kind. Refusals ("never hit him") flag too: a person judges, not the rule. */
const RULES: Readonly<Record<DisclosureKind, readonly RegExp[]>> = {
  'self-harm': [
    /\b(?:cut|cuts|cutting|scratch\w*|burns?)\b.{0,16}\b(?:arms?|wrists?|legs?|skin|thighs?)\b/i,
    /\b(?:took|takes?|taken|swallow\w*)\b.{0,24}\b(?:tablets|pills|bleach|batteries|medication|paracetamol)\b/i,
    /\b(?:without|better\s+off)\s+(?:me|him|her|them)\b|\bno\s+point\b.{0,12}\b(?:living|anymore|any\s+more)\b/i,
    /\bsuicid\w*/i,
    /\bself[\s-]?harm\w*/i,
    /\b(?:kill(?:s|ed|ing)?|hurt(?:s|ing)?|harm(?:s|ed|ing)?|cut(?:s|ting)?|hang(?:s|ing)?)\s+(?:my|him|her|them)[\s-]?sel(?:f|ves)\b/i,
    /\b(?:end(?:ing)?|tak(?:e|en|ing)|took)\s+(?:it\s+all|(?:my|his|her|their)\s+(?:own\s+)?li(?:fe|ves))\b/i,
    /\bover\s?dos\w+/i,
    /\b(?:want(?:s|ed|ing)?|wish(?:es|ed)?|rather)\b.{0,24}\b(?:die|dead|not\s+be\s+(?:here|alive)|never\s+been\s+born)\b/i,
    /\b(?:no\s+reason|not\s+want|don['’]?t\s+want|doesn['’]?t\s+want|didn['’]?t\s+want)\b.{0,12}\b(?:to\s+)?(?:live|be\s+here|be\s+alive|wake\s+up|exist)\b/i,
    /\bbetter\s+off\s+(?:dead|without)\b/i,
  ],
  violence: [
    /\b(?:marks?|scars?|cuts?|black\s+eye|burns?|bleeding|blood|injur\w+|wounds?)\b/i,
    /\b(?:grab\w*|shov(?:e|es|ed|ing)|smack\w*|drag\w*|bit|bites|bitten|thrown?|throws|threw|smash\w*|hurt|hurts|hurting|scream\w*\s+at)\b/i,
    /\bdrinking\b|\bdrunk\b|\bdrinks\s+(?:a\s+lot|too\s+much|every)\b/i,
    /\babus(?:e|es|ed|ing|ive)\b/i,
    /\b(?:hit|hits|hitting|beat|beats|beaten|beating|punch\w*|slap\w*|kick(?:s|ed|ing)|strangl\w*|chok(?:e|es|ed|ing)|burn(?:s|t|ed)|stab\w*|assault\w*|attack\w*)\b/i,
    /\bbruis\w*/i,
    /\b(?:domestic|physical)\s+violence\b|\bviolent\b/i,
    /\b(?:hurt|hurts|hurting|threaten(?:s|ed|ing)?|throws?|threw|thrown)\s+(?:me|him|her|them|us|my|our|\[name\])(?!\w)/i,
  ],
  'sexual-harm': [
    /\b(?:touch(?:es|ed|ing)?)\s+(?:me|him|her|them|my|our|us|up|\[name\])(?!\w)/i,
    /\b(?:clothes|trousers|knickers|underwear|pants)\b.{0,12}\boff\b|\b(?:undress\w*|naked|kiss\w*|webcam|snapchat|grown\s+man|older\s+(?:man|men|boyfriend))\b/i,
    /\b(?:asking|asks|asked|wants|sends?|sent)\b.{0,24}\b(?:pictures?|photos?|pics)\b/i,
    /\b(?:rap(?:e|ed|es|ing|ist)|molest\w*|groom(?:ed|ing|er)|porn\w*|paedo\w*|pedo\w*|sexual\w*|sex|nudes?|indecent\w*)\b/i,
    /\btouch(?:es|ed|ing)?\b.{0,24}\b(?:private|inappropriate\w*|where|bits|down\s+there|wrong)\b/i,
    /\b(?:inappropriate\w*|private\s+parts)\b/i,
  ],
  neglect: [
    /\b(?:no|any|without|not\s+enough)\b.{0,8}\b(?:food|heating|clothes|bed)\b|\b(?:own|in\s+(?:his|her|their))\s+(?:mess|wee|poo|vomit)\b/i,
    /\b(?:on|by)\s+(?:our|my|his|her|their)\s?(?:own|selves|self)\b|\b(?:him|her|them|my)sel(?:f|ves)\s+all\b/i,
    /\bneglect\w*/i,
    /\b(?:starv\w+|no\s+food|nothing\s+to\s+eat|not\s+(?:fed|being\s+fed)|never\s+fed)\b/i,
    /\b(?:left|leave[sn]?|leaving)\b.{0,24}\b(?:alone|unsupervised|on\s+(?:his|her|their|my)\s+own|in\s+(?:a\s+)?(?:soiled|wet|dirty))\b/i,
    /\bsoiled\b|\bhungry\b/i,
  ],
  exploitation: [
    /\bolder\s+(?:lads?|boys?|kids?|men|people|girls?)\b|\b(?:packages?|parcels?|dealers?|dealing|vapes?|cannabis|weed)\b|\bpolice\b/i,
    /\bcounty\s+lines\b|\bexploit(?:s|ed|ing|ation)\b|\btraffick\w+|\bforced\s+marriage\b|\bfgm\b/i,
    /\b(?:gangs?|drugs?|knife|knives|weapons?)\b/i,
    /\b(?:goes|went|gone|been|reported|run|runs|ran)\s+(?:missing|away)\b/i,
  ],
  restraint: [
    /\b(?:sat|sit|sits|lay|knelt)\s+on\b|\b(?:face\s+down|held\s+down|hold(?:s|ing)?\s+(?:him|her|them|me)|cupboard|headlock|padded|calm(?:ing)?\s+room|isolation)\b/i,
    /\brestrain\w*|\bpinned\b|\bheld\s+(?:him|her|them|me|\[name\])\s+down\b|\bseclu\w+/i,
    /\b(?:lock(?:s|ed|ing)?|shut)\s+(?:(?:me|him|her|them|up|\[name\])\s+)?(?:in|up|inside|away)\b/i,
    /\bdragg\w+|\btied\b/i,
  ],
  fear: [
    /\b(?:not|n['’]?t|never)\s+(?:feel\s+|felt\s+)?safe\b/i,
    /\b(?:scared|afraid|frightened|terrified|frightens|scares)\b/i,
    /\b(?:unsafe|not\s+safe|isn['’]?t\s+safe|aren['’]?t\s+safe|in\s+danger|at\s+risk|safeguarding)\b/i,
    /\b(?:scared|afraid|frightened|terrified)\s+(?:of|to\s+go\s+home)\b/i,
    /\b(?:don['’]?t|do\s+not|please\s+don['’]?t)\s+tell\s+(?:my|mum|dad|anyone|anybody|him|her)\b/i,
  ],
};

/**
 * Tell what kinds of risk an answer may tell of, looking at it both as given and masked, as masking may cover a telling word and
 * a covered name may complete a telling phrase.
 *
 * @param given the answer before masking; nothing of it is returned.
 * @param masked the same answer with `[name]` and the like.
 * @returns each kind at most once, in the order of the rules; empty where nothing was found, which says nothing: of oblique tellings it finds none (note 15).
 * @source Method note 15, section 5.
 */
export function findDisclosures(given: string, masked: string): DisclosureKind[] {
  const texts = [given.replace(/\s+/g, ' '), masked.replace(/\s+/g, ' ')];
  const kinds = Object.keys(RULES) as DisclosureKind[];
  return kinds.filter((kind) => RULES[kind].some((rule) => texts.some((text) => rule.test(text))));
}
