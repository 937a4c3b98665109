/** A forecast that is spoken of, and is nowhere: a figure of actuals alone, a column without one, or words that there is none. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { rowSpot } from '../../understand/grid.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

const FORECAST = '(?:forecasts?|projections?|projected|trajectory|profile|predicted|estimates?)';
/** "Ahead of forecast", "as forecast", "12 above our forecast". */
const HELD_TO = new RegExp(
  `\\b(?:ahead of|behind|above|below|in line with|against|under|over|on|close to|near|beating|better than|worse than|short of|than|match(?:es|ed|ing)?|meets?|exceed(?:s|ed|ing)?|track(?:s|ing)?) (?:the |our |its |their |this )?(?:\\w+ ){0,2}?${FORECAST}\\b|\\bas (?:we )?(?:forecast|projected|predicted)\\b`,
);
const NONE_HELD = /\b(?:no|not|without|never|cannot|nor|were there|had there been)\b/;
const NO_CELL =
  /^\W{0,3}(?:none(?: set| made| given)?|no (?:forecast|projection|target|profile)\b.*|not (?:set|forecast|projected|available|made|modelled|yet \w+)\b.*|n\/a|nil set|unforecast|to follow|tbc)\W{0,3}$/i;

/** What no forecast is given for. */
type None = {
  readonly words: ReadonlySet<string>;
  readonly spot: Spot;
  readonly label: string;
  readonly cell: string;
};

const GENERAL =
  /^(?:forecast|projection|trajectory|profile|actual|rolling|mean|month|year|plan|table|number|estimate)$/;
const EMPTY = /^\W*$|^\W{0,3}(?:none|n\/a|tbc|not set)\W{0,3}$/i;

/** The words by which a forecast is of one thing. */
function namesOf(text: string): Set<string> {
  return new Set([...thingWords(text)].filter((word) => word.length > 3 && !GENERAL.test(word)));
}

/** The rows whose cell in a column of forecasts says that there is none; the column itself where all of it is empty. */
function withoutForecast({ grids }: Understanding): None[] {
  return grids.flatMap((grid): None[] => {
    const at = grid.columns.findIndex(({ low }, k) => k > 0 && OF_FORECAST.test(low));
    const [top] = grid.rows;
    if (at === -1 || grid.block.isChart || top === undefined) return [];
    const header = grid.columns[at]?.header ?? '';
    const isEmpty = grid.rows.length > 1 && grid.rows.every(({ row }) => EMPTY.test(row.cells[at] ?? ''));
    const ofColumn = isEmpty ? namesOf(header) : new Set<string>();
    if (ofColumn.size > 0)
      return [{ words: ofColumn, spot: rowSpot(grid, top), label: header, cell: top.row.cells[at] ?? '' }];
    return grid.rows.flatMap((row): None[] => {
      const cell = row.row.cells[at]?.trim() ?? '';
      const words = namesOf(row.label);
      return NO_CELL.test(cell) && words.size > 0
        ? [{ words, spot: rowSpot(grid, row), label: row.label, cell }]
        : [];
    });
  });
}

const OF_FORECAST = new RegExp(`\\b${FORECAST}\\b`);

/** "There is no forecast for ceases", "ceases are not forecast". */
const NO_FORECAST = new RegExp(
  `\\b(?:no|not (?:yet )?(?:made|set|produced|have) (?:an?|any)) ${FORECAST} (?:\\w+ ){0,4}?(?:of|for|exists? for|is made for) (?:the )?((?:\\w+ ){0,3}\\w+)|\\b(?:do|does|did) not (?:yet )?(?:forecast|project|model) (?:the )?((?:\\w+ ){0,2}\\w+)|\\b((?:\\w+ ){0,2}\\w+) (?:is|are|has|have) not (?:yet )?(?:been )?(?:forecast|projected|modelled)\\b`,
);

function deniedIn(sentences: readonly Sentence[]) {
  return sentences.flatMap((sentence) => {
    const match = /\b(?:no|not)\b/.test(sentence.low) ? NO_FORECAST.exec(sentence.low) : null;
    const about = match?.[1] ?? match?.[2] ?? match?.[3];
    if (match === null || about === undefined || !isStatement(sentence)) return [];
    const words = namesOf(about);
    return words.size === 0 ? [] : [{ words, spot: sentenceSpot(sentence), label: match[0], cell: 'none' }];
  });
}

