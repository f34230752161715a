import type { AnyAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { getUserAppId } from './get-user-app-id.ts';

/** The actions of cam 2019-01-16 that are served. */
export const camActions: readonly AnyAction<Services>[] = [getUserAppId];
