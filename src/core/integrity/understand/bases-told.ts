/** On which basis a figure is told: before or after payments and contributions, of a year or a whole plan, schools alone or with post-16, on a day or as an average. */

/** What sets two readings of one figure apart. */
export type Dimension = 'payments' | 'contribution' | 'extent' | 'scope' | 'moment';
export type Bases = Readonly<Partial<Record<Dimension, string>>>;

const AMOUNT = String.raw`(?:(?:£?\d[\d.,]*\s?(?:m|k|million)?|(?:[a-z]+ )million)\s(?:of\s|in\s)?(?:the\s|all\s)?)?`;
const PAY = String.raw`(?:(?:the|any|all|these|those|our|this|that|its|further|future|expected|planned|year's|government|safety[- ]valve|sv|valve|dfe|departmental|department's?|dept|programme|agreement|agreed|support|grant|exceptional|external|council(?:'s)?|authority(?:'s)?|own|contribution|contributions|and|or|in|of|every|20\d\d/\d\d)\s){0,5}${AMOUNT}(?:(?:safety[- ]valve|dfe|department(?:al)?|programme|grant|support)\s)?(?:payments?|instalments?|receipts|programme (?:funding|money|support)|safety[- ]valve(?: (?:funding|money|grant|support|payments?))?|valve (?:money|funding|support)|department's? (?:money|payments?|support|contribution|funding)|(?:that|this|those|the programme's) money|(?:dfe|departmental|government) (?:money|funding|support|grant|help)|department's? [a-z]+ million|(?:dfe|sv)(?=\s*(?:[).,;:]|$)))`;
const GIVEN = String.raw`(?:(?:the|any|all|our|its|this|that|these|a|council(?:'s)?|authority(?:'s)?|own|local|further|future|planned|agreed|reserve|county's|payments?|and|or|dfe|programme|safety[- ]valve|department's|from|by|yearly|annual|corporate|general fund|of the)\s){0,6}${AMOUNT}(?:contributions?|council's? (?:own )?(?:money|share|help|funds?|[a-z]+ million)|(?:use of |money from )?(?:general fund|reserves?)|own (?:money|resources|funds|help|£?\d[\d.,]*m?(?: million)?))`;
const BEFORE = String.raw`(?:before|pre|gross of|excluding|excl\.?|excludes|exclusive of|ignoring|ignores|disregarding|leaving out|leaving aside|leaves out|setting aside|without|prior to|ahead of|not counting|not including|not allowing for|takes? no account of|no account (?:is )?taken of|with no|but for)`;
const COUNTING = String.raw`(?:\s(?:(?:the )?(?:council|authority|county|city|department|dfe)(?: has| have)? (?:put in|paid(?: in)?|made|added|applied|used|given|received)|counting|deducting|taking(?: off| in| account of)?|applying|adding|crediting|allowing for|including|receiving|receipt of|use of|using))?`;
const AFTER = String.raw`(?:after|post|net of|including|includes|incl\.?|inclusive of|once|counting|less|minus|allowing for|allows? for|taking (?:account of|in|off)|takes? (?:account of|in|off)|deducting|following|having (?:received|deducted|taken off|used|applied)|with the help of|thanks to)`;
const TAKEN = String.raw`(?:of £?\d[\d.,]*m?(?: million)? )?(?:(?:have|has|had|are|is|were|was|being|been)\s)?(?:been\s|being\s|all\s|already\s)*(?:taken off|deducted|netted off|taken into account|credited|counted|applied|included|received|gone in|put in|in)`;
const NOT_TAKEN = String.raw`(?:(?:have|has|had|are|is|were|was|being|been)\s)?(?:not\s(?:been\s|yet\s)*(?:taken off|deducted|netted off|taken into account|credited|counted|applied|included)|left out|excluded|disregarded|ignored|set aside|not counted)`;

type Sides = { readonly before: RegExp; readonly after: RegExp };

