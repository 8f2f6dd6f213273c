import { expect, it } from 'vitest';

import { openPlace, until } from './program.builder.ts';

it('totoro status beside serve shows the calls of the day, and makes none', async () => {
  await using place = await openPlace({ BLING_CALLS_PER_DAY: '5000' });
  expect(await place.connectBling()).toMatchObject({ code: 0 });
  await place.must(place.storeLine());
  const serving = await place.serve();
  await place.must('sync');
  const calls = () => place.bling.simulator.log.entries.length;
  let status = await place.must('status');
  // What runs beside it may still call; a status that calls by itself would never pass.
  await until(async () => {
    const made = calls();
    status = await place.must('status');
    return calls() === made;
  });
  const { accounts, stoppedAddresses } = status;
  expect(stoppedAddresses).toEqual([]);
  expect(accounts).toMatchObject([
    {
      callsPerDay: 5_000,
      quota: {
        limit: 5_000,
        keptForOrders: 500,
        others: null,
        forecast: { kind: 'suffices' },
        shed: [],
      },
    },
  ]);
  const shown = await place.run('status', { TOTORO_LANGUAGE: 'pt-BR' });
  expect(shown.stdout).toContain('Neste ritmo o dia basta: sobram cerca de 4.9');
  expect(shown.stdout).toContain('Outros aplicativos: desconhecido');
  expect(shown.stdout).toContain('Chamadas ao Bling a partir desta máquina: livres.');

  serving.kill('SIGTERM');
  expect((await serving.ended).code).toBe(0);
}, 60_000);
