/** Rules for tellings of harm to oneself, fear, harm by words and control, and of carers who cannot go on. Their words are told in note 15. */

/** Not wanting to live, and hurting oneself. */
export const SELF_HARM = `
suicid* sucid* sucide suicde selfharm* overdos* unalive noose ligature
self : @ -?harm\\w*|@-harm\\w*|@ injur\\w*
kill kills killed killing hurt hurts hurting harm harms harming cut cuts cutting hang hanging burn burns burning scratch* bite bites biting punches punching hits hitting starve* pinches stab* drown* top strangle* choke* poison* smother* : @<8>{self}
end ends ending ended take takes taken taking took : @ (?:it all|it|(?:my|his|her|their|our) (?:own )?li(?:fe|ves))(?= (?:all|now|tonight|soon|for good|one day|this time)|[.,!?]|$| (?:and|but|because|if|when|last|twice|again|while|as|after|at|in|with))(?<!(?:took|take|taken|takes|taking) it)
bang bangs banging banged smash smashes smashing hits hitting : @ (?:\\w+ )?(?:my|his|her|their) (?:own )?(?:head|face|fists?)
cut cuts cutting scratch* slash* carv* slic* gouge* picks burns marks scars plasters bandage* scabs lines : @<24>(?:my|his|her|their|own|both|up|all over)<10>(?:arms?|wrists?|legs?|thighs?|skin|stomach|tummy)
sleeves : (?:long|pulls?|wears?|under)<16>@<40>(?:hot|summer|cover|hide|hides|cuts?|even|all|see)
razor* blades : (?:found|hides?|hid|hidden|with|using|uses?|under|took|takes?|keeps?|his|her)<20>@|@<20>(?:found|under|hidden|bed|room|arm\\w*|in (?:his|her|my))
tablets pills bleach paracetamol batteries medication medicine painkillers meds cleaner antifreeze : (?:took|taken|takes|takin|taking|swallow\\w*|drank|drinks?|eaten|ate)<10>(?:all|a lot|lots|whole|box|packet|handful|bottle|too many|loads|some)<14>@
tablets pills bleach paracetamol batteries medication medicine painkillers meds : (?:hoard\\w*|hid|hides?|hiding|hidden|stash\\w*|stockpil\\w*|swallow\\w*|sav(?:es|ed|ing) up|drank|collect(?:s|ed|ing) up|overdos\\w*)<20>@
bleach batteries antifreeze : (?:took|taken|drank|drinks?|swallow\\w*|ate|eaten)<6>@
bridge railway tracks roof ledge cliff motorway window multistorey : (?:stood|stand\\w*|sat|sit\\w*|found|climb\\w*|jump\\w*|edge|went|goes|walk\\w*|off|threat\\w*|hang\\w*)<22>(?<!through the )@
jump jumps jumped jumping threw throw step stepped walked walk ran run : @<20>(?:off|out of|from|in front of|under|into)<12>(?:bridge|roof|window|train|car|cars|bus|lorry|traffic|road|building|moving|river|balcony)
here alive live living exist world earth : (?:{not}<14>(?:want|wants|wanted|wanting|wana|wanna|wish|wishes|deserve|like)|rather|prefer|better|dont see|no point|no reason|without|wish\\w*)<12>(?:not )?(?:to |be |being |in |on |this |wer |was |were )*@(?= (?:any|now|no|at all|and|because|or|but|in this|he|she|with|if|when|sometimes|to)|[.,!?]|$)
living live : (?:no point|worth|reason|nothing|tired|sick|hate\\w*|stop|scared|afraid)<14>(?:in |to |of |for )?@(?! (?:room|in (?:a|the|this)|near|with|alone|space))
wake waking woke : (?:{not}|never)<10>(?:want|wish|hope|hopes|wants|to|like|if)<10>@ ?(?:up)?|(?:sleep|asleep|bed)<20>(?:not|never)<6>@
sleep asleep : @<16>(?:for ?ever|and (?:not|never)|never to wake|for good)
born : (?:wish\\w*|wonder\\w*|never|should|why|better|been|was i)<20>@(?= (?:at all|he|she|because|and|so|if)|[.,!?]|$)
die dead dying : (?:want\\w*|wana|wanna|wish\\w*|rather|better|ready|like to|going to|talk\\w*|think\\w*|ask\\w*|hope\\w*|pray\\w*|try\\w*|trie\\w*|plan\\w*|would|should|if i|be|were|obsess\\w*|about|ought)<16>@(?! (?:end|line|tired|slow|on time|of (?:cancer|old))|line)
death : (?:talk\\w*|obsess\\w*|think\\w*|draw\\w*|want\\w*|wish\\w*|ask\\w*|about (?:his|her|my) own)<16>@
heaven : (?:in|to|go|going|see|up)<6>@
angels : (?:with|join|see) (?:the )?@
better happier easier : @<12>(?:off )?(?:without|if) (?:me|him|her|them|i|he|she|we)(?: (?:was|were|wasnt|werent|did|died|went|disappear\\w*|gone|not|in|here|around|alive|dead))?(?= |[.,!?]|$)(?!<4>(?:had|could|told|knew|got|there))
better happier : @<4>(?:off )?(?:dead|gone|in heaven|not here|not alive)
nothing : @<6>(?:left|to live|to look forward|worth)<6>(?:for|living|to live|me|him|her)
goodbye goodbyes : (?:note|letter|video|message|texted|wrote|saying|said|says|our|his|her|leaving|say)<14>@|@ (?:note|letter|video|message|to (?:everyone|us|the dog|his|her|all))
note letter will : (?:suicide|left|wrote|found|writ\\w*|leav\\w*|made) (?:a |his |her |my |me a )@<20>(?:sorry|goodbye|saying|her bed|his bed|should (?:he|she|i)|in case|when (?:he|she|i) (?:is|am|was) gone)
giving gives gave given : @ (?:away|out) (?:all )?(?:his|her|their|my)<14>(?:things|toys|stuff|possessions|treasures|belongings|games|clothes|money)
disappear disappeared vanish invisible : (?:want\\w*|wish\\w*|could|just|rather|would)<12>@(?= (?:for|and|from|so|because|into)|[.,!?]|$)
point : (?:no|see no|not see the|whats the|what is the|see the)<4>@<8>(?:of me|in me|of (?:living|being|life|anything|going on|trying)|in (?:living|being|life|anything|trying|going on)|any ?more|anymore|of it all)
eating eat eats ate : (?:he|she|they|{kin}|\\[[a-z-]+\\]|i have|i)<12>(?:stopped|not|nt|refus\\w*|barely|hardly|wont|never|no longer|has not|hasnt|doesnt|only)<10>@<30>(?:days|week\\w*|weight|thin|at all|skinny|sick|any ?more|proper\\w*|throw\\w*|and (?:says|said|will|is))
sick vomit : (?:makes?|making|made) {self} @
hair : (?:pull\\w*|tear\\w*|rip\\w*|tore)<8>(?:my|his|her|own)<6>@(?:<4>out)?
hate hates hated : (?:i|he|she|they|says?|that)<8>@ {self}|@ (?:my|his|her) (?:own )?(?:life|body|existence)
plan plans planned plot : @<12>(?:how|to|of|for)<14>(?:die|do it|end|kill|hurt herself|hurt himself|hang)
stop : (?:want|wants|wish|need|just) (?:it|everything|this|life) (?:all )?(?:to )?@(?=[.,!?]|$| (?:now|for good|and|hurting))
how : (?:worked out|looked up|googled|know|knows|planned|thought about|searched) (?:exactly )?@(?= (?:to (?:do it|die|end|kill)|i would|he would|she would)|[.,!?]|$)
wake : (?:not|never)<8>@<6>up
rope cord dressing belt wire scarf : (?:found|hid\\w*|tied|with|made|took|kept|neck)<16>@<24>(?:wardrobe|bed|room|neck|tree|door|garage|round|around|drawer|loft|hidden|bag)
gone there away : (?:nobody|no one|noone|would anyone|no body)<10>(?:notice|care|miss\\w*|mind|know)<20>(?:@|me|him|her|died)
notice miss care : (?:nobody|no one|noone|they)<6>(?:would|will)<6>@<10>(?:if|me|when|i|him|her|once)
drank drinks drunk swallowed ate : @<20>(?:bottle|cleaning|bleach|shampoo|perfume|detergent|chemicals?|white spirit|sanitiser|glass|pins|magnets?)
eyelashes eyebrows hair skin nails scabs : (?:pull\\w*|pick\\w*|rip\\w*|tear\\w*|bit\\w*)<14>(?:all |most |out )*(?:of )?(?:his|her|my|their)<8>@
exist : (?:should|not|never|want|deserve\\w*|why)<12>@
platform track rails train cliff bridge motorway pier river sea edge : (?:stand|stood|sit|sat|look\\w*|walk\\w*|think\\w*|go|goes|went)<16>@<40>(?:think|thought|next|jump|step|fall|train|wonder|easy|over|water|end)
wrote writes written letters notes : (?:wrote|writ\\w+|left)<4>(?:letters?|notes?|cards?|goodbye\\w*|messages?) (?:to|for) (?:all|everyone|us|each|his|her|my|me)
bones bone : skin and @
sick : (?:is|makes?|made|being|throws?)<14>@<14>(?:after|on purpose|every meal|meals|in secret)
purpose : (?:hurt\\w*|sick|burn\\w*|cut\\w*|bang\\w*|hit\\w*|fell|jump\\w*|himself|herself)<20>on @
peace : (?:at|in|find|have|get|finally)<4>@<0>(?=[.,!?]|$| (?:then|at last|together|now|forever))
bleed bleeds bleeding blood : (?:himself|herself|myself|picks?|scratch\\w*|bites?|head|skin|rubs?)<20>@
bleach yourself yourselves : (?:tell\\w*|told|says?|said|messages?|should|go and|go|text\\w*)<24>(?:drink|kill|hang|cut|jump|die)<6>@
`;

