import type { StockBalance } from '../commerce/stock.ts';
import type { ToldBalance } from './told-balance.ts';
import { isSame, moved, toldInFull } from './told-balance.ts';

/** The ERP's clock stood somewhere between these, epoch ms. */
export interface ErpInstant {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * The newest balance known of a product, and what proves how old it is.
 *
 * There are two clocks. Dates of events are the ERP's: they are compared with each other, and with the span of the
 * ERP's clock in which a read was answered. `observedAt` and `readBeganAt` are ours, as are all dates of orders:
 * those are compared with each other. Neither is ever compared with the other kind.
 */
export interface Observation {
  readonly balance: StockBalance;
  /** When its read began, or the event came; our clock. */
  readonly observedAt: number;
  readonly source: 'read' | 'event';
  /**
   * When the newest read began that this balance is surely not older than; our clock. What that read contained, this
   * balance contains, too: an order that is taken off stays so while its status lasts, whatever moves on top of it.
   */
  readonly readBeganAt: number | undefined;
  /** In which span of the ERP's clock that read was answered. */
  readonly readWithin: ErpInstant | undefined;
  /** The newest event that is in the balance, or that spoke against it. */
  readonly event: { readonly id: string; readonly date: number } | undefined;
  /** Events tell what does not fit together: the balance may be older than one of them. Only a read helps. */
  readonly isDoubtful: boolean;
}

export interface ReadBalance {
  readonly balance: StockBalance;
  readonly beganAt: number;
  readonly within: ErpInstant | undefined;
  /** The event that was noted last when the read began: all up to that one happened before the read. */
  readonly seenEventId: string | undefined;
}

/** Events are dated in whole seconds. */
const DATE_STEP_MS = 1_000;
/** Who dates events and who dates answers may be two machines of the ERP. */
const SLACK_MS = 1_000;

/** What is known after a read. */
export function withRead(known: Observation | undefined, read: ReadBalance): Observation {
  const { balance, beganAt: readBeganAt, within: readWithin } = read;
  const replaced: Observation = {
    balance,
    observedAt: laterThan(known, readBeganAt),
    source: 'read',
    readBeganAt,
    readWithin,
    event: known?.event,
    isDoubtful: false,
  };
  if (!known) return replaced;
  if (!known.event || known.event.id === read.seenEventId)
    return (known.readBeganAt ?? 0) > readBeganAt ? known : replaced;
  // An event came while we read.
  const order = compareWithRead(known.event.date, readWithin);
  if (order === 'newer') return { ...known, readBeganAt, readWithin };
  const isProven = order === 'older' || isSame(known.balance, balance);
  return { ...replaced, isDoubtful: !isProven };
}

/** What is known after an event; `undefined` when it changes nothing. */
export function withEvent(
  known: Observation | undefined,
  told: ToldBalance,
): Observation | undefined {
  const full = toldInFull(told);
  if (!known)
    return (
      full && {
        balance: full,
        observedAt: told.arrivedAt,
        source: 'event',
        readBeganAt: undefined,
        readWithin: undefined,
        event: told.event,
        isDoubtful: told.manyDependants,
      }
    );
  const order = compare(known, told.event.date);
  const isOne = told.lists === 'moved';
  if (order === 'older') return isOne ? doubtUnlessKnown(known, told) : undefined;
  if (order === 'unclear')
    return told.manyDependants ? doubt(known, told) : doubtUnlessKnown(known, told);
  const balance = full ?? moved(known.balance, told);
  if (!balance) return doubt(known, told);
  return {
    ...known,
    balance,
    observedAt: laterThan(known, told.arrivedAt),
    source: 'event',
    event: told.event,
    // Of one warehouse alone nothing follows for what was in doubt.
    isDoubtful: told.manyDependants || (isOne && known.isDoubtful),
  };
}

/** What replaces is newer, whatever our clock says after it was set back. */
function laterThan(known: Observation | undefined, at: number): number {
  return Math.max(known?.observedAt ?? at, at);
}

type Order = 'older' | 'unclear' | 'newer';

function compare(known: Observation, date: number): Order {
  const last = known.event?.date;
  if (known.source === 'read') {
    const order = compareWithRead(date, known.readWithin);
    // Newer than the read, and than all that came since?
    const isLast =
      last === undefined || date > last || compareWithRead(last, known.readWithin) === 'older';
    return order === 'newer' && !isLast ? 'unclear' : order;
  }
  if (last === undefined || date > last) return 'newer';
  return date === last ? 'unclear' : 'older';
}

function compareWithRead(date: number, within: ErpInstant | undefined): Order {
  if (!within) return 'unclear';
  if (date >= within.latest + SLACK_MS) return 'newer';
  return date + DATE_STEP_MS + SLACK_MS <= within.earliest ? 'older' : 'unclear';
}

function doubt(known: Observation, { event }: ToldBalance): Observation {
  const date = Math.max(event.date, known.event?.date ?? 0);
  return { ...known, event: { id: event.id, date }, isDoubtful: true };
}

/** A late event of another warehouse may be the first word of what happened there. */
function doubtUnlessKnown(known: Observation, told: ToldBalance): Observation | undefined {
  const before = new Map(known.balance.warehouses.map((each) => [each.warehouseId, each]));
  const isKnown = told.warehouses.every(
    ({ warehouseId, physical, virtual }) =>
      before.get(warehouseId)?.physical === physical &&
      before.get(warehouseId)?.virtual === virtual,
  );
  const { physical, virtual } = known.balance;
  const hasTotals = told.physical === physical && told.virtual === virtual;
  return isKnown && hasTotals ? undefined : doubt(known, told);
}
