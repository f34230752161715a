import { ACL_OPERATION, ACL_PATTERN, ACL_PERMISSION, ACL_RESOURCE, EVERYBODY, EVERYWHERE, type Acl } from './acl.ts';
import { checkHosts } from './acl-checks.ts';
import { refusedEmpty, refusedValue } from './parameter-refusals.ts';

const MOST_ADDRESSES = 512;

/** A topic's white list is its ACLs that let everybody do everything from one address or block. */
export function whiteListOf(topicName: string, acls: readonly Acl[]): string[] {
  return acls
    .filter(
      (it) =>
        it.resourceType === ACL_RESOURCE.topic &&
        it.resourceName === topicName &&
        it.patternType === ACL_PATTERN.literal &&
        it.principal === EVERYBODY &&
        it.operation === ACL_OPERATION.all &&
        it.permissionType === ACL_PERMISSION.allow &&
        it.host !== EVERYWHERE,
    )
    .map((it) => it.host)
    .sort();
}

/** The ACLs of a white list. */
export function whiteListAcls(topicName: string, addresses: readonly string[]): Acl[] {
  const grant = { principal: EVERYBODY, operation: ACL_OPERATION.all, permissionType: ACL_PERMISSION.allow };
  const resource = { resourceType: ACL_RESOURCE.topic, resourceName: topicName, patternType: ACL_PATTERN.literal };
  return addresses.map((host) => ({ ...grant, ...resource, host }));
}

/** IpWhiteList: addresses or blocks, each once. Throws a Refusal. */
export function checkWhiteList(addresses: readonly string[]): string[] {
  if (addresses.length === 0)
    throw refusedEmpty('IpWhiteList', { en: 'a white list names addresses', zh: '白名单不能为空' });
  if (addresses.length > MOST_ADDRESSES)
    throw refusedValue('IpWhiteList', `${addresses.length} addresses`, {
      en: `up to ${MOST_ADDRESSES} addresses`,
      zh: `最多 ${MOST_ADDRESSES} 个 IP`,
    });
  return [
    ...new Set(
      addresses.map((it, index) => {
        const [host = EVERYWHERE, ...more] = checkHosts(it, `IpWhiteList.${index}`);
        if (host !== EVERYWHERE && more.length === 0) return host;
        throw refusedValue(`IpWhiteList.${index}`, it, { en: 'one IP address or CIDR block', zh: '一个 IP 或网段' });
      }),
    ),
  ];
}
