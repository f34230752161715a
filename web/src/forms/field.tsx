import { useId, type ReactNode } from 'react';
import { useText } from '../language/language.tsx';
import type { Text } from '../language/text.ts';

export interface FieldProps {
  readonly label: Text;
  /** What may be typed, in units. */
  readonly hint?: Text | undefined;
  /** What is wrong with the value, shown at the field and read out. */
  readonly error?: Text | null | undefined;
  readonly required?: boolean | undefined;
}

/** What a control needs so that its label, hint and error belong to it for everybody. */
export interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly required?: true;
}

/** A label, a control, and below it a hint and an error. */
export function Field({
  label,
  hint,
  error,
  required = false,
  children,
}: FieldProps & { children: (ids: ControlIds) => ReactNode }): ReactNode {
  const t = useText();
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, error ? `${id}-error` : ''].filter((it) => it !== '');
  const ids: ControlIds = {
    id,
    ...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') }),
    ...(error ? { 'aria-invalid': true } : {}),
    ...(required ? { required } : {}),
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {t(label)}
        {required && (
          <span className="required" aria-hidden="true">
            {' *'}
          </span>
        )}
      </label>
      {children(ids)}
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {t(hint)}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`} role="alert">
          {t(error)}
        </p>
      )}
    </div>
  );
}
