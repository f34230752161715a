import { Refusal } from './refusal.ts';

/** What temporary credentials may call, in the words of the access-policy language: actions, on all resources. */
export interface Policy {
  readonly statements: readonly PolicyStatement[];
}
export interface PolicyStatement {
  readonly effect: 'allow' | 'deny';
  /** `*`, `ckafka:*`, `ckafka:Describe*`; an optional `name/` in front is upstream's older spelling. */
  readonly actions: readonly string[];
}

const ACTION_PATTERN = /^(name\/)?(\*|[a-z]+:(\*|[A-Za-z]+\*?))$/;

/** Whether the policy lets a call through: some statement allows it and none denies it. */
export function allows(policy: Policy, product: string, action: string): boolean {
  const named = (effect: PolicyStatement['effect']): boolean =>
    policy.statements.some(
      (it) => it.effect === effect && it.actions.some((pattern) => covers(pattern, product, action)),
    );
  return named('allow') && !named('deny');
}

function covers(pattern: string, product: string, action: string): boolean {
  const plain = pattern.replace(/^name\//, '').toLowerCase();
  const name = `${product}:${action}`.toLowerCase();
  return plain.endsWith('*') ? name.startsWith(plain.slice(0, -1)) : name === plain;
}

/**
 * Reads `{"version":"2.0","statement":[{"effect":"allow","action":["ckafka:Describe*"],"resource":["*"]}]}`, also URL-encoded.
 * Throws a Refusal for another form, and for what cannot be held here: conditions, and resources other than all.
 */
export function readPolicy(text: string): Policy {
  const value = parsed(text);
  const statements = listOf(isRecord(value) ? field(value, 'statement') : undefined);
  if (!isRecord(value) || field(value, 'version') !== '2.0' || statements.length === 0) throw notAPolicy();
  return { statements: statements.map(readStatement) };
}

function readStatement(value: unknown): PolicyStatement {
  if (!isRecord(value)) throw notAPolicy();
  const effect = field(value, 'effect');
  const actions = listOf(field(value, 'action'));
  if ((effect !== 'allow' && effect !== 'deny') || actions.length === 0) throw notAPolicy();
  if (listOf(field(value, 'resource')).join() !== '*' || field(value, 'condition') !== undefined) {
    throw new Refusal('InvalidParameter.StrategyInvalid', {
      en: 'A statement of parameter `Policy` has a condition or names resources; here policies allow or deny actions on all resources: send `"resource":["*"]` and no condition.',
      zh: '参数 `Policy` 的语句包含 condition 或限定了资源；本服务的策略只能针对全部资源：请传 `"resource":["*"]` 且不带 condition。',
    });
  }
  return { effect, actions: actions.map(readAction) };
}

function readAction(value: unknown): string {
  if (typeof value === 'string' && ACTION_PATTERN.test(value)) return value;
  throw notAPolicy();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(/^\s*%7b/i.test(text) ? decodeURIComponent(text) : text) as unknown;
  } catch {
    throw notAPolicy();
  }
}

/** Names of members are written in any case. */
function field(value: Record<string, unknown>, name: string): unknown {
  return Object.entries(value).find(([it]) => it.toLowerCase() === name)?.[1];
}

/** One value may stand without its list. */
function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAPolicy(): Refusal {
  const form = '{"version":"2.0","statement":[{"effect":"allow","action":["ckafka:*"],"resource":["*"]}]}';
  return new Refusal('InvalidParameter.StrategyFormatError', {
    en: `The parameter \`Policy\` is not a policy of version 2.0. Send one like \`${form}\`.`,
    zh: `参数 \`Policy\` 不是 2.0 版本的策略，格式如 \`${form}\`。`,
  });
}
