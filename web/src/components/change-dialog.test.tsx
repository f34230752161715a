import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../language/language.tsx';
import { ChangeDialog } from './change-dialog.tsx';

afterEach(cleanup);

it('sends its own form and not the one that it was opened in', async () => {
  const [onOuter, onSubmit, onClose] = [vi.fn(), vi.fn(() => Promise.resolve()), vi.fn()];
  render(
    <QueryClientProvider client={new QueryClient()}>
      <LanguageProvider>
        <form onSubmit={onOuter}>
          <ChangeDialog
            title={{ en: 'New', zh: '新建' }}
            action={{ en: 'Create', zh: '创建' }}
            {...{ onSubmit, onClose }}
          >
            <p>…</p>
          </ChangeDialog>
        </form>
      </LanguageProvider>
    </QueryClientProvider>,
  );
  const button = screen.getByRole('button', { name: 'Create' });
  expect(button.closest('form form')).toBeNull();
  fireEvent.click(button);
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(onSubmit).toHaveBeenCalledOnce();
  expect(onOuter).not.toHaveBeenCalled();
});
