/** A change or a share told as good news with nothing that it is of: no number, no figure before and after, no base. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { placeOf } from '../../understand/block-places.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { isCount } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

const OF_PEOPLE =
  /\b(?:requests?|exclusions?|suspensions?|complaints?|appeals?|referrals?|participation|engagement|attendance|absence|mediation|tribunals?|confidence|satisfaction|trust|coverage|take-?up|uptake|enquiries|calls|incidents|waiting times?|turnover|compliance|timeliness|performance|punctuality|quality|communication|part-time timetables?)\b/;
const BY =
  /\b(?:up|down|risen|fallen|fell|rose|increased|decreased|reduced|dropped|improved|grown|cut) by (?:about |around |nearly |over |almost )?(?:\d+(?:\.\d+)?(?:%| per cent)|a (?:quarter|third|fifth|half|tenth)|half|two[- ]thirds|three[- ]quarters)/;
const REACHED =
  /\b(?:coverage|take-?up|uptake|satisfaction|confidence|engagement|participation)\b[^.;]{0,40}\b(?:reached|stands at|stood at|hit|at|is now|was)\s(?:about |around )?\d+(?:\.\d+)?(?:%| per cent)(?! of)/;
const FEEL =
  /^\W{0,3}(?:some |about |around |now )?\d+(?:\.\d+)?(?:%| per cent) (?:now |of [a-z ]{3,30} )?(?:feel|felt|say|said|agree[sd]?|think|thought|believe[sd]?|rate[sd]?|report(?:ed)?|trust|describe[sd]?)\b/;
const NOT_TOLD =
  /\b(?:target|aim\w*|will|would|should|could|may|might|if|expect\w*|forecast|plan(?:s|ned)? to|national\w*|england|assum\w+|fees?|prices?|costs?|inflation|pay|funding|grant|budget|income|spend\w*|allocation)\b/;

/** Whether numbers that a share could be of stand beside it: a count in its sentence or the ones around it in the paragraph, or a table right by. */
function hasBase({ sentences, grids, document }: Understanding, at: number): boolean {
  const sentence = sentences[at];
  if (sentence === undefined) return true;
  const near = sentences.slice(Math.max(0, at - 2), at + 3).filter(({ block }) => block === sentence.block);
  const isTold = near.some(
    ({ quantities, low }) => quantities.some((one) => isCount(one) && one.value >= 5) || /\bn ?=/.test(low),
  );
  const isTabled = grids.some(({ block }) => Math.abs(placeOf(document, block) - sentence.blockAt) <= 2);
  return isTold || isTabled;
}

function without(document: Understanding, sentence: Sentence, at: number): Found[] {
  if (
    sentence.block.kind === 'heading' ||
    sentence.isChart ||
    sentence.text.endsWith('?') ||
    NOT_TOLD.test(sentence.low)
  )
    return [];
  const change = OF_PEOPLE.test(sentence.low) ? BY.exec(sentence.low) : null;
  const match = change ?? REACHED.exec(sentence.low) ?? FEEL.exec(sentence.low);
  if (match === null || hasBase(document, at)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `"${match[0].trim()}", and no number, base or earlier figure beside it`,
    },
  ];
}

/** News without numbers. */
export const NO_BASE_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.no-base',
    kind: 'no-base',
    severity: 'warning',
    isWide: true,
    title: 'A change or share is told without what it is of',
    meaning:
      'Down by 40%, up by a quarter, coverage at 83%, 62% now feel, and no count, base or earlier figure in the paragraph nor a table by it.',
    advice: 'Give the numbers before and after, or the number asked and answering.',
    fires: 'Mediation requests are down by 40%, a real credit to the casework team.',
    silent: 'Mediation requests are down by 40%, from 50 to 30, a real credit to the casework team.',
    find: (document) => document.sentences.flatMap((sentence, at) => without(document, sentence, at)),
  },
];
