import { useState, type ReactNode } from 'react';
import type { ExplorerMember, ExplorerProduct } from '../../../../src/explorer-model/explorer-product.ts';
import { MemberDescription, MemberFacts } from '../form/member-words.tsx';

interface AnswerMembersProps {
  readonly members: readonly ExplorerMember[];
  readonly types: ExplorerProduct['types'];
  /** The types above, so that one that holds itself ends. */
  readonly path: readonly string[];
}

/** The members of an answer; those of an object are shown when it is opened. */
export function AnswerMembers({ members, types, path }: AnswerMembersProps): ReactNode {
  return (
    <ul className="answer-members">
      {members.map((member) => (
        <li key={member.name}>
          <div className="member">
            <code>{member.name}</code>
            <MemberFacts member={member} />
          </div>
          <MemberDescription member={member} />
          {types[member.type] !== undefined && !path.includes(member.type) && (
            <Nested type={member.type} types={types} path={path} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Nested({ type, types, path }: { type: string } & Omit<AnswerMembersProps, 'members'>): ReactNode {
  const [isOpen, setIsOpen] = useState(path.length === 0);
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{type}</summary>
      {isOpen && <AnswerMembers members={types[type]?.members ?? []} types={types} path={[...path, type]} />}
    </details>
  );
}
