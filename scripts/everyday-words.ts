/** Everyday words of English in this project's own choice, by subject: masking must know them though no published comment used them. */

const LISTS = `
zero seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy
eighty ninety hundred hundreds thousand thousands million double triple twice half quarter third fourth fifth sixth seventh eighth ninth tenth
forever tomorrow yesterday tonight midnight midday noon weekday weekend fortnight century decade season seasonal daily weekly monthly yearly
began begun bent bet bid bitten bled blew blown bought bound bred broke broken brought built burnt burst cast caught chose chosen clung crept
dealt dug drank drawn dreamt drew driven drove drunk dwelt eaten fallen fed fell felt flew flown forbidden forgave forgiven forgot forgotten
fought found froze frozen ground grew grown hid hidden hit held hung hurt kept knelt laid lain leant leapt learnt led lent lit lost meant met
mistaken overcame overheard oversaw paid proven quit ran rang rid ridden risen rose rung sang sank sat sent sewn shaken shed shone shook shot
shown shrank shrunk shut slept slid slit sold sought spat sped spelt spent spilt spoilt spoke spoken sprang spread sprung stole stolen stood
strode struck strung stuck stung stunk swam swept swollen sworn swore swung taught thought threw thrown tore torn trod undone understood upset
wept withdrew withdrawn woke woken won wore worn wound wove written wrote
arm ankle belly blood bone bones brain breath cheek chest chin ear elbow eyebrow eyelash eyelashes face finger fist foot forehead hair heel hip
jaw knee lap leg lip lips lung mouth muscle nail neck nerve nose palm rib ribs scalp shin shoulder skin skull spine stomach tear thigh throat
thumb toe toes tongue tooth tummy vein waist wrist bruise bruises scar scratch wound lump rash sore
attic balcony basement bath bathroom bed bedroom bench blanket bowl box bucket cage carpet ceiling cellar chair chimney cot cupboard curtain
cushion desk door doorway drawer fence flat fridge garage garden gate handle hallway heater hob hook hut iron kettle key kitchen ladder lamp
landing larder lawn lid lock loft lounge mat mattress mirror oven pan path pillow pipe plug porch pram quilt rack radiator roof rope rug settee
shelf shed shower sink sofa stairs stool stove table tap tent tile toilet towel tray tub wall wardrobe window
apron bag belt blouse boot boots bracelet button cap coat collar dress earring glove hat hood jacket jeans jumper knickers lace mask nappy
nightie pants pocket pyjamas ring sandal scarf shirt shoe shoelace shorts skirt sleeve slipper sock suit tights trainers trousers underwear vest
apple banana beans biscuit bread breakfast broth butter cake carrot cereal cheese chicken chips chocolate coffee crisps crumb custard dinner egg
fish flour fruit gravy honey jam juice lunch meal meat milk onion pasta peas picnic pie pizza potato rice salad salt sandwich sauce sausage soup
spoon knife fork plate cup mug sugar supper sweet sweets toast tomato vegetable water yoghurt
bee bird cat cow cub dog duck fly frog goat hamster hen horse insect kitten lamb mouse owl pet pig pony puppy rabbit rat sheep snake spider worm
beach bridge canal cave cliff cloud coast creek desert dust earth field flood fog frost grass gravel hail ice island lake leaf lightning mist moon
mountain mud ocean pebble petrol planet plant pond puddle rain rainbow river rock sand sea shade sky smoke snow soil spark star storm sun
sunshine thunder tide tree valley wave weed wind
angry afraid amused annoyed ashamed bitter bored brave calm careless cheerful clever clumsy confident cross cruel curious dizzy eager envious
excited faint fed fierce foolish frantic frightened furious gentle glad gloomy greedy grumpy guilty harmless hateful honest hopeful hopeless
horrid humble hungry ignored insulted jealous keen lazy lively loud mean merry miserable moody naughty nervous numb odd petrified pleased polite
proud puzzled quiet relieved rude sad scared selfish shaken shocked shy silent silly sleepy sly sorry stern strict stubborn sulky surprised
tearful tense terrified thirsty timid tired touched trapped uneasy upset useless vague vain wary weary wicked wild worried worthless
able ancient awake awkward bare basic bent blank bold brief bright broad cheap clean coarse common cosy crisp crooked damp dark decent deep dense
dim dirty dull dusty early easy empty equal exact extra false fancy fast filthy fine firm flat flimsy foggy foul fragile fresh full funny fussy
giant grand grave grim gross hard harsh heavy hollow huge icy idle ill jolly juicy large late light likely limp lonely loose lovely low lucky
major mighty mild minor misty moist muddy narrow naked neat noble noisy obvious opposite orange ordinary pale perfect plain plenty pointed poor
precious private proper public pure quick rapid rare raw ready real recent regular rotten rough round royal rusty safe scarce secret separate
shallow sharp sheer shiny short sick silver similar simple single slight slim slow smart smooth soft solid sour spare special square stale steady
steep sticky stiff strange strong stupid sudden sunny super sure swift tall tame tasty tender thick thin tidy tight tiny tough true ugly unique
unusual useful usual vast warm weak wealthy wet whole wide wise wonderful wooden worse worst worth wrong
accept accuse achieve add admit admire adopt advise afford agree aim allow announce annoy answer apologise appear apply approve argue arrange
arrest arrive assume attach attack attempt attract avoid bake balance ban bang bark bathe battle beg behave belong bend bind blame bless blink
block boast boil bolt borrow bother bounce bow brake breathe bribe brush bubble bully bump burn bury buzz calculate camp cancel care carry carve
cause challenge change charge chase cheat cheer chew choke chop claim clap clash climb cling collapse collect comb combine comfort command
compare compete complain complete concentrate confess confuse connect consider contain continue control cook copy correct cough count cover crack
crash crawl cross crush cry cure curl cycle damage dance dare decay deceive decide decorate delay delight deliver demand deny depend describe
desert deserve destroy detect develop dig disagree disappear disapprove discover dislike divide drag drain dream dress drift drip drop drown dry
earn educate embarrass employ encourage enjoy enter entertain escape examine excuse exist expand expect explain explode explore extend fade fail
fancy fasten fear fetch fill film fire fit fix flap flash float flow fold follow fool force form frighten fry gather gaze giggle glow glue grab
greet grin grip groan grow growl guarantee guard guess guide hammer hand handle hang happen harm hate haunt heal heap heat help hide hop hover hug
hum hunt hurry hurl identify ignore imagine impress improve include increase influence inform inject injure instruct intend interest interfere
interrupt introduce invent invite irritate itch jail jog join joke judge juggle jump kick kidnap kill kiss kneel knit knock knot label land last
laugh launch lean leap learn leave lend level lick lie lift like list listen load lock long look lose love manage march mark marry match mate
matter measure melt memorise mend mess milk mine miss mix moan move mug multiply murder nag nail name need nest nod note notice number obey object
observe obtain occur offend offer open order overflow owe own pack paddle paint park part pass paste pat pause peck pedal peel peep perform permit
phone pick pinch place plan play plead please plug point poke polish pop possess post pour practise pray preach precede prefer prepare present
preserve press pretend prevent prick print produce promise protect provide pull pump punch puncture punish push question queue race radiate rain
raise reach realise receive recognise record reduce reflect refuse regret reign reject rejoice relax release rely remain remember remind remove
repair repeat replace reply report reproduce request rescue retire return rhyme rinse risk rob rock roll rot rub ruin rule rush sack sail satisfy
save saw scare scatter scold scorch scrape scratch scream screw scribble scrub seal search settle shade share shave shelter shiver shock shop
shrug shove sigh sign signal sin sip ski skip slap slip smash smell smile smoke smother snatch sneak sneeze sniff snore snow soak soothe sound
spark spell spill spoil spot spray sprout squash squeak squeal squeeze stain stamp stare start stay steal steer step stir stitch stop store
strangle strap strengthen stretch strip stroke stuff subtract succeed suck suffer suggest supply support suppose surprise surround suspect suspend
swallow swap swear sweep switch talk tap taste tease tell tempt terrify test thank thaw threaten throw tick tickle tie time tip tire touch tour
tow trace trade train transport trap travel treat tremble trick trip trot trouble trust try tug tumble turn twist type unfasten unite unlock
unpack untidy use vanish visit wail wait walk wander want warm warn wash waste watch wave weigh welcome whine whip whirl whisper whistle wink
wipe wish wobble wonder work worry wrap wreck wrestle wriggle yawn yell zip
accident adult adventure advert agency agent agreement alarm alcohol alphabet ambition anger angle apology application apprentice argument army
article audience author award baby bargain battery benefit bicycle bill birthday blade bomb book border boss bottle brick bully burden burglar
business camera campaign cash ceremony certificate chain champion chance chapter charity chess child childhood choir cigarette circle citizen
city clinic clock club clue coach code coin college comment community company competition complaint computer concert conclusion condition
conversation copy corridor costume cottage courage course court cousin coward crime criminal crisis crowd crown culture curse customer danger
daughter debate debt deposit design detail device diary dictionary difference diploma direction disaster discount discussion disease disguise
distance doctor doll drama drawing driver drug duty edge effort election electricity emergency employer enemy energy engine entrance envelope
error escape event evidence example excitement exercise exit experiment expert explanation factory failure fairy family fashion fault favour
feast fever fiction fight figure file finance flag flavour folk football fortune freedom friend friendship fuel fun funeral furniture future gang
gap garage gas gift glass glue goal gold government grammar grandad grandma grandpa granny grandparent group growth guest guilt guitar gun gym
habit hall harm harness headphones health heart heaven height hero history hobby hole holiday homework honour hope horror hospital hostel hotel
house household humour hunger husband idea illness imagination income industry injury ink insurance internet interview invitation job joke
journey judge jury justice kindness king kingdom kit knowledge lad ladies lady language laptop laughter law lawyer lawyers lead league lesson
letter liar library licence life lift limit line lipstick load loan location lock lodger lorry loss lottery luck luggage machine magazine magic
magnet mail manager manner map marriage master mate mayor meaning medal medicine meeting member memory message metal method minute miracle
mission mistake mixture mobile model moment money monster mood morning motor motorway movement museum music mystery nature neighbour neighbours
network newspaper night nightmare nightmares noise nonsense nursery object occasion office officer opinion opportunity option orchestra origin
outing owner page pain paint paper parade parcel parent park partner party passenger passport past patch patience pattern pause pavement peace
pedestrian pen pencil pension period permission person petition photo phrase picture pier pile pilot pitch plaster platform player playground
pleasure pledge plot poem poison police policy politician pool position poster poverty power praise prayer president pressure price prince
princess prison prisoner prize problem professor profit programme progress project proof property protest pub puncture punishment purpose purse
puzzle quality quarrel queen question quiz race racism radio railway range rank ransom razor reader reason receipt recipe refugee relative
religion rent reputation respect restaurant result revenge reward riddle risk road role route routine rubbish rucksack rugby rumour sadness safety
salary sample scandal scene science scissors score screen seat secret secretary security sense sentence sequence series servant session shame
shape shift ship shoot shop signature silence singer skill slave slogan society soldier solution son song sorrow soul space speaker speed spirit
sport staff stage standard station statement statue status stranger street strength stress string student studio style subject success suicide
sum supermarket surface surname survivor suspicion swimming switch symbol sympathy system talent target task tattoo tax taxi teenager teenagers
telephone television temper temperature territory theatre theft theory thief threat ticket title tool topic torch tourist tower town toy
tractor tradition traffic tragedy train trainer treasure treatment trial tribe trophy truck trust truth tunnel twin tyre umbrella uncle
underground uniform union universe university vacancy value van vehicle victim victory video view village villain violence violin virus visitor
voice volume volunteer vote voyage wage wages walker warning waste weakness wealth weapon weather website wedding weight wheel wheelchair width
wife wig wing winner wire witch witness wolf woman women wool word world worry wound writer yard youth zone
american british english irish scottish welsh polish french german spanish italian chinese indian african asian european muslim christian jewish
hindu sikh catholic romanian ukrainian bengali urdu punjabi arabic turkish portuguese january february march april may june july august september
october november december monday tuesday wednesday thursday friday saturday sunday easter christmas eid diwali ramadan google facebook whatsapp
youtube ipad iphone wifi zoom teams skype nhs covid camhs cbt ocd pda dla pip ehcna iep gcse btec makaton braille tourettes epilepsy asthma
eczema diabetes cerebral palsy downs syndrome melatonin ritalin physio physiotherapy occupational paediatric paediatrician neurology psychiatry
absolutely actually accessible accessibility accordingly actively additional adequately advertise advocacy advocate afterwards agitated allegedly
aloud altogether amazingly ambulance animal animals annually anonymous anxiously anyhow anytime anyway anywhere apart apologetic apparently
appallingly appointment appreciate approachable appropriately approximately arrogant aspect assess assessor assumption attentive attitude audible
automatic automatically awareness awesome awhile barely barrier basically beforehand behalf bereavement besides bewildered beyond biased bizarre
bureaucracy bureaucratic caring casually category ceased centre certainly chaotic charming chronic clarify clarity clearly client clinical
coherent colleague comparable compassion compassionate competent completely complex complicated comprehensive compulsory concise condescending
conduct confidential confidence confident confirm confirmation conflict congratulations conscious consent consequence considerate considering
consistent consistently constant constantly constructive contact contradict contribute convenient convince cooperative coordinate cope correctly
correspondence courteous courtesy crap criteria critical crucial currently cushy dealt deaf deceased decent dedicated defensive definite definitely
deliberately delightful dementia deteriorate deterioration diagnose diagnosis dignity diligent diligence dire directly disability disabled
disabilities disappointing discharge discreet discriminate discrimination disgrace disgraceful disgusted dismissive disorganised disrespect
disruptive distress distressed distressing disturbing diversity doubtful downstairs dramatic drastic eagerly earliest effective effectively
efficient efficiency elsewhere email embarrassing emotional emotionally empathy empathetic empower endless endlessly enormous entirely environment
equally equipment especially essential eventually evidently exactly exceed excellent except exceptional exceptionally excessive exclude exclusive
existing expectation expense expensive explicit extensive extraordinary extremely facilitate facility facilities factor faith familiar fantastic
farce faultless favourable feedback finally financial financially firstly flexible flexibility focus foremost formal former fortunate fortunately
frankly frequent frequently frustrated frustrating frustration fully fundamental furthermore generally generous genuine genuinely goodness grateful
gratitude greatly guardian guidance handy happily headache heartfelt helpless hence hereby hesitant hiccup highly hindsight holistic honestly
horrendous horrible horrific hospitality hostile hygiene hygienic ideal ideally identical immaculate immediate immediately immense immensely
impact impartial impatient impeccable implement impolite importance important impossible impression impressive inaccurate inadequate inappropriate
incident inclusive incompetent incomplete inconsistent inconvenience inconvenient incorrect incredible incredibly indeed independence independent
individual inevitable inexperienced informal informative initial initially initiative injection inspire inspiring instance instant instantly instead
institution insufficient insulting intellectual intense intensive intention interaction interesting internal intervention intimidating invaluable
invisible involve irrelevant irresponsible irritating isolated issue itchy jargon junior justify kindly lastly latter layout leaflet legal
legislation legitimate lengthy lifeline literally logical luckily ludicrous maintenance majority management mandatory marvellous massive maybe
meaningful meantime meanwhile medical mentally merely minimal minimum minority misleading mixed moreover mostly motivated mutual mutually namely
natural naturally nearby nearly necessary necessarily needless negative neglect negotiate neither nervously neutral nevertheless nonetheless
normally notably noticeable nowadays nowhere numerous objective obstacle obvious obviously occasional occasionally official ongoing openly operate
oppose optimistic organisation organise otherwise outcome outdated outdoors outraged outstanding overall overcrowded overdue overlook overnight
overworked painful painless panic paramedic partially participate particular particularly partly patiently patronising peaceful perceive percentage
perfectly perfection perhaps persistent personal personality personally personnel perspective pessimistic phenomenal physical physically pleasant
plenty plus pointless politely portable positive positively possibility possible possibly potential potentially practical practically practice
praiseworthy precise precisely prejudice presence presumably previous previously primarily principle prior priority privacy privilege probably
procedure proceed process productive profession professional professionally professionalism profound prominent promptly promising properly
proportion protocol provider psychological publicly punctual punctuality purely qualification qualified quarterly quickly quietly radical random
randomly rapidly rarely rather rational realistic reasonable reasonably reassurance reassuring receptionist recommend recommendation reference
regarding regardless regularly regulation relationship relatively relaxing relevant reliable reliability relief reluctant remarkable remote
repeatedly repetitive requirement research resident resilience resource respectful respectfully response responsibility responsible responsive
restless restrict restriction rewarding ridiculous rightly robust role roughly rudely satisfaction satisfactory satisfied scenario schedule
secondly seemingly seldom selection selfless senior sensible sensitive sensitively seriously setting severe severely shambles shameful shocking
shortage shortly significant significantly similarly simply simultaneously sincere sincerely situation skilful skilled slightly slowly smoothly
social socially solely somebody someday somehow someone sometime sometimes somewhat somewhere soonest specific specifically spectacular splendid
spoke spontaneous stability stable staffing standstill statutory steadily straightaway straightforward strategy strategic stressful stressed strongly
structure stunning substandard substantial substitute subtle successful successfully suddenly sufficient sufficiently suitable suitably superb
supervise supervision supportive supposedly surely surprisingly surroundings sustain sympathetic technical technique temporary temporarily terribly
terrific thankful thankfully therapeutic therapy therefore thorough thoroughly thoughtful thoughtless thrilled throughout timely tolerance tolerant
totally traditional transfer transition transparent transparency traumatic traumatised tremendous trivial truly trustworthy typical typically
ultimately unacceptable unanimous unaware unbearable unbelievable uncertain uncomfortable underlying understanding understandable understaffed
undoubtedly uneducated unexpected unfair unfortunate unfortunately unfriendly unhappy unhelpful unlikely unnecessary unorganised unpleasant
unprofessional unreliable unsafe unsuitable unsure unwell unwelcoming upbeat upcoming update urgent urgently utterly vague valid valuable various
verbal versus viable vigilant virtual virtually visible vital vulnerable warmly welcoming whatever whatsoever whenever whereas wherever whichever
whoever wholly widely willing willingly wonderfully worldwide worrying worthwhile wrongly yearly yourself zero
`;

/** The words, small and sorted as they come. */
export const EVERYDAY: readonly string[] = LISTS.trim().split(/\s+/);