/** Afraid of somebody or some place, told to keep quiet, hiding. */
export const FEAR = `
scared afraid frightened frightend terrified petrified dread* fears feared fear frighten* scares scarred scaird : @<8>(?:of|to|for|about|that|by|at|when|me|him|her|us|them) (?:\\w+ ){0,3}(?:him|her|his|my|dad|mum|home|them|uncle|partner|husband|boyfriend|teacher|staff|driver|man|men|carer|father|mother|brother|go|going|tell|say|speak|alone|night|life|next|might|will|what|house|leave|sleep|safe|adults|grown|touch\\w*|children|kids|\\[name\\]|us|me)(?<!(?:needle|dentist|hospital|injection|operation|scan))
hide hides hid hiding hideing : {child}<14>@<30>(?:(?:when|if) (?:he|she|they|dad|mum|my|his|her|it|the (?:taxi|bus|door|driver|man))|from (?:him|her|me|us|his|my|dad|the)|because|every time|as soon|until|til|in (?:the|my|his|her|a) (?:wardrobe|bathroom|bedroom|cupboard|room|toilet|loo|bed|shed|garden))
home house dads mums school respite contact bus taxi club nans weekend : (?:cries|cry|cried|crying|begs?|begged|begging|panic\\w*|sick|refus\\w*|scream\\w*|cling\\w*|clung|wets?|shak\\w*|sob\\w*|hysteric\\w*|trembl\\w*|vomit\\w*|plead\\w*|scared|afraid|frightened|terrified|not want|dont want|doesnt want|didnt want|never wants)<30>(?:go|going|goes|return\\w*|take|taken|get|be sent|leave|when|before|if|after|at)<16>@
home : (?:not|nt|never|cannot|cant|no longer)<6>(?:want|wants|wanting|like|likes|go|going|wanna|wana)<6>(?:to )?(?:go |going |be |come |to )*(?:back )?@(?! (?:time|from|early|work))
safe : (?:not|nt|never|isnt|wasnt|dont|doesnt|no longer|no where|nowhere)<14>(?:feel |feels |felt |feeling |be |been |kept |is |are |me |him |her |them |us |ourselves |being |a )*@(?! space| guard| hands)(?<!made me feel safe)
unsafe danger endanger* : (?<!not feel |not once feel )(?:is|are|was|feel|feels|felt|in|at|him|her|them|me|us|home|house|child|children|there|very|being|we|so|real)<12>@(?!<20>(?:dose|discharge|level))
risk : at @ (?:at|from|in|of (?:harm|being|him|her|his)|every|when)
safeguarding socials : (?:a|is|was|raise\\w*|report\\w*|serious|real|told|this|no one|concern\\w*|ignor\\w*)<20>@
tell telling say saying speak talk told : (?:dont|do not|please dont|please do not|must not|mustnt|cant|cannot|not allowed to|too scared to|never|wont|not|not to|afraid to|dare) @ (?:my |his |her )?(?:mum|dad|mummy|daddy|anyone|anybody|any one|him|her on|them i|nobody|no one|what (?:he|she|they|happen\\w*|goes)|who|about (?:it|him|her|home|this|what))
if : @ (?:i|he|she|we|they|anyone|mum|dad)<8>(?:say|says|tell|tells|told|speak|speaks|talk|talks|said|leave|find|finds|found)<40>(?:trouble|hurt|worse|kill|taken|angry|mad|get it|hit|belt|sorry|send|punish\\w*|away|throw\\w*|pay for)
told tells warned made makes : @ (?:me|him|her|us|them|\\[name\\])<4>(?:not to|never to|to keep|to stay|promise|swear|lie)<10>(?:tell|say|speak|talk|quiet|secret|silent|lie|not|to|about|\\b)
believe believes believed listen listens : (?:nobody|no one|noone|they dont|they do not|not|nt|never|will anyone|wont)<6>@(?:s|d)?<12>(?:what (?:he|she|they|happen\\w*|goes|is)|me when|him when|her when|that (?:he|she)|(?:him|her|me|us) about)
wont will refuses cannot cant not : (?:wont|will not|refuses to|cannot|cant|does not|doesnt) (?:say|tell|talk about)<8>(?:who|what happen\\w*|why|where|what (?:he|she|they|goes))<30>
alone left : (?:not|nt|never|afraid|scared|hates?|dont|refuses)<16>(?:be|being|left|to be|stay|go) (?:left )?(?:alone )?with (?:him|her|his|my|{actor}|them|\\[name\\]|the)
goes happens happening going on : (?:what|things|something|stuff)<8>(?:goes on|happens|is happening|happening|going on|happened)<12>(?:at home|at night|behind|in (?:that|our|the|his|her) (?:house|home|flat|room|class|taxi|bus)|when (?:nobody|no one|they|he|she|the door|we)|there|with (?:him|her|my)|to (?:me|her|him|my|us))
something happened : (?:think|worried|sure|believe|know|feel|fear|says?|said|that)<8>@ (?:\\w+ )?(?:bad |awful |terrible |has |is |was )*(?:happen\\w*|going on|wrong|being done|bad|done) <0>(?:to|at|with|there|in|when|on|\\b)<14>(?:him|her|my|school|home|me|them|there|night|dads|respite|us|bus|taxi|house)
bad horrible nasty weird naughty mean scary : @ (?:things|stuff|man|men|games) (?:to|happen\\w*|with|at|comes?|on|in|when|he|she|they|that|did|does)
back : (?:please|dont|do not|never|not)<6>(?:make|send|let|take|put)<8>(?:me|him|her|us|them|\\[name\\]) (?:go |have to go )?@
jumps jumpy nightmares bedwetting wetting soiling changed quiet withdrawn : (?:{child}|has|is|wets?|started|suddenly|come back|comes back|since)<16>@<26>(?:since|when|after|every time|whenever|before|if)<30>(?:he|she|dad|mum|contact|weekend|stay|visit|respite|door|uncle|home|started|back|taxi|driver|\\[name\\]|school)
wet wets wetting soils begs begging beg shakes shaking trembles screams sobs pleads vomits clings : {child}<14>@<60>(?:contact|dads?|mums?|uncle|weekend|respite|taxi|driver|near|school|unit|home|door|come|comes|visit|stay|he|she|him)(?! (?:minute|moment))
near with : (?:not|never|will not|refuses|scream\\w*|shakes?|cries)<14>(?:be |go |sit |stay |stand )?(?:in (?:a|the same) room |alone |anywhere |comes? )?@ (?:him|her|the (?:new )?(?:\\w+ )?(?:worker|teacher|driver|escort|carer|man|assistant|ta|tutor)|his|my)
say tell : (?:cant|can not|do not dare|not allowed|dare not|scared|afraid|not) (?:to )?@ (?:what|who|why|because|more|anything|any more)<40>(?:because|they|will|happen|goes|trouble|split|away|home|[.,]|$)
talk talks speak speaks tell tells told say : if (?:i|he|she|we|they|you)<8>@<40>(?:will|ll|would|going|gonna|get|be)<24>(?:dog|cat|killed|hurt|put down|split|away|care|hit|worse|trouble|dead|leave|sorry|blame\\w*)
split : @ (?:us|them|the (?:kids|children|family)) up
what : (?:because of|not forget|after|about) @ (?:{actor}|my \\w+|her \\w+|his \\w+|the \\w+|he|she|they|that \\w+) (?:did|does|do|done|was doing|made)
stays staying visit visits weekends weekend : (?:tummy|belly|sore|hurts?|nightmares?|wets?|quiet|cries|changed|bruise\\w*|sick|scratch\\w*)<24>(?:after|when|since|before)<10>@
`;

