import { problemsInWords } from './note-problem.ts';
import { orderWord } from './order-words.ts';

type Nothing = Record<never, never>;
/** As the store shows it. */
type OfOrder = { readonly number: string };

export const invoiceMessages = {
  'invoice.settling': {
    'pt-BR': (_: Nothing) =>
      'O Bling não confirmou se gerou ou enviou a nota. Esperamos um pouco e olhamos lá antes de repetir.',
    en: (_: Nothing) =>
      'Bling did not say whether it made or sent the invoice. We wait a little and look there before repeating.',
  },
  'invoice.awaited': {
    'pt-BR': ({ number }: OfOrder) =>
      `A nota do pedido ${number} foi enviada; esperamos a resposta da SEFAZ.`,
    en: ({ number }: OfOrder) =>
      `The invoice of order ${number} was sent; we wait for the tax authority.`,
  },
  'invoice.editOpen': {
    'pt-BR': ({ number }: OfOrder) =>
      `O pedido ${number} mudou depois de importado. A nota espera até a mudança ser resolvida.`,
    en: ({ number }: OfOrder) =>
      `Order ${number} changed after its import. The invoice waits until the change is settled.`,
  },
  'invoice.notImported': {
    'pt-BR': ({ number }: OfOrder) =>
      `O pedido ${number} ainda não está no Bling. Resolva a importação; depois peça a nota de novo.`,
    en: ({ number }: OfOrder) =>
      `Order ${number} is not in Bling yet. Mend its import; then ask for the invoice again.`,
  },
  'invoice.notPaid': {
    'pt-BR': ({ number }: OfOrder) =>
      `O pedido ${number} não está pago, ou foi cancelado. Sem pagamento não emitimos nota; se já existe uma nota pendente, exclua-a no Bling.`,
    en: ({ number }: OfOrder) =>
      `Order ${number} is not paid, or was cancelled. Nothing unpaid is invoiced; if there is a pending invoice, delete it in Bling.`,
  },
  'invoice.noDocument': {
    'pt-BR': ({ number }: OfOrder) =>
      `O pedido ${number} é de um consumidor não identificado. Para a nota, preencha CPF ou CNPJ no pedido da loja.`,
    en: ({ number }: OfOrder) =>
      `Order ${number} is of an unidentified buyer. For an invoice, fill in CPF or CNPJ in the store's order.`,
  },
  'invoice.moneyOpen': {
    'pt-BR': ({ number, difference, place }: OfOrder & { difference: string; place: string }) =>
      `O dinheiro do pedido ${number} não fecha: R$ ${difference} sem explicação (${place}). Acerte antes de emitir a nota.`,
    en: ({ number, difference, place }: OfOrder & { difference: string; place: string }) =>
      `The money of order ${number} does not close: R$ ${difference} without explanation (${place}). Mend it before the invoice.`,
  },
  'invoice.noteWrong': {
    'pt-BR': ({ number, problems }: OfOrder & { problems: string }) =>
      `A nota do pedido ${number} foi gerada mas não enviada. Corrija: ${problemsInWords(problems, 'pt-BR')}. Corrigido no produto, no contato ou na nota do Bling, ela segue sozinha ou com "totoro pending --retry".`,
    en: ({ number, problems }: OfOrder & { problems: string }) =>
      `The invoice of order ${number} was made but not sent. Mend: ${problemsInWords(problems, 'en')}. Once mended in the product, contact or invoice of Bling it goes on by itself or with "totoro pending --retry".`,
  },
  'invoice.totalDiffers': {
    'pt-BR': ({ number, note, order }: OfOrder & { note: string; order: string }) =>
      `A nota do pedido ${number} soma R$ ${note} e o pedido R$ ${order}, e a diferença não tem nome (frete, IPI). Confira os impostos; se for ICMS-ST ou outro imposto certo, aceite com "totoro invoice ${number} --accept-total".`,
    en: ({ number, note, order }: OfOrder & { note: string; order: string }) =>
      `The invoice of order ${number} totals R$ ${note} and the order R$ ${order}, and the difference has no name (freight, IPI). Check the taxes; if it is ICMS-ST or another right one, accept it with "totoro invoice ${number} --accept-total".`,
  },
  'invoice.tooManySends': {
    'pt-BR': ({ number, sends }: OfOrder & { sends: number }) =>
      `A nota do pedido ${number} já foi enviada ${sends} vezes e recusada; mais envios podem bloqueá-la. Confira com o contador e mande enviar com "totoro invoice ${number}".`,
    en: ({ number, sends }: OfOrder & { sends: number }) =>
      `The invoice of order ${number} was sent ${sends} times and refused; more may block it. Check with the accountant and send it with "totoro invoice ${number}".`,
  },
  'invoice.resting': {
    'pt-BR': ({ number }: OfOrder) =>
      `A SEFAZ está fora do ar ou ocupada; a nota do pedido ${number} é enviada de novo daqui a pouco.`,
    en: ({ number }: OfOrder) =>
      `The tax authority is down or busy; the invoice of order ${number} is sent again soon.`,
  },
  'invoice.dead': {
    'pt-BR': ({ number, code, text }: OfOrder & { code: string; text: string }) =>
      `A nota do pedido ${number} foi denegada ou bloqueada${code && ` (${code})`} e não pode mais ser enviada. Fale com o contador; resolvido, peça outra com "totoro invoice ${number}".${text && ` [${text}]`}`,
    en: ({ number, code, text }: OfOrder & { code: string; text: string }) =>
      `The invoice of order ${number} was denied or blocked${code && ` (${code})`} and cannot be sent any more. Ask the accountant; once settled, ask for another with "totoro invoice ${number}".${text && ` [${text}]`}`,
  },
  'invoice.gone': {
    'pt-BR': ({ number }: OfOrder) =>
      `A nota do pedido ${number} foi excluída no Bling (ou é do outro ambiente da SEFAZ). Se ainda for preciso emitir, peça outra com "totoro invoice ${number}".`,
    en: ({ number }: OfOrder) =>
      `The invoice of order ${number} was deleted in Bling (or is of the other environment). If one is still needed, ask for it with "totoro invoice ${number}".`,
  },
  'invoice.orderGone': {
    'pt-BR': ({ number }: OfOrder) =>
      `O pedido ${number} não existe mais no Bling: não há de que gerar a nota.`,
    en: ({ number }: OfOrder) =>
      `Order ${number} is no longer in Bling: there is nothing to invoice.`,
  },
  'invoice.stuck': {
    'pt-BR': ({ number }: OfOrder) =>
      `A nota do pedido ${number} foi enviada há dois dias e a SEFAZ não respondeu. Abra a nota no Bling, use "Consultar situação" e repita aqui.`,
    en: ({ number }: OfOrder) =>
      `The invoice of order ${number} was sent two days ago without an answer. Open it in Bling, ask for its situation, and retry here.`,
  },
  'invoice.odd': {
    'pt-BR': ({ number }: OfOrder) =>
      `A nota do pedido ${number} está no Bling numa situação que não conhecemos. Confira lá e repita.`,
    en: ({ number }: OfOrder) =>
      `The invoice of order ${number} stands in Bling as we do not know. Look there and retry.`,
  },
  'invoice.notRemoved': {
    'pt-BR': ({ number }: OfOrder) =>
      `O Bling não excluiu a nota pendente do pedido ${number}. Exclua-a no Bling e repita.`,
    en: ({ number }: OfOrder) =>
      `Bling did not delete the pending invoice of order ${number}. Delete it in Bling and retry.`,
  },
  'invoice.foreignXml': {
    'pt-BR': ({ number }: OfOrder) =>
      `O XML que o Bling entregou não é da nota do pedido ${number}. Baixe o XML certo no Bling; avise o suporte.`,
    en: ({ number }: OfOrder) =>
      `The XML that Bling handed out is not of the invoice of order ${number}. Download the right one in Bling and tell its support.`,
  },
  'invoice.testEnvironment': {
    'pt-BR': ({ number }: OfOrder) =>
      `A nota do pedido ${number} foi emitida em homologação: não tem valor fiscal. Troque o ambiente para produção no Bling e pause as notas até lá.`,
    en: ({ number }: OfOrder) =>
      `The invoice of order ${number} was issued in the test environment: it has no fiscal value. Switch Bling to production and pause invoices until then.`,
  },
  'invoice.noDocumentsYet': {
    'pt-BR': ({ number }: OfOrder) =>
      `O Bling ainda não tem o XML e o DANFE da nota do pedido ${number}; olhamos de novo.`,
    en: ({ number }: OfOrder) =>
      `Bling does not have XML and DANFE of the invoice of order ${number} yet; we look again.`,
  },
  'invoice.aboutCommand': {
    'pt-BR': () =>
      'Emite agora a nota de um pedido (ou manda enviar de novo a recusada); com --list, mostra todas.',
    en: () =>
      'Issues the invoice of an order now (or sends a refused one again); --list shows all.',
  },
  'invoice.aboutOrder': {
    'pt-BR': () => 'Número do pedido, como a loja mostra.',
    en: () => 'Number of the order, as the store shows it.',
  },
  'invoice.aboutStore': {
    'pt-BR': () => 'Id da loja, quando duas têm pedido com este número.',
    en: () => 'Id of the store, where two have an order with this number.',
  },
  'invoice.aboutList': {
    'pt-BR': () => 'Mostra em que pé está a nota de cada pedido.',
    en: () => 'Shows where the invoice of each order stands.',
  },
  'invoice.aboutLimit': {
    'pt-BR': () => 'Quantas mostrar de cada loja.',
    en: () => 'How many to show of each store.',
  },
  'invoice.aboutAcceptTotal': {
    'pt-BR': () => 'Aceita o total da nota, mesmo diferente do pedido (ICMS-ST, por exemplo).',
    en: () => "Accepts the invoice's total although it is not the order's (ICMS-ST, for instance).",
  },
  'invoice.issuing': {
    'pt-BR': () => 'Emitindo a nota',
    en: () => 'Issuing the invoice',
  },
  'invoice.none': {
    'pt-BR': () => 'Nenhuma nota foi pedida ainda.',
    en: () => 'No invoice was asked for yet.',
  },
  'invoice.cancellable': {
    'pt-BR': ({ until }: { until: string }) =>
      `Pode ser cancelada por uma pessoa, no Bling, até ${until}.`,
    en: ({ until }: { until: string }) => `A person can cancel it in Bling until ${until}.`,
  },
  'invoice.step': {
    'pt-BR': ({ step }: { step: string }) => orderWord(step, 'pt-BR'),
    en: ({ step }: { step: string }) => orderWord(step, 'en'),
  },
};
