import { useRef, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import type { ExplorerMember } from '../../../../src/explorer-model/explorer-product.ts';
import { useText } from '../../language/language.tsx';
import { isList, isObject, type Json } from '../json/json.ts';
import { useFocusAfter } from './focus-after.ts';
import { useFormModel } from './form-model.ts';
import { MemberDescription, MemberFacts, RequiredMark } from './member-words.tsx';
import { MembersForm, type MemberFieldProps } from './members-form.tsx';
import { OtherShape } from './other-shape.tsx';
import { ScalarControl } from './scalar-field.tsx';

/** A member that is a list: items are added, removed, and edited in place. An emptied list is left out. */
export function ListField({ member, value, onChange }: MemberFieldProps): ReactNode {
  const t = useText();
  const { types } = useFormModel();
  const place = useRef<HTMLFieldSetElement>(null);
  const focusAfter = useFocusAfter(place);
  if (value !== undefined && !isList(value))
    return <OtherShape name={member.name} onRemove={() => onChange(undefined)} value={value} />;
  const items = value ?? [];
  const isStruct = types[member.type] !== undefined;
  const add = (): void => {
    const added = `.item[data-index="${items.length}"]`;
    focusAfter(`${added} :is(input, select)`, `${added} button`);
    onChange([...items, isStruct ? {} : '']);
  };
  const remove = (index: number): void => {
    focusAfter('button.add');
    const rest = items.filter((_, at) => at !== index);
    onChange(rest.length === 0 ? undefined : rest);
  };
  return (
    <fieldset className="field nested" ref={place}>
      <legend>
        {member.name}
        <RequiredMark member={member} /> <MemberFacts member={member} />
      </legend>
      <MemberDescription member={member} />
      {items.map((item, index) => (
        <ListItem
          // Items have no name of their own, and each field shows what it is given.
          key={index}
          member={member}
          index={index}
          value={item}
          onChange={(next) => onChange(items.map((it, at) => (at === index ? next : it)))}
          onRemove={() => remove(index)}
        />
      ))}
      <div className="row">
        <Button className="add" size="small" variant="outline" onClick={add}>
          {t({ en: `Add to ${member.name}`, zh: `添加 ${member.name}` })}
        </Button>
      </div>
    </fieldset>
  );
}

interface ListItemProps {
  readonly member: ExplorerMember;
  readonly index: number;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  readonly onRemove: () => void;
}

function ListItem({ member, index, value, onChange, onRemove }: ListItemProps): ReactNode {
  const t = useText();
  const { types } = useFormModel();
  const name = `${member.name} ${index + 1}`;
  const type = types[member.type];
  const removeButton = (
    <Button size="small" variant="text" onClick={onRemove} aria-label={t({ en: `Remove ${name}`, zh: `移除 ${name}` })}>
      ×
    </Button>
  );
  if (type === undefined ? isList(value) || isObject(value) : !isObject(value))
    return <OtherShape name={name} value={value} onRemove={onRemove} />;
  if (type === undefined)
    return (
      <div className="item" data-index={index}>
        <div className="grows">
          <ScalarControl
            label={name}
            member={{ ...member, list: false, required: false }}
            value={value}
            emptied=""
            onChange={(next) => onChange(next ?? '')}
          />
        </div>
        {removeButton}
      </div>
    );
  return (
    <fieldset className="item nested" data-index={index}>
      <legend>
        {name} {removeButton}
      </legend>
      <MembersForm members={type.members} value={isObject(value) ? value : {}} onChange={onChange} />
    </fieldset>
  );
}
