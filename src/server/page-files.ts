/** The built pages as files in memory: only what the build wrote can be asked for, so no address can leave the folder. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

type ManifestEntry = { readonly file: string; readonly imports?: readonly string[] };
/** What the build made of each source file. */
export type Manifest = Readonly<Record<string, ManifestEntry>>;

export type PageFile = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Compressed by the build, or null where it gains nothing. */
  readonly brotli: Uint8Array<ArrayBuffer> | null;
  readonly mediaType: string;
  readonly tag: string;
  /** True for files whose name holds the hash of their content. */
  readonly isForever: boolean;
};

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** The built pages: files by address, and what the build made of each source. */
export type Pages = { readonly files: ReadonlyMap<string, PageFile>; readonly manifest: Manifest };

/** Read the pages of a folder. */
export function readPages(folder: string): Pages {
  const manifest = join(folder, 'manifest.json');
  return {
    files: readPageFiles(folder),
    // written by our own build beside the pages; without it a page only loses its head start
    manifest: existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as Manifest) : {},
  };
}

/** Read every file of a folder of pages, by its address ("/assets/main-1a2b.js"); none where it is not built yet. */
function readPageFiles(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  if (!existsSync(join(folder, 'index.html'))) return files;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const mediaType = MEDIA_TYPES[extname(name)];
    if (mediaType === undefined) continue;
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    const packed = join(folder, `${name}.br`);
    const address = `/${name.replaceAll('\\', '/')}`;
    files.set(address, {
      bytes,
      brotli: existsSync(packed) ? new Uint8Array(readFileSync(packed)) : null,
      mediaType,
      tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      isForever: address.startsWith('/assets/'),
    });
  }
  return files;
}
