/** How children and people in haste write everyday words, by ear or in short, and what they mean. */

/** What is meant, and after it how it is written; words that are as often meant as they stand are left out. */
const WRITTEN = `
about: abowt abt
afraid: afrade afraide
again: agen
against: agenst aginst agianst
always: allways alwys
angry: angrey
anyone: any1 enyone
back: bak
because: cos coz cuz cus bcos bcoz bcus becos becoz becuase becasue becouse
before: b4 befor
believe: beleve beleive belive
breathe: breeth
brother: bruver brova
can not: carnt cannt
could: cud culd
did not: dident
do not: dunno
does not: dosnt dosent doesent
every: evry evrey
everyone: evry1 every1 evryone evrybody
everything: evrything everythin
friend: frend freind
frightened: fritend frightend
going to: gonna gunna
happened: hapened happend
have: hav
head: hed
hospital: hospitle hospittle
hurt: hert hurtid hurted
knife: nife
knives: nives
know: kno
little: littel
love: luv
mother: muver
night: nite nght
no one: no1 noone
nothing: nuffin nuthin nothin nuthing
people: ppl peple peaple pepole
please: pls plz
said: sed
says: sez sais
scared: scard skared scaird
school: skool scool shcool
secret: secrit
should: shud
sister: sista
someone: some1 sum1 sumone somone
something: sumthing somthing sumfink sumthin somethin
sometimes: sumtimes sometims
straight: strait
teacher: techer teecher teatcher
they: thay
think: fink
thought: thort thougt
threw: thru
together: togever
tonight: tonite
touch: tuch toutch
touched: tuched toutched
touches: tuches toutches
trouble: trubble
was: woz waz
what: wot wat
when: wen
with: wiv
without: wivout
would: wud wuld
you: u
your: ur
`;

const MEANT: ReadonlyMap<string, string> = new Map(
  WRITTEN.trim()
    .split('\n')
    .flatMap((line) => {
      const [meant = '', written = ''] = line.split(': ');
      return written.split(' ').map((word): [string, string] => [word, meant]);
    }),
);

/** Write each word as it is meant. @param text small letters. */
export function spelledPlainly(text: string): string {
  return text.replace(/[a-z0-9]+/g, (word) => MEANT.get(word) ?? word);
}
