import type { Words } from './language.ts';

/** What our program does by itself once a change was approved, in a merchant's words. */
export const SYNC_STEP_WORDS = {
  remove_settlement: {
    'pt-BR': 'desfazer a baixa que lançamos nas contas a receber',
    en: 'undo the settlement that we made of the receivables',
  },
  reverse_accounts: {
    'pt-BR': 'estornar as contas a receber do pedido',
    en: 'take back the receivables of the order',
  },
  delete_pending_note: {
    'pt-BR': 'excluir a nota que ainda não foi enviada',
    en: 'delete the note that was not sent yet',
  },
  reverse_stock: {
    'pt-BR': 'estornar o estoque lançado pelo pedido',
    en: 'take back the stock posted by the order',
  },
  replace_order: {
    'pt-BR': 'gravar no Bling os itens e valores da loja, já sem o que foi reembolsado',
    en: "write the store's items and amounts to Bling, without what was refunded",
  },
  set_status: {
    'pt-BR': 'mudar a situação do pedido no Bling',
    en: "change the order's status in Bling",
  },
  post_accounts: {
    'pt-BR': 'lançar as contas a receber de novo',
    en: 'post the receivables again',
  },
  post_stock: { 'pt-BR': 'lançar o estoque de novo', en: 'post the stock again' },
  settle_again: {
    'pt-BR': 'dar baixa de novo no que o cliente já pagou',
    en: 'settle again what the buyer has paid',
  },
  want_note: { 'pt-BR': 'gerar a nota de novo', en: 'make the note again' },
} as const satisfies Readonly<Record<string, Words>>;

/** What only a person can do. */
export const PERSON_STEP_WORDS = {
  cancel_note: { 'pt-BR': 'cancele a nota no Bling', en: 'cancel the note in Bling' },
  issue_return_note: {
    'pt-BR': 'emita no Bling a nota de devolução',
    en: 'issue the return note in Bling',
  },
  sell_added_apart: {
    'pt-BR': 'lance no Bling, como outra venda, o que foi acrescentado',
    en: 'enter what was added in Bling as another sale',
  },
  record_refund: {
    'pt-BR': 'registre no Bling o valor devolvido ao cliente',
    en: 'record in Bling the money paid back to the buyer',
  },
  record_difference: {
    'pt-BR': 'combine com o contador como registrar a diferença de valor',
    en: 'settle with the accountant how the difference is recorded',
  },
  delete_note_there: {
    'pt-BR': 'exclua no Bling a nota pendente',
    en: 'delete the pending note in Bling',
  },
  make_note_there: {
    'pt-BR': 'gere a nota no Bling de novo',
    en: 'make the note in Bling again',
  },
  remove_rejected_note: {
    'pt-BR': 'exclua ou inutilize no Bling a nota rejeitada ou bloqueada',
    en: 'delete or void the rejected or blocked note in Bling',
  },
  undo_settlement: {
    'pt-BR': 'estorne no Bling a baixa que não fomos nós que lançamos',
    en: 'undo in Bling the settlement that we did not make',
  },
  reverse_accounts_there: {
    'pt-BR': 'estorne no Bling as contas a receber, que não fomos nós que lançamos',
    en: 'take back in Bling the receivables, which we did not post',
  },
  post_accounts_there: {
    'pt-BR': 'lance no Bling as contas a receber de novo',
    en: 'post the receivables in Bling again',
  },
  reverse_stock_there: {
    'pt-BR': 'estorne no Bling o estoque, que não fomos nós que lançamos',
    en: 'take back in Bling the stock, which we did not post',
  },
  post_stock_there: {
    'pt-BR': 'lance no Bling o estoque de novo',
    en: 'post the stock in Bling again',
  },
  settle_there: {
    'pt-BR': 'dê baixa de novo no Bling no que já foi recebido',
    en: 'settle again in Bling what was received already',
  },
  refund_at_gateway: {
    'pt-BR': 'devolva o dinheiro ao cliente no meio de pagamento',
    en: 'pay the buyer back at the payment gateway',
  },
  goods_back: {
    'pt-BR': 'confirme com a expedição que a mercadoria voltou',
    en: 'make sure with shipping that the goods are back',
  },
  decide_erp_cancel: {
    'pt-BR': 'reabra o pedido no Bling, ou devolva o pagamento e cancele na loja',
    en: 'reopen the order in Bling, or pay it back and cancel it in the store',
  },
  enter_or_cancel: {
    'pt-BR': 'lance o pedido no Bling à mão, ou cancele na loja',
    en: 'enter the order in Bling by hand, or cancel it in the store',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Why a step is needed. */
export const REASON_WORDS = {
  resists_edit: {
    'pt-BR': 'o Bling não deixa alterar um pedido com lançamentos',
    en: 'Bling lets no order with postings be changed',
  },
  note_must_match: {
    'pt-BR': 'a nota tem de dizer o mesmo que o pedido',
    en: 'the note must say what the order says',
  },
  order_ended: { 'pt-BR': 'o pedido acabou', en: 'the order is over' },
  transition_reverses: {
    'pt-BR': 'o pedido acabou, e esta mudança de situação estorna sozinha o que foi lançado',
    en: 'the order is over, and this change of status takes the postings back by itself',
  },
  store_changed: { 'pt-BR': 'o pedido mudou na loja', en: 'the order changed in the store' },
  was_reversed: { 'pt-BR': 'foi estornado antes', en: 'it was taken back before' },
  paid_after_all: {
    'pt-BR': 'o pagamento chegou depois do cancelamento',
    en: 'the payment came after the cancellation',
  },
  in_window: {
    'pt-BR': 'a nota está autorizada e ainda pode ser cancelada; a API não cancela',
    en: 'the note is authorised and may still be cancelled; the API cannot',
  },
  outside_window: {
    'pt-BR': 'a nota está autorizada e o prazo de cancelamento acabou',
    en: 'the note is authorised and the time to cancel it is over',
  },
  note_stands: {
    'pt-BR': 'há uma nota que não foi autorizada nem pode ser excluída pela API',
    en: 'there is a note that was not authorised and that the API cannot delete',
  },
  not_ours: {
    'pt-BR': 'não foi feito por nós, ou a API não o desfaz',
    en: 'it was not made by us, or the API cannot undo it',
  },
  buyer_paid: {
    'pt-BR': 'o cliente pagou e a loja não registra devolução',
    en: 'the buyer paid, and the store records no refund',
  },
  goods_left: {
    'pt-BR': 'o pedido já saiu',
    en: 'the order has left already',
  },
  person_changed_erp: {
    'pt-BR': 'uma pessoa mudou o pedido no Bling',
    en: 'a person changed the order in Bling',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type SyncStepName = keyof typeof SYNC_STEP_WORDS;
export type PersonStepName = keyof typeof PERSON_STEP_WORDS;
export type StepName = SyncStepName | PersonStepName;
export type StepReason = keyof typeof REASON_WORDS;
