/** Rules for tellings of harm to the body: by hand, of a sexual kind, by holding and shutting in. Their words are told in note 15. */

/** Hurt by somebody, and hurts that nobody explains. */
export const VIOLENCE = `
hit hits hitting beat beats beaten beating punch* slap* smack* smak* strangl* throttl* thump* batter* wallop* whack* headbutt* clout* lamped : @<16>{victim}
kick kicks kicked kicking bites bit bitten biting burns burnt burned stab* shov* grab* drag* pinch* shook shakes shaking shoves yank* spat spits twist* trips tripped : @ (?:\\w+ )?{victim}
push pushes pushed pushing pulls pulled pulling throws threw chucks chucked : @ (?:{victim}|{poss} \\w+) (?:\\w+ ){0,2}(?:down|over|against|into|onto|off|across|about|around|to the (?:floor|ground|wall)|by)
hurt hurts hurting hurted harm harms harmed harming : (?:{actor}|who|that|and|to) (?:\\w+ )?@ {victim}
hurt hit beaten punched slapped kicked attacked assaulted battered strangled smacked shaken bitten harmed burned burnt : (?:being|gets?|getting|got|been|was|were|is|are) (?:\\w+ ){0,2}@<12>(?:by|at (?:home|school|night|respite|club)|every|again|there|when|in (?:class|the)|on (?:the|his|her)|with|because|if|til|at|for)
hit hits hitting beat beats beating punch* slap* smack* batter* kicks hurts : {actor}<10>@<20>(?:when|if|because|hard|again|every|a lot|sometimes|at night|for)
hand hands fist fists : (?:rais|lift|lay|laid|put|use)\\w* (?:{poss} )?(?:hands?|fists?)<6>(?:on|to|at|round|around|over)
hand hands : @ (?:around|round|over|on|to) {poss} (?:neck|throat|mouth|face)
hair neck throat scruff collar wrist wrists ear hood arm arms ankle leg ankles : (?:grab|pull|drag|lift|yank|held|hold|took|carr|haul|swung|swing|sh[oa]ok|pick|march|by)\\w*<26>by (?:{poss} )?@
belt slipper cane stick cable hanger spoon iron shoe strap whip : (?:with|gets?|got|had|took|takes?|uses?|used|to|the|have)(?: {poss}| the| a)? (?:wooden )?@<2>(?!.*(?:seat|shoe shop|walking))
belt slipper : (?:the|a|his|her) @<10>(?:if|when|for|again|out)
goes went going lays laid flies flew : @ (?:for|into|at) {victim}
knock knocks knocked knocking : @ (?:\\w+ )?{victim} (?:about|around|over|out|down|flying|to)
knocked chucked thrown pushed shoved slammed : @<14>(?:about|into|against|down|across)<10>(?:wall|stairs|floor|door|room|table|ground)
takes taking took : @ it (?:all )?out on
throws threw throwing thrown smashes smashed smashing : @<14>(?:things|plates|stuff|chairs?|furniture|cups?|objects|up the (?:house|place)|the (?:house|place|door|tv))
violen* abus* assault* batter* : @(?! of (?:the )?(?:system|power|trust))
bruis* handprint* fingermark* handmarks
black fat split burst busted swollen thick : @ (?:eye|lip|face|cheek|nose|ear|eyes)
broken fractur* broke snapped cracked : @ (?:{poss} )?(?:arm|finger|rib|ribs|nose|tooth|wrist|leg|jaw|collarbone|bones?|elbow|skull)
cigarette fag iron carpet rope belt bite teeth grip slap : @ (?:burns?|marks?)
mark marks scratch scratches cuts cut burns burn lump lumps bump bumps welts scars sores bites grazes red : @<10>(?:on|round|around|over|down|across|to|up) (?:{poss}|both) (?:\\w+ )?{body}
home back came comes returned : (?:came|comes?|coming|gets?|got|sent|returned|arrived?)<12>(?:home|back|in|out)<26>(?:marks?|bruise|cuts? on|scratch|bump|lump|blood|bleed|limp|swollen|hurt|torn|broken|burn|injur|wound|sore|a cut|wet|soaked|soiled|starving|hungry)\\w*
explain explains explained explanation say says tell tells account : (?:no ?one|nobody|not|nt|cannot|cant|wont|never|no|without)<14>@<12>(?:how|why|where|what|them|it|for it|for them)<26>(?:happen|mark|hurt|injur|cut|from|got|bled|broke)\\w*
injur* wound* hurt bleeding mark marks cut cuts blood : @<30>(?:no ?one|nobody|cannot|cant|not|wont|never|without)<16>(?:explain|explan|say (?:how|why|where)|tell|know how|account)\\w*
injur* hurt blood : (?:un\\w*explain\\w*|mystery|strange|more|another|keeps getting) @
flinch* cower* duck ducks ducking : @<20>(?:when|if|at|hand|near|away|from|every|whenever|\\b)
drunk drinking drinks boozed legless pissed plastered vodka hungover : (?:{actor}|home|when|gets?|been|always|too) (?:\\w+ ){0,3}@(?! (?:water|tea|coffee|milk|juice|plenty|enough|more|lots|fluids?|from|through|bottle))
drugs using high heroin crack cocaine spice stoned smackhead : {actor}<10>(?:is|on|takes?|took|uses?|using|smokes?|are|injects?) (?:\\w+ )?@<6>(?:again|at home|when|and|in front|with|all)
did does doing done : (?:what|things|stuff|something|it|this|that) (?:{actor} )?(?:is |was |has |had |been )?@ to {victim}
scared hit smack : @<10>(?:he|she|they|dad|mum|\\[name\\]) (?:will|would|might|may|is going to|gonna) (?:hit|hurt|kill|smack|beat)
kill killed murder : (?:will|ll|would|going to|gonna|threat\\w*|says?|said|tried|try)<20>@ {victim}
hurts : (?:mummy|daddy|mum|dad|he|she|nan|uncle|man|boy|teacher|miss|sir)<8>@ (?:me|him|her|us|my)
lash lashes lashed lashing : @<4>out at {victim}
slap* smack* punch* hit beaten kicked strangl* chok* burn* whacked thumped bitten : (?:was|were|got|been|being|gets|get) (?:\\w+ )?@<14>(?:round|in|on|across|by|until|for|with)(?! with (?:all|everyone))
eye lip nose wrist ribs arm : (?:lie|lied|lying|hide|cover|make ?up|excuse|story|explain)<20>(?:about|over|for|up) (?:my|the|her|his) @
sorry : {actor}<14>(?:says?|said|is|always)<6>@<30>(?:again|starts? over|every time|after|next day|flowers|never again|until)
finger hand hands : (?:laid|lays|lay) (?:a |his |her )?@
kicked kicks kicking broke breaks breaking smashed punch* put : (?:ex|husband|partner|dad|father|boyfriend|he|son|stepdad)<14>@<14>(?:doors?|windows?|walls?|tv|phone)
head face : (?:hold|holds|held|push\\w*|put|shov\\w*|dunk\\w*|bang\\w*|slam\\w*|smash\\w*) (?:my|his|her|their|\\[name\\]s?) @ (?:in|into|down|under|against|on|through)
choke chokes choked choking suffocat* pillow : {actor}<20>@<20>(?:me|him|her|us|over|until|face|against)
seen saw sees heard hears watched witness* : (?:{child}|children|kids|the twins|\\[name\\])<16>@<20>(?:everything|it all|him (?:hit|hurt|do)|her (?:hit|hurt)|dad|fight\\w*|too much|what he did|the lot)
since : (?:staying|stay|been|gone|moved|went)<10>(?:at|to|with|in)<20>(?:sisters?|mums?|friends?|parents|hotel|shelter)<6>@
`;

