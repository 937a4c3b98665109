/** Short lists of words that masking goes by: names in common use, names that are words too, and what stands before a name. */

/** Make a set of the words of one text, parted by blanks. */
function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Forenames in common use, lower case. Names outside it are found by what stands around them or by being no known word. */
export const FORENAMES = words(`
  adam aaron abdul adrian ahmed aisha alan alex alexander alfie ali alice amanda amelia amy andrea andrew angela ann anna anne anthony
  archie arthur ben benjamin beth brian callum carl carol caroline catherine charles charlie charlotte chloe chris christine claire
  connor craig daniel darren dave david dean deborah diane donna dylan edward eleanor elizabeth ella ellie emily emma erin ethan eva
  evie fatima finley fiona florence fred freya gary george gemma graham hannah harriet harry heather helen henry holly ian imran isaac
  isabella isla jack jackie jacob jake james jamie jane janet jason jayden jean jennifer jenny jessica joanne joe john jordan joseph
  josh joshua julie karen kate katie keith kelly kevin kieran laura lauren leah leo lewis liam lily linda lisa logan louise lucas lucy
  luke maria martin mary mason matthew megan mia michael michelle mohammed molly muhammad natalie nathan neil nicola nigel noah olivia
  oliver oscar owen pat patricia paul paula peter phil philip phoebe rachel rebecca richard robert ruby ruth ryan sam samantha samuel
  sandra sara sarah scott sean sharon sian simon sophia sophie stephen steve steven stuart sue susan suzanne theo thomas tim toby tom
  tracey tyler victoria william yusuf zac zara zoe`);

/** Names that are everyday words as well: masked only where what stands around them says that a name is meant. */
export const WORDLIKE_NAMES = words(`
  amber angel april art autumn baker bell bill bishop bond brook brown carpenter carter clay cook cooper crystal daisy dale dawn day
  dean drew faith fisher fox frank gardner glen grace grant green hall hazel heath hill hope hunt hunter iris ivy jade joy june king
  knight lane lee long mark marsh mason may miles miller moss north olive page park parker pearl pearce penny poppy price ray reed
  rich rob robin rose ross sage sandy savannah shepherd skye stone summer taylor turner violet walker ward waters webb west white will
  willow winter wood woods young ash blaze blessing charity chase clover comfort constance destiny fern gift harmony honor honour jasmine justice
  lavender melody mercy miracle noble patience phoenix precious prince princess prudence rain raven river rowan royal serenity sky sonny star storm
  sunny trinity wren`);

/** What stands right before the name of a person, whoever it is. */
export const TITLES = words('mr mrs miss ms dr doctor prof professor mx sir nurse headteacher');

/** Short forms of titles and of the trade, which take an "'s" where they are many. */
export const SHORT_FORMS = words('dr mr gp ot ta tv pe la ep hv sw');

/** Whose name may follow: "my son Kit". */
export const KIN = words(`
  son daughter child boy girl brother sister mum mother dad father nan grandson granddaughter nephew niece husband wife partner twin
  twins stepson stepdaughter friend teacher tutor ta senco head keyworker caseworker worker psychologist officer therapist lad kid eldest oldest youngest cousin uncle aunt auntie grandma grandad granddad stepdad stepmum`);

/** What tells that a name comes next. */
export const NAMING = words('called named name');

/** Words that are never a name, wherever they stand, and end what belongs to a school's or place's name. */
export const FUNCTION_WORDS = words(`
  a about after again all also always am an and any are as at back be because been before being both but by can could did do does
  doing done down each else ever every few for from get gets getting go goes going gone got had has have having he her here hers him his how i if
  in into is isn't it its just like made make me more most much my need needs needed never no nor not now of off often on once one only or other our out over own
  same she should since so some still such than that the their them then there these they this those through to too under until up us
  very was wasn't we well went were what when where which while who whom why with without would yes yet you your i'm i've it's he's she's
  they're don't didn't can't won't that's we've said says told finally really moved started left attended attends joined visited between near
  two three four five six first last next new old
  during within against across along towards among despite except via whether although though unless whereas`);

/** Describing words that go before "school" and name none. */
export const SCHOOL_DESCRIPTIONS = words(`
  special mainstream primary secondary infant infants junior juniors high middle nursery local good bad great brilliant lovely current previous state
  private independent suitable different another right wrong specialist small big large village whole home every most many academy
  residential maintained after before pre nearest named amazing supportive wonderful excellent further sixth form boarding church
  catholic free grammar non`);

/** Words that make what goes before them the name of a school. */
export const SCHOOL_WORDS = words(
  'primary academy infants infant juniors junior nursery college school secondary grammar preschool',
);

/** Words that make what goes before them the name of a street or a place. */
export const STREET_WORDS = words(
  'road street avenue close drive crescent terrace gardens grove rd ave court way',
);

/** Words that stand before a place. */
export const PLACE_CUES = words('in near from to at around outside');

/** Towns and villages of England whose names are everyday words; months and words for streets are left out, since they are those far more often. */
export const WORDLIKE_PLACES = words(`
  ash ashes barking barrow bath battle beer bold boot bow box broom bury chard cheddar chew clay clown cold coppice corner cove cowes crook deal
  dent diss dorking ealing epping eye fleet flash ford goring hale ham hook hope hove hull hyde ide lancing leek lizard loose mere mole mold
  mousehole nasty nelson newmarket over paddock peel pill poole poplar pool rake reading ripe rock ross royal rugby rye sale sandwich sandy seal
  settle shelf ship shore skate slough sole stafford steep stone stow stilton sutton thorne tongue tooting tring tooth wall wapping ware wash
  watchet well wells wetherby whale wick wigan wing wish woking wool worth worthing yelling`);

