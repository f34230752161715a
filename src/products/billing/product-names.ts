/** How bills call what is sold here. */
export const PRODUCT = { code: 'p_ckafka', name: '消息队列 CKafka' } as const;

const EDITIONS: Readonly<Record<string, { readonly code: string; readonly name: string }>> = {
  profession: { code: 'sp_ckafka_profession', name: 'CKafka 专业版' },
  standard: { code: 'sp_ckafka_standard', name: 'CKafka 标准版' },
};

export function subProductOf(edition = ''): { SubProductCode?: string; SubProductName?: string } {
  const found = EDITIONS[edition];
  return found === undefined ? {} : { SubProductCode: found.code, SubProductName: found.name };
}

const BYTES_PER_GB = 1_000_000_000;

/** A line's quantity as its item is counted, exactly: elastic bandwidth is kept in bytes and shown in GB. */
export function shownQuantity(item: string, quantity: number, unit: number): { used: string; per: number } {
  if (item !== 'elastic-bandwidth') return { used: String(quantity), per: unit };
  const decimals = String(quantity % BYTES_PER_GB)
    .padStart(9, '0')
    .replace(/0+$/, '');
  const whole = String(Math.floor(quantity / BYTES_PER_GB));
  return { used: decimals === '' ? whole : `${whole}.${decimals}`, per: unit / BYTES_PER_GB };
}

/** The items of `src/catalogue/price.ts` as bills name them, with the unit that they are counted in. */
export const ITEM_NAMES: Readonly<Record<string, { readonly name: string; readonly unit: string }>> = {
  package: { name: '实例规格', unit: '个' },
  disk: { name: '磁盘容量', unit: 'GB' },
  partitions: { name: '分区数', unit: '个' },
  'public-network': { name: '公网带宽', unit: 'Mbps' },
  'elastic-bandwidth': { name: '弹性带宽', unit: 'GB' },
};
