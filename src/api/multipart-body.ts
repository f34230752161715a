import { header, type HttpRequest } from './http-request.ts';
import type { Member, Members } from './model.ts';
import { unreadableBody } from './refusals.ts';
import { scalarOf } from './unflatten.ts';

const BLANK_LINE = Buffer.from('\r\n\r\n');
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The parameters of a multipart/form-data body: a part for each parameter, named after it. Scalars are text, typed by the
 * model; lists and structs are JSON text, as the Python SDK sends them. No body is no parameters.
 * Throws InvalidParameter, saying what is wrong, for a body that is not of this form, and for a part that comes twice.
 */
export function readMultipart(request: HttpRequest, members: Members): Record<string, unknown> {
  if (request.body.length === 0) return {};
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(header(request, 'content-type'));
  const delimiter = boundary?.[1] ?? boundary?.[2];
  if (delimiter === undefined) {
    throw unreadableBody(
      'the content type names no `boundary` for multipart/form-data.',
      'multipart/form-data 未指明 `boundary`。',
    );
  }
  const values = new Map<string, unknown>();
  for (const part of partsOf(request.body, delimiter)) {
    const [name, text] = nameAndText(part);
    if (values.has(name)) throw unreadableBody(`the part \`${name}\` is there twice.`, `字段 \`${name}\` 重复。`);
    const member = members.get(name);
    values.set(name, member === undefined ? text : valueOf(text, member));
  }
  return Object.fromEntries(values);
}

/** What stands between the delimiters. */
function partsOf(body: Buffer, delimiter: string): Buffer[] {
  const line = Buffer.from(`\r\n--${delimiter}`, 'latin1');
  const whole = Buffer.concat([Buffer.from('\r\n'), body]);
  const parts: Buffer[] = [];
  let at = whole.indexOf(line);
  if (at !== 0) throw notMultipart();
  for (;;) {
    const start = at + line.length;
    const after = whole.subarray(start, start + 2).toString('latin1');
    if (after === '--') return parts;
    at = whole.indexOf(line, start);
    if (after !== '\r\n' || at < 0) throw notMultipart();
    // The line's own end stays in front, so that a part without headers has its blank line too.
    parts.push(whole.subarray(start, at));
  }
}

function nameAndText(part: Buffer): [name: string, text: string] {
  const blank = part.indexOf(BLANK_LINE);
  if (blank < 0) throw notMultipart();
  const headers = part.subarray(0, blank).toString('utf8');
  const name = /^content-disposition:\s*form-data\b[^\r\n]*?;\s*name="([^"]+)"/im.exec(headers)?.[1];
  if (name === undefined) throw notMultipart();
  try {
    return [name, UTF8.decode(part.subarray(blank + BLANK_LINE.length))];
  } catch {
    throw unreadableBody(`the part \`${name}\` is not UTF-8.`, `字段 \`${name}\` 不是 UTF-8 编码。`);
  }
}

function notMultipart(): Error {
  return unreadableBody('it is not whole multipart/form-data.', '不是完整的 multipart/form-data。');
}

/** Text that is not JSON stays text, for validation to refuse. */
function valueOf(text: string, member: Member): unknown {
  if (!member.list && member.scalar !== null) return scalarOf(text, member.scalar);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
