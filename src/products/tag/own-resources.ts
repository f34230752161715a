import type { Call } from '../../api/define-action.ts';
import { refusedEmpty, refusedValue } from '../../domain/parameter-refusals.ts';
import { Refusal } from '../../domain/refusal.ts';
import { resourceName, taggedKindOf, taggedResourceOf, type TaggedResource } from '../../domain/tag.ts';
import type { Services } from '../services.ts';

/** Upstream's limit of calls that name their resources by ids. */
const MOST_IDS = 50;

/** Resources of one kind and region, as AttachResourcesTag and its like name them. */
export interface NamedByIds {
  readonly ServiceType: string;
  readonly ResourcePrefix?: string;
  readonly ResourceRegion?: string;
  readonly ResourceIds: readonly string[];
}

/** A resource of the account by its six-part name. Throws a Refusal when it cannot be read or the account has no such resource. */
export async function ownResource(call: Call<unknown>, name: string): Promise<TaggedResource> {
  const resource = taggedResourceOf(name, call.account.uin);
  await requireResource(call, resource, name);
  return resource;
}

/** The account's resources of one kind and region, each once. Throws a Refusal when one is not there, or too many are named. */
export async function ownResources(
  call: Call<unknown>,
  services: Services,
  asked: NamedByIds,
): Promise<TaggedResource[]> {
  const { ServiceType, ResourcePrefix = '', ResourceRegion = '', ResourceIds } = asked;
  const kind = taggedKindOf(ServiceType, ResourcePrefix);
  const region = requireRegion(ResourceRegion, services);
  if (ResourceIds.length === 0 || ResourceIds.length > MOST_IDS) {
    const allowed = { en: `1 to ${MOST_IDS} ids`, zh: `1 至 ${MOST_IDS} 个` };
    throw refusedValue('ResourceIds', ResourceIds.length, allowed, 'LimitExceeded.ResourceNumPerRequest');
  }
  const resources = [...new Set(ResourceIds)].map((resourceId) => ({ kind, region, resourceId }));
  for (const it of resources) await requireResource(call, it, resourceName(it, ''));
  return resources;
}

/** The code of a region that is served. Throws a Refusal: everything that carries tags here is in a region. */
export function requireRegion(asked: string, { catalogue }: Services): string {
  const code = 'InvalidParameterValue.RegionInvalid';
  const why = { en: 'what carries tags here is in a region', zh: '此处可带标签的资源都区分地域' };
  if (asked === '') throw refusedEmpty('ResourceRegion', why, code);
  const region = catalogue.region(asked)?.regionCode;
  if (region !== undefined) return region;
  throw refusedValue(
    'ResourceRegion',
    asked,
    { en: 'a region that DescribeRegion lists', zh: 'DescribeRegion 列出的地域' },
    code,
  );
}

async function requireResource(
  { account, rows }: Pick<Call<unknown>, 'account' | 'rows'>,
  { kind, region, resourceId }: TaggedResource,
  name: string,
): Promise<void> {
  const { appId } = account;
  const find = {
    ckafkaId: () => rows.instances.byId(appId, region, resourceId),
    topic: () => rows.topics.owned(appId, region, resourceId),
    vpc: () => rows.network.vpc(appId, region, resourceId),
    subnet: () => rows.network.subnet(appId, region, resourceId),
  };
  if ((await find[kind]()) !== null) return;
  throw new Refusal('InvalidParameterValue.ResourceIdInvalid', {
    en: `There is no resource "${name}": no ${kind} "${resourceId}" in "${region}". Check the id and the region.`,
    zh: `资源 "${name}" 不存在："${region}" 没有 ${kind} "${resourceId}"，请检查 ID 与地域。`,
  });
}
