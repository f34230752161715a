import type {
  DescribeSecurityGroupRoutesRequest,
  DescribeSecurityGroupRoutesResponse,
  SecurityGroupRoute,
} from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import type { Instance } from '../../../domain/instance.ts';
import { refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import type { Services } from '../../services.ts';
import { pageRequest } from '../paging.ts';
import { findAnyRoute } from './find-route.ts';

const DEFAULT_LIMIT = 20;
const FILTER = 'security-group-id';
const RELATIONS = ['IN', 'NOT_IN'];
/** All instances of an account in a region, in one page. */
const ALL_INSTANCES = 2 ** 31 - 1;

/**
 * Request: {InstanceRoute?: {InstanceId, RouteId}, Filters?: [{Name: "security-group-id", Values: [one], Relation?: IN | NOT_IN}],
 *   SearchWord? (part of an instance's id or name, or of the VIP), Offset?, Limit? (20)}
 * Answer: {Result: {TotalCount, SecurityGroupRoutes: [{InstanceRoute, SecurityGroupIds, InstanceName, VpcId, Vip}]}}: routes of the
 *   account in the region that have security groups; with NOT_IN also those that have none.
 */
export const describeSecurityGroupRoutes = defineAction<
  Services,
  DescribeSecurityGroupRoutesRequest,
  DescribeSecurityGroupRoutesResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeSecurityGroupRoutes',
  changes: false,
  regional: true,
  partly: ['groups are kept and shown, and filter nothing'],
  async run(call) {
    const { parameters } = call;
    const { limit, offset } = pageRequest({ Limit: DEFAULT_LIMIT, ...parameters });
    const passes = filterOf(parameters);
    if (parameters.InstanceRoute) await findAnyRoute(call, parameters.InstanceRoute);
    const matching = (await allRoutes(call)).filter(passes);
    return { Result: { TotalCount: matching.length, SecurityGroupRoutes: matching.slice(offset, offset + limit) } };
  },
});

type Entry = SecurityGroupRoute & { readonly SecurityGroupIds: string[] };

async function allRoutes({
  account,
  region,
  rows,
  parameters,
}: Call<DescribeSecurityGroupRoutesRequest>): Promise<Entry[]> {
  const only = parameters.InstanceRoute;
  const filter = only ? { instanceIds: [only.InstanceId] } : {};
  const { items } = await rows.instances.list(account.appId, region, filter, ALL_INSTANCES, 0);
  const ids = items.map((it) => it.instanceId);
  const groups = new Map((await rows.routes.securityGroups(ids)).map((it) => [it.routeId, it.securityGroupIds]));
  const each = items.map(async (instance) => {
    const { instanceId, vip, vpcId } = instance;
    const endpoints = await rows.routes.endpoints(instanceId);
    const made = (await rows.routes.list(instanceId)).map((route) => {
      const own = endpoints.find((it) => it.routeId === route.routeId && it.purpose === 'bootstrap');
      return entryOf(instance, route.routeId, route.vpcId, own?.address ?? '', groups);
    });
    return [entryOf(instance, await rows.routes.mainRouteId(instanceId), vpcId, vip, groups), ...made];
  });
  const all = (await Promise.all(each)).flat();
  return only ? all.filter((it) => it.InstanceRoute?.RouteId === only.RouteId) : all;
}

function entryOf(
  { instanceId, instanceName }: Pick<Instance, 'instanceId' | 'instanceName'>,
  routeId: number,
  vpcId: string,
  vip: string,
  groups: ReadonlyMap<number, readonly string[]>,
): Entry {
  return {
    InstanceRoute: { InstanceId: instanceId, RouteId: routeId },
    SecurityGroupIds: [...(groups.get(routeId) ?? [])],
    InstanceName: instanceName,
    VpcId: vpcId,
    Vip: vip,
  };
}

/** Throws a Refusal for a filter that means nothing. */
function filterOf({ Filters, SearchWord }: DescribeSecurityGroupRoutesRequest): (entry: Entry) => boolean {
  const tests = (Filters ?? []).map(({ Name, Values, Relation }, index) => {
    if (Name !== FILTER) throw refusedValue(`Filters.${index}.Name`, Name, sameWords([FILTER]), 'InvalidFilter');
    const relation = Relation ?? 'IN';
    if (!RELATIONS.includes(relation))
      throw refusedValue(`Filters.${index}.Relation`, relation, sameWords(RELATIONS), 'InvalidFilter');
    const [id, ...more] = Values ?? [];
    if (id === undefined || more.length > 0)
      throw refusedValue(`Filters.${index}.Values`, Values, { en: 'one id', zh: '单个 ID' }, 'InvalidFilter');
    return (entry: Entry) => entry.SecurityGroupIds.includes(id) === (relation === 'IN');
  });
  const word = SearchWord ?? '';
  const found = ({ InstanceRoute, InstanceName, Vip }: Entry): boolean =>
    [InstanceRoute?.InstanceId, InstanceName, Vip].some((text) => text?.includes(word));
  const concerns = (entry: Entry): boolean => tests.length > 0 || entry.SecurityGroupIds.length > 0;
  return (entry) => concerns(entry) && found(entry) && tests.every((test) => test(entry));
}
