import { describe, expect, it } from 'vitest';
import { binaryText } from './binary-text.ts';

describe('bytes as a JSON text', () => {
  it('are themselves where they are UTF-8', () => {
    for (const text of ['', 'plain', '中文 🙂', '\0\n', '\ufeffmarked'])
      expect(binaryText(Buffer.from(text))).toBe(text);
    expect(binaryText(null)).toBeNull();
  });

  it('are a data URL where they are not, or could be taken for one', () => {
    for (const content of [Buffer.from([0xff, 0x00]), Buffer.from('data:;base64,AA==')]) {
      const [, base64 = ''] = /^data:;base64,(.*)$/.exec(binaryText(content) ?? '') ?? [];
      expect(Buffer.from(base64, 'base64')).toEqual(content);
    }
  });
});
