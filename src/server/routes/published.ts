/** GET /api/published and /api/published/:code: any authority from published files; POST /api/published/imports: more of these files. */
import { publishedAuthorityView, publishedListView } from '../../app/views/published-authority-view.ts';
import { NoParams } from '../../contract/programme-params.ts';
import {
  PublishedAuthorityReply,
  PublishedListReply,
  PublishedParams,
  ShelfUploadParams,
} from '../../contract/published.ts';
import { LARGEST_UPLOAD } from '../../contract/upload.ts';
import { may } from '../../core/access/access.ts';
import { eventsRoute, type Route, route } from '../route.ts';
import { receiveAndImport } from '../uploads/import-received.ts';

/** The shelf of published tables, as permissions and the store name it. */
const SHELF = { authorityCode: 'shared', programmeId: '' };
/** The same start of chance and as many paths each time: a figure moves only when the files do. */
const CHANCE = { horizon: 5, seed: 1, draws: 1000, version: '' };

const listRoute = route({
  method: 'GET',
  path: '/api/published',
  permission: 'programme.read',
  params: NoParams,
  reply: PublishedListReply,
  handle: async ({ actor }, app) => ({
    ...publishedListView(await app.listAuthorities(actor)),
    mayAdd: may(actor, 'import.add', SHELF.authorityCode),
    largestUpload: LARGEST_UPLOAD,
  }),
});

const oneRoute = route({
  method: 'GET',
  path: '/api/published/:code',
  permission: 'programme.read',
  params: PublishedParams,
  reply: PublishedAuthorityReply,
  handle: async ({ actor, params }, app) =>
    publishedAuthorityView(await app.showAuthority(actor, { ...CHANCE, authority: params.code })),
});

/** What the shelf holds is everybody's, so adding to it takes the permission for all authorities. */
const uploadRoute = eventsRoute({
  method: 'POST',
  path: '/api/published/imports',
  permission: 'import.add',
  authority: SHELF.authorityCode,
  params: ShelfUploadParams,
  handle: async ({ actor, params, sent }, app) => {
    await app.listImports(actor, SHELF); // the store is met before a byte is taken
    return await receiveAndImport(sent, { app, actor, scope: SHELF, params, publishedOnly: true });
  },
});

/** Everything of published files. */
export const PUBLISHED_ROUTES: readonly Route[] = [listRoute, oneRoute, uploadRoute];
