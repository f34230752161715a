import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What is used of web-tree-sitter here. */
interface SyntaxNode {
  readonly type: string;
  readonly text: string;
  readonly isError: boolean;
  readonly isMissing: boolean;
  readonly hasError: boolean;
  readonly children: readonly SyntaxNode[];
}
interface TreeSitter {
  readonly Parser: {
    new (): { setLanguage(language: unknown): void; parse(code: string): { readonly rootNode: SyntaxNode } | null };
    init(): Promise<void>;
  };
  readonly Language: { load(file: string): Promise<unknown> };
}

/** The grammar of each language, by the name that snippets give it to highlighters. */
const GRAMMARS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['bash', 'cpp', 'go', 'java', 'php', 'python', 'ruby', 'typescript'].map((name) => [name, `tree-sitter-${name}`]),
  ),
  csharp: 'tree-sitter-c-sharp',
};

function grammarFile(highlight: string): string {
  const name = GRAMMARS[highlight];
  return name === undefined
    ? require.resolve(`@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm`)
    : require.resolve(`@vscode/tree-sitter-wasm/wasm/${name}.wasm`);
}

/** Answers the parts of a code that the grammar of its language does not read; none when all of it is well written. */
export async function readerOf(highlight: string): Promise<(code: string) => string[]> {
  const { Parser, Language } = require('@vscode/tree-sitter-wasm') as TreeSitter;
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammarFile(highlight)));
  return (code) => {
    const tree = parser.parse(code);
    return tree === null ? ['all of it'] : unread(tree.rootNode);
  };
}

function unread(node: SyntaxNode): string[] {
  if (node.isError) return [node.text];
  if (node.isMissing) return [`a missing ${node.type}`];
  return node.hasError ? node.children.flatMap(unread) : [];
}
