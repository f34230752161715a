import type { AnyAction } from './define-action.ts';
import type { ApiModel, ModelAction } from './model.ts';
import { actionNotServed, invalidAction, noSuchVersion } from './refusals.ts';

/** An action as the model describes it, with the code that serves it. */
export interface ServedAction<Services> {
  readonly described: ModelAction;
  readonly action: AnyAction<Services>;
}

export type ActionFinder<Services> = (name: string, version: string, host: string) => ServedAction<Services>;

/**
 * Finds an action by X-TC-Action and X-TC-Version, since one base URL serves all products. Where two products have an
 * action of one name and version, the first label of the host (`vpc.example.test`) chooses.
 * Throws, once at the start, when an action is not in the model or is given twice.
 */
export function createActionFinder<Services>(
  model: ApiModel,
  actions: readonly AnyAction<Services>[],
): ActionFinder<Services> {
  const served = new Map<ModelAction, AnyAction<Services>>();
  for (const action of actions) {
    const described = model.action(action.product, action.name);
    if (described?.version !== action.version) {
      throw new Error(`the API model has no action ${action.product} ${action.version} ${action.name}`);
    }
    if (served.has(described)) throw new Error(`the action ${action.product} ${action.name} is given twice`);
    served.set(described, action);
  }

  return (name, version, host) => {
    const named = model.actionsNamed(name);
    if (named.length === 0) throw invalidAction();
    const ofVersion = named.filter((it) => it.version === version);
    const label = host.replace(/^https?:\/\//i, '').split('.')[0];
    const described =
      ofVersion.find((it) => it.product === label) ?? ofVersion.find((it) => served.has(it)) ?? ofVersion[0];
    if (!described) throw noSuchVersion(name, [...new Set(named.map((it) => it.version))]);
    const action = served.get(described);
    if (!action) throw actionNotServed(described.product, name);
    return { described, action };
  };
}
