import { createHash } from 'node:crypto';
import type { TagResource } from '../../../spec/types/tag.ts';
import type { Tag } from '../../domain/tag.ts';

/** One tag of one resource, as the tag product shows it. */
export function tagResourceAnswer({ key, value }: Tag, resourceId: string, serviceType: string): TagResource {
  const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
  return {
    TagKey: key,
    TagValue: value,
    ResourceId: resourceId,
    TagKeyMd5: md5(key),
    TagValueMd5: md5(value),
    ServiceType: serviceType,
  };
}
