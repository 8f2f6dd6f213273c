import { createHmac } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { openBlingWebhook } from './webhook.ts';

const SECRET = 'client-secret';
const order = {
  eventId: '01945027-150e-72b6-aaaa-1f0f0f0f0f0f',
  date: '2026-03-10T12:18:46Z',
  version: 'v1',
  event: 'order.created',
  companyId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  data: {
    id: 12345678,
    data: '2026-03-10',
    numero: 123,
    numeroLoja: 'WEB-1001',
    total: 123.45,
    contato: { id: 111 },
    vendedor: { id: 0 },
    loja: { id: 203204 },
    situacao: { id: 9, valor: 1 },
  },
};

function signed(content: unknown, secret = SECRET) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const body = new TextEncoder().encode(text);
  const mac = createHmac('sha256', secret).update(body).digest('hex');
  return { body, signature: `sha256=${mac}` };
}

describe('a webhook of Bling', () => {
  it('tells in our words what changed', () => {
    const event = openBlingWebhook({ ...signed(order), secrets: [SECRET] });

    expect(event).toEqual({
      readable: true,
      eventId: order.eventId,
      date: Date.UTC(2026, 2, 10, 12, 18, 46),
      companyId: order.companyId,
      kind: 'order',
      action: 'created',
      data: {
        id: '12345678',
        number: '123',
        storeNumber: 'WEB-1001',
        date: Date.UTC(2026, 2, 10, 3),
        totalCents: 12345,
        contactId: '111',
        channelId: '203204',
        statusId: '9',
        statusValue: 1,
      },
    });
  });

  it('is taken with the old secret too, while the new one comes in', () => {
    const delivery = signed(order, 'old');

    const event = openBlingWebhook({ ...delivery, secrets: ['new', 'old'] });

    expect(event.readable).toBe(true);
  });

  it.each([
    ['without a signature', { signature: undefined }],
    ['signed by somebody else', { signature: signed(order, 'other').signature }],
    ['with a signature that is no signature', { signature: 'sha256=é' }],
    ['changed on its way', { body: new TextEncoder().encode('{}') }],
    ['when we have no secret', { secrets: [] }],
  ])('is refused %s', (_, change) => {
    const delivery = { ...signed(order), secrets: [SECRET], ...change };

    expect(() => openBlingWebhook(delivery)).toThrow(
      expect.objectContaining({ code: 'bling.signature_invalid' }),
    );
  });

  it.each([
    ['no JSON', '<html>'],
    ['no envelope', { hello: 1 }],
    ['an event that we do not know', { ...order, event: 'galaxy.collapsed' }],
    ['an order without id', { ...order, data: { numero: 1 } }],
  ])('is set aside when truly from Bling but unreadable: %s', (_, content) => {
    const event = openBlingWebhook({ ...signed(content), secrets: [SECRET] });

    expect(event).toMatchObject({ readable: false, reason: expect.any(String) });
  });

  it('keeps the ids of an unreadable one, for the alarm', () => {
    const content = { ...order, event: 'galaxy.collapsed' };

    const event = openBlingWebhook({ ...signed(content), secrets: [SECRET] });

    expect(event).toMatchObject({ eventId: order.eventId, companyId: order.companyId });
  });
});
