export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** The nouns that carry tags, as the six-part resource names call them (`qcs::ckafka:<region>:uin/:ckafkaId/<id>`). */
export type TaggedKind = 'ckafkaId' | 'vpc' | 'subnet';
