/** Rules for tellings of neglect, of being used by others, and of going missing. Their words are told in note 15. */

/** Hungry, dirty, cold, untreated, alone. */
export const NEGLECT = `
neglect*
food eat meals dinner breakfast tea milk heating electric electricity gas nappies coat shoes bed mattress : (?:no|nothing|never|not enough|hardly any|isnt any|without|not any|never any|no money for|barely any|ran out of|run out of)<10>@<34>(?:in the (?:house|home|fridge|cupboard\\w*)|at (?:home|his|her|my|mums|dads|their)|for (?:days|the (?:kids|children)|him|her|us|them|school)|when (?:he|she|they)|all (?:day|weekend)|til|until|since|of his own|of her own|to sleep)
fridge cupboards : @<10>(?:is|are|was|always|empty|bare|nothing)<8>(?:empty|bare|nothing|locked)|(?:nothing|no food|empty)<8>@
hungry starving starved starves underfed hungery : (?:{child}|always|so|goes|go|went|comes?|going|to bed|are|is|im|kids|children|baby)<14>@(?!<10>(?:for (?:more|knowledge|success)|i was fine))
eats eating steals stealing stole hides begs begging takes scavenges : @<12>(?:food|bread|scraps|crumbs|biscuits|lunches)<16>(?:bins?|others?|from|floor|children|friends|pocket\\w*|school|because|to take)|@<12>(?:out of|from) (?:the |a )?bins?
skip skips skipping miss go going goes : @ (?:without )?(?:meals|eating|food|dinner|tea|breakfast)<14>(?:so|to|most|every|because|for|and)
dirty filthy smelly soiled unwashed stained soaking soaked same wet : @<14>(?:clothes|uniform|nappy|nappies|pads?|sheets|trousers|bedding|underwear|pull ?-?ups?|socks|jumper|shirt|pants)
smell smells smelly stinks stink smelled stank : {child}<20>@|@ (?:of (?:wee|urine|poo|alcohol|drink|weed|smoke|cannabis))
washed bathed changed cleaned bath wash shower clean toothbrush : {child}<20>(?:not|nt|never|no|hardly|rarely|without)<14>@(?:ed)?<24>(?:for|all|since|days?|weeks?|hours?|[.,]|$|at home)
lice nits teeth scabies sores rash : @<20>(?:rotten|rotting|black|untreated|never|months|weeks|fall\\w*|crawling|again|bleed\\w*|matted)|(?:rotten|rotting|black|bad|crawling with|covered in|full of) @
mess wee poo vomit urine faeces pee sick : (?:own|sat in|sitting in|left in|lying in|covered in|lay in|walking in) (?:his |her |their |my |own )*@
mould mouldy rats cockroaches bedbugs fleas damp needles : (?:house|flat|home|room|bed|bedroom|we|walls?|kids|children|living|full of|covered|with|around)<24>@
alone unsupervised : (?:left|leave|leaves|leaving|home|stay|stays|staying|house|at night|all day|overnight|kids|children|babies|brother|sister|little|he is|she is|they are)<22>@<30>(?:all|for|night|overnight|while|when|with|weekend|hours|days|in the|at (?:home|night)|until|til|til|[.,]|$|because|at|and|after|with)
own selves : (?:left|leave|leaves|home|stay|stays|are|is|was|were|house|children|kids|brother|sister|me|baby)<16>(?:on|by)<4>(?:our|his|her|their|my)<2>@<22>(?:all|for|at night|overnight|while|when|weekend|hours|days|til|until|in the (?:house|flat|car|bath|evening)|after school|most|every|again|[.,]|$)
myself himself herself themselves ourselves : (?<!can |now |to )(?:look after|fend for|feed|feeds|care for|cook for|looks after|put|puts|gets|bring\\w* up|raise)<4>@<20>(?:all|for|at|while|when|every|most|since|because|to (?:bed|school)|up|night|weekend|and|in|til)
after : (?:i|he|she|they|{kin}|\\[name\\]) (?:has to |have to |had to |is |am |always )?(?:look|looks|looking|care|cares|caring) @ (?:my|his|her|the|our|mum|dad)<16>(?:brothers?|sisters?|siblings|baby|little|mum|dad|mother|babies|twins|younger|because|when|since|all)<0>
up : (?:mum|dad|she|he|they|nobody|no one|parents?|mummy)<14>(?:not|nt|never|cannot|cant|wont|doesnt|hardly)<6>get @(?: in the morning|s?)?<20>|(?:nobody|no one)<10>(?:wakes?|gets?|picks?|is) (?:me |him |her |us |them )?@
bed : (?:mum|dad|mummy|mam)<16>(?:stays?|sleeps?|is|in|does not leave|all day|never)<10>(?:in )?@ (?:all day|most|all the|for days)
medicine medication meds tablets inhaler insulin epipen feed feeds pump glasses hearing wheelchair physio : (?:forg\\w*|miss\\w*|not given|never given|not giving|never give|refus\\w*|without|wont give|do not give|dont give|did not give|didnt give|not had|withh\\w*|stopped giving|double|too much|wrong|lost|broken|sold|sells|took away)<20>(?:his|her|their|my {kin}s?|him|him his|her her|\\[name\\]s?)<8>@
doctor doctors dentist hospital appointments clinic : (?:never|not|nt|refus\\w*|wont|stopped|no one|nobody)<12>(?:take|taken|takes|took|taking|brought|brings)<14>(?:him|her|them|me|my {kin}|\\[name\\])<8>@
sleep sleeps slept sleeping living live lives : @ (?:in|on|at) (?:the|a|our|my|his|her) (?:car|floor|bath|van|tent|street|streets|bench|bus|park|shed|garage|sofa|station|doorway|cold)(?! (?:ward|beside|next))
homeless evicted : (?:are|is|be|been|made|being|we|im|family|became|getting|were|children|going to be) (?:\\w+ )?@
sleep live go : nowhere to @(?=[.,!?]|$| (?:tonight|and|with|for|since|but|because))
bus minibus taxi car chair wheelchair bath sun cold rain garden corridor playground gate outside floor : (?:left|forgot\\w*|stuck|abandon\\w*|leave|leaves|kept|lock\\w*)<16>(?:on|in|at|outside|alone|there)<6>(?:the |his |her |a |my )?@<16>(?:alone|all|for|hours?|on|by|with no|without|until|til|and nobody|crying|whole|in (?:the )?(?:cold|rain|sun|heat))
wander wanders wandered wandering escaped escapes found : @<24>(?:the|in|into|on|out|off|by|near|down|along|outside)<10>(?:road|street|main road|motorway|river|pond|streets|dark|railway|night|school gate|pyjamas)
choked choking blue : {child}<16>@<20>(?:nobody|no one|staff|food|because|when|alone|and|on)
knew noticed notice checked checks watching watches supervis* : (?:nobody|no one|no staff|not|none of them)<4>@<30>(?:gone|missing|hours?|left|he was|she was|fell|hurt|for (?:two|three|an|hours)|over (?:him|her|them)|him (?:all|at)|her (?:all|at)|on (?:him|her|them|the (?:kids|children)))
thin skinny weight bony ribs : (?:{child}|so|very|getting|losing|lost)<12>@<24>(?:nobody|no one|feed|food|see his|see her|clothes|bones|showing|worr\\w*|and tired|hungry)
cold freezing : {child}<16>@<24>(?:no (?:coat|heating|jumper|shoes)|at (?:home|night)|in the house|without|because)|no (?:coat|shoes|socks|jumper)<24>(?:winter|snow|rain|cold|december|january|frost)
fend : @ for
bed bedroom mattress blanket floor settee sofa : (?:no|without|not)<6>(?:a )?bed for<20>|(?:is|are|sleeps?|slept|sleeping|put|lies)<6>on (?:a |the )?(?:blanket|floor|mattress|settee|sofa|chair)<20>(?:in|at|with|on|every)
make makes cook cooks feed feeds dress dresses bath bathes wash washes change changes : (?:i|she|he|\\[name\\]|my {kin}) (?:have to |has to |had to |always )?@ (?:the |my |her |his |their )?(?:tea|dinner|breakfast|food|lunch|bottles?|nappies)? ?(?:for )?(?:my|her|his|the|their) (?:\\w+ )?(?:brothers?|sisters?|siblings|baby|babies|twins|little ones?|mum|dad|kids)<30>
asleep drunk bottles passed : (?:mum|mummy|mam|dad|daddy|she|he|parents?|nan)<10>(?:is|was|s|lies|always|on)<14>@<14>(?:on the|in the|with|out|all|when|again|every|her bottles)
awake up : (?:i|she|he) (?:have to|has to|had to|must) (?:stay|get|sit|wake) @<30>(?:baby|brother|sister|mum|dad|in case|night|little)
goes out : (?:mum|dad|mummy|parents?|she|he|they) (?:go|goes|went|stays?|is) (?:out|away) (?:at night|every night|all night|and (?:leaves?|left|i|we)|for (?:days|the night|the weekend))
nappies nappy pyjamas barefoot socks : (?:outside|garden|street|road|out|rain|cold|snow|midnight|night)<24>@|@<24>(?:outside|garden|street|road|till|until|midnight|rain|snow|cold|night)
cast plaster stitches glasses hearing teeth wound infection : (?:nobody|no one|not|never|since|for months|without)<24>(?:take|took|taken|seen|off|treated|looked|clean\\w*|chang\\w*)|@<40>(?:nobody|no one|never|not)<14>(?:take|took|taken|seen|off|treated|looked|clean\\w*|chang\\w*)
dose doses overdosed : (?:double|wrong|too much|twice|extra|three times)<10>(?:his|her|the|their)? ?@
pad pads nappy nappies : (?:wet|dirty|soiled|same|full|not chang\\w*|left|sat|sits|sit)<16>@
counted noticed missed realised : (?:nobody|no one|had not|not even|never|they|staff|school)<10>(?:even )?@<20>(?:him|her|them|gone|missing|was out|head|he|she)
electric electricity heating gas water credit : (?:no|without|cut off|off|ran out of|run out)<6>@<30>(?:since|for|days|week|friday|monday|children|kids|feed|baby|pump|cold|[.,]|$)(?<!(?:classroom|school|hall|ward)[^.]*)
`;

