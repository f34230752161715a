import type { Actions as BillingActions } from '../../../spec/types/billing.ts';
import type { Actions as CamActions } from '../../../spec/types/cam.ts';
import type { Actions as CkafkaActions } from '../../../spec/types/ckafka.ts';
import type { Actions as CvmActions } from '../../../spec/types/cvm.ts';
import type { Actions as MonitorActions } from '../../../spec/types/monitor.ts';
import type { Actions as StsActions } from '../../../spec/types/sts.ts';
import type { Actions as TagActions } from '../../../spec/types/tag.ts';
import type { Actions as VpcActions } from '../../../spec/types/vpc.ts';

/** The products that the console calls, with their actions as the API model has them. */
export interface Products {
  billing: BillingActions;
  cam: CamActions;
  ckafka: CkafkaActions;
  cvm: CvmActions;
  monitor: MonitorActions;
  sts: StsActions;
  tag: TagActions;
  vpc: VpcActions;
}

/** The version of each product that is served; a test holds them against spec/. */
export const VERSIONS: Readonly<Record<keyof Products, string>> = {
  billing: '2018-07-09',
  cam: '2019-01-16',
  ckafka: '2019-08-19',
  cvm: '2017-03-12',
  monitor: '2018-07-24',
  sts: '2018-08-13',
  tag: '2018-08-13',
  vpc: '2017-03-12',
};

export type ActionOf<P extends keyof Products> = keyof Products[P] & string;
type Shape<P extends keyof Products, A extends ActionOf<P>> = Products[P][A] extends {
  request: infer Request;
  response: infer Response;
}
  ? { request: Request; response: Response }
  : never;
export type RequestOf<P extends keyof Products, A extends ActionOf<P>> = Shape<P, A>['request'];
export type ResponseOf<P extends keyof Products, A extends ActionOf<P>> = Shape<P, A>['response'];
