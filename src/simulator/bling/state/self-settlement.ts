import { parseCents } from '../../../kernel/cents.ts';
import { multiplyQuantity, quantity } from '../../../kernel/quantity.ts';
import { fromSaoPaulo, toSaoPauloDate } from '../../../kernel/sao-paulo-time.ts';
import type { Account } from '../world.ts';
import type { Money, Receivable } from './money.ts';
import { isSettled } from './receivable-store.ts';
import type { PaymentMethod } from './records.ts';
import { settle } from './settlement.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * The money of an account as it stands now. What a method with `autoLiquidacao` owed until now was settled by Bling
 * itself: `prazo` days after it fell due, at the hour of the options (schedule unconfirmed). Done on looking, so that
 * no timer of weeks waits.
 */
export function moneyOf(account: Account): Money {
  for (const receivable of account.money.receivables.values()) settleIfDue(account, receivable);
  return account.money;
}

function settleIfDue(account: Account, receivable: Receivable): void {
  const method = account.paymentMethods.get(receivable.fields.formaPagamento.id);
  if (!method || method.dadosCartao?.autoLiquidacao !== 1) return;
  if (receivable.mark !== undefined || receivable.wasSettledByItself) return;
  if (isSettled(account, receivable)) return;
  const dueAt = fromSaoPaulo(receivable.fields.vencimento);
  if (dueAt === undefined) return;
  const { clock, options } = account.world;
  const at = dueAt + method.taxas.prazo * DAY_MS + options.selfSettlementHour * HOUR_MS;
  if (clock.now() < at) return;
  receivable.wasSettledByItself = true;
  settle(account, receivable, {
    data: toSaoPauloDate(at),
    historico: 'Liquidação automática',
    portadorId: [...account.money.ledgerAccounts.keys()][0] ?? 0,
    categoriaId: receivable.fields.categoria.id,
    amounts: {
      received: parseCents(receivable.fields.valor),
      interest: 0,
      discount: 0,
      surcharge: 0,
      fee: feeCents(method, receivable.fields.valor),
    },
  });
}

function feeCents({ taxas }: PaymentMethod, valor: number): number {
  const share = multiplyQuantity(quantity(valor), quantity(taxas.aliquota));
  return parseCents(multiplyQuantity(share, quantity('0.01'))) + parseCents(taxas.valor);
}
