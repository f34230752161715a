import type { Acl } from '../domain/acl.ts';
import type { WireRequest } from './broker-connection.ts';
import { accept } from './cluster-session.ts';
import { array, int8, NULL_STRING, string, type WireReader } from './wire.ts';

/** The first version of each that knows prefixes, which every broker from 2.0 to 3.x serves. */
const DESCRIBE_ACLS = { apiKey: 29, apiVersion: 1 } as const;
const CREATE_ACLS = { apiKey: 30, apiVersion: 1 } as const;
const DELETE_ACLS = { apiKey: 31, apiVersion: 1 } as const;
/** In a filter: whatever it is. */
const ANY = int8(1);

export function describeAclsRequest(): WireRequest {
  return { ...DESCRIBE_ACLS, body: Buffer.concat([ANY, NULL_STRING, ANY, NULL_STRING, NULL_STRING, ANY, ANY]) };
}

/** Reads the answer to `describeAclsRequest`; throws an ErrorCode. */
export function readAcls(answer: WireReader): Acl[] {
  answer.int32(); // throttle time
  const errorCode = answer.int16();
  answer.nullableString(); // in words
  accept(errorCode, 'the ACLs');
  const resources = answer.array(() => {
    const resource = { resourceType: answer.int8(), resourceName: answer.string(), patternType: answer.int8() };
    return answer.array(() => ({ ...resource, ...readGrant(answer) }));
  });
  return resources.flat();
}

export function createAclsRequest(acls: readonly Acl[]): WireRequest {
  return { ...CREATE_ACLS, body: array(acls, encoded) };
}

/** Reads the answer to `createAclsRequest`; throws an ErrorCode for the first that was not made. */
export function readCreatedAcls(answer: WireReader): void {
  answer.int32(); // throttle time
  answer.array(() => readError(answer, 'an ACL'));
}

/** As a filter, an ACL matches itself alone. */
export function deleteAclsRequest(acls: readonly Acl[]): WireRequest {
  return { ...DELETE_ACLS, body: array(acls, encoded) };
}

/** Reads the answer to `deleteAclsRequest`; throws an ErrorCode for the first that could not be taken away. */
export function readDeletedAcls(answer: WireReader): void {
  answer.int32(); // throttle time
  answer.array(() => {
    readError(answer, 'an ACL');
    answer.array(() => {
      readError(answer, 'an ACL');
      answer.int8(); // resource type
      answer.string(); // resource name
      answer.int8(); // pattern type
      readGrant(answer);
    });
  });
}

function encoded({ resourceType, resourceName, patternType, principal, host, operation, permissionType }: Acl): Buffer {
  const resource = [int8(resourceType), string(resourceName), int8(patternType)];
  return Buffer.concat([...resource, string(principal), string(host), int8(operation), int8(permissionType)]);
}

function readGrant(answer: WireReader): Pick<Acl, 'principal' | 'host' | 'operation' | 'permissionType'> {
  return {
    principal: answer.string(),
    host: answer.string(),
    operation: answer.int8(),
    permissionType: answer.int8(),
  };
}

function readError(answer: WireReader, what: string): void {
  const errorCode = answer.int16();
  const reason = answer.nullableString();
  accept(errorCode, reason ?? what);
}
