import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { machineTime, type Clock } from '../lib/clock.ts';
import type { Rows, Storage } from '../storage/storage.ts';
import { SIGNATURE_WINDOW_MS } from './authenticate.ts';
import type { Delivery } from './delivery.ts';
import { header, type HttpRequest } from './http-request.ts';

/**
 * A retry must not buy twice. TC3 has no nonce, so a client that lost its connection sends the same signed bytes again, and
 * a client that buys twice within one second sends the same bytes too. What tells them apart is whether the first answer
 * arrived: it is kept as a receipt in the transaction of the change, and crossed off once it was handed over whole.
 * Calls of the same bytes wait for each other until that is settled. A crash between commit and delivery leaves the receipt
 * as not delivered, so the retry gets the first answer. Signatures are of the machine's time, and so are receipts.
 */
export interface Receipts {
  /**
   * Runs the change in a transaction with its receipt and delivers the answer; or, when an answer to the same bytes was
   * lost, delivers that one and runs nothing. A refusal from `change` keeps nothing.
   */
  answerOnce(fingerprint: string, change: (rows: Rows) => Promise<string>, delivery: Delivery): Promise<void>;
}

/** A timestamp from up to one window in the future can be sent again until one window after it. Older receipts may be pruned. */
const RECEIPT_LIFETIME_MS = 2 * SIGNATURE_WINDOW_MS;

export function createReceipts(storage: Storage, clock: Clock, log: Logger): Receipts {
  const { receipts } = storage.rows;

  async function firstAnswer(fingerprint: string, change: (rows: Rows) => Promise<string>) {
    const lost = await receipts.undelivered(fingerprint, new Date(machineTime(clock).getTime() - RECEIPT_LIFETIME_MS));
    if (lost) {
      log.info({ receiptId: lost.receiptId }, 'the same signed bytes came again: the first answer is sent');
      return lost;
    }
    return storage.transaction(async (rows) => {
      const body = await change(rows);
      return { body, receiptId: await rows.receipts.insert({ fingerprint, body, answeredAt: machineTime(clock) }) };
    });
  }

  /** Never rejects: the answer is out, and a receipt that stays open only means that a retry gets the same answer. */
  async function settle(receiptId: number, delivery: Delivery): Promise<void> {
    const delivered = noteFailure(receipts.markDelivered(receiptId));
    delivery.onLoss(() => {
      void delivered.then(() => noteFailure(receipts.markLost(receiptId)));
    });
    await delivered;
  }

  const noteFailure = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => log.warn({ err: error }, 'a receipt could not be settled'));

  return {
    async answerOnce(fingerprint, change, delivery) {
      await storage.exclusively(`receipt:${fingerprint}`, async () => {
        const { receiptId, body } = await firstAnswer(fingerprint, change);
        if (await delivery.send(body)) await settle(receiptId, delivery);
        else log.info({ receiptId }, 'the answer did not reach the client and is kept for a retry');
      });
    },
  };
}

/** Equal for the same signed bytes, and only for them. What the signature does not cover but the call depends on is added. */
export function fingerprint(request: HttpRequest): string {
  const names = ['authorization', 'x-tc-action', 'x-tc-version', 'x-tc-region', 'x-tc-timestamp', 'content-type'];
  const head = [request.method, request.path, request.query, ...names.map((name) => header(request, name))];
  return createHash('sha256').update(JSON.stringify(head)).update('\n').update(request.body).digest('hex');
}
