import type { AnyAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { describeResourceTagsByResourceIds } from './describe-resource-tags-by-resource-ids.ts';
import { describeResourceTags } from './describe-resource-tags.ts';
import { getResources } from './get-resources.ts';
import { modifyResourceTags } from './modify-resource-tags.ts';
import { tagResources } from './tag-resources.ts';
import { unTagResources } from './un-tag-resources.ts';

/** The actions of tag 2018-08-13 that are served. */
export const tagActions: readonly AnyAction<Services>[] = [
  describeResourceTags,
  describeResourceTagsByResourceIds,
  getResources,
  modifyResourceTags,
  tagResources,
  unTagResources,
];
