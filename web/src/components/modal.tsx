import { useEffect, useId, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Button } from './button.tsx';
import { useText } from '../language/language.tsx';

interface ModalProps {
  readonly title: string;
  readonly onClose: () => void;
  /** `side`: along the right edge, for what is read beside the page. */
  readonly shape?: 'centre' | 'side';
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/**
 * A window in front of the page. The browser's own dialog keeps the focus inside, closes on Escape and gives the focus back. Shown as
 * long as it is rendered. It stands outside of the page's own forms: a form inside another is none for the browser.
 */
export function Modal({ title, onClose, shape = 'centre', children, footer }: ModalProps): ReactNode {
  const t = useText();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return createPortal(
    <dialog
      ref={dialog}
      className={`modal ${shape}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <Button variant="text" shape="square" aria-label={t({ en: 'Close', zh: '关闭' })} onClick={onClose}>
          ×
        </Button>
      </header>
      <div className="body">{children}</div>
      {footer !== undefined && <footer>{footer}</footer>}
    </dialog>,
    document.body,
  );
}
