import type { InstanceFigures, Sample } from '../domain/figures.ts';
import type { Instance } from '../domain/instance.ts';
import type { ElasticUse, MeterHour } from '../domain/meter.ts';
import type { Endpoint } from '../domain/network.ts';
import type { LastReading, Readings } from '../domain/readings.ts';

/** An hour that is over and has samples, but none for the whole of it. */
export interface UnrolledHour {
  readonly instanceId: string;
  readonly hour: Date;
}

/** What was measured: each minute for a while, each hour for longer. */
export interface SampleRows {
  /** Oldest first, `to` excluded. */
  between(instanceId: string, grain: 'minute' | 'hour', from: Date, to: Date): Promise<Sample[]>;
  /** Hours that ended at or before `before` and wait to be made one sample, oldest first. */
  unrolled(before: Date, limit: number): Promise<UnrolledHour[]>;
  /** An hour that is there stays: twice is as once. */
  keepHours(hours: readonly { readonly instanceId: string; readonly sample: Sample }[]): Promise<void>;
  /** Forgets minutes and hours that are older. */
  prune(minutesBefore: Date, hoursBefore: Date): Promise<void>;
}

/** An instance that is to be read, with what its last reading left. */
export interface InstanceToRead {
  readonly instance: Instance;
  readonly brokers: readonly { readonly brokerId: number; readonly internal: Endpoint }[];
  readonly adminPassword: string;
  readonly last: LastReading | null;
}

export interface Measurement {
  readonly instanceId: string;
  readonly readAt: Date;
  readonly sample: Sample;
  readonly readings: Readings;
  readonly meter: MeterHour;
}

/** An instance as it was last read. */
export interface LatestFigures {
  readonly readAt: Date;
  readonly figures: InstanceFigures;
}

export interface ElasticMeter {
  readonly readAt: Date | null;
  readonly uses: readonly ElasticUse[];
}

/** The meters of instances. Their bytes only ever grow, whatever brokers do. */
export interface MeterRows {
  /** Instances that serve and have no sample of that time yet. */
  toRead(at: Date): Promise<InstanceToRead[]>;
  /**
   * Samples, counters and hours of several instances, all or nothing, one statement. Rejects when one of them has a sample of its time
   * already: bytes are never counted twice. Bytes beyond what was bought that come when their hour is charged count in the first that is not.
   */
  record(measurements: readonly Measurement[]): Promise<void>;
  /** null until it was first read. */
  latest(instanceId: string): Promise<LatestFigures | null>;
  /** Of instances that serve, by id, with all that they ever moved. */
  latestOfAll(
    limit: number,
  ): Promise<(LatestFigures & { instanceId: string; producedBytes: number; consumedBytes: number })[]>;
  /** For bills: hours in which something was read, oldest first, `to` excluded. The present hour still grows. */
  hours(instanceId: string, from: Date, to: Date): Promise<MeterHour[]>;
  /** Of those instances that have elastic bandwidth: when they were last read (null: never), and their hours from `from` on. */
  elastic(instanceIds: readonly string[], from: Date): Promise<Map<string, ElasticMeter>>;
}

/** Where an outside Prometheus finds one instance. */
export interface PrometheusTarget extends Endpoint {
  readonly instanceId: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly createdAt: Date;
}

export interface PrometheusTargetRows {
  of(instanceId: string): Promise<PrometheusTarget | null>;
  /** Of instances that serve. */
  list(): Promise<PrometheusTarget[]>;
  /** Takes the endpoint too. Rejects with EndpointTaken (storage.ts) when somebody has it; the transaction must then be given up. */
  insert(target: PrometheusTarget): Promise<void>;
  /** The endpoint goes with the instance's others. */
  remove(instanceId: string): Promise<void>;
}
