import { PassThrough } from 'node:stream';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { startProgress } from './progress.ts';

function startOn(stream: PassThrough) {
  const written: string[] = [];
  stream.on('data', (chunk) => written.push(String(chunk)));
  return {
    progress: startProgress({ label: 'Produtos', total: 120, stream }),
    shown: () => written.join(''),
  };
}

describe('progress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('stays silent for work that takes less than two seconds', () => {
    const { progress, shown } = startOn(new PassThrough());

    progress.update(60);
    vi.advanceTimersByTime(1_900);
    progress.stop();
    vi.advanceTimersByTime(60_000);

    expect(shown()).toBe('');
  });

  it('shows how far a longer work has come, where there is no terminal too', () => {
    const { progress, shown } = startOn(new PassThrough());

    vi.advanceTimersByTime(2_100);
    progress.update(60);
    vi.advanceTimersByTime(5_100);
    progress.stop();

    expect(shown()).toMatch(/Produtos .* 60\/120 50%/);
  });
});
