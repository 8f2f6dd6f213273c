import {
  kindInWords,
  owedInWords,
  planInWords,
  stateInWords,
  stepInWords,
  stepsInWords,
} from './change-words.ts';

type Planned = { readonly number: string; readonly steps: string };
type Numbered = { readonly number: string };
/** `owed`: what is taken back, separated by commas. */
type HalfDone = { readonly number: string; readonly owed: string };

export const changeMessages = {
  'change.exchanged': {
    'pt-BR': ({ number, steps }: Planned) =>
      `O pedido ${number} teve uma troca na loja depois de importado.${planInWords(number, steps, 'pt-BR')}`,
    en: ({ number, steps }: Planned) =>
      `Order ${number} had an exchange in the store after its import.${planInWords(number, steps, 'en')}`,
  },
  'change.refundedWhole': {
    'pt-BR': ({ number, steps }: Planned) =>
      `O pedido ${number} foi reembolsado por inteiro na loja.${planInWords(number, steps, 'pt-BR')}`,
    en: ({ number, steps }: Planned) =>
      `Order ${number} was refunded whole in the store.${planInWords(number, steps, 'en')}`,
  },
  'change.cancelled': {
    'pt-BR': ({ number, steps }: Planned) =>
      `O pedido ${number} foi cancelado na loja, e no Bling já tem lançamentos.${planInWords(number, steps, 'pt-BR')}`,
    en: ({ number, steps }: Planned) =>
      `Order ${number} was cancelled in the store and has postings in Bling.${planInWords(number, steps, 'en')}`,
  },
  'change.deletedInStore': {
    'pt-BR': ({ number, steps }: Planned) =>
      `O pedido ${number} foi excluído de vez na loja depois de importado.${planInWords(number, steps, 'pt-BR')}`,
    en: ({ number, steps }: Planned) =>
      `Order ${number} was deleted for good in the store after its import.${planInWords(number, steps, 'en')}`,
  },
  'change.editedButCancelled': {
    'pt-BR': ({ number, steps }: Planned) =>
      `O pedido ${number} mudou na loja, mas no Bling uma pessoa o cancelou.${planInWords(number, steps, 'pt-BR')}`,
    en: ({ number, steps }: Planned) =>
      `Order ${number} changed in the store, but a person cancelled it in Bling.${planInWords(number, steps, 'en')}`,
  },
  'change.editedInErp': {
    'pt-BR': ({ number, steps }: Planned) =>
      `Alguém mudou itens ou valores do pedido ${number} no Bling, e a loja continua como era. Para ficar com o Bling: totoro change ${number} --drop.${planInWords(number, steps, 'pt-BR')}`,
    en: ({ number, steps }: Planned) =>
      `Somebody changed items or amounts of order ${number} in Bling, and the store is as it was. To keep Bling's: totoro change ${number} --drop.${planInWords(number, steps, 'en')}`,
  },
  'change.yourTurn': {
    'pt-BR': ({ number, steps }: Planned) =>
      `A mudança do pedido ${number} espera por você. ${stepsInWords(steps, 'pt-BR')}. Depois: totoro change ${number} --done`,
    en: ({ number, steps }: Planned) =>
      `The change of order ${number} waits for you. ${stepsInWords(steps, 'en')}. Then: totoro change ${number} --done`,
  },
  'change.orderUnknown': {
    'pt-BR': ({ number }: Numbered) =>
      `Nenhum pedido com o número ${number} foi lido das lojas. Confira o número, ou leia a loja com: totoro sync orders`,
    en: ({ number }: Numbered) =>
      `No order with number ${number} was read from the stores. Check the number, or read the store with: totoro sync orders`,
  },
  'change.orderAmbiguous': {
    'pt-BR': ({ number, orders }: { number: string; orders: string }) =>
      `Há mais de um pedido com o número ${number}: ${orders}. Diga a loja com --store, ou use o id do pedido no lugar do número.`,
    en: ({ number, orders }: { number: string; orders: string }) =>
      `There is more than one order with number ${number}: ${orders}. Say the store with --store, or use the order's id instead of its number.`,
  },
  'change.none': {
    'pt-BR': ({ number }: Numbered) => `O pedido ${number} não tem mudança aberta.`,
    en: ({ number }: Numbered) => `Order ${number} has no open change.`,
  },
  'change.title': {
    'pt-BR': ({ number, kind, state }: { number: string; kind: string; state: string }) =>
      `Pedido ${number}: ${kindInWords(kind, 'pt-BR')} (${stateInWords(state, 'pt-BR')})`,
    en: ({ number, kind, state }: { number: string; kind: string; state: string }) =>
      `Order ${number}: ${kindInWords(kind, 'en')} (${stateInWords(state, 'en')})`,
  },
  'change.step': {
    'pt-BR': ({ step, done }: { step: string; done: string }) =>
      `${done === 'yes' ? '[x]' : '[ ]'} ${stepInWords(step, 'pt-BR')}`,
    en: ({ step, done }: { step: string; done: string }) =>
      `${done === 'yes' ? '[x]' : '[ ]'} ${stepInWords(step, 'en')}`,
  },
  'change.howToDecide': {
    'pt-BR': ({ number }: Numbered) =>
      `Executar: totoro change ${number} --apply   Não fazer nada no Bling: totoro change ${number} --drop`,
    en: ({ number }: Numbered) =>
      `Carry out: totoro change ${number} --apply   Leave Bling as it is: totoro change ${number} --drop`,
  },
  'change.halfDone': {
    'pt-BR': ({ number, owed }: HalfDone) =>
      `A mudança do pedido ${number} não pode ser deixada de lado nem dada como feita: no Bling ainda está desfeito, por nós: ${owedInWords(owed, 'pt-BR')}. Para terminar e refazer o que falta: totoro change ${number} --apply`,
    en: ({ number, owed }: HalfDone) =>
      `The change of order ${number} can be neither left aside nor called done: we took back in Bling, and have not done again: ${owedInWords(owed, 'en')}. To finish it: totoro change ${number} --apply`,
  },
  'change.halfDoneUnderWay': {
    'pt-BR': ({ number, owed }: HalfDone) =>
      `A mudança do pedido ${number} já foi aprovada (--apply) e não pode ser deixada de lado: no Bling ainda está desfeito, por nós: ${owedInWords(owed, 'pt-BR')}. Ela continua até o fim; se um passo espera por você: totoro change ${number} --done`,
    en: ({ number, owed }: HalfDone) =>
      `The change of order ${number} was approved (--apply) and cannot be left aside: we took back in Bling, and have not done again: ${owedInWords(owed, 'en')}. It goes on to its end; if a step waits for you: totoro change ${number} --done`,
  },
  'change.howToGoOn': {
    'pt-BR': ({ number }: Numbered) =>
      `Quando o seu passo estiver feito: totoro change ${number} --done`,
    en: ({ number }: Numbered) => `Once your step is done: totoro change ${number} --done`,
  },
  'change.working': {
    'pt-BR': () => 'executando a mudança',
    en: () => 'carrying out the change',
  },
  'change.toBePlanned': {
    'pt-BR': ({ number }: Numbered) =>
      `O pedido ${number} mudou depois de importado: o que fazer no Bling depende do que já foi lançado lá.`,
    en: ({ number }: Numbered) =>
      `Order ${number} changed after its import: what to do in Bling depends on what was posted there.`,
  },
  'change.noteOnItsWay': {
    'pt-BR': ({ number }: Numbered) =>
      `A nota do pedido ${number} está na Sefaz. Nada muda no pedido até a resposta.`,
    en: ({ number }: Numbered) =>
      `The note of order ${number} is with the tax authority. Nothing of the order moves until its answer.`,
  },
  'change.nothingLeft': {
    'pt-BR': ({ number }: Numbered) =>
      `Todos os itens do pedido ${number} foram devolvidos, mas sobrou dinheiro (frete ou taxa). Ajuste o pedido no Bling à mão e marque como resolvido.`,
    en: ({ number }: Numbered) =>
      `All items of order ${number} went back, but money is left (freight or a fee). Adjust the order in Bling by hand and mark it as done.`,
  },
  'change.unreadable': {
    'pt-BR': ({ number }: Numbered) =>
      `O pedido ${number} está no Bling sem cliente ou sem situação. Abra-o no Bling, complete e repita.`,
    en: ({ number }: Numbered) =>
      `Order ${number} stands in Bling without customer or status. Open it there, complete it and retry.`,
  },
};
