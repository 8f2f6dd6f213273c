type Nothing = Record<never, never>;
type Balance = {
  kind: string;
  /** `all`, or how many warehouses were chosen. */
  warehouses: string;
  balance: string;
  source: string;
  at: string;
  age: string;
};
type Line = { units: string; order: string; store: string };

/** As Bling names them in a new account (guide 5.6); others go by their number. */
const STATUSES: Readonly<Record<string, string>> = {
  6: 'Em aberto',
  9: 'Atendido',
  12: 'Cancelado',
  15: 'Em andamento',
  18: 'Venda agenciada',
  21: 'Em digitação',
  24: 'Verificado',
};
const statusName = (id: string) => (STATUSES[id] ? `${STATUSES[id]} (${id})` : id);
const isPhysical = (kind: string) => kind === 'physical';

/** What `totoro explain stock` says: each term of a number. */
export const explainMessages = {
  'explain.title': {
    'pt-BR': ({ sku, name, at }: { sku: string; name: string; at: string }) =>
      `${sku} ${name}, agora (${at}). Contas feitas com o que está guardado; nem o Bling nem a loja foram consultados.`,
    en: ({ sku, name, at }: { sku: string; name: string; at: string }) =>
      `${sku} ${name}, now (${at}). Reckoned from what is stored; neither Bling nor the store was asked.`,
  },
  'explain.titleThen': {
    'pt-BR': ({ sku, name, at }: { sku: string; name: string; at: string }) =>
      `${sku} ${name}, em ${at}, segundo a trilha de auditoria.`,
    en: ({ sku, name, at }: { sku: string; name: string; at: string }) =>
      `${sku} ${name}, at ${at}, as the audit trail has it.`,
  },
  'explain.store': {
    'pt-BR': ({ name, store, item }: { name: string; store: string; item: string }) =>
      `Loja ${name} (${store}), item ${item}`,
    en: ({ name, store, item }: { name: string; store: string; item: string }) =>
      `Store ${name} (${store}), item ${item}`,
  },
  'explain.reckonedThen': {
    'pt-BR': ({ at }: { at: string }) => `  Contas de ${at}:`,
    en: ({ at }: { at: string }) => `  Reckoned at ${at}:`,
  },
  'explain.component': {
    'pt-BR': ({ sku, name, each }: { sku: string; name: string; each: string }) =>
      `  Componente ${sku} ${name}, ${each} por unidade:`,
    en: ({ sku, name, each }: { sku: string; name: string; each: string }) =>
      `  Component ${sku} ${name}, ${each} a unit:`,
  },
  'explain.balance': {
    'pt-BR': (it: Balance) =>
      `    ${it.balance}  saldo ${isPhysical(it.kind) ? 'físico' : 'virtual'} do Bling, ${it.warehouses === 'all' ? 'todos os depósitos' : `depósitos escolhidos (${it.warehouses})`}, ${it.source === 'read' ? 'lido' : 'contado por um aviso'} em ${it.at} (há ${it.age})`,
    en: (it: Balance) =>
      `    ${it.balance}  ${isPhysical(it.kind) ? 'physical' : 'virtual'} balance of Bling, ${it.warehouses === 'all' ? 'all warehouses' : `chosen warehouses (${it.warehouses})`}, ${it.source === 'read' ? 'read' : 'told by an event'} at ${it.at} (${it.age} old)`,
  },
  'explain.warehouse': {
    'pt-BR': ({ warehouse, units }: { warehouse: string; units: string }) =>
      `          depósito ${warehouse}: ${units}`,
    en: ({ warehouse, units }: { warehouse: string; units: string }) =>
      `          warehouse ${warehouse}: ${units}`,
  },
  'explain.line': {
    'pt-BR': ({ units, order, store, why }: Line & { why: string }) =>
      `  − ${units}  pedido ${order} (${store}): ${why}`,
    en: ({ units, order, store, why }: Line & { why: string }) =>
      `  − ${units}  order ${order} (${store}): ${why}`,
  },
  'explain.moreLines': {
    'pt-BR': ({ units, count }: { units: string; count: number }) =>
      `  − ${units}  de mais ${count} linhas de pedidos`,
    en: ({ units, count }: { units: string; count: number }) =>
      `  − ${units}  of ${count} more lines of orders`,
  },
  'explain.notImported': {
    'pt-BR': (_: Nothing) => 'ainda não está no Bling',
    en: (_: Nothing) => 'not in Bling yet',
  },
  'explain.heldUnpaid': {
    'pt-BR': (_: Nothing) => 'ainda não pago; a outra loja segura as unidades',
    en: (_: Nothing) => 'not paid yet; the other store holds the units',
  },
  'explain.addedAfterImport': {
    'pt-BR': (_: Nothing) => 'acrescentado ao pedido depois de ele ir ao Bling',
    en: (_: Nothing) => 'added to the order after it went to Bling',
  },
  'explain.statusTakesNothing': {
    'pt-BR': ({ status }: { status: string }) =>
      `a situação dele no Bling, ${statusName(status)}, não reserva nem baixa estoque`,
    en: ({ status }: { status: string }) =>
      `its status in Bling, ${statusName(status)}, neither reserves nor posts stock`,
  },
  'explain.statusUnknown': {
    'pt-BR': (_: Nothing) => 'está no Bling, em situação que ainda não vimos',
    en: (_: Nothing) => 'in Bling, in a status that we have not seen yet',
  },
  'explain.tooYoung': {
    'pt-BR': ({ at }: { at: string }) =>
      `no Bling há pouco: só um saldo lido a partir de ${at} o contém com certeza`,
    en: ({ at }: { at: string }) =>
      `in Bling for too short a time: only a balance read from ${at} on contains it for sure`,
  },
  'explain.toldByEvent': {
    'pt-BR': ({ at }: { at: string }) =>
      `o saldo veio de um aviso, que pode ser de outra venda; um saldo lido a partir de ${at} o contém`,
    en: ({ at }: { at: string }) =>
      `the balance was told by an event, perhaps of another sale; one read from ${at} on contains it`,
  },
  'explain.contained': {
    'pt-BR': ({ count, older }: { count: number; older: number }) =>
      `       ${count + older} linhas de pedidos já estão no saldo e não são descontadas de novo`,
    en: ({ count, older }: { count: number; older: number }) =>
      `       ${count + older} lines of orders are in the balance already and are not taken off again`,
  },
  'explain.free': {
    'pt-BR': ({ balance, off, free }: { balance: string; off: string; free: string }) =>
      `  = ${free}  livres (${balance} − ${off})`,
    en: ({ balance, off, free }: { balance: string; off: string; free: string }) =>
      `  = ${free}  free (${balance} − ${off})`,
  },
  'explain.allows': {
    'pt-BR': ({ free, each, allows }: { free: string; each: string; allows: number }) =>
      `    permite ${allows}: a parte inteira de ${free} / ${each}, nunca menos que 0`,
    en: ({ free, each, allows }: { free: string; each: string; allows: number }) =>
      `    allows ${allows}: the whole part of ${free} / ${each}, never less than 0`,
  },
  'explain.limitedBy': {
    'pt-BR': ({ sku }: { sku: string }) => `  Quem limita o kit: ${sku}`,
    en: ({ sku }: { sku: string }) => `  What limits the kit: ${sku}`,
  },
  'explain.buffer': {
    'pt-BR': (it: { units: number; fixed: number; percent: number; bySpeed: number }) =>
      `  Reserva da loja: ${it.units}, a maior de: fixa ${it.fixed}, por percentual ${it.percent}, por ritmo de venda e idade do saldo ${it.bySpeed}`,
    en: (it: { units: number; fixed: number; percent: number; bySpeed: number }) =>
      `  Kept back from the store: ${it.units}, the largest of: fixed ${it.fixed}, by percent ${it.percent}, by sales speed and age of the balance ${it.bySpeed}`,
  },
  'explain.noBuffer': {
    'pt-BR': (_: Nothing) => '  Reserva da loja: nenhuma',
    en: (_: Nothing) => '  Kept back from the store: nothing',
  },
  'explain.result': {
    'pt-BR': ({ allows, buffer, level }: { allows: number; buffer: number; level: number }) =>
      `  Resultado: ${level}  (${allows} − ${buffer}, nunca menos que 0)`,
    en: ({ allows, buffer, level }: { allows: number; buffer: number; level: number }) =>
      `  Result: ${level}  (${allows} − ${buffer}, never less than 0)`,
  },
  'explain.noArithmetic': {
    'pt-BR': ({ level }: { level: number }) =>
      `  Resultado: ${level}. As contas não foram guardadas: a linha é de uma versão anterior do programa.`,
    en: ({ level }: { level: number }) =>
      `  Result: ${level}. The arithmetic was not kept: the line is of an older version of the program.`,
  },
  'explain.set': {
    'pt-BR': ({ quantity, from, at }: { quantity: number; from: string; at: string }) =>
      `  Último número enviado à loja: ${quantity}, em ${at} (antes mostrava ${from})`,
    en: ({ quantity, from, at }: { quantity: number; from: string; at: string }) =>
      `  Last number sent to the store: ${quantity}, at ${at} (it showed ${from} before)`,
  },
  'explain.confirmed': {
    'pt-BR': ({ quantity, at }: { quantity: number; at: string }) =>
      `  Último número conferido na loja: ${quantity}, em ${at} (já estava certo)`,
    en: ({ quantity, at }: { quantity: number; at: string }) =>
      `  Last number checked in the store: ${quantity}, at ${at} (it was right already)`,
  },
  'explain.neverSent': {
    'pt-BR': (_: Nothing) => '  Nenhum número foi enviado a esta loja ainda.',
    en: (_: Nothing) => '  No number was sent to this store yet.',
  },
  'explain.soldSince': {
    'pt-BR': ({ units, order }: { units: number; order: string }) =>
      `  − ${units}  vendido pela própria loja depois disso: pedido ${order}`,
    en: ({ units, order }: { units: number; order: string }) =>
      `  − ${units}  sold by the store itself after that: order ${order}`,
  },
  'explain.shows': {
    'pt-BR': ({ shows }: { shows: number }) => `  A loja mostra, até onde sabemos: ${shows}`,
    en: ({ shows }: { shows: number }) => `  The store shows, as far as we know: ${shows}`,
  },
  'explain.isMaster': {
    'pt-BR': () =>
      '  Esta loja é a dona do estoque: vale o número dela, e ele vai para o Bling. O que segue é a conta com o saldo do Bling.',
    en: () =>
      '  This store is the stock master: its own number counts, and goes to Bling. What follows is the arithmetic with the balance of Bling.',
  },
  'explain.willChange': {
    'pt-BR': ({ level }: { level: number }) =>
      `  É diferente do resultado: a próxima conferência lê tudo de novo e escreve o número certo (com o que está guardado seria ${level}).`,
    en: ({ level }: { level: number }) =>
      `  That differs from the result: the next look reads everything again and writes what is right (by what is stored it would be ${level}).`,
  },
  'explain.waitsFor': {
    'pt-BR': ({ cause }: { cause: string }) => `  Espera: ${cause}`,
    en: ({ cause }: { cause: string }) => `  Waits: ${cause}`,
  },
  'explain.beginsLater': {
    'pt-BR': ({ first }: { first: string }) =>
      `  O registro deste produto nesta loja começa em ${first}. Pergunte por um instante a partir dele.`,
    en: ({ first }: { first: string }) =>
      `  The record of this product in this store begins at ${first}. Ask about an instant from then on.`,
  },
  'explain.beforeFirst': {
    'pt-BR': ({ at, first }: { at: string; first: string }) =>
      `Não há número registrado até ${at}: o registro começa em ${first}. Use --at com um instante a partir dele.`,
    en: ({ at, first }: { at: string; first: string }) =>
      `No number is on record up to ${at}: the record begins at ${first}. Use --at with an instant from then on.`,
  },
  'explain.neverWritten': {
    'pt-BR': (_: Nothing) =>
      'Nenhum número deste produto foi registrado ainda. Rode `totoro sync stock`, ou peça sem --at o cálculo de agora.',
    en: (_: Nothing) =>
      'No number of this product is on record yet. Run `totoro sync stock`, or leave --at out for what holds now.',
  },
  'explain.inFuture': {
    'pt-BR': ({ at }: { at: string }) =>
      `${at} ainda não chegou. Use --at com um instante do passado, ou nenhum para agora.`,
    en: ({ at }: { at: string }) =>
      `${at} is yet to come. Use --at with an instant of the past, or none for now.`,
  },
  'explain.skuUnknown': {
    'pt-BR': ({ sku }: { sku: string }) =>
      `Nenhum produto conhecido do Bling tem o código (SKU) ${sku}. Confira maiúsculas e espaços; se o produto é novo, rode \`totoro sync products\`.`,
    en: ({ sku }: { sku: string }) =>
      `No product of Bling that we know has the code (SKU) ${sku}. Check capitals and spaces; if the product is new, run \`totoro sync products\`.`,
  },
  'explain.skuAmbiguous': {
    'pt-BR': ({ sku, products }: { sku: string; products: string }) =>
      `Mais de um produto do Bling tem o código ${sku}: ${products}. Diga qual com --product <id>; depois dê a cada um o seu código no Bling.`,
    en: ({ sku, products }: { sku: string; products: string }) =>
      `More than one product of Bling has the code ${sku}: ${products}. Say which with --product <id>; then give each its own code in Bling.`,
  },
  'explain.skuNotLinked': {
    'pt-BR': ({ sku, id }: { sku: string; id: string }) =>
      `O produto ${sku} (${id} no Bling) não está ligado a nenhum item desta busca nas lojas, então não há estoque a explicar. Veja \`totoro pending\` e rode \`totoro sync products\`.`,
    en: ({ sku, id }: { sku: string; id: string }) =>
      `The product ${sku} (${id} in Bling) is linked to no item of the stores asked about, so there is no stock to explain. See \`totoro pending\` and run \`totoro sync products\`.`,
  },
  'explain.skuIsParent': {
    'pt-BR': ({ sku, skus }: { sku: string; skus: string }) =>
      `${sku} é um produto com variações e não tem estoque próprio. Peça uma delas: ${skus}.`,
    en: ({ sku, skus }: { sku: string; skus: string }) =>
      `${sku} is a product with variations and has no stock of its own. Ask for one of them: ${skus}.`,
  },
  'explain.storeUnknown': {
    'pt-BR': ({ wanted, stores }: { wanted: string; stores: string }) =>
      `Nenhuma loja conectada tem o id ${wanted}. As que há: ${stores}.`,
    en: ({ wanted, stores }: { wanted: string; stores: string }) =>
      `No connected store has the id ${wanted}. There are: ${stores}.`,
  },
  'explain.ageSeconds': {
    'pt-BR': ({ count }: { count: number }) => `${count} ${count === 1 ? 'segundo' : 'segundos'}`,
    en: ({ count }: { count: number }) => `${count} ${count === 1 ? 'second' : 'seconds'}`,
  },
  'explain.ageMinutes': {
    'pt-BR': ({ count }: { count: number }) => `${count} ${count === 1 ? 'minuto' : 'minutos'}`,
    en: ({ count }: { count: number }) => `${count} ${count === 1 ? 'minute' : 'minutes'}`,
  },
  'explain.ageHours': {
    'pt-BR': ({ count }: { count: number }) => `${count} ${count === 1 ? 'hora' : 'horas'}`,
    en: ({ count }: { count: number }) => `${count} ${count === 1 ? 'hour' : 'hours'}`,
  },
  'explain.ageDays': {
    'pt-BR': ({ count }: { count: number }) => `${count} ${count === 1 ? 'dia' : 'dias'}`,
    en: ({ count }: { count: number }) => `${count} ${count === 1 ? 'day' : 'days'}`,
  },
};
