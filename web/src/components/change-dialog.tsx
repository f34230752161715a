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
  /** Makes the calls; the window shows the failure when it rejects. */
  readonly onSubmit: () => Promise<unknown>;
  /** What happens when it resolved; left out: the window closes. */
  readonly onDone?: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window with a form whose button changes something: sent once, failures told there, nothing typed lost. */
export function ChangeDialog(props: ChangeDialogProps): ReactNode {
  const { title, action, isDangerous = false, isReady = true, onSubmit, onClose, children } = props;
  const { onDone = onClose } = props;
  const t = useText();
  const change = useChange<true>();
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const done = await change.run(async () => {
      await onSubmit();
      return true;
    });
    if (done === true) onDone();
  };
  return (
    <Modal title={t(title)} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // The page may have opened the window inside a form of its own, which would be sent as well.
          event.stopPropagation();
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
