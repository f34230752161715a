import type { ReactNode } from 'react';
import type { TabProps } from '../tab-props.ts';
import { Acls } from './acls.tsx';
import { Users } from './users.tsx';

/** Who may sign in, and what each may do. */
export default function AccessTab({ instanceId }: TabProps): ReactNode {
  return (
    <>
      <Users instanceId={instanceId} />
      <Acls instanceId={instanceId} />
    </>
  );
}
