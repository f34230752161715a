/** Status of a task as DescribeTaskStatus shows it. */
export const TASK_STATUS = { successful: 0, failed: 1, running: 2 } as const;
export type TaskStatus = (typeof TASK_STATUS)[keyof typeof TASK_STATUS];

/** A piece of work that a caller can follow by its FlowId. */
export interface Task {
  readonly flowId: number;
  readonly appId: number;
  readonly instanceId: string;
  readonly kind:
    'create-instance' | 'delete-instance' | 'change-instance' | 'scale-instance' | 'create-route' | 'delete-route';
  readonly status: TaskStatus;
  /** How far it is, for people: the step that runs, or why it failed. */
  readonly output: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}
