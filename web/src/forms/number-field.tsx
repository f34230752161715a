import type { ReactNode } from 'react';
import { Field, type FieldProps } from './field.tsx';

interface NumberFieldProps extends FieldProps {
  /** null: nothing, or no number, is typed. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** What one is one of: `GB`. */
  readonly unit?: string;
}

export function NumberField({ value, onChange, min, max, step = 1, unit, ...field }: NumberFieldProps): ReactNode {
  return (
    <Field {...field}>
      {(ids) => (
        <span className="with-unit">
          <input
            {...ids}
            className="control"
            type="number"
            inputMode="numeric"
            value={value ?? ''}
            min={min}
            max={max}
            step={step}
            onChange={(event) => onChange(event.target.value === '' ? null : event.target.valueAsNumber)}
          />
          {unit !== undefined && <span className="unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}
