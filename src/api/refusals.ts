import { Refusal, type Text } from '../domain/refusal.ts';

/*
 * The refusals that the protocol itself gives. Texts are the upstream's own where they are known; a sentence that
 * says what to do follows where that helps.
 */

export function missingParameter(name: string): Refusal {
  return new Refusal('MissingParameter', {
    en: `The request is missing a required parameter \`${name}\`.`,
    zh: `请求缺少必要参数 \`${name}\`。`,
  });
}

export function unknownParameter(path: string): Refusal {
  return new Refusal('UnknownParameter', {
    en: `The parameter \`${path}\` is not recognized.`,
    zh: `参数 \`${path}\` 无法识别。`,
  });
}

/** `expected`: a type of the model, `object`, or `array`. */
export function wrongType(path: string, expected: string): Refusal {
  return new Refusal('InvalidParameter', {
    en: `The value type of parameter \`${path}\` is not valid, input type should be \`${expected}\``,
    zh: `参数 \`${path}\` 的值类型不正确，应为 \`${expected}\``,
  });
}

/** Whole numbers past 2^53 are refused rather than rounded. */
export function imprecise(path: string): Refusal {
  return new Refusal('InvalidParameterValue', {
    en: `The number in parameter \`${path}\` is beyond 9007199254740991 and would lose digits. No parameter here needs such a number.`,
    zh: `参数 \`${path}\` 的数值超过 9007199254740991，会丢失精度，请传入更小的数值。`,
  });
}

export function unstorableText(path: string): Refusal {
  return new Refusal('InvalidParameterValue', {
    en: `The parameter \`${path}\` holds a NUL character or half of a surrogate pair. Send whole Unicode characters.`,
    zh: `参数 \`${path}\` 包含空字符或不完整的代理对，请传入完整的 Unicode 字符。`,
  });
}

export function unreadableBody(en: string, zh: string): Refusal {
  return new Refusal('InvalidParameter', {
    en: `The request body cannot be read: ${en}`,
    zh: `请求体无法解析：${zh}`,
  });
}

export function requestTooLarge(limit: string): Refusal {
  return new Refusal('RequestSizeLimitExceeded', {
    en: `The request is larger than ${limit}.`,
    zh: `请求包超过限制大小 ${limit}。`,
  });
}

export function unsupportedMethod(method: string): Refusal {
  return new Refusal('UnsupportedProtocol', {
    en: `The HTTP method ${method} is not supported, use POST or GET.`,
    zh: `不支持 HTTP 方法 ${method}，请使用 POST 或 GET。`,
  });
}

export function unsupportedContentType(): Refusal {
  return new Refusal('UnsupportedProtocol', {
    en:
      'The content type is not supported: send POST with `application/json` or `multipart/form-data`, signed with ' +
      'TC3-HMAC-SHA256, or with `application/x-www-form-urlencoded`, signed with HmacSHA1 or HmacSHA256.',
    zh:
      '不支持该 Content-Type：请使用 POST 与 `application/json` 或 `multipart/form-data`（TC3-HMAC-SHA256 签名），' +
      '或 `application/x-www-form-urlencoded`（HmacSHA1 或 HmacSHA256 签名）。',
  });
}

export function unreadableRequest(): Refusal {
  return new Refusal('InvalidRequest', {
    en: 'The request cannot be read: it is not HTTP/1.1, or it did not arrive whole in time.',
    zh: '请求无法读取：不是合法的 HTTP/1.1 报文，或未在限定时间内完整到达。',
  });
}

export function signatureFailure(reason?: { readonly en: string; readonly zh: string }): Refusal {
  return new Refusal('AuthFailure.SignatureFailure', {
    en: `The provided credentials could not be validated. Please check your signature is correct.${reason ? ` ${reason.en}` : ''}`,
    zh: `请求签名验证失败，请检查您的签名计算是否正确。${reason?.zh ?? ''}`,
  });
}

export function signatureExpired(): Refusal {
  return new Refusal('AuthFailure.SignatureExpire', {
    en: 'The signature is expired, please request again. Its timestamp must be within five minutes of the server’s clock.',
    zh: '签名已过期，请重新请求。时间戳与服务器时间相差不得超过五分钟。',
  });
}

export function secretIdNotFound(): Refusal {
  return new Refusal('AuthFailure.SecretIdNotFound', {
    en: 'The SecretId is not found, please ensure that your SecretId is correct.',
    zh: 'SecretId 不存在，请检查 SecretId 是否正确。',
  });
}

