import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../lib/clock.ts';
import type { Notice } from '../storage/billing-rows.ts';
import type { Storage } from '../storage/storage.ts';

export interface WebhookTools {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Logger;
  readonly url: string;
  /** Signs each delivery. Never logged. */
  readonly secret: string;
  readonly fetch: typeof globalThis.fetch;
}

const NOTICES_AT_ONCE = 50;
const ANSWER_WITHIN_MS = 10_000;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 3_600_000;

/**
 * Posts what accounts were told to the operator's webhook, oldest first: JSON, signed in `X-Brokerage-Signature` as
 * `sha256=` and the hex of the HMAC-SHA256 of the body. An answer other than 2xx is tried again, each time later, up to an hour, for
 * ever. A notice may come twice when a server dies right after the post: `noticeId` tells.
 */
export async function deliverNotices(tools: WebhookTools): Promise<void> {
  await tools.storage.exclusively('deliver-notices', async () => {
    const now = tools.clock.now();
    for (const notice of await tools.storage.rows.billing.noticesToDeliver(now, NOTICES_AT_ONCE)) {
      const problem = await post(notice, tools);
      const delayMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(notice.failedDeliveries, 20));
      const result = problem === null ? { deliveredAt: now } : { nextDeliveryAt: new Date(now.getTime() + delayMs) };
      await tools.storage.rows.billing.markNotice(notice.noticeId, result);
      if (problem !== null) tools.log.warn({ noticeId: notice.noticeId, problem }, 'a notice could not be delivered');
    }
  });
}

/** null when it was taken; otherwise why not. */
async function post(notice: Notice, { url, secret, fetch }: WebhookTools): Promise<string | null> {
  const { noticeId, appId, instanceId, kind, text, at } = notice;
  const about = instanceId === '' ? { appId } : { appId, instanceId };
  const body = JSON.stringify({ noticeId, ...about, kind, text, at: at.toISOString() });
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-brokerage-signature': signature },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return answer.ok ? null : `HTTP ${answer.status}`;
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}
