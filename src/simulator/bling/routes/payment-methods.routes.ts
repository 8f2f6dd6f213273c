import { z } from 'zod';

import { PaymentMethodSeed } from '../seed.ts';
import type { PaymentMethod } from '../state/records.ts';
import { readBody, readFields } from '../wire/body.ts';
import { methodDetail, methodRow } from '../wire/payment-method-view.ts';
import { page, Query } from '../wire/query.ts';
import { refuse } from '../wire/refusal.ts';
import { apiRoutes, recordAt, type ApiContext } from './api-env.ts';

const MethodBody = PaymentMethodSeed.omit({ id: true }).extend({
  descricao: z.string().min(1),
  finalidade: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  destino: z.union([z.literal(1), z.literal(2), z.literal(3)]),
});
/** One default at most for sales (1), one for returns (2). */
const DefaultBody = z.object({ padrao: z.literal([1, 2, 3]) });
const SituationBody = z.object({ situacao: z.union([z.literal(0), z.literal(1)]) });

/** `/formas-pagamentos` (guide 5.9). */
export const paymentMethods = apiRoutes()
  .get('/', (c) => {
    const { account } = c.env;
    const query = new Query(c);
    const kinds = query.numbers('tiposPagamentos');
    const situacao = query.number('situacao');
    const name = query.text('descricao')?.toLowerCase();
    const rows = [...account.paymentMethods.values()].filter(
      (row) =>
        (kinds.length === 0 || kinds.includes(row.tipoPagamento)) &&
        (situacao === undefined || row.situacao === situacao) &&
        (name === undefined || row.descricao.toLowerCase().includes(name)),
    );
    return c.json({ data: page(rows, query, account.world.options).map(methodRow) });
  })
  .post('/', async (c) => {
    const id = c.env.account.world.ids.next();
    c.env.account.paymentMethods.set(id, { id, fixa: false, ...(await sentMethod(c)) });
    return c.json({ data: { id } }, 201);
  })
  .get('/:id', (c) => {
    const method = recordAt(c, 'id', c.env.account.paymentMethods);
    return c.json({ data: methodDetail(method) });
  })
  .put('/:id', async (c) => {
    const method = recordAt(c, 'id', c.env.account.paymentMethods);
    Object.assign(method, await sentMethod(c));
    return c.json({ data: { id: method.id } });
  })
  .patch('/:id/padrao', async (c) => {
    const { paymentMethods: methods } = c.env.account;
    const method = recordAt(c, 'id', methods);
    const { padrao } = readFields(DefaultBody, await readBody(c), invalid);
    setDefault([...methods.values()], method, padrao);
    return c.body(null, 204);
  })
  .patch('/:id/situacao', async (c) => {
    const method = recordAt(c, 'id', c.env.account.paymentMethods);
    Object.assign(method, readFields(SituationBody, await readBody(c), invalid));
    return c.body(null, 204);
  });

/** The document has 1, 2 and 3 here, 0 to 2 in answers: 3 is read as no default (unconfirmed). */
function setDefault(all: readonly PaymentMethod[], method: PaymentMethod, asked: 1 | 2 | 3): void {
  const padrao = asked === 3 ? 0 : asked;
  for (const other of all) if (padrao !== 0 && other.padrao === padrao) other.padrao = 0;
  method.padrao = padrao;
}

async function sentMethod(c: ApiContext): Promise<Omit<PaymentMethod, 'id' | 'fixa'>> {
  const body = readFields(MethodBody, await readBody(c), invalid);
  return { ...body, dadosCartao: body.dadosCartao };
}

function invalid(): Error {
  return refuse.validation('Ocorreu um erro ao validar os dados recebidos.');
}
