import type { ExplorerProduct } from '../../../../src/explorer-model/explorer-product.ts';
import type { Text } from '../../language/text.ts';

/*
 * The products that the explorer shows. Their documents are large, so each is a file that is loaded when somebody looks into it; what
 * stands here is what the page shows before.
 */

/** In the order to show them; a test holds them against spec/explorer/. */
export const PRODUCTS: Readonly<Record<string, Text>> = {
  ckafka: { en: 'CKafka', zh: '消息队列 CKafka' },
  vpc: { en: 'Virtual Private Cloud', zh: '私有网络 VPC' },
  monitor: { en: 'Monitor', zh: '云监控' },
  billing: { en: 'Billing', zh: '费用中心' },
  tag: { en: 'Tags', zh: '标签' },
  sts: { en: 'Security Token Service', zh: '临时密钥服务 STS' },
  cam: { en: 'Access Management', zh: '访问管理 CAM' },
  region: { en: 'Regions', zh: '地域管理' },
  api: { en: 'API Centre', zh: '云 API' },
  cvm: { en: 'Cloud Virtual Machine', zh: '云服务器 CVM' },
};

const documents = import.meta.glob<ExplorerProduct>('../../../../spec/explorer/*.json', { import: 'default' });

export const isProduct = (name: string): boolean => Object.hasOwn(PRODUCTS, name);

/** The document of one of PRODUCTS. Throws when it cannot be loaded; asking again tries again. */
export async function loadProduct(product: string): Promise<ExplorerProduct> {
  const load = documents[`../../../../spec/explorer/${product}.json`];
  if (load === undefined) throw new Error(`there is no product ${product}`);
  return load();
}
