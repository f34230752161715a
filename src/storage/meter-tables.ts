import type { ColumnType } from 'kysely';
import type { InstanceFigures } from '../domain/figures.ts';
import type { MeterHour } from '../domain/meter.ts';
import type { Readings } from '../domain/readings.ts';
import type { PrometheusTarget } from './meter-rows.ts';
import type { PackedSample } from './queries/packed-sample.ts';

/** JSON text going in, a value of a known shape coming out. */
type Json<T> = ColumnType<T, string, string>;

export interface SampleTable {
  instanceId: string;
  at: Date;
  figures: Json<PackedSample>;
}

export interface InstanceMeterTable {
  instanceId: string;
  readAt: Date;
  readings: Json<Readings>;
  figures: Json<Partial<InstanceFigures>>;
  producedBytes: number;
  consumedBytes: number;
}

export interface MeterHourTable extends MeterHour {
  instanceId: string;
}

/** What was measured, as migration 6 makes it. */
export interface MeterTables {
  samples: SampleTable;
  hourlySamples: SampleTable;
  instanceMeters: InstanceMeterTable;
  meterHours: MeterHourTable;
  prometheusTargets: PrometheusTarget;
}
