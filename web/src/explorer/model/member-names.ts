import type { ExplorerMember, ExplorerProduct } from '../../../../src/explorer-model/explorer-product.ts';

/** These members and those of the objects that they hold, at any depth; a type that was there before is not entered again. Pure. */
export function reachableMembers(
  members: readonly ExplorerMember[],
  product: ExplorerProduct,
  seenTypes = new Set<string>(),
): ExplorerMember[] {
  return members.flatMap((member) => {
    const type = product.types[member.type];
    if (type === undefined || seenTypes.has(member.type)) return [member];
    seenTypes.add(member.type);
    return [member, ...reachableMembers(type.members, product, seenTypes)];
  });
}

/** The names of what may be sent, nested ones too, each once. */
export function memberNames(members: readonly ExplorerMember[], product: ExplorerProduct): string[] {
  return [...new Set(reachableMembers(members, product).map((it) => it.name))];
}