function sidesOf(thing: string): Sides {
  const leading = (word: string) => String.raw`\b${word}${COUNTING}[\s-]${thing}\b`;
  return {
    // "To which our own £4m will be applied" is before it, too.
    before: new RegExp(
      String.raw`${leading(BEFORE)}|\b(?:no )?${thing} ${NOT_TAKEN}\b|\bno ${thing} (?:counted|deducted|included|taken off)\b|\b(?:to|from|against) which (?:\w+ ){0,2}?${thing} (?:will|is to|are to|must|has still|have still)\b`,
      'g',
    ),
    after: new RegExp(String.raw`${leading(AFTER)}|\b(?<!no )${thing} ${TAKEN}\b`, 'g'),
  };
}

const PAYMENTS = sidesOf(PAY);
const CONTRIBUTION = sidesOf(GIVEN);

function side(words: string, { before, after }: Sides): string | null {
  const isBefore = words.match(before) !== null;
  // "Before any payment is counted" holds words of both: what stands with "before" is taken out first.
  const isAfter = words.replaceAll(before, ' ').match(after) !== null;
  if (isBefore === isAfter) return null;
  return isBefore ? 'before' : 'after';
}

/** "Gross it is £32.4m", "net £28.4m". */
function plainSide(words: string): string | null {
  const [isGross, isNet] = [/\bgross\b/.test(words), /\bnet\b/.test(words)];
  if (
    isGross === isNet ||
    !/\b(?:deficit|position|it|balance|limit|cap|ceiling|maximum|forecast|closing|outturn)\b/.test(words)
  )
    return null;
  return isGross ? 'before' : 'after';
}

const RUN_RATE =
  /\brun[- ]?rates?\b|\bannuali[sz]ed\b|\bover twelve months comes to\b|\btimes twelve\b|\b(?:x|×) ?12\b|\bfor the month\b|\bmonthly (?:rate|spend\w*|cost)\b|\b(?:exit|closing) rate\b|\brate of spend\w*\b/;
const TOTAL =
  /\b(?:cumulative(?:ly)?|in total|altogether|taken together|total over|over the (?:whole |full )?(?:plan|programme|agreement|period|term|life)\b|over (?:the )?(?:life|whole|three|four|five|six|seven) (?:of|years|year)|across (?:the|all) (?:plan|life|period|years|three|four|five|six|seven)|whole[- ]life|for the (?:plan|programme) as a whole|(?:three|four|five|six|seven)[- ]year total|for the (?:three|four|five|six|seven) years|from now (?:to|until))/;
const ANNUAL =
  /\b(?:annual(?:ly)?|a year|per year|per annum|each year|every year|yearly|full[- ]year|(?:full|whole) (?:financial )?year|p\.?a\b\.?|in (?:the )?(?:final|last|closing) year|in any (?:one )?year|in the year|in 20\d\d\/\d\d|by 20\d\d\/\d\d)/;

/** Of a year, a rate at one time, or a total of several years; null where the words tell none or several. */
function extentOf(words: string): string | null {
  if (RUN_RATE.test(words)) return 'run rate';
  if (TOTAL.test(words))
    return ANNUAL.test(words.replace(/\bin 20\d\d\/\d\d|by 20\d\d\/\d\d/g, '')) ? null : 'total';
  return ANNUAL.test(words) ? 'annual' : null;
}

