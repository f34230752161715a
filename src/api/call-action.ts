import { nearestName } from '../lib/nearest-name.ts';
import { SetupError } from '../lib/setup-error.ts';
import { httpCall } from './http-call.ts';
import { apiModel } from './model.ts';
import { signRequest } from './sign-request.ts';

export interface CallOptions {
  /** Where calls are served: `http://127.0.0.1:8597`. */
  readonly url: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly action: string;
  /** Needed where several products have an action of this name. */
  readonly product?: string;
  readonly region: string;
  /** JSON text of the parameters. */
  readonly parameters: string;
  /** PEM of the authority to trust over HTTPS. */
  readonly authority?: string;
  readonly at: Date;
}

/** Signs a call and answers its `Response`, a refusal too. @throws SetupError for an action that the API model does not have, or no server. */
export async function callAction(options: CallOptions): Promise<Record<string, unknown>> {
  const { action, parameters, region, secretId, secretKey } = options;
  const { product, version } = actionToCall(action, options.product);
  const url = new URL(options.url);
  const headers = signRequest({
    ...{ secretId, secretKey, product, version, action, region, body: parameters },
    host: url.host,
    timestamp: Math.floor(options.at.getTime() / 1000),
  });
  const { authority } = options;
  const { text } = await httpCall(url, { method: 'POST', headers, body: parameters, authority });
  return (JSON.parse(text) as { Response: Record<string, unknown> }).Response;
}

/** Whose action a name is. @throws SetupError for one that the API model does not have, or has in several products. */
export function actionToCall(action: string, product?: string): { product: string; version: string } {
  const named = apiModel().actionsNamed(action);
  const found = product === undefined ? named : named.filter((it) => it.product === product);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const products = named.map((it) => it.product).join(', ');
  if (named.length > 0) throw new SetupError(`${action} is an action of ${products}`, 'name one with --product');
  const names = apiModel().actionsOf('ckafka');
  const near = nearestName(action, names);
  throw new SetupError(
    `there is no action ${action}`,
    near === null ? 'spec/coverage.md lists them' : `did you mean ${near}?`,
  );
}
