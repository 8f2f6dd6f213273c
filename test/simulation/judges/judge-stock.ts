import type { SoldItem } from '../../../demo/proof/oversold.ts';
import { stockDifferences } from '../../../demo/proof/stock.ts';
import type { Excess } from '../../journeys/stock-judge.builder.ts';
import { createStockJudge } from '../../journeys/stock-judge.builder.ts';
import { ACCOUNT } from '../world/shop.ts';
import type { Breach } from './breach.ts';
import { toBreaches } from './breach.ts';
import type { Judged } from './judged.ts';
import { eachStore } from './judged.ts';

const MINUTE_MS = 60_000;
/** Between the reads before a write and the write, when nothing goes wrong. */
const ROUND_TRIP_MS = 5_000;
/** The same when answers are late: what was sent may still be carried out after the time-out of a batch. */
const LATE_WRITE_MS = 200_000;
/** From a change anywhere to its number in the store: webhooks of up to 20 s, waits, reads, write. */
const NEWS_MS = 45_000;
/** What no webhook told is found by a sweep; after that the judge is strict again. */
const SWEEP_MS = 100 * MINUTE_MS;

interface Times {
  readonly from: number;
  readonly to: number;
}

/** P2: our numbers are never above what was there, and in the end they are the formula's. */
export function judgeStock(judged: Judged): readonly Breach[] {
  const { world, lives, spells } = judged;
  const judge = createStockJudge({
    bling: world.bling,
    stores: world.stores,
    account: ACCOUNT,
    kits: world.shop.kits,
  });
  const storms = spells.stormy.map(({ from, to }) => ({ from, to: to + 4 * MINUTE_MS }));
  const blind = [
    ...spells.stormy.map(({ from, to }) => ({ from, to: to + SWEEP_MS })),
    ...lives.downtimes.map(({ from, to }) => ({ from, to: to + 3 * MINUTE_MS })),
  ];
  const wrote = [
    ...judge.wroteTooMuch(ROUND_TRIP_MS).filter(outside(storms)),
    ...judge.wroteTooMuch(LATE_WRITE_MS).filter(outside(world.stores.length > 1 ? storms : [])),
  ];
  const sold = judge.oversold(NEWS_MS).filter(outside(blind));
  return toBreaches('P2', [
    ...new Set(wrote.map((excess) => tell('we wrote', excess))),
    ...sold.map((excess) => tell('was sold', excess)),
    ...finalDifferences(judged),
  ]);
}

function outside(times: readonly Times[]) {
  return ({ at }: Excess) => {
    const when = Date.parse(at);
    return !times.some(({ from, to }) => when >= from && when <= to);
  };
}

function tell(what: string, { at, sku, units, there }: Excess): string {
  return `${at} ${sku}: ${units} ${what}, ${there} were there`;
}

/** What is shown at rest, beside domain rules 1.1: the balance less what is sold and not yet in it. */
function finalDifferences(judged: Judged): readonly string[] {
  const { products, orders } = judged.world.bling.state(ACCOUNT);
  const items: readonly SoldItem[] = products
    .filter(({ formato }) => formato !== 'V')
    .map(({ id, codigo, tipoEstoque, componentes }) => ({
      sku: codigo,
      draws:
        tipoEstoque === 'V'
          ? componentes.map(({ produtoId, quantidade }) => ({
              shelf: `${produtoId}`,
              each: quantidade,
            }))
          : [{ shelf: `${id}`, each: 1 }],
    }));
  const stores = eachStore(judged);
  const reduced = stores.flatMap(({ store }, place) =>
    store.state().orders.flatMap(({ id, lines }) =>
      lines.map(({ sku, reducedUnits }) => ({
        orderId: idOf(place, id),
        sku: sku ?? '',
        units: reducedUnits,
      })),
    ),
  );
  const contained = orders
    .filter(({ heldUnits, stockPosted }) => heldUnits > 0 || stockPosted)
    .flatMap(({ lojaId, numeroLoja }) => {
      const place = stores.findIndex(({ connection }) => connection.channelId === String(lojaId));
      return place < 0 ? [] : [idOf(place, Number(numeroLoja))];
    });
  // Not proven as posted, and told so: such a line stays taken off, by rule 1.2.
  const proven = contained.filter((id) => !isDoubted(judged, id));
  return stores.flatMap(({ store, connection }) => {
    const differences = (of: readonly number[]) =>
      stockDifferences({
        items,
        virtual: new Map(products.map(({ id, virtualTotal }) => [`${id}`, virtualTotal])),
        reduced,
        contained: new Set(of),
        shown: new Map(
          store.state().products.map(({ sku, quantity }) => [sku, quantity ?? undefined]),
        ),
      });
    const careful = new Set(differences(proven).map(({ sku }) => sku));
    return differences(contained)
      .filter(({ sku }) => careful.has(sku))
      .map(
        ({ sku, expected, shown }) =>
          `${connection.id} ${sku}: shows ${shown}, ${expected} is right`,
      );
  });
}

function isDoubted(judged: Judged, id: number): boolean {
  const connection = eachStore(judged)[Math.floor(id / 1_000_000)]?.connection;
  return judged.pending.has(`stock.unposted ${connection?.id}/${id % 1_000_000}`);
}

/** Both stores count their orders from the same number on. */
function idOf(place: number, orderId: number): number {
  return place * 1_000_000 + orderId;
}
