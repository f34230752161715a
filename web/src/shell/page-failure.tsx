import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FailureAlert } from '../components/failure-alert.tsx';

/** In place of a page that threw; trying again renders it anew. */
export function PageFailure({ error, reset }: ErrorComponentProps): ReactNode {
  return <FailureAlert failure={error} onRetry={reset} />;
}
