import { z } from 'zod';

import type { Account } from '../world.ts';

const Id = z.number().int().positive();

/** A carrier and its services; what a seed names is added to what the account has. */
export const CarrierSeed = z.object({
  id: Id.optional(),
  descricao: z.string(),
  tipoIntegracao: z.string().default('CustomLogistic'),
  integracaoNativa: z.boolean().default(false),
  situacao: z.enum(['H', 'D']).default('H'),
  trackingUrl: z.string().default('https://rastreio.example.com/'),
  servicos: z.array(
    z.object({
      id: Id.optional(),
      descricao: z.string(),
      codigo: z.string().default(''),
      aliases: z.array(z.string()).default([]),
      ativo: z.boolean().default(true),
      estimativaEntrega: z.number().int().default(5),
    }),
  ),
});
export type CarrierSeed = z.infer<typeof CarrierSeed>;

export function seedCarriers({ logistics, world }: Account, seeds: readonly CarrierSeed[]): void {
  for (const { id: given, servicos, ...carrier } of seeds) {
    const id = given ?? world.ids.next();
    logistics.carriers.set(id, { id, ...carrier });
    for (const { id: givenService, ...service } of servicos) {
      const serviceId = givenService ?? world.ids.next();
      logistics.services.set(serviceId, { id: serviceId, logisticaId: id, ...service });
    }
  }
}
