/** What stands before bytes that are no text: a data URL of no particular type (RFC 2397). */
const MARK = 'data:;base64,';

/**
 * Bytes as a JSON text, so that every byte can be told: UTF-8 stands there as it is; anything else as a data URL in Base64. A text that
 * begins like such a URL is written as one too, so that the two are never confused. null stays null.
 */
export function binaryText(content: Buffer | null): string | null {
  if (content === null) return null;
  const text = textOf(content);
  return text === null || text.startsWith(MARK) ? `${MARK}${content.toString('base64')}` : text;
}

function textOf(content: Buffer): string | null {
  try {
    // A byte order mark is a character of the message too.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}
