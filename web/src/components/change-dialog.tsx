import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useText } from '../language/language.tsx';
import type { Text } from '../language/text.ts';
import { FailureAlert } from './failure-alert.tsx';
import { Modal } from './modal.tsx';
import { useChange } from './use-change.ts';

interface ChangeDialogProps {
  readonly title: Text;
  /** What the button says: what will happen. */
  readonly action: Text;
  readonly isDangerous?: boolean;
  /** Whether what is typed can be sent. */
  readonly isReady?: boolean;
  /** Makes the calls; the window closes when it resolves, and shows the failure when it rejects. */
  readonly onSubmit: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window with a form whose button changes something: sent once, failures told there, nothing typed lost. */
export function ChangeDialog(props: ChangeDialogProps): ReactNode {
  const { title, action, isDangerous = false, isReady = true, onSubmit, onClose, children } = props;
  const t = useText();
  const change = useChange<true>();
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const done = await change.run(async () => {
      await onSubmit();
      return true;
    });
    if (done === true) onClose();
  };
  return (
    <Modal title={t(title)} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {children}
        <FailureAlert failure={change.failure} />
        <div className="row end">
          <Button type="button" variant="outline" onClick={onClose}>
            {t({ en: 'Cancel', zh: '取消' })}
          </Button>
          <Button
            type="submit"
            theme={isDangerous ? 'danger' : 'primary'}
            loading={change.isRunning}
            disabled={!isReady}
          >
            {t(action)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
