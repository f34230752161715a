import { expect, it } from 'vitest';
import { authorize } from '../api/authorize.ts';
import { allActions } from './all-actions.ts';

const READER = { secretId: 'AKIDreader', access: 'read-only', temporary: null } as const;
/** What a role is assumed with is as read-only as the key pair. */
const LOOKS = /^(Describe|Get|Inquire|Fetch)|^AssumeRole$/;

it.each(allActions.map((it) => [`${it.product} ${it.name}`, it] as const))(
  'a read-only key pair calls %s when it is a look, and is refused otherwise',
  (_name, action) => {
    const call = (): void => authorize(READER, action, 'a-request');
    if (LOOKS.test(action.name)) expect(call).not.toThrow();
    else expect(call).toThrow('UnauthorizedOperation');
  },
);
