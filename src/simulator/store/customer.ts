import type { Meta } from './meta.ts';
import type { AddressFields } from './order/order.ts';

export interface Customer {
  readonly id: number;
  readonly createdAt: number;
  modifiedAt: number;
  email: string;
  firstName: string;
  lastName: string;
  role: string;
  username: string;
  billing: AddressFields;
  shipping: AddressFields;
  readonly meta: Meta[];
}
