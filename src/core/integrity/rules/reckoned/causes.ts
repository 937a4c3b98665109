/** A cause told in words, and the split or the volumes that show another. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Figure, figuresIn } from '../../understand/figures.ts';
import type { Grid } from '../../understand/grid.ts';
import { oncePer } from '../../understand/once.ts';
import { INDEPENDENT, placementVolumes } from '../../understand/placement-volumes.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const CAUSE =
  /\b(?:due to|down to|because(?: of)?|driven by|result of|resulting from|reflects?|reflecting|caused by|explained by|explains?|stems? from|attribut\w+ to|owing to|comes? (?:\w+ ){0,2}(?:from|about)|come about|arises? from|on account of|behind (?:the|this)|reason (?:for|is|was)|main (?:reason|driver|cause|factor)|driver|accounts? for|thanks to|lies in|cause(?:s|d)?|is (?:mainly|largely|mostly|chiefly|almost entirely|entirely|all|wholly) (?:a matter of|about))\b/;
const MONEY_MOVE =
  /£|\b(?:overspend\w*|deficit|increase|movement|variance|adverse|forecast|pressure|cost|spend|worsen\w*|it has|this|rise)\b/;
/** More placements, in any words. */
const MORE =
  /\b(?:more|rising|higher|growing|increas\w+|extra|additional|growth in|rise in|greater|larger|continued growth|unplanned)\b[^.;,]{0,40}\b(?:placements?|children|pupils|young people|learners|places|number|numbers|admissions|volumes?)\b|\b(?:number|numbers|volume)\b[^.;,]{0,40}\b(?:placed|placements?|of (?:children|pupils|young people|learners)|going|rising|rose|risen|grew|grown|increas\w+|up)\b|\bvolumes?\b[^.;,]{0,20}\b(?:not price|rather than)\b|\bplacement (?:growth|numbers|volumes?)\b/;
const NOT_SAID =
  /\b(?:higher|rising|growing|increas\w+) (?:[a-z]+ )?(?:costs?|prices?|fees?)\b|\bnot (?:to|of|by|from|in)?\s?(?:more|a rise|growth|the number|numbers|volume)\b|\b(?:not (?:due|down|because|driven|the result|caused|explained|from|a result|more)|cannot|rather than more|if|would|might|risk|neither|no more|fewer|price (?:and|as well)|volume and price|price and volume|both)\b/;
const VOLUME_LABEL =
  /\b(?:volumes?|numbers? of (?:placements?|children|pupils|plans)|more (?:\w+ ){0,3}placements?|placement numbers|(?:additional|extra|new) placements|number|headcount|activity)\b/;
const PRICE_LABEL =
  /\b(?:price|prices|fees?|uplifts?|rates?|inflation|unit costs?|cost per|average cost|full[- ]year|package\w*|complexity|mix)\b/;

type Split = { readonly volume: Figure; readonly prices: readonly Figure[]; readonly grid: Grid };

/** Tables that part a movement into volume and price. */
const splitsOf: (document: Understanding) => readonly Split[] = oncePer((document) =>
  document.grids.flatMap((grid): Split[] => {
    if (grid.rows.length > 30) return [];
    const cells = figuresIn(document, grid).filter(({ unit }) => unit !== 'percent');
    const of = (words: RegExp) => cells.filter(({ cell }) => cell !== null && words.test(cell.row.low));
    const volumes = of(VOLUME_LABEL).filter(
      ({ cell }) => !PRICE_LABEL.test(cell?.row.low ?? '') && !/\btotal\b/.test(cell?.row.low ?? ''),
    );
    const [volume] = volumes;
    const prices = of(PRICE_LABEL).filter(({ cell }) => cell?.at === volume?.cell?.at);
    return volume === undefined || prices.length === 0 ? [] : [{ volume, prices, grid }];
  }),
);

/** The same split laid out the other way: a column of volume and one of price, by the row that names the sector. */
const splitRows: (document: Understanding) => readonly Split[] = oncePer((document) =>
  document.grids.flatMap((grid): Split[] => {
    const volumeAt = grid.columns.findIndex(
      ({ low }, at) => at > 0 && VOLUME_LABEL.test(low) && !PRICE_LABEL.test(low),
    );
    const priceAt = grid.columns.findIndex(({ low }, at) => at > 0 && PRICE_LABEL.test(low));
    if (
      volumeAt < 0 ||
      priceAt < 0 ||
      !/\b(?:variance|movement|change|£|effect|driver)\b|£/.test(headsOf(grid))
    )
      return [];
    const cells = figuresIn(document, grid);
    return grid.rows.flatMap((row): Split[] => {
      if (!INDEPENDENT.test(row.low)) return [];
      const [volume, price] = [volumeAt, priceAt].map((at) =>
        cells.find(({ cell }) => cell?.row === row && cell.at === at),
      );
      return volume === undefined ||
        price === undefined ||
        volume.unit === 'percent' ||
        volume.unit !== price.unit
        ? []
        : [{ volume, prices: [price], grid }];
    });
  }),
);