/** Used by others, online or outside; married off; gone missing. */
export const EXPLOITATION = `
exploit* traffick* blackmail* radicalis* extremis* fgm sextortion : @
county : @ lines
forced : @ (?:marriage|into|to (?:marry|sell|carry|work|steal|hold|meet))|being @
gang gangs gangsters : (?:a|the|in|by|with|of|local|joined|for|to|older|these|from) @
drugs weed cannabis vapes packages package parcels parcel bags stuff things money phones knives baggies deliver* packets : (?:carr\\w*|deliver\\w*|hold\\w*|held|hid|hides?|hiding|run|runs|running|drop\\w*|sell\\w*|sold|tak\\w*|dealing|deals?|mov\\w*|keep\\w*|look\\w* after|mind\\w*|post\\w*|pick\\w* up)<16>@<20>(?:for|to (?:people|men|man|other|houses)|on the (?:train|bus)|in his|in her|at school|around|from|because)<20>
drugs weed cannabis spice ket ketamine cocaine : (?:smok\\w*|tak\\w*|gives?|gave|giving|sell\\w*|sold|deal\\w*|on|using|offer\\w*|found|high|addict\\w*)<12>@(?! (?:for (?:my|the|his) (?:pain|condition))|round|chart| trolley|s)(?<={child}<40>)
dealer dealers
dealing deals : @ (?:drugs|weed|for|in the|from)(?! with)|(?:he is|she is|been|is|started) @(?=[.,!]|$| (?:for|to|at))
knife knives machete blade weapon weapons gun guns : (?:carr\\w*|with|has|have|had|found|took|takes|a|hid\\w*|held|pull\\w*|at|keep\\w*)<10>@
lads lad boys kids crowd group men man people girls teenagers guys friends adults : (?:older|grown|much older|bigger|wrong|dodgy|strange|unknown|random|big) @<50>(?:get|gets|got|make|made|makes|ask|asks|asked|give|gives|gave|buy|bought|pick|picks|wait|waits|use|uses|take|took|carry|hang\\w*|come|money|phone|tell|told|after school|outside|want|wants|out with|round|messag\\w*|talk\\w*|meet\\w*|in (?:a|his|their) car|send\\w*)
hanging hangs hang mixing mixed goes knocking : @ (?:around|about|out|round|in)? ?with (?:\\w+ )?(?:older|men|adults|the wrong|a bad|people (?:i|we|he|she)|strangers|dodgy|a gang|lads|a man)
money trainers phone gifts presents gift clothes cigarettes vape jewellery iphone coat alcohol drink takeaways bike : (?:man|men|lad|lads|someone|somebody|stranger|people|they|friend|he|guy|driver|uncle|boyfriend|woman|neighbour)<16>(?:gives?|gave|giving|buys?|bought|buying|sends?|sent|lends|pays?|paid|offer\\w*|keeps giving)<20>(?:him|her|me|them|my {kin}|\\[name\\]|us)<16>@
phone phones trainers money clothes coat watch jewellery gifts bag things : (?:new|two|second|another|expensive|designer|lots of|has|have|had|more|nice)<16>@<50>(?:wont say|will not say|dont know|do not know|did not buy|didnt buy|no idea|cannot say|cant say|where (?:it|they)|who (?:gave|from|bought)|from (?:a|some|where|who|friend|people|nowhere)|never bought|not from us|cannot afford)
owe owes owed debt : {child}<14>@<12>(?:them|money|people|someone|to|hundreds|a (?:man|lad|dealer)|him)
car cars van : (?:picked up|picks|picking|pick|gets? in|got in|collect\\w*|waits?|waiting|getting out|drops|dropped)<16>(?:by|in|into|from|outside|of|a|him|her)<10>(?:a |different |strange |the |unknown |older |black |white |mans |his )*@<24>(?:school|night|men|man|we do|dont|not know|older|outside|different|strang\\w*|from|with|and|at)
meet meets met meeting : (?:online|stranger|man|men|someone|somebody|he|they|person|guy|boy|game|app|snapchat|instagram|tiktok|discord|roblox|internet|lad)<60>(?:wants?|ask\\w*|going|arrang\\w*|plann\\w*|tried|try\\w*|agree\\w*|gone|went|to|has|secret\\w*|told)<16>@(?!<14>(?:the (?:team|staff|teacher|senco)|to discuss|with (?:the )?(?:school|senco|council)))(?<=(?:online|stranger|snapchat|instagram|tiktok|discord|roblox|internet|game|app|chat|strange|older|grown|does not know|dont know|person)[^.!?]*)
online internet snapchat instagram insta tiktok discord roblox fortnite xbox playstation whatsapp app apps facebook webcam snap chatroom minecraft onlyfans facetime : (?=.*(?:@))<0>.*(?:man|men|stranger|strangers|someone|somebody|older|adult|adults|person she|person he|person who|people (?:she|he|we|i) do|boyfriend|girlfriend|grown|friend (?:we|i|she|he)|nude\\w*|naked|dirty|secret\\w*|threat\\w*|pretend\\w*|bully\\w*|kill|hurt|groom\\w*|gifts?|sends? (?:her|him)|photos of (?:her|him|me)|pictures of (?:her|him|me)|ask(?:s|ed) (?:her|him) (?:for|to)|meet)
missing : (?:goes|went|gone|been|reported|going|go|was|is|keeps going|he|she|reported her|reported him) @(?= (?:from|for|twice|again|three|four|five|several|overnight|last|every|all|most|at|and|on|since|when|after|many|loads|a lot|\\d)|[.,!?]|$)(?<!(?:was|is|been) missing (?:from (?:my|the) (?:notes|record|form|file)))
run runs ran running runaway : @ (?:away|off)(?! (?:with|from (?:the )?(?:problem|responsib)))
police : (?:the )?@<20>(?:brought|bring|found|came (?:to|round|out|again|and|when|twice)|called|involved|look\\w*|picked|out again|had to|took|came to|know|report\\w*|turn\\w*|at (?:the|our) (?:door|house)|again|every|been)|(?:called|call|rang|ring|phoned|reported|told|to the|by the) (?:the )?@
home : (?:did not|didnt|does not|doesnt|has not|hasnt|not|never|wont|hadnt|had not) (?:been |come |came |return |returned |get |got |be )(?:back )?@(?! from hospital|for christmas| in time| on time| late)|(?:come|comes|came|coming) @ (?:at (?:two|three|four|five|1|2|3|4|5|dawn)|in the (?:early|small)|days? later|the next)
out : (?:stays?|stay\\w*|is|was|been|goes|out|kept|keeps) @ (?:all night|til|until (?:two|three|four|1|2|3|4|late|the early)|for (?:days|nights)|at night|overnight|every night)
seen heard : (?:not|nt|have not|havent|nobody has|no one has) @ (?:from )?(?:him|her|them|my {kin}|\\[name\\]) (?:for|since|in) (?:two|three|four|five|days|nights|a|over|monday|tuesday|wednesday|thursday|friday|saturday|sunday|last|\\d|yesterday|weeks?)
disappear* vanish* : (?:he|she|they|\\[name\\]|my {kin})<8>@<8>(?:for|overnight|at night|with|after|all|every)
rough : sle\\w+ @
marry married marriage wedding engaged : (?:abroad|sent|send\\w*|forc\\w*|made|against|promised|cousin|arrang\\w*|fly\\w*|tak\\w*|pakistan|bangladesh|somalia|india|turkey|does not want|doesnt want|not want|older|too young|1[3-7]|overseas|family (?:say|want|have)|summer|holiday|have to|has to|must)<40>@(?<={child}.*)|@<30>(?:against|force\\w*|does not want|doesnt want|cousin|abroad|1[3-7]|sixteen|fifteen|fourteen|not (?:her|my|his) choice|man (?:she|i) (?:has|have) never)
abroad country overseas : (?:cut|circumcis\\w*|special (?:party|ceremony)|become a woman|made a woman)<30>@|@<30>(?:cut|circumcis\\w*|ceremony|become a woman)
work works working shift shifts unpaid cleaning cooks slave : (?:made to|makes (?:him|her|me)|has to|forced to|have to) @<24>(?:all (?:day|night)|for (?:no|nothing|free|them)|instead of school|no pay|nights?|in (?:the|his|a|their) (?:shop|takeaway|car wash|kitchen|salon|factory|restaurant)|like a)|(?:treated like a|no better than a) @
nails takeaway : (?:works?|working|made to)<20>@<20>(?:instead|all|no|never|night)
carer : young @
shoplift* steal steals stealing thieving : (?:makes?|made|making|get|gets|got|force\\w*|tell\\w*|told|to)<14>(?:him|her|them|me|\\[name\\])<6>(?:to )?@
men man lads cars car van people : (?:wait|waits|waiting|park\\w*|hang\\w*|collect\\w*|pick\\w*|outside)<20>(?:for (?:him|her|them|me)|at the (?:gates?|school|corner|shop)|gates?)<10>|(?:{actor}|men|lads)<10>(?:who )?(?:wait|waits|waiting) (?:for (?:him|her|them|me)|outside|at the gates?)
phones : (?:two|three|second|2|3|several) @
cash money : (?:comes?|came|coming|has|found|with|wads?|loads of|bundles? of|hides)<24>@(?=[.,!?]|$| (?:and|from|that|we|i|in his|in her|under))(?<=(?:back|home|has|found|pocket\\w*|hides|wads?|bundles?)<20>(?:cash|money))
train trains bus : (?:gets?|takes?|caught|on|goes)<8>(?:the |a )?@s?<10>to (?:towns|places|other|cities|london|the coast|somewhere|stations)<20>(?:not know|do not|never|alone|on (?:his|her) own|at night|and comes|we)
seen heard : (?:not|nobody has|no one has|never)<6>@ (?:from )?(?:our|my|the|her|his|\\[name\\]|him|them)<20>(?:since|for (?:two|three|four|five|six|days|nights|weeks?|a))
marry husband wedding wife : (?:meet|meeting|marry|see|become|to be)<6>(?:my|her|his|a|the)<10>@<40>(?:fifteen|sixteen|fourteen|thirteen|1[3-7]|not want|abroad|tickets?|flight\\w*|booked|fly|never met)|(?:tickets?|flights?|booked|passport\\w*|abroad)<40>@|@<30>(?:fifteen|sixteen|fourteen|do not want|does not want)
`;
