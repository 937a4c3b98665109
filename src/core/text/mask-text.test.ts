/** Masking by example: what is covered, what stays, and where each stretch stood. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isKnownWord, type Lexicon } from './known-word.ts';
import { maskText } from './mask-text.ts';

const knowing = (everyday: Iterable<string>, wider: Iterable<string> = []): Lexicon => ({
  everyday: new Set(everyday),
  wider: new Set(wider),
});
const EVERYDAY =
  'son loves school primary waited months plan nobody rings write ring review helpful daughter born live transport takes hour'.split(
    ' ',
  );
const LEXICON = knowing(EVERYDAY);

test('covers a name, a school, a place, a contact and a date of birth, in lower case too', () => {
  const { text, spans } = maskText(
    'my son zebedee loves larkwing primary. we live in skelby. ring 07700 900123 or zeb@example.org, born 3/4/2015',
    LEXICON,
  );
  assert.equal(
    text,
    'my son [name] loves [school] primary. we live in [place]. ring [contact] or [contact], born [date-of-birth]',
  );
  assert.deepEqual(
    spans.map((span) => span.kind),
    ['name', 'school', 'place', 'contact', 'contact', 'date-of-birth'],
  );
});

test('leaves known words, grammar and slips of the pen in long words as they are', () => {
  const clean = 'My daughter waited months and nobody rings. The transprot takes an hour.';
  assert.equal(maskText(clean, LEXICON).text, clean);
});

test('a rarer word is known as it stands, and may be a name where a form, a slip or what stands around says so', () => {
  const lexicon = knowing([...EVERYDAY, 'the', 'was'], ['intermittent', 'quill', 'foxtrot', 'baffling']);
  const covered = (text: string) => maskText(text, lexicon).text;
  assert.equal(
    covered('the help was intermittent, baffling'),
    'the help was intermittent, baffling'.replace('help', '[name]'),
  );
  assert.equal(covered('the intermittant plan, the quills'), 'the [name] plan, the [name]');
  assert.equal(covered('my son quill waited at foxtrot primary'), 'my son [name] waited at [school] primary');
  assert.equal(covered('my son baffling waited'), 'my son baffling waited');
});

test('what is written together with "would", "will", "not" and the like is known', () => {
  const clean = "they'd, we'll, it'd, I've, there’s and that'd waited";
  assert.equal(maskText(clean, LEXICON).text, clean);
});

test('a name that is a word is covered after a name or whose it is, and left elsewhere', () => {
  const lexicon = knowing([...EVERYDAY, 'grace', 'green', 'grass']);
  assert.equal(maskText('My daughter grace green waited', lexicon).text, 'My daughter [name] [name] waited');
  assert.equal(maskText('the green grass', lexicon).text, 'the green grass');
});

test('a word without end is masked whole, however long', () => {
  for (const letters of [2_000, 20_000]) assert.equal(maskText('a'.repeat(letters), LEXICON).text, '[name]');
});

test('whatever is covered, what is left over is the text as it was', () => {
  const given = 'Mrs Quill-Adeyemi at 12 elm street, XY1 2ZZ';
  const { text, spans } = maskText(given, LEXICON);
  let rebuilt = text;
  for (const span of spans) rebuilt = rebuilt.replace(`[${span.kind}]`, given.slice(span.start, span.end));
  assert.equal(rebuilt, given);
  assert.ok(!/quill|adeyemi|elm|2ZZ/i.test(text), text);
});

test('forms of known words are known: doubled letters, a turned y, longer endings and beginnings; short stems are not', () => {
  const lexicon = knowing(['stop', 'worry', 'happy', 'perfect', 'welcome', 'mar']);
  for (const word of [
    'stopped',
    'stopping',
    'worries',
    'happier',
    'happily',
    'perfection',
    'perfectly',
    'unwelcome',
  ])
    assert.ok(isKnownWord(word, lexicon), word);
  for (const word of ['marion', 'marist', 'unhapp']) assert.ok(!isKnownWord(word, lexicon), word);
});

test('a known word between whose it is and what they do is a name; a place’s known first word is covered with it', () => {
  const lexicon = knowing([...EVERYDAY, 'comet', 'currently', 'much', 'answers', 'caseworker']);
  assert.equal(
    maskText('our caseworker comet never answers', lexicon).text,
    'our caseworker [name] never answers',
  );
  assert.equal(
    maskText('our caseworker currently has no plan', lexicon).text,
    'our caseworker currently has no plan',
  );
  assert.equal(maskText('we live in much zebwick', lexicon).text, 'we live in [place] [place]');
});

test('names that are everyday words are found by where they stand, and the same words elsewhere are left', () => {
  const known = knowing(
    `kit settle castle rise school long meadow bridge bridges end the driver plan wind ocean team thanks place taxi nice kind lives loves
    snoring trip near family council`.split(/\s+/),
  );
  const covered = (text: string) => maskText(text, known).text;
  assert.equal(covered('Thanks to Kit in the team.'), 'Thanks to [name] in the team.');
  assert.equal(covered('ocean loves it'), '[name] loves it');
  assert.equal(covered("kit's taxi is nice"), '[name] taxi is nice');
  assert.equal(covered('the driver, kit, is kind'), 'the driver, [name], is kind');
  assert.equal(covered('when kit was four'), 'when [name] was four');
  assert.equal(covered('He lives in Settle.'), 'He lives in [place].');
  assert.equal(covered('near Little Snoring'), 'near [place] [place]');
  assert.equal(covered('the head of castle rise school'), 'the head of [school] [school] school');
  assert.equal(covered('a place at bridge end'), 'a place at [place] [place]');
  assert.equal(covered('at Our Lady of Lourdes school'), 'at [school] school');
  assert.equal(covered('from Three Bridges primary'), 'from [school] [school] primary');
  for (const plain of [
    'the kit is nice',
    "the school's plan",
    'a trip on the ocean',
    'the council, the family and the school',
  ])
    assert.equal(covered(plain), plain);
});

test('a town whose name is an everyday word is found where people live, work and go, and the word is left elsewhere', () => {
  const known = knowing(
    `i we she is in from to near the panel battle settle reading bath deal did not work live drive age behind time with maths came it has
    was hard and works support a plan`.split(/\s+/),
  );
  const covered = (text: string) => maskText(text, known).text;
  assert.equal(covered('the panel in battle did not'), 'the panel in [place] did not');
  assert.equal(covered('we drive from frome to battle'), 'we drive from [place] to [place]');
  assert.equal(covered('we live near settle.'), 'we live near [place].');
  assert.equal(covered('i work in reading'), 'i work in [place]');
  for (const plain of [
    'she is behind in reading',
    'she is in reading age 7',
    'it was hard to settle',
    'time to deal with it',
    'from reading the plan',
    'support in reading and maths',
    'works to settle',
  ])
    assert.equal(covered(plain), plain);
});

test('one person alone is told by an age, a feeling, a letter and what was said to them; the same words elsewhere are left', () => {
  const known = knowing(
    `blue bear the and his brother are out of school was autistic is happy because so tired dear thank you regards told naughty asked sky
    parents wall weeks years four very system slow`.split(/\s+/),
  );
  const covered = (text: string) => maskText(text, known).text;
  assert.equal(
    covered('Blue (7) and his brother bear (9) are out'),
    '[name] (7) and his brother [name] (9) are out',
  );
  assert.equal(covered('because blue is autistic'), 'because [name] is autistic');
  assert.equal(covered('dear blue, thank you'), 'dear [name], thank you');
  assert.equal(covered('thank you. Regards, Blue Bear'), 'thank you. Regards, [name] [name]');
  assert.equal(covered('told blue he was naughty'), 'told [name] he was naughty');
  for (const plain of [
    'the sky is blue and the wall is blue',
    'four years (4) and weeks (12)',
    'the bear is happy',
    'told parents he was naughty',
    'the system is slow, regards',
  ])
    assert.equal(covered(plain), plain);
});

test('schools and places are told by what opens, ends and follows their names', () => {
  const known = knowing(
    `old mill view orchard hatch end bury great school academy area council the at in is lovely kicked him would not our year
    have been kind near station for teenagers during week nothing left`.split(/\s+/),
  );
  const covered = (text: string) => maskText(text, known).text;
  assert.equal(covered('at old mill academy'), 'at [school] [school] academy');
  assert.equal(covered('orchard view school kicked him'), '[school] [school] school kicked him');
  assert.equal(covered('Old Mill have been kind'), '[school] [school] have been kind');
  assert.equal(covered('in hatch end during the week'), 'in [place] [place] during the week');
  assert.equal(covered('nothing in the great zebmouth area'), 'nothing in the [place] [place] area');
  assert.equal(covered('bury council would not'), '[place] council would not');
  for (const plain of ['our old school is lovely', 'in year end', 'the council area', 'great school'])
    assert.equal(covered(plain), plain);
});

test('a year after an apostrophe ends a date, and an address may be spelt out', () => {
  assert.equal(maskText("born 12 Oct '09", LEXICON).text, 'born [date-of-birth]');
  assert.equal(maskText('write zeb.quill at example dot org', LEXICON).text, 'write [contact]');
});

test('a slip in a long word is told as by trying every letter at every place', () => {
  const words = ['waiting', 'transport', 'primary', 'teacher', 'meeting', 'reading', 'support'];
  const everyday = new Set(words);
  const madeAt = (word: string, at: number) => {
    const [before, after] = [word.slice(0, at), word.slice(at + 1)];
    const swapped = after && before + after.charAt(0) + word.charAt(at) + after.slice(1);
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    return [
      before + after,
      swapped,
      ...letters.flatMap((one) => [before + one + word.slice(at), before + one + after]),
    ];
  };
  const slow = (word: string) =>
    Array.from({ length: word.length + 1 }, (_, at) => madeAt(word, at))
      .flat()
      .some((made) => everyday.has(made));
  const letter = fc.constantFrom(...'abdeginoprstw');
  const change = fc.record({ at: fc.nat(9), way: fc.nat(3), letter });
  fc.assert(
    fc.property(
      fc.constantFrom(...words),
      fc.array(change, { minLength: 1, maxLength: 2 }),
      (word, changes) => {
        const slipped = changes.reduce((text, { at, way, letter: other }) => {
          const [before, after] = [text.slice(0, at), text.slice(at + 1)];
          if (way === 0) return before + after;
          if (way === 1) return before + other + text.slice(at);
          if (way === 2) return before + other + after;
          return before + after.charAt(0) + text.charAt(at) + after.slice(1);
        }, word);
        fc.pre(slipped.length >= 7 && !everyday.has(slipped) && !/(?:s|er|ed|ly)$/.test(slipped));
        assert.equal(isKnownWord(slipped, { everyday, wider: new Set() }), slow(slipped), slipped);
      },
    ),
  );
});
