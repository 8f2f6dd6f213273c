import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { SHIPMENT_STAGES, type Shipment } from '../../commerce/shipment.ts';
import type { SeenOrder, SeenParcel } from './look-at-parcels.ts';
import { mergeShipment, NOTHING_KNOWN } from './shipment.decide.ts';

const OPEN = 0;
const WORKED_ON = 3;
const FULFILLED = 1;

function parcel(change: Partial<SeenParcel> = {}): SeenParcel {
  return { trackingCode: 'A1', trackingUrl: '', carrier: 'PAC', state: undefined, ...change };
}

function seen(statusValue: number, ...parcels: readonly SeenParcel[]): SeenOrder {
  return { statusValue, parcels };
}

const SHIPPED: Shipment = {
  stage: 'shipped',
  trackingCodes: ['A1'],
  trackingUrl: 'https://rastreio.example/A1',
  carrier: 'PAC',
};

describe('how far an order has come', () => {
  it.each([
    ['nothing without a code', seen(WORKED_ON, parcel({ trackingCode: '' })), 'none'],
    ['nothing when fulfilled without a parcel', seen(FULFILLED), 'none'],
    ['labelled with a code', seen(WORKED_ON, parcel()), 'labelled'],
    [
      'labelled although fulfilled, as the carrier lacks it',
      seen(FULFILLED, parcel({ state: 'not_posted' })),
      'labelled',
    ],
    ['shipped when fulfilled with a code', seen(FULFILLED, parcel()), 'shipped'],
    [
      'shipped when fulfilled, with a code that nobody follows',
      seen(FULFILLED, parcel({ state: 'linked' })),
      'shipped',
    ],
    [
      'shipped when the carrier has it',
      seen(WORKED_ON, parcel({ state: 'in_transit' })),
      'shipped',
    ],
    [
      'shipped while one parcel of two is on its way',
      seen(
        FULFILLED,
        parcel({ state: 'delivered' }),
        parcel({ trackingCode: 'B2', state: 'in_transit' }),
      ),
      'shipped',
    ],
    [
      'shipped while the carrier is silent of one of two',
      seen(FULFILLED, parcel({ state: 'delivered' }), parcel({ trackingCode: 'B2' })),
      'shipped',
    ],
    [
      'delivered when all are',
      seen(
        FULFILLED,
        parcel({ state: 'delivered' }),
        parcel({ trackingCode: 'B2', state: 'delivered' }),
      ),
      'delivered',
    ],
  ] as const)('is %s', (_, order, stage) => {
    expect(mergeShipment(NOTHING_KNOWN, order).stage).toBe(stage);
  });
});

describe('what is known of parcels', () => {
  it('is not taken away by an empty answer', () => {
    expect(mergeShipment(SHIPPED, seen(OPEN))).toEqual(SHIPPED);
    expect(mergeShipment(SHIPPED, seen(FULFILLED, parcel({ trackingCode: '' })))).toEqual(SHIPPED);
  });

  it('gives way to another code, and the link of the old one with it', () => {
    const order = seen(FULFILLED, parcel({ trackingCode: 'B2' }));

    expect(mergeShipment(SHIPPED, order)).toEqual({
      ...SHIPPED,
      trackingCodes: ['B2'],
      trackingUrl: '',
    });
  });

  it('keeps the code of the one parcel that tells none', () => {
    const known = { ...SHIPPED, trackingCodes: ['A1', 'B2'] };
    const order = seen(FULFILLED, parcel({ trackingCode: 'A1' }), parcel({ trackingCode: '' }));

    expect(mergeShipment(known, order).trackingCodes).toEqual(['A1', 'B2']);
  });

  it('takes the link and the service of the first code', () => {
    const order = seen(
      FULFILLED,
      parcel({ trackingUrl: 'https://r.example/A1', carrier: 'SEDEX' }),
      parcel({ trackingCode: 'B2', trackingUrl: 'https://r.example/B2' }),
    );

    expect(mergeShipment(NOTHING_KNOWN, order)).toMatchObject({
      trackingUrl: 'https://r.example/A1',
      carrier: 'SEDEX',
    });
  });

  it('never goes backwards, whatever comes in whatever order', () => {
    const code = fc.constantFrom('', 'A1', 'B2', 'C3');
    const state = fc.constantFrom<SeenParcel['state']>(
      undefined,
      'label_bought',
      'in_transit',
      'delivered',
      'unknown',
    );
    const anyParcel = fc.record({
      trackingCode: code,
      trackingUrl: fc.constantFrom('', 'https://r.example'),
      carrier: fc.constantFrom('', 'PAC'),
      state,
    });
    const anyLook = fc.record({
      statusValue: fc.constantFrom(0, 1, 2, 3, undefined),
      parcels: fc.array(anyParcel, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(anyLook, { maxLength: 8 }), (looks) => {
        let known = NOTHING_KNOWN;
        for (const look of looks) {
          const next = mergeShipment(known, look);
          const rank = (one: Shipment) => SHIPMENT_STAGES.indexOf(one.stage);
          expect(rank(next)).toBeGreaterThanOrEqual(rank(known));
          expect(next.trackingCodes.length > 0).toBe(
            known.trackingCodes.length > 0 || look.parcels.some((one) => one.trackingCode !== ''),
          );
          expect(new Set(next.trackingCodes).size).toBe(next.trackingCodes.length);
          // Seen twice, it is the same.
          expect(mergeShipment(next, look)).toEqual(next);
          known = next;
        }
      }),
    );
  });
});
