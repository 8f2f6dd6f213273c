import { balanceOf, physicalOf } from '../state/balance.ts';
import type { Product } from '../state/records.ts';
import { isWithin, onlyWhole, type Query } from '../wire/query.ts';
import type { Account } from '../world.ts';

type Test = (product: Product) => boolean;

/** The filters of `GET /produtos` (guide 5.2), hidden rows included. */
export function productFilter(account: Account, query: Query): Test {
  const tests: Test[] = [
    byCriterion(account, query.number('criterio') ?? 1),
    byKind(query.text('tipo') ?? 'T', query.number('idComponente')),
    ...byDates(query),
    ...byValues(query),
    ...byLinks(account, query),
    ...byStock(account, query),
  ];
  return (product) => tests.every((test) => test(product));
}

function byCriterion(account: Account, criterion: number): Test {
  const { options, clock } = account.world;
  if (criterion === 5) return () => true;
  const situation = { 2: 'A', 3: 'I', 4: 'E' }[criterion];
  if (situation !== undefined) return ({ fields }) => fields.situacao === situation;
  if (options.productsDefaultCriterio === 'active') return ({ fields }) => fields.situacao === 'A';
  const since = clock.now() - options.contactsLastIncludedDays * 86_400_000;
  return ({ fields, includedAt }) => fields.situacao !== 'E' && includedAt >= since;
}

function byKind(kind: string, componentId: number | undefined): Test {
  const kinds: Record<string, Test> = {
    P: ({ fields }) => fields.tipo === 'P',
    S: ({ fields }) => fields.tipo === 'S',
    PS: ({ fields, parentId }) => fields.formato === 'S' && parentId === undefined,
    C: ({ fields }) => fields.formato === 'V',
    V: ({ parentId }) => parentId !== undefined,
    E: ({ fields }) =>
      fields.formato === 'E' &&
      (componentId === undefined ||
        fields.estrutura.componentes.some(({ produto }) => produto.id === componentId)),
  };
  return kinds[kind] ?? (() => true);
}

/** One end alone is silently ignored (measured). */
function byDates(query: Query): Test[] {
  const included = onlyWhole(query.window('dataInclusao'));
  const changed = onlyWhole(query.window('dataAlteracao'));
  return [
    ({ includedAt }) => isWithin(includedAt, included),
    ({ changedAt }) => isWithin(changedAt, changed),
  ];
}

/** `codigo` works, undocumented (measured). */
function byValues(query: Query): Test[] {
  const ids = query.numbers('idsProdutos');
  const codes = [
    ...query.texts('codigos'),
    ...[query.text('codigo')].filter((code) => code !== undefined),
  ];
  const gtins = query.texts('gtins');
  const name = query.text('nome')?.toLowerCase();
  const category = query.number('idCategoria');
  return [
    ({ id }) => ids.length === 0 || ids.includes(id),
    ({ fields }) => codes.length === 0 || codes.includes(fields.codigo),
    ({ fields }) => gtins.length === 0 || gtins.includes(fields.gtin),
    ({ fields }) => name === undefined || fields.nome.toLowerCase().includes(name),
    ({ fields }) => category === undefined || fields.categoria.id === category,
  ];
}

function byLinks(account: Account, query: Query): Test[] {
  const channel = query.number('idLoja');
  if (channel === undefined) return [];
  const linked = new Set(
    [...account.storeLinks.values()]
      .filter(({ lojaId }) => lojaId === channel)
      .map(({ produtoId }) => produtoId),
  );
  return [({ id }) => linked.has(id)];
}

function byStock(account: Account, query: Query): Test[] {
  const asked = query.number('filtroSaldoEstoque');
  const hides = account.world.options.productsDefaultFilterHidesZero;
  const wanted = asked ?? (hides ? 1 : undefined);
  if (wanted === undefined) return [];
  const warehouseId = query.number('filtroSaldoEstoqueDeposito');
  return [
    ({ id }) =>
      hasSign(
        warehouseId === undefined
          ? balanceOf(account, id).physicalTotal
          : physicalOf(account, id, warehouseId),
        wanted,
      ),
  ];
}

/** `filtroSaldoEstoque`: 0 zero, 1 positive, 2 negative. */
export function hasSign(units: number, wanted: number): boolean {
  if (wanted === 0) return units === 0;
  return wanted === 2 ? units < 0 : units > 0;
}
