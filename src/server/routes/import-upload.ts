/** POST /api/programmes/:authority/:programme/imports: files are sent, read in together, and each row is told. */
import { LARGEST_UPLOAD, UPLOAD_MEDIA_TYPE, UploadParams } from '../../contract/upload.ts';
import { raise } from '../../core/base/problem.ts';
import { eventsRoute } from '../route.ts';
import { scopeOf } from '../scope-of.ts';
import { importReceived } from '../uploads/import-received.ts';
import { receiveUpload } from '../uploads/receive-upload.ts';

/** The programme is looked up before a byte is taken; the files lie on disk only until they are read. */
export const importUploadRoute = eventsRoute({
  method: 'POST',
  path: '/api/programmes/:authority/:programme/imports',
  permission: 'import.add',
  params: UploadParams,
  handle: async ({ actor, params, sent }, app) => {
    if (sent.body === null || sent.mediaType !== UPLOAD_MEDIA_TYPE)
      return raise({
        code: 'request.upload-unreadable',
        message: 'The upload is not in the form that the page sends',
        advice: 'Load the page again and choose the files once more.',
      });
    await app.openProgramme(actor, scopeOf(params));
    const received = await receiveUpload(sent.body, {
      home: sent.uploadsFolder,
      limit: LARGEST_UPLOAD,
    });
    return async (tell) => {
      try {
        await importReceived({ app, actor, params }, received, tell);
      } finally {
        await received.remove();
      }
    };
  },
});
