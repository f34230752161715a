import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Random } from '../lib/random.ts';

/** The row that a sealed value stands in: what was sealed for one row opens for no other. */
export interface SealedPlace {
  readonly table: string;
  readonly id: string;
}

export interface Seal {
  close(plain: string, place: SealedPlace): Buffer;
  /** @throws SealBroken when key, place or a single bit is not what it was. */
  open(sealed: Buffer, place: SealedPlace): string;
}

/** A sealed value does not open: it was changed, moved to another row, or sealed with another key. */
export class SealBroken extends Error {
  constructor(place: SealedPlace) {
    super(
      `the secret of ${place.table} ${place.id} does not open: it was changed, or secret.key is not the one it was sealed with`,
    );
    this.name = 'SealBroken';
  }
}

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM. Layout: format (1 byte), nonce (12), tag (16), ciphertext. */
export function sealWith(key: Buffer, random: Random): Seal {
  const aesKey = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'brokerage rows', 32));
  return {
    close: (plain, place) => {
      const nonce = random.bytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', aesKey, nonce).setAAD(nameOf(place));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), text]);
    },
    open: (sealed, place) => {
      const text = sealed.subarray(1 + NONCE_BYTES + TAG_BYTES);
      try {
        if (sealed[0] !== FORMAT) throw new SealBroken(place);
        const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
        const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
        const decipher = createDecipheriv('aes-256-gcm', aesKey, nonce, { authTagLength: TAG_BYTES });
        decipher.setAAD(nameOf(place)).setAuthTag(tag);
        return decipher.update(text, undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw new SealBroken(place);
      }
    },
  };
}

function nameOf({ table, id }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([table, id]));
}
