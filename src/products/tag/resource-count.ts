import { refusedValue } from '../../domain/parameter-refusals.ts';

/** Upstream's limit of TagResources and UnTagResources. */
const MOST = 10;

/** Throws a Refusal when a call names no resource, or more than one call takes. */
export function requireResourceCount(names: readonly string[]): void {
  if (names.length >= 1 && names.length <= MOST) return;
  const allowed = { en: `1 to ${MOST} names`, zh: `1 至 ${MOST} 个` };
  throw refusedValue('ResourceList', names.length, allowed, 'LimitExceeded.ResourceNumPerRequest');
}
