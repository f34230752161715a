import type { Text } from '../../domain/refusal.ts';

/**
 * Where instances can be bought. Sources: the regions that CKafka serves, "Regions and AZs" of its documentation (December 2024);
 * region numbers, the cloud's billing API model (August 2026); zone numbers, "Regions and AZs" of the cloud's Redis documentation
 * (June 2022) and the examples of DescribeCkafkaZone (August 2026). A zone's number is its region's times 10000 plus the zone's;
 * the oldest regions have a prefix of their own, given where it differs. Where no page lists a region's zones, the rule gives the first.
 */
export interface RegionRow {
  readonly regionId: number;
  readonly regionCode: string;
  readonly aliases?: readonly string[];
  readonly shortCode: string;
  readonly name: Text;
  readonly area: keyof typeof AREAS;
  /** Number and code of zone n are `zoneIdBase + n` and `<zoneCodePrefix>-<n>`; left out: by the rule and by the region's code. */
  readonly zoneIdBase?: number;
  readonly zoneCodePrefix?: string;
  readonly zoneCount: number;
  /** Zones that take nothing new. */
  readonly closed?: readonly number[];
}

export const AREAS = {
  southChina: { en: 'South China', zh: '华南地区' },
  eastChina: { en: 'East China', zh: '华东地区' },
  northChina: { en: 'North China', zh: '华北地区' },
  centralChina: { en: 'Central China', zh: '华中地区' },
  southwestChina: { en: 'Southwest China', zh: '西南地区' },
  hongKongMacaoTaiwan: { en: 'Hong Kong/Macao/Taiwan (China)', zh: '港澳台地区' },
  southeastAsia: { en: 'Southeast Asia', zh: '亚太东南' },
  southAsia: { en: 'South Asia', zh: '亚太南部' },
  northeastAsia: { en: 'Northeast Asia', zh: '亚太东北' },
  westAmerica: { en: 'West US', zh: '美国西部' },
  eastAmerica: { en: 'East US', zh: '美国东部' },
  northAmerica: { en: 'North America', zh: '北美地区' },
  southAmerica: { en: 'South America', zh: '南美地区' },
  europe: { en: 'Europe', zh: '欧洲地区' },
} as const satisfies Record<string, Text>;

const row = (
  regionId: number,
  regionCode: string,
  shortCode: string,
  [en, zh]: [string, string],
  area: keyof typeof AREAS,
  zoneCount: number,
  rest: Partial<RegionRow> = {},
): RegionRow => ({ regionId, regionCode, shortCode, name: { en, zh }, area, zoneCount, ...rest });

export const REGIONS: readonly RegionRow[] = [
  row(1, 'ap-guangzhou', 'gz', ['Guangzhou', '广州'], 'southChina', 7, { zoneIdBase: 100_000 }),
  row(37, 'ap-shenzhen', 'szx', ['Shenzhen', '深圳'], 'southChina', 1),
  row(4, 'ap-shanghai', 'sh', ['Shanghai', '上海'], 'eastChina', 8, { zoneIdBase: 200_000 }),
  row(33, 'ap-nanjing', 'nj', ['Nanjing', '南京'], 'eastChina', 3),
  row(32, 'ap-hangzhou', 'hzec', ['Hangzhou', '杭州'], 'eastChina', 1),
  // Beijing Zone 1 is shown closed and sold out (example of DescribeCkafkaZone).
  row(8, 'ap-beijing', 'bj', ['Beijing', '北京'], 'northChina', 8, { zoneIdBase: 800_000, closed: [1] }),
  row(36, 'ap-tianjin', 'tsn', ['Tianjin', '天津'], 'northChina', 2),
  // The zones of the examples of CreatePostPaidInstance. The vpc documentation writes region and zones with `-ec`.
  row(45, 'ap-changsha', 'csec', ['Changsha', '长沙'], 'centralChina', 3, {
    aliases: ['ap-changsha-ec'],
    zoneCodePrefix: 'ap-changsha-ec',
  }),
  row(16, 'ap-chengdu', 'cd', ['Chengdu', '成都'], 'southwestChina', 2),
  row(19, 'ap-chongqing', 'cq', ['Chongqing', '重庆'], 'southwestChina', 1),
  row(39, 'ap-taipei', 'tpe', ['Taipei', '台北'], 'hongKongMacaoTaiwan', 1),
  row(5, 'ap-hongkong', 'hk', ['Hong Kong', '香港'], 'hongKongMacaoTaiwan', 3, { zoneIdBase: 300_000 }),
  row(9, 'ap-singapore', 'sg', ['Singapore', '新加坡'], 'southeastAsia', 4, { zoneIdBase: 900_000 }),
  row(23, 'ap-bangkok', 'th', ['Bangkok', '曼谷'], 'southeastAsia', 2),
  row(72, 'ap-jakarta', 'jkt', ['Jakarta', '雅加达'], 'southeastAsia', 2),
  row(21, 'ap-mumbai', 'in', ['Mumbai', '孟买'], 'southAsia', 2),
  row(18, 'ap-seoul', 'kr', ['Seoul', '首尔'], 'northeastAsia', 2),
  row(25, 'ap-tokyo', 'jp', ['Tokyo', '东京'], 'northeastAsia', 2),
  row(15, 'na-siliconvalley', 'usw', ['Silicon Valley', '硅谷'], 'westAmerica', 2),
  row(22, 'na-ashburn', 'use', ['Virginia', '弗吉尼亚'], 'eastAmerica', 2),
  row(6, 'na-toronto', 'ca', ['Toronto', '多伦多'], 'northAmerica', 1, { zoneIdBase: 400_000 }),
  row(74, 'sa-saopaulo', 'sao', ['Sao Paulo', '圣保罗'], 'southAmerica', 1),
  row(17, 'eu-frankfurt', 'de', ['Frankfurt', '法兰克福'], 'europe', 2),
  row(24, 'eu-moscow', 'ru', ['Moscow', '莫斯科'], 'europe', 1),
];
