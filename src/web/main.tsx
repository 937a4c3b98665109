/** Starts the pages in the browser. */
import './style/main.scss';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeRouter } from './router.tsx';

// The server is this machine's own, so a browser that thinks itself offline must still ask it.
const queries = new QueryClient({
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
