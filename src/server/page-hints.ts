/** Tells the browser with the page itself what it will ask for next, so that code, data and type come side by side. */
import type { Manifest, PageFile } from './page-files.ts';

const PROGRAMME =
  /^\/programmes\/([^/]+)\/([^/]+)(?:\/([a-z-]+)(?:\/(\d{4}-\d{2})\/(\d{1,2})(\/sign-off|\/writing(?:\/section)?|\/read-back)?)?)?\/?$/;
const IMPORT = /^\/programmes\/([^/]+)\/([^/]+)\/data\/([^/]+)\/?$/;

/** Pages whose source or data is not named as their address is; data that begins with a slash is the same for all programmes. */
const OWN_NAMES: Readonly<Record<string, { readonly source: string; readonly data: string }>> = {
  data: { source: 'data', data: 'imports' },
  measures: { source: 'dictionary', data: '/api/measures/definitions' },
};

/** The pages of one return, by what follows its address. */
const RETURN_PAGES: Readonly<Record<string, string>> = {
  '/sign-off': 'pages/sign-off-page.tsx',
  '/writing': 'pages/writing-page.tsx',
  '/writing/section': 'pages/section-page.tsx',
  '/read-back': 'pages/read-back-page.tsx',
};

/** Pages that belong to no programme. */
const PLAIN_PAGES: Readonly<Record<string, { readonly source: string; readonly data: readonly string[] }>> = {
  '/sign-in': { source: 'pages/sign-in-page.tsx', data: ['/api/identity'] },
  '/set-up': { source: 'pages/set-up-page.tsx', data: ['/api/identity'] },
  '/account': { source: 'pages/account-page.tsx', data: ['/api/identity'] },
  '/people': { source: 'pages/people-page.tsx', data: ['/api/identity', '/api/accounts'] },
};

/** Pages whose query is their own and not their data's. */
const OWN_QUERY: ReadonlySet<string> = new Set(['pages/lab-page.tsx']);

/** The page behind an address: its source, and the data that it asks for first. */
function pageAt(path: string): { readonly source: string; readonly data: readonly string[] } {
  const [, owner, of, id] = IMPORT.exec(path) ?? [];
  if (id !== undefined)
    return {
      source: 'pages/import-page.tsx',
      data: ['/api/programmes', `/api/programmes/${owner}/${of}/imports/${id}`],
    };
  const match = PROGRAMME.exec(path);
  if (match === null)
    return (
      PLAIN_PAGES[path.replace(/\/$/, '')] ?? { source: 'pages/start-page.tsx', data: ['/api/programmes'] }
    );
  const [, authority, programme, name, year, sequence, below = ''] = match;
  const base = `/api/programmes/${authority}/${programme}`;
  if (name === 'returns')
    return {
      source: RETURN_PAGES[below] ?? 'pages/return-page.tsx',
      // the page of a document that comes back asks for nothing until it has one
      data: [
        '/api/programmes',
        ...(below === '/read-back' ? [] : [`${base}/returns/${year}/${sequence}${below}`]),
      ],
    };
  const page = name ?? 'overview';
  const { source, data } = OWN_NAMES[page] ?? { source: page, data: page };
  return {
    source: `pages/${source}-page.tsx`,
    data: ['/api/programmes', data.startsWith('/') ? data : `${base}/${data}`],
  };
}

function modulesOf(manifest: Manifest, source: string, found = new Set<string>()): Set<string> {
  const entry = manifest[source];
  if (entry === undefined || found.has(`/${entry.file}`)) return found;
  found.add(`/${entry.file}`);
  for (const next of entry.imports ?? []) modulesOf(manifest, next, found);
  return found;
}

/**
 * Write the `Link` header of a page.
 * @param search  the address's query with its mark, "?scenario=unmitigated", or empty.
 */
export function pageHints(
  manifest: Manifest,
  files: ReadonlyMap<string, PageFile>,
  path: string,
  search: string,
): string {
  const { source, data } = pageAt(path);
  const asked = OWN_QUERY.has(source) ? '' : search;
  const fonts = [...files.keys()].filter((file) => file.endsWith('.ttf'));
  return [
    ...data.map((address, k) => `<${address}${k === 1 ? asked : ''}>; rel=preload; as=fetch; crossorigin`),
    ...[...modulesOf(manifest, source)].map((file) => `<${file}>; rel=modulepreload`),
    ...fonts.map((file) => `<${file}>; rel=preload; as=font; type="font/ttf"; crossorigin`),
  ].join(', ');
}
