/** One line of Prometheus's text format. */
export interface ExposedLine {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^([a-z_]+)\{([^}]*)\} (\S+)$/;
const LABEL = /([a-z_]+)="([^"]*)"/g;

/** The lines of a text as a broker writes it (MetersText of broker-extension): no label needs escaping there. Throws at any other line. */
export function exposedLines(text: string): ExposedLine[] {
  return text.split('\n').flatMap((line): ExposedLine[] => {
    if (line === '' || line.startsWith('#')) return [];
    const [, name, labels, value] = LINE.exec(line) ?? [];
    if (name === undefined || !Number.isFinite(Number(value)))
      throw new Error(`not a line of figures: ${line.slice(0, 80)}`);
    const pairs = [...(labels ?? '').matchAll(LABEL)].map(([, label = '', of = '']) => [label, of]);
    return [{ name, labels: Object.fromEntries(pairs) as Record<string, string>, value: Number(value) }];
  });
}

/** Several brokers' texts as one: the lines of a family stand together under one HELP and TYPE, as the format wants it. */
export function merged(texts: readonly string[]): string {
  const families = new Map<string, { head: string[]; lines: string[] }>();
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    const name = /^(?:# (?:HELP|TYPE) )?([a-z_]+)/.exec(line)?.[1];
    if (name === undefined) continue;
    const family = families.get(name) ?? { head: [], lines: [] };
    families.set(name, family);
    if (!line.startsWith('#')) family.lines.push(line);
    else if (!family.head.includes(line)) family.head.push(line);
  }
  return [...families.values()].flatMap(({ head, lines }) => [...head, ...lines, '']).filter((it) => it !== '').join('\n').concat('\n'); // prettier-ignore
}
