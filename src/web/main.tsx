/** Starts the pages in the browser. */
import './style/main.scss';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RefusedError } from './api.ts';
import { makeRouter } from './router.tsx';

// The server is this machine's own, so a browser that thinks itself offline must still ask it.
const queries = new QueryClient({
  queryCache: new QueryCache({ onError: leadToSignIn }),
  defaultOptions: { queries: { staleTime: 15_000, retry: false, networkMode: 'always' } },
});
const router = makeRouter(queries);

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

/** Where the server knows nobody at this browser, the sign-in page comes first and leads back here. */
function leadToSignIn(error: Error): void {
  const { pathname, search } = window.location;
  const isOpenToAll = ['/sign-in', '/set-up', '/accessibility'].includes(pathname);
  if (!(error instanceof RefusedError) || error.status !== 401 || isOpenToAll) return;
  const to = `${pathname}${search}`;
  void router.navigate({ to: '/sign-in', search: to === '/' ? {} : { to }, replace: true });
}
