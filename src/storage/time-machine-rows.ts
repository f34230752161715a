/** An advance that is under way, in times of the moved clock. */
export interface Advance {
  readonly from: Date;
  readonly to: Date;
  /** What it waits for before it goes on; empty otherwise. */
  readonly waitsFor: string;
}

export interface TimeMachineState {
  /** How far the clock is ahead of the machine's. */
  readonly offsetMs: number;
  /** The clock's time right after its last move; null: it never moved. */
  readonly movedAt: Date | null;
  readonly advance: Advance | null;
}

/** An instance that the engine is at work on, or is to be. */
export interface WorkUnderWay {
  readonly instanceId: string;
  /** Whether its time has only just come: it must be rung for. */
  readonly isDue: boolean;
}

/** The one clock of all servers on this database. */
export interface TimeMachineRows {
  state(): Promise<TimeMachineState>;
  /** The same, held until the transaction ends. */
  hold(): Promise<TimeMachineState>;
  /** Begins an advance, or gives the one that is under way another end. */
  setAdvance(from: Date, to: Date): Promise<void>;
  /** Forward only: nothing happens where the clock is as far or further. */
  move(offsetMs: number, movedAt: Date): Promise<void>;
  setWaitsFor(text: string): Promise<void>;
  /** false when the advance has another end by now; it is not over then. */
  endAdvance(to: Date): Promise<boolean>;
  /** Back to the machine's time, and credentials that were given out by the moved clock are gone. */
  reset(): Promise<void>;
  /** Whether anything was ever ordered: its times must stay in the past. */
  hasOrders(): Promise<boolean>;
  /** When the next planned upgrade or deletion of a route begins after `now`; null without one. */
  nextPlannedAfter(now: Date): Promise<Date | null>;
  /** Instances and routes that are being made, changed or taken away, and those for which that was planned and is due. */
  underWay(now: Date): Promise<WorkUnderWay[]>;
}