/** Touched, shown or asked for what no child should be. */
export const SEXUAL_HARM = `
rape raped rapes raping rapist molest* groom grooms groomed grooming groomer porn* paedo* pedo* sexual* sexualis* nudes nude indecent* sextort* pervert perv pervy incest
sex : (?:have|had|having|about|for|of|is|to|has|with) @|@ (?:with|stuff|things|act|games)
touch touches touched touching tuched fiddles fiddled fondl* strok* grope* groped groping rubs rubbed rubbing : {actor}<12>@ (?:{victim}|up|{self}|{poss} (?:\\w+ )?(?:leg|legs|thigh|chest|bits|body|bum|bottom|hair|back))(?! (?:with|by) (?:kindness|care))
touch touches touched touching tuched strok* hand hands fingers kiss* : @<26>(?:privates?|inappropriat\\w*|bits|down (?:there|below)|wrong|boobs|breasts?|willy|bum|bottom|between|where (?:he|she|they|you|no)|not (?:like|nice|want)|uncomf\\w*)
hand hands fingers : @ (?:up|down|under|inside|in) {poss} (?:\\w+ )?(?:skirt|top|shirt|dress|shorts|pants|trousers|knickers|jumper|bra|underwear|clothes|pyjamas|leggings)
bed beds bedroom covers duvet pyjamas : (?:gets?|got|climb\\w*|creeps?|crept|slept|sleeps?|sneak\\w*|lies|lay)<8>(?:in|into|under) (?:my|his|her|their|the same|\\[name\\]s) (?:\\w+ )?@
room bedroom bed : (?:comes?|came|coming|walks?|barges|follow\\w*|goes|went)<10>(?:in|into|to) (?:my|her|his|their|\\[name\\]s) @<30>(?:night|dark|when|while|asleep|sleep|door)
shower bath toilet toilets : {actor}<14>(?:comes?|came|coming|walks?|barges|follow\\w*|watch\\w*|stands?|gets?)<16>(?:in|into|to|on)<10>@
bed : (?:in|share\\w*) (?:a |the same )?@ with
clothes trousers knickers underwear pants top shirt pyjamas bra : (?:take|takes|took|taking|pull\\w*|get|gets|with)<14>@<6>(?:off|down)
undress* naked kiss kisses kissed kissing stripped strips : (?:{actor}|made|makes|make|got|gets|being|asked|him|her|me|them|saw|seen|watch\\w*|film\\w*|in front|with|no)<16>@
naked : @
pictures photos pics photo picture video videos selfies images : (?:asks?|asked|asking|wants?|wanted|send|sends|sent|sending|take|takes|took|taking|shar\\w*|shows?|showed|dirty|rude|bad)<30>@<4>(?:of (?:{self}|her|him|me|them|body|my)|without|naked|in (?:her|his|my) (?:bra|under\\w*|bath)|to (?:men|him|boys|older|strangers|a man))
pictures photos pics photo picture video videos selfies : (?:asks?|asked|asking|wants?|wanted|begg\\w*|pester\\w*)<14>(?:for|to send|her to|him to)<14>@|(?:asks?|asked|asking|wants?|keeps? asking)<10>(?:me|her|him|them)? ?for (?:\\w+ )?@
dirty rude filthy adult sexy blue : @ (?:pictures|videos|films?|photos|things|messages|magazines|movies|talk|jokes|texts|stuff)<10>
film films filmed filming watches watched watching spies peeps stares photographs : @ (?:me|her|him|them|my {kin}|\\[name\\])<20>(?:in the|getting|un|dress|chang|shower|bath|toilet|naked|sleep)\\w*
lap knee : (?:sit|sits|sat|sitting|on)<12>(?:his|grandads?|uncles?|mans|drivers?|{actor}s?) @
secret secrets : (?:our|a|the|special|keep|keeps|keeping|little|his|their|it|this) (?:\\w+ )?@
special : (?:our|his|their|a) @ (?:game|games|friend|cuddle|cuddles|touch|place|secret)
pregnant : (?:she|daughter|girl|i|\\[name\\])<16>(?:1[0-5]|ten|eleven|twelve|thirteen|fourteen|fifteen|school|year)<20>@|@<20>(?:at|only|is|aged?) (?:1[0-5]|ten|eleven|twelve|thirteen|fourteen|fifteen)
infection sti std chlamydia thrush : @<40>(?:child|girl|girl of|age|her age|underwear|knickers|pants|down there|private|bottom|between her|should not|shouldnt)<16>
blood sore bleeding stains : @<12>(?:in|on|from|inside|down) {poss} (?:\\w+ )?(?:knickers|pants|underwear|bottom|privates?|bits|nappy|sheets)
man men boyfriend bloke guy guys boys lad lads : (?:grown|older|old|strange|adult|random|(?:2\\d|3\\d|4\\d|5\\d)[ -]?year[ -]?old|married|much older) @
boyfriend : @<20>(?:is|who is|of|aged) (?:[2-5]\\d|twenty|thirty|forty|older|an adult|a man|much)
knows uses talks draws acts says plays : @<24>(?:sex\\w*|things (?:no|that no|a) child|too much for (?:his|her) age|private parts|willies|words (?:no|that no|a) child)
inappropriat* : (?:touch|messag|behav|text|contact|relationship|pictur|photo|comment|act|hold|hug|cuddl|way)\\w*<20>@|@<20>(?:touch|messag|behav|text|contact|relationship|pictur|photo|hold|hug|cuddl|way|with)\\w*
privates willy fanny vagina penis boobs : (?:{poss}|the|his|her) (?:private )?@
private : @ (?:parts?|bits|areas?|place|places)
makes made making make forced forces : @ {victim} (?:\\w+ )?(?:do (?:things|stuff|it|that|what)|touch|watch|kiss|take off|undress|lie|strip|play|sit on)
someone somebody man boy he uncle grandad brother cousin friend driver carer : @<14>(?:done|did|does|doing|tried|trying|wants?|wanted) (?:something|things|stuff|it)<8>(?:to|with|on|in) (?:me|her|him|my|them|\\[name\\])
tickle tickles tickled tickling cuddles strokes lies lying games game : {actor}<16>@<14>(?:there|me there|on top|in bed|with no|under|at bed ?time|at night|between|that i|i do not like|bath)
clothes : (?:no|without|took|takes?|taking|out of)<8>(?:my|his|her|their|any)? ?@
knickers pants underwear nappy bottom privates : (?:blood|sore|red|bleed\\w*|hurts?|bruis\\w*|swollen|stain\\w*|torn|wet)<20>@|@<20>(?:blood|sore|red|bleed\\w*|hurts?|bruis\\w*|swollen|stain\\w*|torn)
hand hands fingers : @<6>(?:in|inside|down|up|under) (?:my|his|her|their|\\[name\\]s)
bedtime bath shower cousin uncle grandad : (?:what|because of)<12>@ (?:\\w+ )?(?:did|does|do|done|happened)
bath wash undress : (?:wont|will not|refuses|scared|not|hates)<14>(?:have |take |get |to )*(?:a |in )?(?:the )?@<20>(?:now|any more|anymore|since|because|after)
drew draws drawing picture drawn : @<40>(?:no clothes|naked|on top|private|willy|hurting|blood|dead|lying on|bed with)
boyfriend girlfriend : @<40>(?:drives|works|his own (?:flat|house|car)|twenty|thirty|nineteen|2\\d|3\\d|older)
things stuff : (?:made|make|makes|force\\w*|got|gets) (?:me|him|her|them|my {kin}|\\[name\\]) (?:to )?(?:do|watch|look at|touch) @
headset online chat game xbox phone : (?:talks?|chats?|speaks?|messages?|texts?)<16>(?:someone|somebody|person|man|people|stranger|guy)<20>@|(?:someone|somebody|person|man|people|stranger|guy)<14>@<40>(?:where (?:we|he|she|i) live|what (?:he|she|i) (?:looks?|wears?)|how old|alone|secret|meet|address)
live lives address : (?:asks?|asking|wants?|knows?|told)<10>(?:to know )?where (?:we|he|she|i|they) @<40>(?:look|shower|alone|school|online|secret|man|stranger|and)
`;

