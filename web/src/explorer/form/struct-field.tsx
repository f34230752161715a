import { useRef, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { useText } from '../../language/language.tsx';
import { isObject } from '../json/json.ts';
import { useFormModel } from './form-model.ts';
import { MemberDescription, MemberFacts, RequiredMark } from './member-words.tsx';
import { MembersForm, type MemberFieldProps } from './members-form.tsx';
import { OtherShape } from './other-shape.tsx';
import { useFocusAfter } from './focus-after.ts';

/** A member that is an object: nothing of it is asked before somebody adds it. */
export function StructField({ member, value, onChange }: MemberFieldProps): ReactNode {
  const t = useText();
  const { types } = useFormModel();
  const place = useRef<HTMLFieldSetElement>(null);
  const focusAfter = useFocusAfter(place);
  if (value !== undefined && !isObject(value))
    return <OtherShape name={member.name} onRemove={() => onChange(undefined)} value={value} />;
  return (
    <fieldset className="field nested" ref={place}>
      <legend>
        {member.name}
        <RequiredMark member={member} /> <MemberFacts member={member} />
      </legend>
      <MemberDescription member={member} />
      {value !== undefined && (
        <MembersForm members={types[member.type]?.members ?? []} value={value} onChange={onChange} />
      )}
      <div className="row">
        <Button
          size="small"
          variant="outline"
          onClick={() => {
            focusAfter(...(value === undefined ? ['input, select', 'button'] : ['button']));
            onChange(value === undefined ? {} : undefined);
          }}
        >
          {value === undefined
            ? t({ en: `Add ${member.name}`, zh: `添加 ${member.name}` })
            : t({ en: `Remove ${member.name}`, zh: `移除 ${member.name}` })}
        </Button>
      </div>
    </fieldset>
  );
}
