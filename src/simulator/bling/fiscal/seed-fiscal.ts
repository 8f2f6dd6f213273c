import type { Account } from '../world.ts';
import type { FiscalSeed } from './fiscal-seed.ts';

/** Settings are laid over those of before; natures replace what the account had. */
export function seedFiscal({ fiscal, world }: Account, seed: FiscalSeed): void {
  const { natures, ...settings } = seed;
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  fiscal.settings = { ...fiscal.settings, ...Object.fromEntries(given) };
  if (!natures) return;
  fiscal.natures.clear();
  for (const { id, ...nature } of natures) {
    const natureId = id ?? world.ids.next();
    fiscal.natures.set(natureId, { id: natureId, ...nature });
  }
}
