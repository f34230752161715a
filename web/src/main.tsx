import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'tdesign-react/es/_util/react-19-adapter';
import 'tdesign-react/es/style/index.css';
import './shell/page.css';
import './components/components.css';
import './forms/forms.css';
import { CallFailure } from './api/failure.ts';
import { LanguageProvider } from './language/language.tsx';
import { createPages } from './routes.tsx';
import { SessionProvider } from './session/session.tsx';
import { ThemeProvider } from './theme/theme.tsx';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; a lost connection is worth two more tries.
      retry: (count, failure) => count < 2 && failure instanceof CallFailure && failure.kind === 'unreachable',
      staleTime: 2_000,
    },
    // What changes something is never sent twice by itself.
    mutations: { retry: false },
  },
});

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <ThemeProvider>
          <SessionProvider>
            <RouterProvider router={createPages()} />
          </SessionProvider>
        </ThemeProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
