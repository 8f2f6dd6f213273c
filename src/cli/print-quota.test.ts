import { describe, expect, it } from 'vitest';

import type { QuotaStatus } from '../app/read-quota.ts';
import type { Language } from '../messages/language.ts';
import { say } from '../messages/message.ts';
import { printBreakers, printQuota } from './print-quota.ts';
import type { Terminal } from './terminal.ts';

/** 2026-03-10 19:40 in São Paulo. */
const EVENING = Date.parse('2026-03-10T22:40:00Z');

function terminalIn(language: Language) {
  const lines: string[] = [];
  const terminal: Pick<Terminal, 'print' | 'say'> = {
    print: (line) => void lines.push(line.trim()),
    say: (text) => say(text, language),
  };
  return { lines, terminal };
}

const BUSY: QuotaStatus = {
  day: '2026-03-10',
  endsAt: Date.parse('2026-03-11T03:00:00Z'),
  limit: 120_000,
  spent: 83_412,
  byClass: { order: 4_120, payment: 900, stock: 12_000, catalogue: 30_000, sweep: 36_380 },
  withoutClass: 12,
  keptForOrders: 12_000,
  others: { isEstimate: true, callsToday: 12_300, perSecond: 0.84, inferredFrom: 'seconds' },
  forecast: { kind: 'ends', at: EVENING },
  shed: [
    { priority: 'catalogue', until: EVENING - 3_600_000, why: 'forecast' },
    { priority: 'sweep', until: EVENING - 3_600_000, why: 'forecast' },
  ],
  dayEndedAt: undefined,
};

function linesOf(quota: QuotaStatus, language: Language): string[] {
  const { lines, terminal } = terminalIn(language);
  printQuota(quota, terminal);
  return lines;
}

describe('the status of the calls of a day', () => {
  it('says in plain Portuguese what is used, by whom, when it ends and what waits', () => {
    expect(linesOf(BUSY, 'pt-BR')).toEqual([
      'Chamadas ao Bling hoje: 83.412 de 120.000.',
      'Por classe: pedidos 4.120, pagamentos e notas 900, estoque 12.000, cadastro de produtos 30.000, conferência geral 36.380, contadas e ainda sem classe 12.',
      'Guardadas só para pedidos: 12.000.',
      'Outros aplicativos: cerca de 12.300 hoje, 0,8 por segundo agora (estimativa nossa; o Bling não informa).',
      'Neste ritmo as 120.000 chamadas acabam às 19:40.',
      'Em espera para sobrar ao mais urgente: cadastro de produtos, conferência geral. Nova tentativa às 18:40; no máximo até 00:00.',
    ]);
  });

  it('says the same in English', () => {
    expect(linesOf(BUSY, 'en').slice(3)).toEqual([
      'Other apps: about 12,300 today, 0.8 a second now (our estimate; Bling does not tell).',
      'At this pace the 120,000 calls end at 19:40.',
      'Waiting, to leave calls to what is more urgent: product data, general checks. Next try at 18:40; until 00:00 at the latest.',
    ]);
  });

  it('makes no forecast when the day suffices, and does not call unknown what it does not know zero', () => {
    const quiet = { ...BUSY, others: null, shed: [] };

    expect(
      linesOf({ ...quiet, forecast: { kind: 'suffices', left: 36_000 } }, 'pt-BR').slice(3),
    ).toEqual([
      'Outros aplicativos: desconhecido (nenhum sinal deles hoje; o Bling não informa).',
      'Neste ritmo o dia basta: sobram cerca de 36.000 chamadas.',
    ]);
    expect(linesOf({ ...quiet, forecast: { kind: 'ended' } }, 'en').at(-1)).toBe(
      'The calls of today are spent. Nothing is lost: we go on at 00:00, or before if Bling lets us.',
    );
  });

  it('says whether calls from this machine are stopped, why and until when', () => {
    const { lines, terminal } = terminalIn('pt-BR');
    printBreakers([], terminal);
    printBreakers(
      [
        { host: 'loja', reason: 'errors', openUntil: EVENING },
        { host: 'loja2', reason: 'blocked', openUntil: EVENING },
      ],
      terminal,
    );

    expect(lines).toEqual([
      'Chamadas ao Bling a partir desta máquina: livres.',
      'Chamadas ao Bling a partir de loja paradas até 19:40: houve erros demais. Voltam sozinhas.',
      'Chamadas ao Bling a partir de loja2 paradas até 19:40: o Bling parece ter bloqueado este endereço. Voltam sozinhas.',
    ]);
  });
});
