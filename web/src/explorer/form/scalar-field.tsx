import { useId, type ReactNode } from 'react';
import type { ExplorerMember } from '../../../../src/explorer-model/explorer-product.ts';
import { useText } from '../../language/language.tsx';
import { isList, isObject, JsonNumber, writeJson, type Json } from '../json/json.ts';
import { readRange } from '../model/range.ts';
import { isNumber, typedValue, valueWarning } from '../model/value-warning.ts';
import { isSecret } from '../permalink.ts';
import { MemberDescription, MemberFacts, RequiredMark } from './member-words.tsx';
import type { MemberFieldProps } from './members-form.tsx';
import { OtherShape } from './other-shape.tsx';

/** A member that is one text, number or truth. */
export function ScalarField({ member, value, onChange }: MemberFieldProps): ReactNode {
  const id = useId();
  if (isList(value) || isObject(value))
    return <OtherShape name={member.name} onRemove={() => onChange(undefined)} value={value} />;
  return (
    <div className="field">
      <div className="member">
        <label htmlFor={id}>
          {member.name}
          <RequiredMark member={member} />
        </label>
        <MemberFacts member={member} />
      </div>
      <ScalarControl id={id} member={member} value={value} onChange={onChange} />
      <MemberDescription member={member} id={`${id}-words`} />
    </div>
  );
}

export interface ScalarControlProps extends MemberFieldProps {
  readonly id?: string;
  /** Where no label stands beside it. */
  readonly label?: string;
  /** What an emptied control means: the member is left out, unless this says otherwise. */
  readonly emptied?: Json;
}

/** The control alone, with its warning. */
export function ScalarControl({ id, label, member, value, onChange, emptied }: ScalarControlProps): ReactNode {
  const t = useText();
  const own = useId();
  const warning = valueWarning(value, member);
  const ids = {
    id: id ?? own,
    'aria-label': label,
    'aria-required': member.required || undefined,
    'aria-describedby': `${id ?? own}-words ${own}-warning`,
    'aria-invalid': warning === null ? undefined : (true as const),
  };
  const set = (next: Json | undefined): void => onChange(next ?? emptied);
  return (
    <>
      {member.type === 'bool' ? (
        <select
          {...ids}
          className="control"
          value={shown(value)}
          onChange={(event) => set(event.target.value === '' ? undefined : event.target.value === 'true')}
        >
          <option value="">{t({ en: 'left out', zh: '不传' })}</option>
          <option>true</option>
          <option>false</option>
          {value !== undefined && typeof value !== 'boolean' && <option>{shown(value)}</option>}
        </select>
      ) : (
        <TextControl ids={ids} member={member} value={value} onChange={set} />
      )}
      <span className="error" id={`${own}-warning`} aria-live="polite">
        {warning !== null && t(warning)}
        {value === '' && t({ en: 'An empty text is sent.', zh: '将发送空文本。' })}
      </span>
    </>
  );
}

function TextControl({
  ids,
  member,
  value,
  onChange,
}: {
  ids: { readonly id: string };
  member: ExplorerMember;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
}): ReactNode {
  const { values } = readRange(member);
  const list = `${ids.id}-values`;
  return (
    <>
      <input
        {...ids}
        className="control"
        type={isSecret(member.name) ? 'password' : 'text'}
        inputMode={isNumber(member.type) ? 'decimal' : undefined}
        list={values.length > 0 ? list : undefined}
        value={shown(value)}
        placeholder={member.default}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(typedValue(event.target.value, member.type))}
      />
      {values.length > 0 && (
        <datalist id={list}>
          {values.map((it) => (
            <option key={it} value={it} />
          ))}
        </datalist>
      )}
    </>
  );
}

function shown(value: Json | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return value instanceof JsonNumber ? value.text : writeJson(value);
}
