import { describe, expect, it } from 'vitest';

import { toExposure } from '../app/read-exposure.ts';
import { say } from '../messages/message.ts';
import { exposureLine } from './print-exposure.ts';

const HOUR_MS = 3_600_000;
/** 72 writes in two hours, half a second each: for 36 s of 7 200 s the store could sell what we overwrite. */
const windows = { windows: 72, p50Ms: 477, p95Ms: 1_164, sumMs: 36_000, spanMs: 2 * HOUR_MS };

describe('the exposure of a store', () => {
  it('is its sales speed times the part of the time in which a write was on its way', () => {
    const exposure = toExposure({ hasCompareAndSet: false, windows, soldPerDay: 40 });

    expect(exposure).toMatchObject({ kind: 'measured', openShare: 0.005, unitsPerDay: 0.2 });
    expect(say(exposureLine(exposure), 'pt-BR')).toBe(
      '    Exposição: da leitura dos pedidos à resposta da escrita passam 477 ms (p50) a 1.160 ms (p95), em 72 escritas das últimas 6 horas. Com 40 unidades vendidas por dia, no máximo 0,2 por dia saem nesse intervalo.',
    );
  });

  it('is 0 by construction where the store compares before it sets, whatever was measured', () => {
    const exposure = toExposure({ hasCompareAndSet: true, windows, soldPerDay: 40 });

    expect(exposure).toEqual({ kind: 'compare_and_set', unitsPerDay: 0 });
    expect(say(exposureLine(exposure), 'en')).toContain('0 by construction');
  });

  it('is not said to be 0 where nothing was measured', () => {
    const exposure = toExposure({ hasCompareAndSet: false, windows: undefined, soldPerDay: 40 });

    expect(exposure).toEqual({ kind: 'unmeasured' });
    expect(say(exposureLine(exposure), 'en')).toContain('not measured');
  });
});
