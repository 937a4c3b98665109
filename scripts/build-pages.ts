/** Builds the pages into dist/pages where their sources have changed since the last build, and compresses what is sent. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const ROOT = resolve(import.meta.dirname, '..');
const PAGES = join(ROOT, 'dist', 'pages');
const RECORD = join(PAGES, '.built');
const FOLDERS = ['src/web', 'src/draw', 'src/core', 'src/contract'];
const FILES = ['vite.config.ts', 'package-lock.json', 'scripts/build-pages.ts'];

/** Build where needed; tells on standard error what it does. @returns whether it built. */
export async function buildPagesIfNeeded(): Promise<boolean> {
  const fingerprint = await fingerprintOfSources();
  if (existsSync(RECORD) && (await readFile(RECORD, 'utf8')) === fingerprint) return false;
  const started = performance.now();
  say('Building the pages (about ten seconds, only after a change)…');
  const { build } = await import('vite');
  await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
  await compressAll();
  await writeFile(RECORD, fingerprint);
  say(`The pages are built (${((performance.now() - started) / 1000).toFixed(1)} s).`);
  return true;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** One hash over names and contents of everything that the pages are made of; tests are no part of them. */
async function fingerprintOfSources(): Promise<string> {
  const listed = await Promise.all(
    FOLDERS.map(async (folder) =>
      (await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    ),
  );
  const files = [...listed.flat(), ...FILES.map((file) => join(ROOT, file))].sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${relative(ROOT, file)}\0`);
    hash.update(await readFile(file));
  }
  return hash.digest('hex');
}

/** Put a compressed copy beside each file that gains by it, so that the server never compresses the same bytes twice. */
async function compressAll(): Promise<void> {
  const entries = await readdir(PAGES, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !/\.(?:html|js|css|svg|ttf)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    const packed = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    if (packed.length < bytes.length * 0.95) await writeFile(`${file}.br`, packed);
  }
}

if (import.meta.main) {
  const isBuilt = await buildPagesIfNeeded();
  if (!isBuilt) say('The pages are up to date.');
}
