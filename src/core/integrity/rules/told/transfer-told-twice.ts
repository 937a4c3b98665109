/** The transfer from the Schools Block that a plan counts on at two rates, and a decision on it told both ways. */
import type { Found } from '../../finding.ts';
import { firstYearOf } from '../../lex/periods.ts';
import type { Rule } from '../../rule.ts';
import { type Line, linesOf } from '../../understand/lines.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const TRANSFER = /\b(?:transfers?|transferred|top[- ]slice)\b|\bof the schools block\b/;
const OF_SCHOOLS = /\b(?:schools?|forum|block|disappl\w*|secretary of state)\b/;
const COUNTED =
  /\b(?:plan(?:ned|s)?|assum\w*|built in(?:to)?|relies|rely|counts? on|includ\w*|forecasts?|needs|budget\w*|each year|every year|a year|in each|taken as|transfer from the schools block)\b/;
const OPTION =
  /\b(?:consult\w*|option|looked at|dropped|instead|rather than|originally|previous\w*|earlier|last year|had been|sensitivity|would be|if we|scenario|could|up to|maximum|statutory|limit|above|more than|applied for|ask(?:ed|ing) for|bid|raised? from|cut from|no longer|inflation|growth|compared|against|per cent of (?:responses|schools))\b/;
const APPROVED =
  /\b(?:approv(?:ed|al)|agreed|supported|voted (?:for|in favour|to (?:support|approve|agree))|endorsed|in favour)\b/;
const REFUSED =
  /\b(?:refus\w+|reject\w+|declin\w+|turned (?:it |this |them )?down|turned down|said no|(?:did|do|has|have) not (?:\w+ )?(?:agree\w*|approve\w*|support\w*)|voted against|not (?:been )?(?:approved|agreed|supported)|against it)\b/;
const WAITING =
  /\b(?:await\w*|yet to (?:consider|decide|vote|be)|not yet (?:been )?(?:decided|considered|agreed|approved|voted)|will (?:consider|decide|vote)|decision is (?:due|expected)|is still to)\b/;
const UNREAL =
  /\b(?:if|unless|would|could|may|might|until|once|subject to|should|risk that|closed|in case|whether)\b/;
const MINISTER = /\b(?:secretary of state|minister|department|dfe)\b/;

type Told = {
  readonly line: Line;
  readonly years: readonly number[];
  readonly rates: readonly number[];
  readonly state: 'approved' | 'refused' | 'waiting' | null;
  readonly isCounted: boolean;
};

function ratesIn({ figures, low }: Line): number[] {
  const said = figures
    .filter(({ unit, value }) => unit === 'percent' && value > 0 && value <= 3)
    .map(({ value }) => value);
  const half = /\bhalf (?:of )?(?:a|one|1) ?(?:per ?cent|%)/.test(low) ? [0.5] : [];
  const cells =
    said.length + half.length > 0
      ? []
      : [...low.matchAll(/(\d(?:\.\d+)?) ?%/g)].map((match) => Number(match[1]));
  return half.length > 0 ? half : [...new Set([...said, ...cells])].filter((rate) => rate <= 3);
}

function yearsIn({ sentence, low, grid }: Line): number[] {
  const told = (sentence?.periods ?? []).flatMap((period) => firstYearOf(period) ?? []);
  const words =
    sentence === null ? `${low} ${grid?.columns.map(({ header }) => header).join(' ') ?? ''}` : '';
  return [...told, ...[...words.matchAll(/\b(20\d\d)[-/–](?:20)?\d\d\b/g)].map((match) => Number(match[1]))];
}

function stateOf(low: string, around: string): Told['state'] {
  if (REFUSED.test(low)) return UNREAL.test(low.replace(/\bsubject to\b/, '')) ? null : 'refused';
  if (WAITING.test(low)) return 'waiting';
  if (/\?\W{0,4} yes\b|\?\W{0,4}$/.test(around) && /^\W{0,3}yes\b/.test(low))
    return APPROVED.test(around) ? 'approved' : null;
  return APPROVED.test(low) && !UNREAL.test(low) && !/\bnot\b|\bto be (?:approved|agreed)/.test(low)
    ? 'approved'
    : null;
}

const OTHER_TRANSFER = /\b(?:phase|key stage|year 6|year 7) transfer|transfer to (?:secondary|another)/;
const NONE = /\b(?:not|no) (?:\w+ )?(?:assum|includ|count|plan)\w*/;

