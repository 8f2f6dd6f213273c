import { z } from 'zod';

import { findTransition } from '../state/order-status.ts';
import type { Status, Transition, TransitionAction } from '../state/records.ts';
import { readBody, readFields } from '../wire/body.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { apiRoutes, recordAt } from './api-env.ts';

/** The sales module, in every account (guide 5.8). */
const SALES = { id: 98_310, nome: 'Vendas', descricao: 'Vendas', criarSituacoes: true };

const ACTIONS: readonly { id: number; nome: TransitionAction; descricao: string }[] = [
  { id: 1, nome: 'lancarEstoque', descricao: 'Lançar estoque' },
  { id: 2, nome: 'estornarEstoque', descricao: 'Estornar estoque' },
  { id: 3, nome: 'lancarContas', descricao: 'Lançar contas' },
  { id: 4, nome: 'estornarContas', descricao: 'Estornar contas' },
];

const StatusBody = z.object({
  nome: z.string().default(''),
  idHerdado: z.number().int().default(0),
  cor: z.string().default('#E9DC40'),
});
const TransitionBody = z.object({
  ativo: z.boolean().default(true),
  acoes: z.array(z.number().int()).default([]),
  situacaoOrigem: z.object({ id: z.number() }),
  situacaoDestino: z.object({ id: z.number() }),
});

/** `/situacoes` (guide 5.8). */
export const statuses = apiRoutes()
  .get('/modulos', (c) => c.json({ data: [SALES] }))
  .get('/modulos/:id', (c) => {
    requireSales(c.req.param('id'));
    return c.json({ data: [...c.env.account.statuses.values()].map(statusView) });
  })
  .get('/modulos/:id/acoes', (c) => {
    requireSales(c.req.param('id'));
    return c.json({ data: ACTIONS });
  })
  .get('/modulos/:id/transicoes', (c) => {
    requireSales(c.req.param('id'));
    const { account } = c.env;
    const rows = [...account.transitions.values()];
    return c.json({ data: rows.map((transition) => transitionView(account, transition)) });
  })
  .post('/', async (c) => {
    const body = readFields(StatusBody, await readBody(c), invalid);
    const id = c.env.account.world.ids.next();
    const inherited = c.env.account.statuses.get(body.idHerdado);
    c.env.account.statuses.set(id, {
      id,
      ...body,
      valor: inherited?.valor ?? 0,
      reserves: inherited?.reserves ?? false,
    });
    return c.json({ data: { id } }, 201);
  })
  .post('/transicoes', async (c) => {
    const { account } = c.env;
    const body = readFields(TransitionBody, await readBody(c), invalid);
    const [from, to] = [body.situacaoOrigem.id, body.situacaoDestino.id];
    const id = findTransition(account, from, to)?.id ?? account.world.ids.next();
    account.transitions.set(id, { id, from, to, active: body.ativo, actions: named(body.acoes) });
    return c.json({ data: { id } }, 201);
  })
  .get('/transicoes/:id', (c) => {
    const transition = recordAt(c, 'id', c.env.account.transitions);
    return c.json({ data: transitionView(c.env.account, transition) });
  })
  .delete('/transicoes/:id', (c) => {
    c.env.account.transitions.delete(recordAt(c, 'id', c.env.account.transitions).id);
    return c.body(null, 204);
  })
  .get('/:id', (c) => c.json({ data: statusView(recordAt(c, 'id', c.env.account.statuses)) }));

function requireSales(id: string): void {
  if (Number(id) !== SALES.id) throw refuse.notFound();
}

function statusView({ id, nome, idHerdado, cor }: Status) {
  return { id, nome, idHerdado, cor };
}

function transitionView(account: Account, { id, from, to, active, actions }: Transition) {
  const shown = (statusId: number) => ({
    id: statusId,
    nome: account.statuses.get(statusId)?.nome ?? '',
  });
  return {
    id,
    ativo: active,
    acoes: ACTIONS.filter(({ nome }) => actions.includes(nome)).map((action) => action.id),
    modulo: { id: SALES.id },
    situacaoOrigem: shown(from),
    situacaoDestino: shown(to),
  };
}

function named(ids: readonly number[]): TransitionAction[] {
  return ACTIONS.filter(({ id }) => ids.includes(id)).map(({ nome }) => nome);
}

function invalid(): Error {
  return refuse.validation('Ocorreu um erro ao validar os dados recebidos.');
}
