/** Writes the description of the HTTP interface, as /api/openapi.json answers it, to the file named or to the terminal. */
import { writeFileSync } from 'node:fs';
import { openApiDocument } from '../src/server/open-api.ts';
import { ROUTES } from '../src/server/routes/all-routes.ts';
import { IDENTITY_ROUTES } from '../src/server/routes/identity-routes.ts';

const text = `${JSON.stringify(openApiDocument(ROUTES, IDENTITY_ROUTES), null, 2)}\n`;
const [file] = process.argv.slice(2);
if (file === undefined) process.stdout.write(text);
else writeFileSync(file, text);