function headsOf({ columns, caption }: Grid): string {
  return `${caption} ${columns.map(({ low }) => low).join(' ')}`.toLowerCase();
}

/** The volume part goes the other way than price, or is well below it. */
function splitAgainst(
  document: Understanding,
): { readonly spots: readonly Spot[]; readonly arithmetic: string } | null {
  for (const { volume, prices } of [...splitsOf(document), ...splitRows(document)]) {
    const most = prices.reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a));
    const isOther = Math.sign(volume.value) !== Math.sign(most.value) && volume.value !== 0;
    if (!isOther && Math.abs(volume.value) * 1.25 >= Math.abs(most.value)) continue;
    return {
      spots: [...volume.spots, ...most.spots],
      arithmetic: isOther
        ? `numbers count ${num(volume.value)} and price ${num(most.value)}: they pull opposite ways, and price explains the movement`
        : `numbers count ${num(Math.abs(volume.value))} and price ${num(Math.abs(most.value))}: price explains more`,
    };
  }
  return null;
}

/** Numbers of placements that have not gone up, neither over time nor beside their plan. */
function volumesAgainst(
  document: Understanding,
): { readonly spots: readonly Spot[]; readonly arithmetic: string } | null {
  const pairs = placementVolumes(document);
  const down = pairs.find(({ now, past }) => now.value <= past.value);
  const isUp = pairs.some(({ now, past }) => now.value > past.value);
  if (down === undefined || isUp) return null;
  const { now, past } = down;
  return {
    spots: [...now.spots, ...past.spots],
    arithmetic: `placements are ${num(now.value)} against ${num(past.value)}: not more of them`,
  };
}

/** The claim is one of cause and of more placements; money may be in the sentence before it. */
function isClaim(sentence: Sentence, before: Sentence | undefined): boolean {
  const { low } = sentence;
  if (!isStatement(sentence) || sentence.isChart || !MORE.test(low)) return false;
  const above = before !== undefined && before.block === sentence.block ? before.low : '';
  const isAsked =
    /\b(?:driv\w+|reason|cause|why|behind)\b[^.]*\?|^\W{0,3}(?:volumes?|numbers?|activity|demand)\W*$/.test(
      above,
    );
  if (!CAUSE.test(low) && !isAsked) return false;
  if (NOT_SAID.test(low) || !INDEPENDENT.test(low)) return false;
  return (
    isAsked ||
    MONEY_MOVE.test(low) ||
    (before !== undefined && before.block === sentence.block && MONEY_MOVE.test(before.low))
  );
}

function wrongCause(document: Understanding, at: number): Found[] {
  const claim = document.sentences[at];
  if (claim === undefined || !isClaim(claim, document.sentences[at - 1])) return [];
  const wrong = splitAgainst(document) ?? volumesAgainst(document);
  return wrong === null
    ? []
    : [
        {
          spots: [sentenceSpot(claim), ...wrong.spots],
          arithmetic: `${wrong.arithmetic}; the text gives more placements as the cause`,
        },
      ];
}

/** Causes in words. */
export const CAUSE_RULES: readonly Rule[] = [
  {
    code: 'claim.cause',
    kind: 'direction',
    severity: 'error',
    title: 'More placements are given as the cause, and the split or the numbers show another',
    meaning:
      'A movement of money put down to more independent placements, and a table that parts it into numbers and price in which numbers pull the other way or count for less; or numbers of placements that are not above what they were nor above their plan. Silent where any of these numbers is up.',
    advice: 'Split the movement into numbers, price, timing and other, and name the largest part.',
    fires:
      'The £0.9m overspend is due to more children being placed in independent schools.\n\n| Driver | £m |\n| --- | --- |\n| Independent school placements: volume | (0.1) |\n| Independent school fees | 1.0 |\n| Total | 0.9 |',
    silent:
      'The £0.9m overspend is due to more children being placed in independent schools.\n\n| Driver | £m |\n| --- | --- |\n| Independent school placements: volume | 0.8 |\n| Independent school fees | 0.1 |\n| Total | 0.9 |',
    find: (document) => document.sentences.flatMap((_, at) => wrongCause(document, at)),
  },
];
