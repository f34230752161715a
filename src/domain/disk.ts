import type { Instance } from './instance.ts';

/** A GB of disk, as the API's RetentionBytes counts it: 1 GB is 1,073,741,824 bytes. */
export const BYTES_PER_GB = 2 ** 30;

/** What all logs of an instance may hold, replicas counted; null where storage is elastic. */
export function boughtDiskBytes({ diskSizeGB, elasticStorage }: Pick<Instance, 'diskSizeGB' | 'elasticStorage'>) {
  return elasticStorage ? null : diskSizeGB * BYTES_PER_GB;
}