/** Held, dragged, tied, shut in. */
export const RESTRAINT = `
restrain* pinned seclu* frogmarch* manhandl* headlock handcuff* straitjacket* : @(?! order)
strapped straps strapping tied tying harness* buckled taped roped chained : (?:was|is|were|are|been|being|they|staff|get|gets|kept|left|him|her|me|them|{actor}|them|\\[name\\])<16>@<6>(?:in|into|to|up|down|him|her|me|them|his|\\[name\\])(?!<14>(?:up in (?:meetings|red|paper)|other|knots))
held hold holds holding hand pressed kept sat : @ (?:{victim} )?(?:\\w+ )?(?:face )?(?:down|prone|against|to the floor|on the (?:floor|ground))(?! (?:for|with|and) (?:interview|to wait|blood))
sat sit sits sitting lay lies kneel* knelt knees knee stood stamps stood : @ (?:on|in|into|across) (?:top of )?(?:{victim}|(?:my|his|her|their|\\[name\\]s?) (?:chest|back|legs?|arms?|tummy|stomach|head|neck))(?! (?:to|and) (?:play|read|learn|cuddle))
face prone : @ down
lock locks locked locking bolt bolts bolted shut shuts shutting barricad* trapped : @(?! nerve)<16>(?:in|up|inside|away|room|cupboard|toilet|outside|out|bedroom|shed|garden)(?!<14>(?:down|due to covid|of hours))(?<!lockdown)
cupboard shed cellar cage : (?:in|into|inside) (?:a|the|his|her|our) (?:\\w+ )?@(?=<40>)
room rooms space box corner pod : (?:in|into) (?:a|the|an|that|his|this) (?:\\w+ )?(?:small|dark|tiny|empty|bare|separate|locked|padded|cold|windowless|isolation|quiet|calm|calming|exclusion|seclusion|time ?out|sin) @<40>(?:alone|own|hours?|all (?:day|morning|afternoon)|day|door|handle|cannot|cant|until|every|with no|held|no|punish\\w*|when|lock\\w*)
handle key keys door doors bolt gate : @<20>(?:taken|off|outside|out of reach|too high|held|hold\\w*|tied|lock\\w*|kept|wedged|blocked)<20>(?:so|by|shut|closed|from|open|off|away|he|she|i|him|her|get out|all)
out : (?:cannot|cant|could not|couldnt|not able to|not (?:let|allowed|letting)|wont let|never let|wouldnt let|screaming|begging) (?:{victim} )?(?:get |to get |be let |come |to be let |go )?@(?: of (?:there|the room|it|his room|her room))?(?= (?:until|till|for|all|of|at|when|because|unless|and)|[.,!]|$)(?<!(?:work|figure|get|find|carry|wear|run|sort) out)
isolation isolated : (?:put|in|into|kept|sent|spends?|spent)<12>@<20>(?:all|every|day|booth|room|week|punish|for|hours?|alone)
padded : @ (?:room|cell)
arm arms wrists : @ (?:behind|up|pinned|twisted|forced)<8>(?:his|her|my|their) (?:back|head)
adults staff people men teachers grown : (?:two|three|four|five|2|3|4|several|big|grown) (?:\\w+ )?@<24>(?:held|hold|holding|sat|carr\\w*|pin\\w*|drag\\w*|force\\w*|lift\\w*|on top|grab\\w*|took hold|surround\\w*)
dragged dragging carried hauled marched : @(?! out (?:by|an?|the|to|at|in|on)) (?:{victim}|out|away|across|off|along|down|from|screaming|kicking)<20>(?:by|out|down|across|scream\\w*|kick\\w*|floor|corridor|room|class\\w*|arms?)
lay lies lying knelt leaned piled : (?:grown|adults?|staff|men|teachers?|ups|they|people)<10>@<6>(?:across|on|over|onto) (?:him|her|them|me|my {kin}|\\[name\\])
lock bolt key light lights dark : (?:turns?|turned|puts?|shuts?|slides?)<6>(?:the )?@<24>(?:out|not|loo|toilet|leave|off|we|he|she|until)|(?:room|cupboard)<14>(?:with )?(?:the )?@ (?:off|out)
tray : @<24>(?:cannot|can not|get (?:up|out|down)|so that|all)
let : (?:not|never) (?:be )?@ (?:out|go|leave|up|down)<30>(?:even|loo|toilet|until|till|all|for)
shut shuts put puts : (?:they|staff|he|she|teacher|who) @ (?:him|her|them|me|the (?:kids|children|little ones?|boys)|my {kin}|\\[name\\]) (?:in|into|inside|on his own|away)<30>(?:room|cupboard|dark|corridor|box|toilet|light|alone|own)
lips breath breathe breathing blue grey : (?:lips|face|went|turned|could not|can not|stopped)<8>@<20>
`;
