/** Writes docs/roles.md, who may do what, from the one table in the code that every route and use case asks. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { permissionsOf, ROLES } from '../src/core/access/access.ts';
import { needsSecondFactor } from '../src/core/access/account.ts';
import { ROUTES } from '../src/server/routes/all-routes.ts';

const PAGE = resolve(import.meta.dirname, '../docs/roles.md');

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** The page. */
export function rolePage(): string {
  const permissions = [...new Set(ROLES.flatMap((role) => permissionsOf(role)))].sort();
  const who = permissions.map((permission) =>
    row([
      `\`${permission}\``,
      ...ROLES.map((role) => (permissionsOf(role).includes(permission) ? 'yes' : '')),
    ]),
  );
  const factor = row([
    'must show a second factor',
    ...ROLES.map((role) =>
      needsSecondFactor({ grants: [{ role, authority: '' }] }, []) ? 'yes' : 'where asked',
    ),
  ]);
  const routes = ROUTES.map(({ method, path, permission }) =>
    row([`\`${method} ${path}\``, `\`${permission}\``]),
  );
  return `${[
    '# Who may do what',
    'A person has roles, each for one authority or for all. What a role brings is this table and nothing else: every route asks it, and\nevery use case asks again. Written from the code by `scripts/write-role-page.ts`; a test compares the two, and another asks every\nroute as every role.',
    [row(['', ...ROLES]), row(['---', ...ROLES.map(() => '---')]), factor, ...who].join('\n'),
    '## What each route asks for',
    'Routes below `/api/identity` (signing in, links that serve once, one’s own account) are open to all and look at the sign-in\nthemselves. `/health` says only that the server is up, `/ready` that the store can be reached, `/metrics`\ncounts for whoever the operator lets read them, and `/api/openapi.json` describes this interface. Below `/public` anyone reads what was published, and at `/vote` a voting\ncode, which is given out for one meeting, is all that is asked for.',
    [row(['route', 'permission']), row(['---', '---']), ...routes].join('\n'),
  ].join('\n\n')}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(PAGE, rolePage());
