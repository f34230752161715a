import type { AnyAction } from '../api/define-action.ts';
import { apiActions } from './api/index.ts';
import { camActions } from './cam/index.ts';
import { billingActions } from './billing/index.ts';
import { ckafkaActions } from './ckafka/index.ts';
import { cvmActions } from './cvm/index.ts';
import { regionActions } from './region/index.ts';
import { monitorActions } from './monitor/index.ts';
import type { Services } from './services.ts';
import { stsActions } from './sts/index.ts';
import { tagActions } from './tag/index.ts';
import { vpcActions } from './vpc/index.ts';

/** Every action of every product that is served. */
export const allActions: readonly AnyAction<Services>[] = [
  ...billingActions,
  ...ckafkaActions,
  ...monitorActions,
  ...tagActions,
  ...vpcActions,
  ...cvmActions,
  ...apiActions,
  ...regionActions,
  ...camActions,
  ...stsActions,
];