const POST = String.raw`(?:(?:independent|specialist|any|all|the|isps?|spis?)\s){0,3}(?:post-?\s?16|post-?\s?19|colleges?|further education|young people over 16)(?:\s(?:colleges?|placements?|providers?|provision|places|institutions|students|fees|spend\w*))?`;
const SCHOOLS_ALONE = new RegExp(
  String.raw`\b(?:schools? only|schools alone|only (?:the )?(?:schools?|school-age)|(?:statutory|school)[- ]age (?:only|alone)|pre-?16 only|up to (?:age 16|year 11))\b|\b(?:exclud\w+|leav\w+ out|without|not (?:counting|including|covering)|(?:does|do) not (?:cover|include|count|take in)|apart from|other than|omits?|no) ${POST}\b|\b${POST}(?:\s(?:\w+\s){0,2}?)?(?:(?:is|are|being|spend\w*|placements)\s){0,2}(?:excluded|left out|outside|not (?:counted|included|covered|part of|in)|(?:reported|shown|counted|measured|monitored|told) (?:separately|apart|elsewhere))\b`,
);
const WITH_POST = new RegExp(
  String.raw`\b(?:includ\w+|incl\.?|covers? (?:both )?|counts?|counting|together with|as well as|plus|takes? in|taking in|with) ${POST}\b|\bschools? (?:and|&|\+|as well as) ${POST}|\b(?:schools?|placements?)\b[^.;]{0,30}\band (?:also |those )?(?:in |at |of )?${POST}|\b${POST}(?:\s(?:is|are))? (?:included|counted in|also counted)\b|\b(?:schools?|inmss|nmiss)(?: placements?| spend\w*)? and (?:also )?${POST}|\ball ages\b|\b0[-–to ]+25\b|\bof any age\b`,
);

function scopeOf(words: string): string | null {
  const [alone, both] = [SCHOOLS_ALONE.test(words), WITH_POST.test(words)];
  if (alone) return 'schools alone';
  return both ? 'with post-16' : null;
}

const AVERAGE = /\b(?:average|averages|averaged|mean)\b/;
const CENSUS = /\b(?:census|sen ?2 (?:day|count|return))\b/;
const FIRST_DAY =
  /\b(?:first|1st|opening) (?:working |school )?day\b|\b(?:start|beginning) of (?:the |each |every )?month\b/;
const MONTH_END =
  /\bmonth[- ]ends?\b|\bend of (?:the |each |every )?(?:calendar )?month\b|\b(?:last|final|closing) (?:working |calendar )?day\b|\bclose of (?:the |each )?month\b/;

function momentOf(words: string): string | null {
  if (AVERAGE.test(words)) return 'an average';
  if (CENSUS.test(words)) return 'a census day';
  if (FIRST_DAY.test(words)) return 'the first day of a month';
  return MONTH_END.test(words) ? 'a month-end' : null;
}

/** Cheap words of which one must stand in a text that tells a basis. */
const ANY =
  /before|which|own|appl|gone|pre-|gross|exclu|ignor|regard|leav|without|prior|ahead|count|after|post|net |includ|once|less|allow|tak|deduct|payment|contribution|year|annual|total|together|cumul|rate|month|average|mean|census|day|school|age|p\.a|twelve|plan|life|cover/;

/** The same for each thing by itself: the long patterns are slow to find that nothing is there. */
const MAY_PAY =
  /payment|instalment|receipt|valve|\bdfe\b|\bsv\b|(?:programme|department|government|grant|that|this|those)[^.;]{0,12} (?:money|funding|support|grant|help|contribution|[a-z]+ million)/;
const MAY_GIVE = /contribution|council's|general fund|reserve|own (?:money|resources|funds|help|£|\d)/;
const MAY_SCOPE = /post|college|further education|\bage|over 16|pre-?16|year 11|\b0[-–to ]+25|alone|only/;

/** Give the bases that lower-case words tell; empty where they tell none. */
export function basesIn(words: string): Bases {
  if (!ANY.test(words)) return {};
  const told: readonly (readonly [Dimension, string | null])[] = [
    ['payments', (MAY_PAY.test(words) ? side(words, PAYMENTS) : null) ?? plainSide(words)],
    ['contribution', MAY_GIVE.test(words) ? side(words, CONTRIBUTION) : null],
    ['extent', extentOf(words)],
    ['scope', MAY_SCOPE.test(words) ? scopeOf(words) : null],
    ['moment', momentOf(words)],
  ];
  return Object.fromEntries(told.filter(([, value]) => value !== null));
}
