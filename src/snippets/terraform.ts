import { literal, type Notation } from './notation.ts';
import { sdkNames } from './sdk-names.ts';
import type { CallToWrite, Language } from './snippet.ts';
import { Blocks, Expression, RESOURCES, type Resource } from './terraform-resources.ts';
import { hclTextLiteral } from './text-literal.ts';

export const TERRAFORM: Language = {
  id: 'terraform',
  label: 'Terraform',
  highlight: 'hcl',
  install: 'terraform init',
  fileName: 'main.tf',
  checked: 'syntax',
  write,
};

const NOTATION: Notation = {
  text: hclTextLiteral,
  whole: (digits) => digits,
  key: (name) => `${hclTextLiteral(name)} = `,
  words: { null: 'null', true: 'true', false: 'false' },
  list: ['[', ']'],
  object: ['{', '}', ' '],
  between: ',',
  last: ',',
  step: '  ',
};

function write(call: CallToWrite): string | null {
  const resource = RESOURCES[`${call.product}.${call.action}`];
  if (resource === undefined) return null;
  const { said, unsaid } = argumentsOf(resource, call.parameters);
  const variable = said.some(([, value]) => value instanceof Expression) ? PASSWORD : '';
  const comments = unsaid.map((name) => `  # The resource has no argument for ${name}.\n`).join('');
  return `${place(call)}
terraform {
  required_providers {
    tencentcloud = {
      source = "tencentcloudstack/tencentcloud"
    }
  }
}

provider "tencentcloud" {
${body([...(call.region === '' ? [] : [['region', call.region] as const]), ['protocol', protocolOf(call)]])}}
${variable}
resource "${resource.type}" "this" {
${body(said)}${comments}}
`;
}

const PASSWORD = `
# TF_VAR_password
variable "password" {
  type      = string
  sensitive = true
}
`;

function protocolOf(call: CallToWrite): string {
  return sdkNames(call).scheme.toUpperCase();
}

/** The provider has no setting for an endpoint: its plain calls come by a proxy, encrypted ones by names of one's own. */
function place(call: CallToWrite): string {
  const { scheme, host } = sdkNames(call);
  return scheme === 'http'
    ? `# HTTP_PROXY=http://${host} NO_PROXY= terraform apply`
    : `# With "domain" in the provider, names of your own (ckafka.<domain>, vpc.<domain>, tag.<domain>) lead to ${host};
# SSL_CERT_FILE names the file with the certificate authority to trust.`;
}

type Said = readonly [name: string, value: unknown];

function argumentsOf(resource: Resource, parameters: CallToWrite['parameters']): { said: Said[]; unsaid: string[] } {
  const said = new Map<string, unknown>();
  const unsaid: string[] = [];
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined || value === null) continue;
    const argument = resource.arguments[name];
    if (argument === undefined) unsaid.push(name);
    else {
      const pair = argument(value);
      if (pair !== null) said.set(...pair);
    }
  }
  return { said: [...said, ...Object.entries(resource.fixed)], unsaid };
}

/** As `terraform fmt` lays it out: the equals signs of lines that follow each other stand in one column, blocks below a line of air. */
function body(said: readonly Said[]): string {
  const plain = said.filter(([, value]) => !(value instanceof Blocks));
  const written = plain.map(([name, value]) => [name, expression(value)] as const);
  const lines = written.map(([name, text], index) => `  ${name.padEnd(columnAt(written, index))} = ${text}\n`);
  const blocks = said.flatMap(([name, value]) =>
    value instanceof Blocks ? value.members.map((it) => block(name, it)) : [],
  );
  return lines.join('') + blocks.join('');
}

/** A value of several lines is the last of its column. */
function columnAt(written: readonly (readonly [name: string, text: string])[], index: number): number {
  const multiLine = (at: number): boolean => written[at]?.[1].includes('\n') ?? true;
  if (multiLine(index)) return 0;
  let [first, last] = [index, index];
  while (!multiLine(first - 1)) first -= 1;
  while (!multiLine(last + 1)) last += 1;
  return Math.max(...written.slice(first, last + 1).map(([name]) => name.length));
}

function expression(value: unknown): string {
  return value instanceof Expression ? value.text : literal(value, NOTATION, '  ');
}

function block(name: string, members: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(members).filter(([, value]) => value !== undefined);
  return `\n  ${name} {\n${body(said).replace(/^(?=.)/gm, '  ')}  }\n`;
}
