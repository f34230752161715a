import type { Account, KeyPair } from '../../domain/account.ts';
import type { ReceiptRows, Rows, Storage, TemporaryCredentialRows } from '../../storage/storage.ts';

export const ACCOUNT: Account = {
  appId: 1250000001,
  uin: '100000000001',
  timeZone: 'Asia/Shanghai',
  createdAt: new Date('2026-01-01T00:00:00Z'),
};
export const SECRET_ID = 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE';
export const SECRET_KEY = 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE';
export const READ_ONLY_SECRET_ID = 'AKIDreadonlyEXAMPLE';
export const DISABLED_SECRET_ID = 'AKIDdisabledEXAMPLE';

interface Receipt {
  readonly receiptId: number;
  readonly fingerprint: string;
  readonly body: string;
  readonly answeredAt: Date;
  open: boolean;
}

/** The few rows that the protocol works on, in memory; other rows are not there. */
export interface MemoryStorage extends Storage {
  receipts: Receipt[];
  /** By secret id. */
  readonly temporary: Map<string, NonNullable<Awaited<ReturnType<TemporaryCredentialRows['bySecretId']>>>>;
}

export function memoryStorage(): MemoryStorage {
  const turns = new Map<string, Promise<unknown>>();
  let lastReceiptId = 0;

  const receiptRows: ReceiptRows = {
    insert: (receipt) => {
      lastReceiptId += 1;
      storage.receipts.push({ ...receipt, receiptId: lastReceiptId, open: true });
      return Promise.resolve(lastReceiptId);
    },
    undelivered: (fingerprint, since) =>
      Promise.resolve(
        storage.receipts.find((it) => it.open && it.fingerprint === fingerprint && it.answeredAt >= since) ?? null,
      ),
    markDelivered: (receiptId) => setOpen(receiptId, false),
    markLost: (receiptId) => setOpen(receiptId, true),
    prune: () => Promise.resolve(),
  };
  const setOpen = (receiptId: number, open: boolean): Promise<void> => {
    for (const it of storage.receipts) if (it.receiptId === receiptId) it.open = open;
    return Promise.resolve();
  };
  const keyPair = (secretId: string, disabledAt: Date | null): KeyPair => ({
    secretId,
    appId: ACCOUNT.appId,
    name: secretId,
    access: secretId === READ_ONLY_SECRET_ID ? 'read-only' : 'full',
    createdAt: ACCOUNT.createdAt,
    disabledAt,
  });
  const keyPairs = new Map<string, KeyPair>([
    [SECRET_ID, keyPair(SECRET_ID, null)],
    [READ_ONLY_SECRET_ID, keyPair(READ_ONLY_SECRET_ID, null)],
    [DISABLED_SECRET_ID, keyPair(DISABLED_SECRET_ID, new Date('2026-02-01T00:00:00Z'))],
  ]);
  const rows = {
    keyPairs: {
      bySecretId: (secretId: string) => {
        const found = keyPairs.get(secretId);
        return Promise.resolve(found ? { keyPair: found, account: ACCOUNT, secretKey: SECRET_KEY } : null);
      },
    },
    temporaryCredentials: {
      bySecretId: (secretId: string) => Promise.resolve(storage.temporary.get(secretId) ?? null),
    },
    receipts: receiptRows,
  } as unknown as Rows;

  const storage: MemoryStorage = {
    receipts: [],
    temporary: new Map(),
    rows,
    async transaction(work) {
      const before = [...storage.receipts];
      try {
        return await work(rows);
      } catch (error) {
        storage.receipts = before;
        throw error;
      }
    },
    async exclusively(name, work) {
      const turn = (turns.get(name) ?? Promise.resolve()).then(work, work);
      turns.set(name, turn);
      return turn;
    },
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return storage;
}