export function secretIdDisabled(): Refusal {
  return new Refusal('AuthFailure.SecretIdNotFound', {
    en: 'The SecretId is disabled. Sign with another key pair of the account, or create one.',
    zh: 'SecretId 已被禁用，请使用该账号的其他密钥，或新建密钥。',
  });
}

export function invalidAuthorization(en: string, zh: string): Refusal {
  return new Refusal('AuthFailure.InvalidAuthorization', {
    en: `The \`Authorization\` in the request header is not valid: ${en}`,
    zh: `请求头部的 \`Authorization\` 不符合规范：${zh}`,
  });
}

export function tokenWrong(): Refusal {
  return new Refusal('AuthFailure.TokenFailure', {
    en: 'The token is not valid for this SecretId. Send TmpSecretId, TmpSecretKey and Token as one answer of AssumeRole or GetFederationToken gave them, or a permanent key pair without a token.',
    zh: 'Token 与该 SecretId 不匹配。请使用同一次 AssumeRole 或 GetFederationToken 返回的 TmpSecretId、TmpSecretKey 与 Token，或使用不带 Token 的永久密钥。',
  });
}

export function tokenMissing(): Refusal {
  return new Refusal('AuthFailure.TokenFailure', {
    en: 'The SecretId is of temporary credentials: send their Token too (X-TC-Token, or the parameter Token).',
    zh: '该 SecretId 属于临时密钥，请同时传入 Token（请求头 X-TC-Token 或参数 Token）。',
  });
}

export function tokenExpired(expiresAt: Date): Refusal {
  return new Refusal('AuthFailure.TokenFailure', {
    en: `The temporary credentials have run out at ${expiresAt.toISOString()}. Ask for new ones with AssumeRole or GetFederationToken.`,
    zh: `临时密钥已于 ${expiresAt.toISOString()} 过期，请通过 AssumeRole 或 GetFederationToken 重新获取。`,
  });
}

/** `why` completes the sentence. */
export function unauthorized(requestId: string, product: string, action: string, why: Text): Refusal {
  const words = `[request id:${requestId}]you are not authorized to perform operation (${product}:${action})\nresource (*) has no permission\n`;
  return new Refusal('UnauthorizedOperation', { en: `${words}${why.en}`, zh: `${words}${why.zh}` });
}

export function requestLimitExceeded(times: number, limit: number): Refusal {
  return new Refusal('RequestLimitExceeded', {
    en:
      `Your current request times equals to \`${times}\` in a second, which exceeds the frequency limit \`${limit}\` ` +
      'for a second. Please reduce the frequency of calls.',
    zh: `您当前每秒请求 \`${times}\` 次，超过了每秒频率上限 \`${limit}\` 次，请稍后重试。`,
  });
}

export function invalidAction(): Refusal {
  return new Refusal('InvalidAction', {
    en: 'The request `Action` is invalid or not found.',
    zh: '请求的 `Action` 无效或不存在。',
  });
}

export function noSuchVersion(action: string, versions: readonly string[]): Refusal {
  return new Refusal('NoSuchVersion', {
    en: `The request \`Version\` is not that of the action \`${action}\`, which is ${versions.join(' or ')}.`,
    zh: `请求的 \`Version\` 不正确，接口 \`${action}\` 的版本为 ${versions.join(' 或 ')}。`,
  });
}

export function actionNotServed(product: string, action: string): Refusal {
  return new Refusal('UnsupportedOperation', {
    en: `The action \`${action}\` of ${product} is not served here.`,
    zh: `本服务未提供 ${product} 的接口 \`${action}\`。`,
  });
}

export function unsupportedRegion(region: string): Refusal {
  return new Refusal('UnsupportedRegion', {
    en: `The action not support this region. \`${region}\` is not served here; DescribeRegion lists those that are.`,
    zh: `接口不支持所传地域 \`${region}\`，可用地域请见 DescribeRegion。`,
  });
}

/** Tells nothing but where to look: what went wrong inside is for the log. */
export function internalError(requestId: string): Refusal {
  return new Refusal('InternalError', {
    en: `Something failed inside the server. Its log has more under the RequestId ${requestId}.`,
    zh: `服务内部错误，请凭 RequestId ${requestId} 查看服务日志。`,
  });
}
