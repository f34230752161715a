import type { AnyAction } from '../api/define-action.ts';
import { ckafkaActions } from './ckafka/index.ts';
import type { Services } from './services.ts';
import { tagActions } from './tag/index.ts';
import { vpcActions } from './vpc/index.ts';

/** Every action of every product that is served. */
export const allActions: readonly AnyAction<Services>[] = [...ckafkaActions, ...tagActions, ...vpcActions];
