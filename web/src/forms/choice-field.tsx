import { useId, type InputHTMLAttributes, type ReactNode } from 'react';
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
export function RadioField({ value, onChange, ...set }: ChoiceProps): ReactNode {
  const name = useId();
  return (
    <ChoiceSet
      {...set}
      control={(option) => ({
        type: 'radio',
        name,
        checked: option.value === value,
        onChange: () => onChange(option.value),
      })}
    />
  );
}

/** Any number of a few. */
export function CheckField({
  values,
  onChange,
  ...set
}: Omit<ChoiceProps, 'value' | 'onChange'> & {
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}): ReactNode {
  const toggle = (value: string): string[] =>
    values.includes(value) ? values.filter((it) => it !== value) : [...values, value];
  return (
    <ChoiceSet
      {...set}
      control={(option) => ({
        type: 'checkbox',
        checked: values.includes(option.value),
        onChange: () => onChange(toggle(option.value)),
      })}
    />
  );
}

type ChoiceSetProps = Omit<ChoiceProps, 'value' | 'onChange'> & {
  readonly control: (option: Option) => InputHTMLAttributes<HTMLInputElement>;
};

/** The options side by side under one label. */
function ChoiceSet({ label, hint, error, options, control }: ChoiceSetProps): ReactNode {
  const t = useText();
  return (
    <fieldset className="field choices">
      <legend>{t(label)}</legend>
      <div className="cards">
        {options.map((option) => (
          <label key={option.value} className="card" title={option.note === undefined ? undefined : t(option.note)}>
            <input value={option.value} disabled={option.disabled ?? false} {...control(option)} />
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
