import { refusedValue, sameWords } from './parameter-refusals.ts';
import { Refusal } from './refusal.ts';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/**
 * The nouns that carry tags, as the six-part resource names call them (`qcs::ckafka:<region>:uin/:ckafkaId/<id>`). A topic is named by its
 * TopicId; what upstream calls one is not known.
 */
export type TaggedKind = 'ckafkaId' | 'topic' | 'vpc' | 'subnet';

/** By service. A Map, so that a service named `constructor` is not found by accident. */
const KINDS: ReadonlyMap<string, readonly TaggedKind[]> = new Map([
  ['ckafka', ['ckafkaId', 'topic']],
  ['vpc', ['vpc', 'subnet']],
]);
export const TAGGED_KINDS: readonly TaggedKind[] = [...KINDS.values()].flat();

/** A resource by its six-part name. */
export interface TaggedResource {
  readonly region: string;
  readonly kind: TaggedKind;
  readonly resourceId: string;
}

/** The kind of resource that a service and a prefix name. Throws a Refusal that says which there are. */
export function taggedKindOf(serviceType: string, resourcePrefix: string): TaggedKind {
  const kinds = KINDS.get(serviceType);
  if (kinds === undefined) {
    const services = sameWords([...KINDS.keys()]);
    throw refusedValue('ServiceType', serviceType, services, 'InvalidParameterValue.ServiceTypeInvalid');
  }
  const kind = kinds.find((it) => it === resourcePrefix);
  if (kind !== undefined) return kind;
  throw refusedValue('ResourcePrefix', resourcePrefix, sameWords(kinds), 'InvalidParameterValue.ResourcePrefixInvalid');
}

/**
 * Reads `qcs::ckafka:ap-guangzhou:uin/100000000001:ckafkaId/ckafka-xxxxxxxx`. The Uin may be left out, as the Terraform provider does;
 * another account's is refused. Throws a Refusal.
 */
export function taggedResourceOf(name: string, uin: string): TaggedResource {
  const [, service = '', region = '', owner = '', prefix = '', resourceId = ''] =
    /^qcs::([^:]*):([^:]*):uin\/([^:]*):([^:/]*)\/(.+)$/.exec(name) ?? [];
  if (resourceId === '') {
    const form = sameWords(['qcs::<service>:<region>:uin/:<kind>/<id>']);
    throw refusedValue('Resource', name, form, 'InvalidParameterValue.ResourceDescriptionError');
  }
  if (owner !== '' && owner !== uin) {
    throw new Refusal('InvalidParameterValue.UinInvalid', {
      en: `The Uin in parameter \`Resource\` is not that of the account: "${owner}". Leave it out.`,
      zh: `参数 \`Resource\` 中的 Uin "${owner}" 不是当前账号，可省略。`,
    });
  }
  return { region, kind: taggedKindOf(service, prefix), resourceId };
}

/** The service that a kind of resource is of. */
export function serviceOf(kind: TaggedKind): string {
  return [...KINDS].find(([, kinds]) => kinds.includes(kind))?.[0] ?? '';
}

/** The six-part name of a resource, the owner's Uin in it. */
export function resourceName({ region, kind, resourceId }: TaggedResource, uin: string): string {
  return `qcs::${serviceOf(kind)}:${region}:uin/${uin}:${kind}/${resourceId}`;
}

/** The kinds that a service and a prefix name, either of which may be left out. Throws a Refusal that says which there are. */
export function taggedKindsOf(serviceType?: string, resourcePrefix?: string): readonly TaggedKind[] {
  const kinds = serviceType === undefined ? TAGGED_KINDS : KINDS.get(serviceType);
  if (kinds === undefined) return [taggedKindOf(serviceType ?? '', resourcePrefix ?? '')];
  if (resourcePrefix === undefined) return kinds;
  const kind = kinds.find((it) => it === resourcePrefix);
  if (kind !== undefined) return [kind];
  throw refusedValue('ResourcePrefix', resourcePrefix, sameWords(kinds), 'InvalidParameterValue.ResourcePrefixInvalid');
}
