import type { ReactNode } from 'react';
import Alert from 'tdesign-react/es/alert';
import { Button } from './button.tsx';
import { CallFailure, failureText } from '../api/failure.ts';
import { useText } from '../language/language.tsx';

/** What went wrong, in words, at the place where it happened; nothing when nothing did. */
export function FailureAlert({ failure, onRetry }: { failure: unknown; onRetry?: () => void }): ReactNode {
  const t = useText();
  if (failure === null || failure === undefined) return null;
  const refused = failure instanceof CallFailure && failure.kind === 'refused' ? failure : null;
  return (
    <div role="alert">
      <Alert
        theme="error"
        title={refused?.code}
        message={
          <>
            <p>{t(failureText(failure))}</p>
            {refused !== null && refused.requestId !== '' && <p className="hint">RequestId {refused.requestId}</p>}
          </>
        }
        operation={
          onRetry === undefined ? undefined : (
            <Button size="small" variant="text" onClick={onRetry}>
              {t({ en: 'Try again', zh: '重试' })}
            </Button>
          )
        }
      />
    </div>
  );
}
