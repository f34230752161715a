import type { AnyAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { describeResourceTagsByResourceIds } from './describe-resource-tags-by-resource-ids.ts';
import { modifyResourceTags } from './modify-resource-tags.ts';

/** The actions of tag 2018-08-13 that are served. */
export const tagActions: readonly AnyAction<Services>[] = [describeResourceTagsByResourceIds, modifyResourceTags];
