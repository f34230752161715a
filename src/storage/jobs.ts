import type { Logger } from 'pino';

/** What the job queue needs of the rest of the program. */
export interface JobHandlers {
  /**
   * Looks at one instance. At most one run per instance at a time, over all servers. `again`: look again at that time, or earlier when
   * somebody rings. A run that throws is logged, and repeated with a growing pause.
   */
  readonly reconcileInstance: (instanceId: string) => Promise<{ readonly again?: Date } | undefined>;
  /** Done for each ring at once, also while a run for the instance is going on. Repeated with it when it throws. */
  readonly bringUsers: (instanceId: string) => Promise<void>;
}

/** Work that comes back by the clock, in every server. A run that is still going when the next is due makes that one wait. */
export interface Schedule {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<void>;
  /**
   * When there is next something to do, by the clock of the control plane: an advance of that clock stops there. null: nothing is
   * foreseen; a moment that is not ahead: now. Left out: it is looked at at every full hour.
   */
  readonly nextAt?: () => Promise<Date | null>;
  /** true: it asks something outside that may keep it waiting, and an advance of the clock does not wait for it. */
  readonly waitsForOthers?: true;
}

export interface JobOptions extends JobHandlers {
  /** Instances that this server looks at at the same time. */
  readonly concurrency: number;
  readonly schedule?: readonly Schedule[];
  readonly log: Logger;
}

export interface RunningJobs {
  /** Takes no new work and waits for what runs. Twice is as once. */
  stop(): Promise<void>;
}

/** Starts to work off what was rung for; once per open storage. */
export type StartJobs = (options: JobOptions) => Promise<RunningJobs>;
