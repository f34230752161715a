import { expect, it } from 'vitest';
import { TERRAFORM } from './terraform.ts';

const CALL = { product: 'ckafka', version: '2019-08-19', region: 'ap-guangzhou', endpoint: 'http://127.0.0.1:8597' };

const write = (action: string, parameters: Record<string, unknown>, changes: object = {}): string | null =>
  TERRAFORM.write({ ...CALL, action, parameters, ...changes });

/** The one resource. */
const resource = (action: string, parameters: Record<string, unknown>): string =>
  /^resource [\s\S]*/m.exec(write(action, parameters) ?? '')?.[0] ?? '';

it('has no words for what is no creation', () => {
  expect(write('DescribeInstances', {})).toBeNull();
  expect(write('CreateTopic', {}, { product: 'vpc' })).toBeNull();
});

it('is a whole program that says how its calls come here', () => {
  expect(write('CreatePostPaidInstance', { InstanceName: 'a', ZoneId: 100003, InstanceNum: 1, TopicNum: 50 })).toBe(
    `# HTTP_PROXY=http://127.0.0.1:8597 NO_PROXY= terraform apply
terraform {
  required_providers {
    tencentcloud = {
      source = "tencentcloudstack/tencentcloud"
    }
  }
}

provider "tencentcloud" {
  region   = "ap-guangzhou"
  protocol = "HTTP"
}

resource "tencentcloud_ckafka_instance" "this" {
  instance_name = "a"
  zone_id       = 100003
  charge_type   = "POSTPAID_BY_HOUR"
  # The resource has no argument for TopicNum.
}
`,
  );
  expect(write('CreateTopic', {}, { endpoint: 'https://tc.test:8597', region: '' })).toContain('protocol = "HTTPS"');
});

it('buys by the month as many instances as the call does', () => {
  expect(
    resource('CreateInstancePre', { Period: '3m', InstanceNum: 2, Tags: [{ TagKey: 'a', TagValue: '${b}' }] }),
  ).toBe(
    `resource "tencentcloud_ckafka_instance" "this" {
  period = 3
  count  = 2
  tag_set = {
    "a" = "\\u0024{b}",
  }
  charge_type = "PREPAID"
}
`,
  );
});

it('says the numbers of the API by their names, and its 0 and 1 as false and true', () => {
  const acl = { ResourceType: 3, ResourceName: 'g', Operation: 3, PermissionType: 2, Host: '*', Principal: 'User:al' };
  expect(resource('CreateAcl', acl)).toBe(
    `resource "tencentcloud_ckafka_acl" "this" {
  resource_type   = "GROUP"
  resource_name   = "g"
  operation_type  = "READ"
  permission_type = "DENY"
  host            = "*"
  principal       = "al"
}
`,
  );
  expect(resource('CreateTopic', { EnableWhiteList: 1, UncleanLeaderElectionEnable: 0 })).toBe(
    `resource "tencentcloud_ckafka_topic" "this" {
  enable_white_list              = true
  unclean_leader_election_enable = false
}
`,
  );
});

it('writes rules as blocks, and no password', () => {
  const RuleList = [{ Operation: 'All', PermissionType: 'Allow', Host: '*', Principal: 'User:*' }];
  expect(resource('CreateAclRule', { RuleName: 'r', RuleList })).toBe(
    `resource "tencentcloud_ckafka_acl_rule" "this" {
  rule_name = "r"

  rule_list {
    operation       = "All"
    permission_type = "Allow"
    host            = "*"
    principal       = "User:*"
  }
}
`,
  );
  const user = write('CreateUser', { Name: 'alice', Password: 'very-secret' });
  expect(user).not.toContain('very-secret');
  expect(user).toContain('password     = var.password\n');
  expect(user).toContain('variable "password" {\n  type      = string\n  sensitive = true\n}\n');
});
