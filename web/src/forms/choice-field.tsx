import { useId, type ReactNode } from 'react';
import { useText } from '../language/language.tsx';
import type { Text } from '../language/text.ts';
import { Field, type FieldProps } from './field.tsx';

export interface Option {
  readonly value: string;
  readonly label: Text | string;
  readonly disabled?: boolean;
  /** Why it cannot be chosen, or what it means. */
  readonly note?: Text;
}

interface ChoiceProps extends FieldProps {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

/** One of many: a list that opens. */
export function SelectField({ value, options, onChange, ...field }: ChoiceProps): ReactNode {
  const t = useText();
  return (
    <Field {...field}>
      {(ids) => (
        <select {...ids} className="control" value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
              {typeof option.label === 'string' ? option.label : t(option.label)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** One of a few, all in sight, as the cloud's console shows zones and versions. */
export function RadioField({ label, hint, error, value, options, onChange }: ChoiceProps): ReactNode {
  const t = useText();
  const name = useId();
  return (
    <fieldset className="field choices">
      <legend>{t(label)}</legend>
      <div className="cards">
        {options.map((option) => (
          <label key={option.value} className="card" title={option.note === undefined ? undefined : t(option.note)}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled ?? false}
              onChange={() => onChange(option.value)}
            />
            <span>{typeof option.label === 'string' ? option.label : t(option.label)}</span>
          </label>
        ))}
      </div>
      {hint !== undefined && <p className="hint">{t(hint)}</p>}
      {error && (
        <p className="error" role="alert">
          {t(error)}
        </p>
      )}
    </fieldset>
  );
}

/** Any number of a few. */
export function CheckField({
  label,
  hint,
  error,
  values,
  options,
  onChange,
}: Omit<ChoiceProps, 'value' | 'onChange'> & {
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}): ReactNode {
  const t = useText();
  const toggle = (value: string): string[] =>
    values.includes(value) ? values.filter((it) => it !== value) : [...values, value];
  return (
    <fieldset className="field choices">
      <legend>{t(label)}</legend>
      <div className="cards">
        {options.map((option) => (
          <label key={option.value} className="card" title={option.note === undefined ? undefined : t(option.note)}>
            <input
              type="checkbox"
              checked={values.includes(option.value)}
              disabled={option.disabled ?? false}
              onChange={() => onChange(toggle(option.value))}
            />
            <span>{typeof option.label === 'string' ? option.label : t(option.label)}</span>
          </label>
        ))}
      </div>
      {hint !== undefined && <p className="hint">{t(hint)}</p>}
      {error && (
        <p className="error" role="alert">
          {t(error)}
        </p>
      )}
    </fieldset>
  );
}
