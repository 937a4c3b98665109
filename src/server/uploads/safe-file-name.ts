/** Makes a name that any machine can keep of a name that a browser sent. */

/** The longest name that is kept [characters]; file systems end at 255 bytes. */
const LONGEST = 120;
const PATH_PARTS = /[/\\]/;
/** What a file system, a terminal or a reader could take for something else: control and direction marks, wildcards, colons. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu;

/**
 * Give the last part of a name without what could lead out of a folder or hide what it is. The ending stays, because
 * it says what the file is; a name of which nothing is left becomes "file".
 */
export function safeFileName(name: string): string {
  const last = name.split(PATH_PARTS).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replaceAll(UNSAFE, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (plain === '') return 'file';
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 && plain.length - dot <= 12 ? plain.slice(dot) : '';
  const stem = plain.slice(0, plain.length - ending.length);
  const kept = [...stem].slice(0, LONGEST - ending.length).join('');
  return cutToBytes(kept, 200) + ending;
}

/** Cut a text so that it takes no more than so many bytes, between characters. */
function cutToBytes(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}
