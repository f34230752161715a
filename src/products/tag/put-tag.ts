import type { AddResourceTagResponse, AttachResourcesTagResponse } from '../../../spec/types/tag.ts';
import type { Call } from '../../api/define-action.ts';
import { newTagOf, requireTagKey, type AskedTag } from '../../domain/tag-rules.ts';
import type { Services } from '../services.ts';
import type { requireAttached } from './attached.ts';
import { changeTags } from './change-tags.ts';
import { ownResource, ownResources, type NamedByIds } from './own-resources.ts';
import { requirePairsThere } from './pairs-there.ts';

/** What must be so of the key and the resources before: that they carry it, or that they do not. */
type Requirement = typeof requireAttached;

/** Puts a tag, which may be new, on a resource. Throws a Refusal. */
export async function putTag(
  call: Call<AskedTag & { readonly Resource: string }>,
  services: Services,
  require: Requirement,
): Promise<AddResourceTagResponse> {
  const tag = newTagOf(call.parameters, services.catalogue.limits);
  const resource = await ownResource(call, call.parameters.Resource);
  await require(call, [resource], tag.key);
  await changeTags(call, services, resource, { put: [tag], removeKeys: [] });
  return {};
}

/** Puts a tag that there is on several resources, on all or none. Throws a Refusal. */
export async function putKnownTag(
  call: Call<AskedTag & NamedByIds>,
  services: Services,
  require: Requirement,
): Promise<AttachResourcesTagResponse> {
  const tag = { key: requireTagKey(call.parameters.TagKey), value: call.parameters.TagValue };
  const resources = await ownResources(call, services, call.parameters);
  await requirePairsThere(call, [tag]);
  await require(call, resources, tag.key);
  for (const it of resources) await changeTags(call, services, it, { put: [tag], removeKeys: [] });
  return {};
}
