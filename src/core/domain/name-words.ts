/** Words by which names of people are told from other words with a capital: given names, ordinary words, words of places. */

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/**
 * Given names that are common in England and are no ordinary word, in lower case. Not a list of all names: a name that
 * is not here is told by its place in the sentence.
 */
export const GIVEN_NAMES = words(`
  aaliyah aaron abdul abdullah abigail adam adrian ahmed aisha alan albert alex alexander alexandra alfie ali alice alison
  amelia amina amir amy andrew angela anna anne annie anthony arthur ava barbara beatrice benjamin bethany brian bronwyn
  caitlin callum cameron carol caroline catherine charles charlie charlotte cheryl chloe chris christine christopher
  claire connor craig daniel danielle darren david deborah dennis diane dominic donna dorothy dylan edward eleanor eleri
  elijah elizabeth ella ellie elliot emily emma eric erin ethan eva evie farah fatima finley fiona florence francesca
  freddie frederick freya gareth gary gavin gemma geoffrey george georgia gillian graham gwen hamza hannah harriet
  harry hassan hayley heather heidi helen henry holly hussein ian ibrahim imogen isaac isabel isabella isabelle isla
  jacob jacqueline jake james jamie jane janet jasmine jason jayden jean jeffrey jennifer jenny jeremy jessica joan joanne
  joel john jonathan jordan joseph joshua joyce judith julia julian julie karen kate katherine kathleen katie kayleigh
  keith kelly kenneth kevin khalid kieran kimberley kirsty kyle laura lauren leah leanne leo leon lewis liam linda lisa
  logan lola louis louise lucas lucy luke lydia maisie malcolm margaret maria marie martin mary mason matilda matthew
  maya megan melissa mia michael michelle millie mohamed mohammad mohammed molly muhammad nasreen natalie nathan nicholas
  nicola nigel noah nora olivia omar oscar owen pamela patricia patrick paul paula pauline peter philip phoebe priya
  rachel rajesh rebecca reece reggie reuben rhys richard riley robert roger rory rosie roxanne ryan sally sam samantha
  samuel sandra sanjay sarah scarlett scott sean sebastian shannon sharon shaun shirley siobhan sofia sophia sophie
  stacey stanley stephanie stephen steven stuart susan suzanne tanya tara teresa theodore theo theresa thomas timothy
  toby tom tracey tracy trevor tyler valerie vanessa veronica victor victoria vincent wayne wendy william yasmin yusuf
  yvonne zachary zainab zara zoe
`);

/** Words of grammar and of daily speech, in lower case: what follows "my son" when it is not his name. */
export const PLAIN_WORDS = words(`
  a about after again all also always am an and another any anything are aren't as asked at attended attends away back be
  because been before being best better both but by came can can't cannot come could couldn't dear did didn't do does
  doesn't doing don't due during each either else enjoyed enjoys even every everyone everything excellent far feel feels
  felt few find finds first for found from gave get gets getting give given go goes going good got great had hadn't has
  hasn't hate hates have haven't having he he's her here hers herself hi him himself his how however i i'd i'll i'm i've
  if in into is isn't it it's its just kept know last later least left less like likes long love loved loves made make
  makes many me mine more most much must my myself needed needs never new next no nobody none nor not nothing now of off
  ok okay old on once one only or other our ours out over own perhaps please quite rather really received said same saw
  says second see seemed seems seen she she's should shouldn't since so some someone something sometimes soon started
  starts still struggled struggles such take taken takes than thank thanks that that's the their theirs them then there
  there's these they they're third this those though through to today told tomorrow too took two under until up us used
  very waited waiting want wanted wants was wasn't we we'd we'll we're we've well went were weren't what when where whether
  which while who whole whose why will with within without won't would wouldn't yes yesterday yet you you're your yours
`);

/** Words that people write with a capital and that name nobody, in lower case. */
export const CAPITAL_WORDS = words(`
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter christmas easter ramadan eid diwali
  reception year key stage term week half
  english welsh scottish irish british french german spanish polish urdu punjabi arabic england wales scotland ireland
  britain uk eu london europe
  god covid covid-19 zoom teams google facebook whatsapp excel word
  sen send senco sendco sendiass ehc ehcp ehcps ehcna eotas asd adhd odd pda semh slcn mld sld pmld ot salt camhs la lea dfe
  nhs gp ta tas lsa hlta ep eps ppg pru ap rp upn uln dob id tv pe it ict rag ks1 ks2 ks3 ks4 a&e n/a dsg
  annual review reviews plan plans panel needs need assessment assessments provision support service services team
  case worker officer officers manager teacher teachers assistant assistants headteacher head deputy educational
  education health care social special inclusion psychologist psychology psychologists therapist therapy therapists
  speech language occupational physio physiotherapy paediatrician doctor doctors nurse nurses consultant consultants staff
  senior director children children's young people person parent parents carer carers carers' parents' family families
  mum dad mummy daddy nan gran grandma grandad aunt uncle sir madam
  local authority government ombudsman tribunal mediation transport taxi budget direct payment payments funding
  autism autistic dyslexia dyspraxia down down's syndrome tourette's makaton braille bsl
  communication information waiting appointment appointments letter letters email emails phone call calls
  section part act code practice north south east west northern southern eastern western upper lower mr mrs dr drs
  ambulance ambulances nursing paramedic paramedics midwife midwives dentist pharmacist counsellor podiatrist
  batch invoice invoices inv fee fees package packages placement placements top top-up topup income grant grants total ltd
  limited plc llp taxis hire journal accrual accruals recharge recoupment agency supply premises salaries staffing costs
  cost equipment refund mileage independent resource resourced private voluntary
  friendly helpful lovely kind polite prompt professional efficient caring quick clear poor bad slow amazing brilliant
  mental physical visitor visitors overall coronavirus internet positive negative informative many huge lets let's
  sensory emotional behaviour transition mainstream specialist alternative tuition tutor dinner lunch
  fantastic wonderful perfect fine nice happy pleased satisfied average
`);

/** What ends the name of a school or another body, in lower case: the words before it are no person's name. */
export const PLACE_WORDS = words(`
  school schools academy academies college nursery preschool pre-school primary infant infants junior juniors secondary
  high grammar community church catholic university hospital hospitals infirmary clinic surgery centre center trust council
  ward unit base house hall federation foundation charity county city borough shire street road lane avenue park
  practice department services association society group
`);
