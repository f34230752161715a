import type { AnyAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { addResourceTag } from './add-resource-tag.ts';
import { attachResourcesTag } from './attach-resources-tag.ts';
import { deleteResourceTag } from './delete-resource-tag.ts';
import { describeResourceTagsByResourceIdsSeq } from './describe-resource-tags-by-resource-ids-seq.ts';
import { describeResourceTagsByResourceIds } from './describe-resource-tags-by-resource-ids.ts';
import { describeResourceTagsByTagKeys } from './describe-resource-tags-by-tag-keys.ts';
import { describeResourceTags } from './describe-resource-tags.ts';
import { describeResourcesByTagsUnion } from './describe-resources-by-tags-union.ts';
import { describeResourcesByTags } from './describe-resources-by-tags.ts';
import { detachResourcesTag } from './detach-resources-tag.ts';
import { getResources } from './get-resources.ts';
import { modifyResourceTags } from './modify-resource-tags.ts';
import { modifyResourcesTagValue } from './modify-resources-tag-value.ts';
import { createTag } from './pairs/create-tag.ts';
import { createTags } from './pairs/create-tags.ts';
import { deleteTag } from './pairs/delete-tag.ts';
import { deleteTags } from './pairs/delete-tags.ts';
import { describeTagKeys } from './pairs/describe-tag-keys.ts';
import { describeTagValuesSeq } from './pairs/describe-tag-values-seq.ts';
import { describeTagValues } from './pairs/describe-tag-values.ts';
import { describeTagsSeq } from './pairs/describe-tags-seq.ts';
import { describeTags } from './pairs/describe-tags.ts';
import { getTagKeys } from './pairs/get-tag-keys.ts';
import { getTagValues } from './pairs/get-tag-values.ts';
import { getTags } from './pairs/get-tags.ts';
import { tagResources } from './tag-resources.ts';
import { unTagResources } from './un-tag-resources.ts';
import { updateResourceTagValue } from './update-resource-tag-value.ts';

/** The actions of tag 2018-08-13 that are served. */
export const tagActions: readonly AnyAction<Services>[] = [
  addResourceTag,
  attachResourcesTag,
  createTag,
  createTags,
  deleteResourceTag,
  deleteTag,
  deleteTags,
  describeResourceTags,
  describeResourceTagsByResourceIds,
  describeResourceTagsByResourceIdsSeq,
  describeResourceTagsByTagKeys,
  describeResourcesByTags,
  describeResourcesByTagsUnion,
  describeTagKeys,
  describeTagValues,
  describeTagValuesSeq,
  describeTags,
  describeTagsSeq,
  detachResourcesTag,
  getResources,
  getTagKeys,
  getTagValues,
  getTags,
  modifyResourceTags,
  modifyResourcesTagValue,
  tagResources,
  unTagResources,
  updateResourceTagValue,
];
