import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PriceBook } from '../catalogue/price-book.ts';
import type { DataPlane } from '../data-plane/data-plane.ts';
import type { Amount } from '../domain/money.ts';
import type { KafkaAcls } from '../kafka/kafka-acls.ts';
import type { KafkaGroups } from '../kafka/kafka-groups.ts';
import type { KafkaMessages } from '../kafka/kafka-messages.ts';
import type { KafkaTopics } from '../kafka/kafka-topics.ts';
import type { FindCertificate } from '../lib/certificate-folder.ts';
import type { Clock } from '../lib/clock.ts';
import type { Random } from '../lib/random.ts';
import type { AskProducers } from '../metrics/broker-meters.ts';

/** How endpoints are given out (design: Network). */
export interface Addressing {
  /** `loopback-range`: real addresses of 127.0.0.0/8, port 9092; `single-address`: 127.0.0.1 and a port of its own each. */
  readonly mode: 'loopback-range' | 'single-address';
  /** Ports for `single-address`, both ends included. */
  readonly ports: { readonly first: number; readonly last: number };
  readonly publicRoutes: PublicRoutes;
}

/** Where public routes are found. */
export interface PublicRoutes {
  /** An address of this machine that clients elsewhere reach; null: routes stay on loopback. */
  readonly address: string | null;
  /** What the names of public routes end with. */
  readonly domain: string;
}

/** What an operator can choose about topics. */
export interface TopicRules {
  /** How old a topic must be before DeleteTopic takes it. */
  readonly deleteAfterSeconds: number;
  /** Whether more replicas than there are brokers are refused; otherwise a topic gets as many as there are brokers. */
  readonly strictReplicas: boolean;
}

/** What an operator chose about money that a call moves. */
export interface BillingRules {
  /** Whether anything is charged at all. */
  readonly enabled: boolean;
  /** What a new account begins with. */
  readonly openingCredit: Amount;
}

/** What every action of every product may use besides its call. */
export interface Services {
  readonly catalogue: Catalogue;
  readonly priceBook: PriceBook;
  /** Whether only what has a price is sold. */
  readonly requirePrice: boolean;
  readonly billing: BillingRules;
  readonly clock: Clock;
  readonly random: Random;
  readonly machine: Pick<DataPlane, 'shortages'>;
  readonly addressing: Addressing;
  readonly brokersPerZone: number;
  readonly topics: KafkaTopics;
  readonly acls: KafkaAcls;
  readonly groups: KafkaGroups;
  readonly messages: KafkaMessages;
  readonly producers: AskProducers;
  readonly topicRules: TopicRules;
  readonly findCertificate: FindCertificate;
}
