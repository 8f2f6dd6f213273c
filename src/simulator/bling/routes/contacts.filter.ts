import type { Contact } from '../state/records.ts';
import { plainDocument } from '../wire/document.ts';
import { isWithin, type Query } from '../wire/query.ts';
import type { Account } from '../world.ts';

type Test = (contact: Contact) => boolean;

/** The filters of `GET /contatos` (guide 5.1). `criterio` is 3, last included, when left out. */
export function contactFilter(account: Account, query: Query): Test {
  const tests: Test[] = [
    byCriterion(account, query),
    ...byIdentity(query),
    ...byKind(query),
    ...byDates(query),
  ];
  return (contact) => tests.every((test) => test(contact));
}

function byCriterion(account: Account, query: Query): Test {
  const { options, clock } = account.world;
  const criterion = query.number('criterio') ?? 3;
  const isAlive: Test = ({ fields }) => fields.situacao !== 'E';
  if (criterion === 1) return isAlive;
  if (criterion === 2) return ({ fields }) => fields.situacao === 'E';
  if (criterion === 4) return ({ fields }) => fields.situacao === 'S';
  const byDocument = query.text('numeroDocumento') !== undefined;
  if (byDocument && !options.contactsCriterioLimitsDocument) return isAlive;
  const since = clock.now() - options.contactsLastIncludedDays * 86_400_000;
  return (contact) => isAlive(contact) && contact.includedAt >= since;
}

/** Documents match digits only; a mask is ignored on both sides. */
function byIdentity(query: Query): Test[] {
  const document = query.text('numeroDocumento');
  const ids = query.numbers('idsContatos');
  const search = query.text('pesquisa');
  return [
    ({ fields }) =>
      document === undefined || plainDocument(fields.numeroDocumento) === plainDocument(document),
    ({ id }) => ids.length === 0 || ids.includes(id),
    (contact) => search === undefined || isFoundBy(contact, search),
  ];
}

function isFoundBy({ fields }: Contact, search: string): boolean {
  const wanted = search.toLowerCase();
  const texts = [fields.nome, fields.fantasia, fields.email, fields.codigo];
  const plain = plainDocument(search);
  return (
    texts.some((text) => text.toLowerCase().includes(wanted)) ||
    (plain.length >= 3 && plainDocument(fields.numeroDocumento).includes(plain))
  );
}

function byKind(query: Query): Test[] {
  const typeId = query.number('idTipoContato');
  const sellerId = query.number('idVendedor');
  const uf = query.text('uf');
  const phone = query.text('telefone')?.replaceAll(/\D/g, '');
  const person = { 1: 'F', 2: 'J', 3: 'E' }[query.number('tipoPessoa') ?? 0];
  return [
    ({ fields }) => typeId === undefined || fields.tiposContato.some(({ id }) => id === typeId),
    ({ fields }) => sellerId === undefined || fields.vendedor.id === sellerId,
    ({ fields }) => uf === undefined || fields.endereco.geral.uf === uf,
    ({ fields }) =>
      phone === undefined ||
      [fields.telefone, fields.celular].some((own) => own.replaceAll(/\D/g, '').includes(phone)),
    ({ fields }) => person === undefined || fields.tipo === person,
  ];
}

function byDates(query: Query): Test[] {
  const included = query.window('dataInclusao');
  const changed = query.window('dataAlteracao');
  return [
    ({ includedAt }) => isWithin(includedAt, included),
    ({ changedAt }) => isWithin(changedAt, changed),
  ];
}
