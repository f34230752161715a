import {
  GROUP_FIGURES,
  INSTANCE_FIGURES,
  TOPIC_FIGURES,
  type Combine,
  type Figures,
  type Sample,
} from '../../domain/figures.ts';

/**
 * A sample as it is kept: figures without their names, in the order in which `domain/figures.ts` lists them. A figure that is added later
 * is added at the end there, and reads as 0 in older rows; none is ever taken out or moved.
 */
export interface PackedSample {
  readonly i: readonly number[];
  readonly t: Readonly<Record<string, readonly number[]>>;
  /** Group, topic, partition, and its figures. */
  readonly g: readonly (readonly [string, string, number, ...number[]])[];
}

export function packed({ instance, topics, groups }: Omit<Sample, 'at'>): PackedSample {
  return {
    i: values(INSTANCE_FIGURES, instance),
    t: Object.fromEntries([...topics].map(([topic, figures]) => [topic, values(TOPIC_FIGURES, figures)])),
    g: groups.map(({ group, topic, partition, ...figures }) => [
      group,
      topic,
      partition,
      ...values(GROUP_FIGURES, figures),
    ]),
  };
}

export function unpacked(at: Date, { i, t, g }: PackedSample): Sample {
  return {
    at,
    instance: named(INSTANCE_FIGURES, i),
    topics: new Map(Object.entries(t).map(([topic, figures]) => [topic, named(TOPIC_FIGURES, figures)])),
    groups: g.map(([group, topic, partition, ...figures]) => ({
      group,
      topic,
      partition,
      ...named(GROUP_FIGURES, figures),
    })),
  };
}

/** Three decimals are more than anything is measured with. */
function values<Kinds extends Readonly<Record<string, Combine>>>(kinds: Kinds, figures: Figures<Kinds>): number[] {
  return Object.keys(kinds).map((name) => Math.round((figures[name] ?? 0) * 1000) / 1000);
}

function named<Kinds extends Readonly<Record<string, Combine>>>(
  kinds: Kinds,
  figures: readonly number[],
): Figures<Kinds> {
  return Object.fromEntries(Object.keys(kinds).map((name, index) => [name, figures[index] ?? 0])) as Figures<Kinds>;
}