/** Shouted at, called names, bullied, controlled, threatened. */
export const EMOTIONAL_HARM = `
shout shouts shouting shouted scream screams screaming screamed swear swears swearing swore yell yells yelling yelled bawls roars snarls : @<14>(?:at|in|to) (?:{victim}|(?:my|his|her|their) (?:face|ear))
called calls calling call : @ {victim}<4>(?:names|a|an|stupid|thick|useless|retard\\w*|spa\\w*|freak|mistake|waste|dirty|fat|ugly|disgusting|mental|dumb|weird\\w*|naughty|bad|lazy|evil|liar|worthless|nothing|idiot|monster|burden|horrible)(?!<6>(?:appointment|back|in))
names : (?:call\\w*)<20>@
humiliat* belittl* taunt* torment* ridicule* degrad* worthless unwanted unloved : @(?<!ridiculous)
bully bullies bullied bullying bullyd bulied bullys
mock mocks mocked laugh laughs laughed laughing sneers : (?:staff|teacher|teachers|they|kids|children|everyone|he|she|ta|dad|mum|adults|and|people)<10>@ (?:at |of )?(?:him|her|me|my {kin}|them|\\[name\\])(?= (?:when|for|because|in|and|if|about|all|until)|[.,!]|$)
wanted loved loves wants love : (?:nobody|no one|never|not|nt|dont|doesnt|didnt)<8>@ (?:me|him|her|us|them)(?= |[.,!?]|$)(?!<4>(?:to (?:come|wait|sit|know)|in))
mistake burden nothing problem fault rubbish evil : (?:tells?|told|says?|said|makes|feels|thinks?|calls?|called)<14>(?:he|she|i|him|her|me) (?:is |was |am |are |were |s |feel |like |all |just |a |an |the |his |her |my )*@(?=[.,!?]|$| (?:and|because|that|to|for|in|when|every))
away care : (?:send|put|sent|give|get rid of|taken|locked) (?:him|her|me|them|us) (?:in|into|away|to)<6>(?:@)?<20>(?:if|unless|threat\\w*|says|when)|threat\\w*<24>(?:send|put)<8>@
control controls controlled controlling monitors monitored : @ (?:everything|me|us|what (?:i|we|she)|who (?:i|we|she)|the money|where (?:i|we|she)|our money|her(?= [a-z]+ing|[.,]|$)|partner|husband|how (?:i|we|she)|every)|(?:very|so|is|was|being|partner|husband|ex) @(?! (?:pain|asthma|diabet))
allowed : (?:not|nt|never|isnt|arent|only) (?:be )?@ (?:out|to (?:see|talk|speak|leave|go|have (?:a|my|any)|use|ring|phone|answer|eat|drink|sleep|wash)|my own|a phone|friends|money|any)(?!<14>(?:visit\\w*|ward|due|partner in))(?<=(?:i am|she is|he is|we are|im|shes|hes|were|am|is|was|are)<8>not (?:be )?allowed.*)
phone money bank wages benefits card keys passport bag post : (?:takes?|took|checks?|checking|controls?|keeps?|hides?|hid|going through|goes through|reads?|confiscat\\w*|has all) (?:all )?(?:my|her|our) @
track tracks tracking follows following followed stalk* : (?:he|ex|husband|partner|dad|man|they)<14>@ (?:me|us|her|him)(?= (?:home|around|everywhere|about|on|to|from|when)|[.,!]|$)
let lets : (?:wont|will not|doesnt|does not|never|didnt|wouldnt) @ (?:me|us) (?:see|leave|go out|out|talk|speak|have|work|use|sleep|eat|ring|phone|answer)
eggshells gaslight* coerc* refuge injunction stalker
threat threats threaten* thretens thretened : (?<!life |life-|non |non-|tribunal was |letters? (?:are|were|was|is) )@(?!<10>(?:legal|court|tribunal|cancel|strike|closure|of closure|discharge|judicial|to (?:discharge|cancel|close|complain)))
ex husband partner boyfriend father dad : (?:my|her|the|our) (?:\\w+ )?@<14>(?:turns? up|outside|found us|knows where|broke in|breaks in|kicks|smash\\w*|will not leave|wont leave|tried to take|took the)
silent ignored ignores : (?:dad|mum|he|she|stepdad|partner|they)<14>@ (?:me|him|her|treatment)<12>(?:for|days|weeks|as if|like)
blamed blames punished punishes punishing punish : (?:{actor}|is|was|gets|being|get)<10>@<24>(?:for (?:being|having|wet\\w*|his|her|things|what|everything|cry\\w*|not)|by|with|him|her|me|no (?:food|tea|dinner)|when)
food dinner tea toilet drink : (?:goes|go|sent|without|no|stops?|took|withh\\w*|refus\\w*|not (?:allowed|let|given))<14>@<14>(?:as|for|if|when|because|until)<8>(?:punish\\w*|being|he (?:is|was|has)|she|bad|naughty|i|behav\\w*)
screams scream screamed shouts shouted yells bellows hisses : @<14>(?:ear|face|in his|in her|in my|at|over)(?: (?:him|her|them|me|\\[name\\]|my {kin}|ear|face))
want wants love like have : (?:nobody|no one|noone) (?:will |would |could |does )?(?:ever |even )?@(?:s)? (?:me|him|her|them|\\[name\\])
ruined spoil* ashamed hate* regret : (?:tells?|told|says?|said|that)<24>(?:he|she|i|him|her|me)<8>@<16>(?:class|life|everything|family|him|her|me|day|us)
holds keeps controls has handles spends : (?:husband|partner|boyfriend|ex|he|dad) @ (?:all )?(?:the|my|our|my own) (?:money|card|phone|car|keys|benefits|pip|passport)
reads checks goes : (?:husband|partner|boyfriend|ex|he|dad|mum)<24>@<8>(?:my|through my) (?:messages|phone|post|emails?|texts|bag|diary)
see meet visit ring call : (?:may|can|allowed to|let me|lets me|never|not|only) @ (?:my|her) (?:mother|mum|family|sister|friends|parents|own)<16>(?:once|only|never|if he|when he|without|any ?more|unless)
down : (?:dog|cat|pet|rabbit|hamster)<6>put @
dog cat pet rabbit hamster : (?:kick\\w*|kill\\w*|hurt\\w*|threat\\w*|drown\\w*|get rid of|poison\\w*|strangl\\w*)<14>@
`;