function toldIn(document: Understanding): Told[] {
  return linesOf(document).flatMap((line) => {
    const isAnswer = /^\W{0,3}(?:yes|no)\b/.test(line.low);
    const near = isAnswer ? `${line.before} ${line.low}` : line.low;
    const isMeant = TRANSFER.test(near) && OF_SCHOOLS.test(`${line.before} ${near} ${line.under}`);
    return isMeant && !OTHER_TRANSFER.test(near) ? [toldBy(line, near)] : [];
  });
}

/** @param near  the line, with its question where it is an answer. */
function toldBy(line: Line, near: string): Told {
  const isOption = OPTION.test(line.low);
  const inWords = [...near.matchAll(/\b(20\d\d)[-/–]\d\d/g)].map((match) => Number(match[1]));
  return {
    line,
    years: near === line.low ? yearsIn(line) : inWords,
    rates: isOption ? [] : ratesIn(line),
    state:
      isOption || /\b(?:after|beyond|later|following)\b/.test(line.low)
        ? null
        : stateOf(line.low, line.before),
    isCounted: COUNTED.test(near) && !NONE.test(near),
  };
}

/** Whether two tellings can be of one year: a telling without a year is of all. */
function canBeOne(a: Told, b: Told): boolean {
  return a.years.length === 0 || b.years.length === 0 || a.years.some((year) => b.years.includes(year));
}

function twoRates(told: readonly Told[]): Found[] {
  const counted = told.filter(({ isCounted, rates }) => isCounted && rates.length === 1);
  const all = new Set(told.flatMap(({ rates }) => rates));
  const isYearly = told.some(({ years, rates }) => rates.length > 1 || new Set(years).size > 1);
  for (const [at, b] of counted.entries())
    for (const a of counted.slice(0, at)) {
      const isSame = a.rates[0] === b.rates[0] || a.line.group === b.line.group || !canBeOne(a, b);
      const isLoose = a.years.length === 0 || b.years.length === 0;
      if (isSame || all.size > 2 || (isLoose && isYearly)) continue;
      return [
        {
          spots: [b.line.spot, a.line.spot],
          arithmetic: `the plan counts on a transfer of ${num(a.rates[0] ?? 0)}% in one place and of ${num(b.rates[0] ?? 0)}% in another`,
        },
      ];
    }
  return [];
}

const SAID = { approved: 'approved', refused: 'refused', waiting: 'still to be decided' } as const;

function twoDecisions(told: readonly Told[]): Found[] {
  const decided = told.filter(({ state }) => state !== null);
  for (const [at, b] of decided.entries())
    for (const a of decided.slice(0, at)) {
      const shared = a.years.find((year) => b.years.includes(year));
      if (shared === undefined || !areOpposed(a, b)) continue;
      return [
        {
          spots: [b.line.spot, a.line.spot],
          arithmetic: `the transfer for ${shared}/${String(shared + 1).slice(2)} is ${SAID[a.state ?? 'waiting']} in one place and ${SAID[b.state ?? 'waiting']} in another`,
        },
      ];
    }
  return [];
}

/** One approval and one refusal or wait, both of the forum: what it refuses the Secretary of State may approve. */
function areOpposed(a: Told, b: Told): boolean {
  if (a.state === b.state || a.line.group === b.line.group) return false;
  const isMinister = ({ line: { low } }: Told) => MINISTER.test(low) && !/\bforum\b/.test(low);
  return (a.state === 'approved' || b.state === 'approved') && !isMinister(a) && !isMinister(b);
}

/** Transfers. */
export const TRANSFER_TWICE_RULES: readonly Rule[] = [
  {
    code: 'told.transfer-twice',
    kind: 'two-values',
    severity: 'error',
    isWide: true,
    title: 'A plan counts on a transfer at two rates, or a decision on it is told both ways',
    meaning:
      'Lines, rows and answers by which the plan counts on a transfer from the Schools Block at so many per cent, two rates that no year tells apart; and a transfer of one year that is approved in one line and refused or undecided in another. Silent for options, consultations and earlier plans.',
    advice: 'Give each year its rate and where its decision stands, once.',
    fires:
      'Schools Forum agreed the transfer for 2026-27 on 12 January 2026.\n\n## Risks\n\nForum rejected the 2026-27 transfer and we have asked the Secretary of State.',
    silent:
      'Schools Forum agreed the transfer for 2026-27 on 12 January 2026.\n\n## Risks\n\nForum rejected the 2025-26 transfer and we asked the Secretary of State.',
    find: (document) => {
      const told = toldIn(document);
      return told.length < 2 || told.length > 40 ? [] : [...twoRates(told), ...twoDecisions(told)];
    },
  },
];
