import type { ReactNode } from 'react';
import { Field, type FieldProps } from './field.tsx';

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'search' | 'datetime-local';
  readonly autoComplete?: string;
  readonly placeholder?: string;
  /** More than one line. */
  readonly rows?: number;
}

export function TextField({
  value,
  onChange,
  type = 'text',
  rows,
  placeholder,
  autoComplete = 'off',
  ...field
}: TextFieldProps): ReactNode {
  return (
    <Field {...field}>
      {(ids) =>
        rows === undefined ? (
          <input
            {...ids}
            className="control"
            type={type}
            value={value}
            placeholder={placeholder}
            autoComplete={autoComplete}
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <textarea
            {...ids}
            className="control"
            rows={rows}
            value={value}
            placeholder={placeholder}
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
