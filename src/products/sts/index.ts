import type { AnyAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { assumeRole } from './assume-role.ts';
import { getCallerIdentity } from './get-caller-identity.ts';
import { getFederationToken } from './get-federation-token.ts';

/** The actions of sts 2018-08-13 that are served. */
export const stsActions: readonly AnyAction<Services>[] = [assumeRole, getCallerIdentity, getFederationToken];