/** What somebody does, or what stands, at a place: before "in", "near" or "from" and its name. */
export const AT_PLACES = words(`
  live lives lived living stay stays stayed staying work works worked working based born settled moved move moves moving came come comes drive drives drove
  driving travel travels travelled travelling bus buses taxi taxis train trains minibus transport journey firm panel office offices centre clinic
  team service services unit house home flat family school schools college nursery hospital surgery library park place hub youth meeting appointment
  are am staying here there back over out somewhere anywhere`);

/** Those of them that go "to" a place. */
export const GOES_TO = words(
  'moved move moves moving drive drives drove driving travel travels travelled travelling bus buses taxi taxis train trains minibus transport',
);

/** What a place has, right after its name: "the Marlow area". */
export const PLACE_THINGS = words(
  'area council hospital station library town centre market district borough',
);

/** Those of them that a town's name goes before even where it is a word of its own. */
export const TOWN_BODIES = words('council hospital');

/** Verbs that go on after a town from where something comes: "the bus from Deal takes an hour". */
export const AFTER_TOWNS = words('takes took costs picks closed opened runs ran');

/** What parts of a year or a thing end with, and no place: "in year end". */
export const NO_PLACE_FIRSTS = words('year week month day term weekend dead deep back front far other');

/** Second words of places' names that are everyday words too. */
export const PLACE_SECONDS = words(
  `cross green hill heath bridge common end park wood woods moor marsh bay abbey magna parva regis fold gate mill brook bank side row corner top
  bottom head edge field fields well wells hollow castle spa sands island haven quay ferry lea vale valley point beach harbour`,
);

/** What follows the name of whoever was spoken of: "my son Storm has waited". */
export const AFTER_NAMES = words(
  'has had is was have will does did can could loves likes needs never keeps goes gets says said',
);

/** First words of places' names that are everyday words, some of them of grammar: "Much Marl". */
export const PLACE_FIRSTS = words(
  'great little much long upper lower nether over high old new north south east west middle castle market kings queens saint st black white stoke church',
);

/** What somebody alone does, right after their name at the head of a clause. */
export const FEELING_VERBS = words(
  'loves likes enjoys adores hates misses wants cries sleeps screams smiles laughs giggles',
);

/** What heads a clause. */
export const CLAUSE_HEADS = words('because and but when so that if since while although');

/** What one alone is or feels who can feel, after "is" and "was". */
export const STATES = words(
  `autistic born excluded expelled suspended bullied adopted nonverbal happy unhappy sad scared frightened upset anxious lonely exhausted thriving
  crying ill hurt distressed`,
);

/** What is done to somebody in words; who is spoken of follows: "told Kit he was late". */
export const TOLD = words('told asked tell');

/** How letters close before a name. */
export const CLOSINGS = words('regards sincerely faithfully signed');

/** What is somebody's, right after their name at the head of a sentence. */
export const OWNED = words(
  `teaching teacher assistant ta keyworker caseworker plan ehcp senco therapist mum mother dad father parents sister brother grandmother
  grandfather nan class taxi escort driver behaviour needs diagnosis reading speech`,
);

/** Posts after which a name may stand between commas: "the driver, Kit, is kind". */
export const POSTS = words(
  `driver escort head headteacher teacher assistant senco caseworker keyworker worker therapist psychologist nurse doctor officer tutor
  carer manager chair eldest oldest youngest cousin uncle aunt son daughter grandson granddaughter nephew niece brother sister`,
);

/** What goes right before people, so that a capital after it is a name. */
export const BEFORE_PEOPLE = words(
  `thanks thank to about with for and asked told ring rang see saw met by from like when if that because is was where while how until`,
);

/** Known words that are somebody or some body without being a name, and others that take a capital. */
export const NO_NAMES = words(
  `everyone everybody someone somebody nobody anyone people person parent parents family families child children kid kids baby student
  students pupil pupils teacher teachers staff team teams service services council school schools college nursery academy hospital ward
  department clinic centre unit trust government authority class group panel tribunal house home doctor doctors nurse nurses reception
  god christmas english maths internet nhs today yesterday tomorrow north south east west england britain wales europe london one
  both thanks thank please`,
);

/** What a ward, a team or a house is, after its own name: part of a person's name only where that is written as the name is. */
export const BODY_WORDS = words(
  'hospital centre center team teams clinic unit department service services council trust community staff',
);

/** What goes before a thing or a post, and not before a name. */
export const ARTICLES = words(
  'a an the this that these those my our his her their your its each every another any no',
);

/** What goes right before the name of a school: "the head of", "she goes to". */
export const BEFORE_SCHOOLS = words('at to of from in near outside by attends attended joined left');

/** What follows the name of a school that heads a sentence. */
export const AFTER_SCHOOLS = words('is was are were has have had will would could can did does said says');

/** Ages of children as they are written out. */
export const AGES = words(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen little small young tiny born',
);

/** Numbers that open the names of places and schools: "Seven Oaks". */
export const COUNTS = words('two three four five six seven eight nine ten');