function heldToNone(document: Understanding): Found[] {
  const none = [...withoutForecast(document), ...deniedIn(document.sentences)];
  if (none.length === 0) return [];
  return document.sentences.flatMap((sentence): Found[] => {
    const match = /forecast|project|trajector|profile|predict|estimate/.test(sentence.low)
      ? HELD_TO.exec(sentence.low)
      : null;
    if (match === null || !isStatement(sentence) || NONE_HELD.test(sentence.low)) return [];
    const before = thingWords(sentence.text.slice(0, match.index + match[0].length));
    const row = none.find(
      ({ words, spot }) =>
        spot.paragraph !== sentence.block.paragraph && [...words].every((word) => before.has(word)),
    );
    return row === undefined
      ? []
      : [
          {
            spots: [sentenceSpot(sentence), row.spot],
            arithmetic: `"${match[0]}"; of "${row.label}" no forecast is given: "${row.cell}"`,
          },
        ];
  });
}

const PLACE = '(figure|chart|graph|table|annex|appendix)\\s(\\d{1,2}(?:\\.\\d)?|[a-h])';
const SHOWS = [
  new RegExp(
    `\\b${PLACE}\\b[^.;]{0,24}\\b(?:shows?|sets? out|gives?|plots?|contains?|has|includes?|presents?|compares?)\\b[^.;]{0,60}\\b${FORECAST}\\b`,
  ),
  new RegExp(
    `\\b${FORECAST}\\b[^.;]{0,60}\\b(?:shown|set out|given|plotted|found|is|are|appears?)\\b[^.;]{0,12}\\b(?:in|on|at|by) (?:the )?${PLACE}\\b`,
  ),
];
const ACTUALS_ONLY = new RegExp(
  `\\b(?:all|only|every|each)\\b[^.;]{0,30}\\b(?:points?|figures?|values?|lines?|data|months?|bars?|columns?|entries)\\b[^.;]{0,20}\\bactuals?\\b|\\bactuals? (?:figures |data |values )?(?:only|alone)\\b|\\bonly actuals?\\b|\\bno ${FORECAST}\\b|\\b(?:does|do) not (?:show|include|contain|give|have|go)\\b[^.;]{0,24}\\b(?:${FORECAST}|beyond)\\b|\\b${FORECAST} (?:line |series )?(?:is|are|was|were) (?:not (?:shown|included|given|yet|available)|missing|left out|omitted)\\b`,
);
/** How far a description of a figure stands from the line that names it [blocks]. */
const REACH = 4;

/** The sentences about a figure: of the block that bears its name at its head, and those right behind. */
function aboutFigure({ document, sentences }: Understanding, name: string): Sentence[] {
  const head = new RegExp(`^\\W{0,4}(?:\\[?(?:chart|image|figure)[: ]+)?${RegExp.escape(name)}\\b`, 'i');
  const starts = document.blocks.flatMap((block, at) =>
    (block.kind !== 'table' ? head.test(block.text) : head.test(block.caption)) ? [at] : [],
  );
  const named = new RegExp(`\\b${RegExp.escape(name)}\\b`);
  return sentences.filter(
    ({ blockAt, low }) => named.test(low) || starts.some((at) => blockAt >= at && blockAt <= at + REACH),
  );
}

function shownNowhere(document: Understanding): Found[] {
  return document.sentences.flatMap((sentence): Found[] => {
    if (
      !isStatement(sentence) ||
      NONE_HELD.test(sentence.low) ||
      !/\b(?:figure|chart|graph|table|annex|appendix)\b/.test(sentence.low)
    )
      return [];
    const match = SHOWS[0]?.exec(sentence.low) ?? SHOWS[1]?.exec(sentence.low) ?? null;
    const name = match === null ? null : `${match[1]} ${match[2]}`;
    if (match === null || name === null) return [];
    const against = aboutFigure(document, name).find((one) => one !== sentence && ACTUALS_ONLY.test(one.low));
    return against === undefined
      ? []
      : [
          {
            spots: [sentenceSpot(sentence), sentenceSpot(against)],
            arithmetic: `a forecast is said to be in ${name}; of it: "${ACTUALS_ONLY.exec(against.low)?.[0] ?? ''}"`,
          },
        ];
  });
}

/** Forecasts that are not there. */
export const NO_FORECAST_RULES: readonly Rule[] = [
  {
    code: 'chart.no-forecast',
    kind: 'chart',
    severity: 'error',
    title: 'A forecast is spoken of that is not there',
    meaning:
      'A measure said to be ahead of, behind or in line with forecast where its row has none or the text says that none is made; a forecast said to be in a figure or table that holds actuals alone.',
    advice: 'Show the forecast with its day, or take out what is said of it.',
    fires:
      'Ceased plans are running ahead of forecast.\n\n| Rolling mean | Actual | Forecast |\n| --- | --- | --- |\n| Requests | 41.2 | 40.0 |\n| Ceased plans | 18.5 | none set |',
    silent:
      'Requests are running ahead of forecast.\n\n| Rolling mean | Actual | Forecast |\n| --- | --- | --- |\n| Requests | 41.2 | 40.0 |\n| Ceased plans | 18.5 | none set |',
    find: (document) => [...heldToNone(document), ...shownNowhere(document)],
  },
];
