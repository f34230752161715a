import type { ReactNode } from 'react';
import type { ExplorerMember } from '../../../../src/explorer-model/explorer-product.ts';
import { useText } from '../../language/language.tsx';
import type { Json, JsonObject } from '../json/json.ts';
import { ListField } from './list-field.tsx';
import { useFormModel } from './form-model.ts';
import { ScalarField } from './scalar-field.tsx';
import { StructField } from './struct-field.tsx';

const texts = {
  unknown: {
    en: 'The JSON also has members that the model does not know; they are sent as they are:',
    zh: 'JSON 中还有模型未定义的成员，将原样发送：',
  },
};

/** The fields of an object's members, and below them what of the JSON has no field. */
export function MembersForm({
  members,
  value,
  onChange,
}: {
  members: readonly ExplorerMember[];
  value: JsonObject;
  onChange: (value: JsonObject) => void;
}): ReactNode {
  const t = useText();
  const { requiredOnly } = useFormModel();
  const isShown = (it: ExplorerMember): boolean => !requiredOnly || it.required || Object.hasOwn(value, it.name);
  const hidden = members.filter((it) => !isShown(it)).length;
  const unknown = Object.keys(value).filter((name) => !members.some((it) => it.name === name));
  return (
    <>
      {members.filter(isShown).map((member) => (
        <MemberField
          key={member.name}
          member={member}
          value={Object.hasOwn(value, member.name) ? value[member.name] : undefined}
          onChange={(next) => onChange(withMember(value, member.name, next))}
        />
      ))}
      {hidden > 0 && (
        <p className="hint">
          {t({ en: `${hidden} optional parameters are not shown.`, zh: `已隐藏 ${hidden} 个可选参数。` })}
        </p>
      )}
      {unknown.length > 0 && (
        <p className="hint" role="note">
          {t(texts.unknown)} <code>{unknown.join(', ')}</code>
        </p>
      )}
    </>
  );
}

export interface MemberFieldProps {
  readonly member: ExplorerMember;
  /** undefined: left out. */
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

function MemberField(props: MemberFieldProps): ReactNode {
  const { types } = useFormModel();
  if (props.member.list) return <ListField {...props} />;
  if (types[props.member.type] !== undefined) return <StructField {...props} />;
  return <ScalarField {...props} />;
}

/** In place where the member was there before, else at the end. */
function withMember(value: JsonObject, name: string, next: Json | undefined): JsonObject {
  if (next !== undefined) return { ...value, [name]: next };
  return Object.fromEntries(Object.entries(value).filter(([it]) => it !== name));
}
