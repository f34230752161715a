import type { AnyAction } from '../api/define-action.ts';
import { billingActions } from './billing/index.ts';
import { ckafkaActions } from './ckafka/index.ts';
import { stsActions } from './sts/index.ts';
import { camActions } from './cam/index.ts';
import { regionActions } from './region/index.ts';
import { apiActions } from './api/index.ts';
import { cvmActions } from './cvm/index.ts';
import type { Services } from './services.ts';
import { tagActions } from './tag/index.ts';
import { vpcActions } from './vpc/index.ts';

/** Every action of every product that is served. */
export const allActions: readonly AnyAction<Services>[] = [
  ...billingActions,
  ...ckafkaActions,
  ...tagActions,
  ...vpcActions,
  ...cvmActions,
  ...apiActions,
  ...regionActions,
  ...camActions,
  ...stsActions,
];