/** A carer at the end of what they can bear. */
export const DESPAIR = `
cope coping : (?:not|nt|cannot|cant|never|no longer|struggl\\w*|unable|hardly|barely|how|stopped|longer)<14>@(?!<8>(?:with (?:the )?(?:demand|number|volume|noise|pressure|phone|patients|staff)))
on : (?:go|carry|keep going|live) @ (?:like this|much longer|any ?more|any longer|anymore|for much)|(?:not|nt|cannot|cant|how|if i can)<8>(?:go|carry) @(?=[.,!?]|$| (?:with (?:life|this|it)|like|any|much|alone|and|if|because))
take stand bear do : (?:cannot|cant|can not|not|couldnt|unable to) @ (?:it|this|any|much)<6>(?:any ?more|anymore|more|longer|another)(?! than)(?=[.,!?]|$| )
tether rope : end of (?:my|our|the|her|his) @
wits wit : @ end
breaking : (?:at|to|near|past|reached|close to)<8>@ (?:point|down|us|apart)|@ point
bottom : rock @
edge brink : (?:on|over|to|at|near|close to) the @(?:<4>of)?(?! of (?:town|the (?:bed|village|chair)))
knees : on (?:my|our) @
left : nothing @ (?:to give|in me|in the tank|inside)|nowhere @ to (?:turn|go)
turn : (?:nowhere|no one|nobody|no where)<10>(?:to )?@(?: to)?
losing lost lose : @ (?:my (?:mind|head|temper|grip)|the will|control|it with (?:him|her|them)|myself|all hope|hope)
hope : (?:no|without|lost|given up|giving up|lost all) @(?! (?:of (?:getting|an appointment)|to))
hopeless : (?:feel|feels|feeling|i am|im|am so|everything is|life is|so) @
will : (?:lost|no|losing|without|have the) (?:the )?@ to (?:live|go on|carry on)
hurt harm kill shake smother throttle strangle hit snap slap : (?:might|could|may|will|would|going to|about to|nearly|almost|close to|wanted to|want to|scared i|afraid i|i have|worried i|tempted to|end up|thoughts? of)<14>@(?:t?ing|ing)?<4>(?:{victim}|{self}|someone|somebody|one day|[.,!?]|$)
snap snapped snapping snaped : (?:i|we|will|might|about to|almost|nearly|going to|just|could|have)<8>@(?! at (?:my heels))
what might : (?:scared|afraid|frightened|worried|dread|fear)<8>(?:of )?@ (?:i|we) (?:might|may|will|could|would)
hate hates : i @ (?:him|her|my (?:son|daughter|child|own child|life)|being (?:a|his|her) (?:mum|mother|dad|parent)|them)
wish : i @ (?:i |we )?(?:he|she|had|could|was|were|never)<10>(?:never|disappear|not (?:here|wake|born|had)|gone|had (?:him|her)|run away|be dead|walk)
walk drive run leave : (?:want|wants|tempted|thought of|thought about|thinking of|feel like|about to|could just|ready to)<14>@(?:ing)? (?:out(?!side)|away|off|into|and (?:not|never|keep)|them all|him and)(?= |[.,!]|$)<30>
care : (?:put|give|place|hand|take)<4>(?:him|her|them|my {kin}|\\[name\\]) (?:in|into|to|up to) @|(?:into|in) @ (?:because|as|if|is the only)
give hand : @ (?:him|her|them|my {kin}|\\[name\\]) (?:up|over|back|away)
both : (?:end|finish|kill|take|drive|die|better|gone) (?:\\w+ ){0,4}@|@ (?:of us )?(?:be |would be )?(?:better off|dead|gone|in the car|jump|die)
way : (?:no|only|cannot see a|cant see a|see no) (?:other )?@ out
drink drinking wine pills tablets : i (?:\\w+ ){0,3}(?:@)<10>(?:to (?:cope|sleep|get|forget|numb|manage)|every (?:night|day)|just to|myself)
sleep slept : (?:not|nt|have not|havent|no|never|without|lack of) @<20>(?:for|in|since)<12>(?:days|nights|weeks|months|years)
failing failed fail : i<6>@(?:ing)? (?:as a (?:mum|mother|dad|parent|carer)|my (?:own )?(?:child|son|daughter|children))
breakdown breaking : (?:having|had|have|on the verge of|nervous|close to|heading for|near|mental|another) (?:\\w+ )?@
cry cries crying cried : i (?:\\w+ ){0,2}@ (?:every|all|myself|most|in the (?:car|bath|toilet|shower)|at night)
despair desperate desparate desperatly : (?:in|i am|im|so|we are|real|am|such|feel|feeling|total|absolute)<8>@(?! for (?:a (?:wee|toilet|drink)|an appointment))
safe : (?:keep|keeping|kept) (?:him|her|them|us|my {kin}|everyone|\\[name\\]|our {kin}|{self}|my other {kin}) @(?<=(?:not|nt|cannot|cant|no longer|unable|how|struggl\\w*|impossible)<24>safe)
hits attacks hurts punches kicks bites throws smashes beats : (?:he|she|my (?:son|daughter|boy|child)|\\[name\\])<12>@<10>(?:me|us|his (?:sister|brother|mum|dad|siblings)|her (?:sister|brother|mum|dad|siblings)|my (?:other|younger|daughter|son|husband|wife)|the (?:baby|dog|cat|little|others))
safe : (?:not|no longer) @ (?:to be|to have|with|left|around|near)<10>
throat neck shook shaken shake : i<10>(?:had (?:my )?hands? (?:round|around|on)|shook|shake|shaken|grabbed|slapped|hit|smacked|hurt)<6>(?:@|him|her|them|\\[name\\])
ashamed guilty : i<8>(?:am|was|feel|felt)<8>@<0>(?=[.,!?]|$| (?:of (?:what|how)|that i|but|and|because i))
help come : (?:please|somebody|someone|anyone)<6>(?:somebody |someone |anyone )?@(?= (?:me|us|before|now|quick|soon|him|her)|[.,!?]|$)(?<!(?:can|could|to|for) (?:please )?help)
tablets pills knife rope : i<6>(?:look|looked|stare|think|thought|sit|reach)<8>(?:at|about|with|for)<8>@
`;
