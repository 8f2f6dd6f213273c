export interface Webhook {
  readonly id: number;
  name: string;
  status: string;
  topic: string;
  deliveryUrl: string;
  secret: string;
  readonly createdAt: number;
  modifiedAt: number | null;
  /** Consecutive failures; not shown in the API. */
  failureCount: number;
}
