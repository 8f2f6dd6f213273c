/** Units a pending checkout order keeps for its buyer; invisible in `stock_quantity` (guide 8). */
export interface Hold {
  readonly orderId: number;
  readonly productId: number;
  readonly quantity: number;
  readonly until: number;
}
