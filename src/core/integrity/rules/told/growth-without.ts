/** A path without measures that grows more slowly than plans do now, and a share of requests that plans from a backlog have made too high. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type GrowthRate, growthRates } from '../../understand/growth-rates.ts';
import { type Said, saidOf, saidWith } from '../../understand/said.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** Growth that is so many times the one supposed is another growth [ratio]. */
const BEYOND = 1.7;
/** Slower than this is no growth to speak of [plans a month]. */
const LEAST = 4;

const shown = ({ monthly, yearly }: GrowthRate) =>
  monthly === null ? `${num(yearly ?? 0)}% a year` : `${num(monthly, 1)} a month`;

function isBeyond(actual: GrowthRate, without: GrowthRate): boolean {
  if (actual.monthly !== null && without.monthly !== null)
    return actual.monthly >= LEAST && without.monthly > -LEAST && actual.monthly > BEYOND * without.monthly;
  return actual.yearly !== null && without.yearly !== null && actual.yearly > BEYOND * without.yearly;
}

/** A slower growth that is told and so meant. */
const SLOWER =
  /\b(?:half the|slower|slow(?:s|ing)? (?:down|by itself)|less (?:quickly|fast)|eas(?:e|es|ing) (?:off|by itself)|lower (?:pace|rate))\b/i;

/** The slowest growth measured is beyond what is supposed without measures. */
function slowWithout(document: Understanding): Found[] {
  const rates = growthRates(document);
  const without = rates.filter(
    ({ isWithout, spots }) => isWithout && !spots.some(({ quote }) => SLOWER.test(quote)),
  );
  const actual = rates.filter(({ isWithout }) => !isWithout);
  for (const one of without) {
    const same = actual.filter(({ monthly }) => (monthly === null) === (one.monthly === null));
    const [first] = same;
    if (first === undefined || !same.every((rate) => isBeyond(rate, one))) continue;
    return [
      {
        spots: [...new Set([...one.spots, ...first.spots])],
        arithmetic: `without measures plans are to grow by ${shown(one)}, and they grow by ${shown(first)}`,
      },
    ];
  }
  return [];
}

const CONVERSION =
  /\bconver\w+|\brequests? (?:\w+ ){0,5}?(?:leads?|leading|becomes?|become|turns?|turned|results?|resulting|ends?|agreed)\b|\bshare of requests\b|\brequests become plans\b/;
const NEARLY_ALL =
  /\b(?:nearly|practically|almost|virtually|close to|just about) (?:every|all|each|100)\b|\b(?:over|more than|above) 100\b|\b(?:rising|higher|growing) conversion\b|\bevery request (?:now )?(?:leads|becomes)\b/;
const DENIED = /\b(?:not|cannot|never|n\/a|does not|rather than|no conversion|would be|if|misread|backlog)\b/;
const PLANS_MADE =
  /(\d[\d,]*(?:\.\d+)?) (?:new |ehc |final )?(?:plans|ehcps)\b|\b(?:plans|ehcps)\b[^.;\d]{0,40}?(\d[\d,]*)/;
const REQUESTS = /(\d[\d,]*(?:\.\d+)?) (?:new )?requests\b|\brequests\b[^.;\d]{0,40}?(\d[\d,]*)/;

function numberOf(words: string, pattern: RegExp): number | null {
  const match = pattern.exec(words);
  const digits = match?.[1] ?? match?.[2];
  return digits === undefined ? null : Number(digits.replaceAll(',', ''));
}

/** A share of more than all, by a figure of the line. */
function beyondAll({ low }: Said): number | null {
  const share = /(\d+(?:\.\d+)?) ?(?:%|per ?cent)/.exec(low)?.[1];
  return share !== undefined && Number(share) > 100 && Number(share) < 200 ? Number(share) : null;
}

function shareOfAll(document: Understanding): Found[] {
  if (
    !/\brequests?\b/.test(document.low) &&
    !document.grids.some(({ columns }) => columns.some(({ low }) => low.includes('request')))
  )
    return [];
  const groups = saidWith(document);
  return saidOf(document).flatMap((said): Found[] => {
    const words = `${said.asked} ${said.low}`;
    if (!CONVERSION.test(words) || (!/%|per cent/.test(words) && DENIED.test(said.low.replace(/;.*/, ''))))
      return [];
    const over = beyondAll(said);
    if (over !== null && !DENIED.test(said.low))
      return [
        {
          spots: [said.spot],
          arithmetic: `${num(over)}% of requests cannot lead to a plan: plans of earlier requests are among them`,
        },
      ];
    if (!NEARLY_ALL.test(said.low)) return [];
    const near = (groups.get(said.group) ?? [said]).filter(({ at }) => Math.abs(at - said.at) <= 2);
    const all = near.map(({ low }) => low).join(' ');
    const [plans, requests] = [numberOf(all, PLANS_MADE), numberOf(all, REQUESTS)];
    const isMade =
      /\b(?:over|more than|above) 100|conversion\b/.test(said.low) ||
      (plans !== null && requests !== null && plans > requests * 0.93);
    if (!isMade) return [];
    return [
      {
        spots: [...new Set([said.spot, ...near.map(({ spot }) => spot)])],
        arithmetic:
          'as many plans as requests in a time do not show that nearly all requests lead to a plan: plans of earlier requests are among them',
      },
    ];
  });
}

/** Growth without measures, and shares of requests. */
export const GROWTH_WITHOUT_TOLD_RULES: readonly Rule[] = [
  {
    code: 'told.growth-without-measures',
    kind: 'baseline',
    severity: 'warning',
    isWide: true,
    title: 'The path without measures grows far more slowly than plans do now',
    meaning:
      'Growth of plan numbers on the path without measures, told by month or year, in per cent, or by numbers and times; and every growth measured, told in the same ways, beyond one and two thirds of it. Silent where any measured growth is near it.',
    advice:
      'Begin the path without measures from the growth that is measured, or say why it will slow down by itself.',
    fires:
      'If nothing were done, plans would go up by 11 a month. Since April they have been growing by 52 a month.',
    silent:
      'If nothing were done, plans would go up by 49 a month. Since April they have been growing by 52 a month.',
    find: slowWithout,
  },
  {
    code: 'told.share-of-requests',
    kind: 'rate-and-count',
    severity: 'warning',
    isWide: true,
    title: 'Plans of a time are divided by its requests, and nearly all requests seem to lead to a plan',
    meaning:
      'A share of requests that lead to a plan of more than all, or nearly all of them, in words, beside as many plans as requests. Silent where a backlog is named with it.',
    advice:
      'Work the share out from the decisions on the same requests, and tell plans from a backlog apart.',
    fires: 'We received 310 requests and made 322 plans. The conversion rate is 104%.',
    silent:
      'We received 310 requests and made 322 plans, 120 of them of last year’s requests. The conversion rate is 65%.',
    find: (document) => shareOfAll(document).slice(0, 2),
  },
];
