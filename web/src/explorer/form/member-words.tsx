import type { ReactNode } from 'react';
import type { ExplorerMember } from '../../../../src/explorer-model/explorer-product.ts';
import { Words } from '../words.tsx';
import { useText } from '../../language/language.tsx';

/** `int64[] · 1–100 · default 20`: what the model says of a member in one line. */
export function MemberFacts({ member }: { member: ExplorerMember }): ReactNode {
  const t = useText();
  const facts = [
    member.list ? `${member.type}[]` : member.type,
    member.range ?? '',
    member.default === undefined ? '' : `${t({ en: 'default', zh: '默认' })} ${member.default}`,
    member.nullable === true ? t({ en: 'may be null', zh: '可能为 null' }) : '',
  ];
  return <span className="member-facts">{facts.filter((it) => it !== '').join(' · ')}</span>;
}

/** What a member is for, in words. */
export function MemberDescription({ member, id }: { member: ExplorerMember; id?: string }): ReactNode {
  if (member.description === undefined) return null;
  return (
    <span className="hint" id={id}>
      <Words text={member.description} />
    </span>
  );
}

export function RequiredMark({ member }: { member: ExplorerMember }): ReactNode {
  if (!member.required) return null;
  return (
    <span className="required" aria-hidden="true">
      {' *'}
    </span>
  );
}
