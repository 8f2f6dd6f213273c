import { z } from 'zod';

const Id = z.number().int().positive();

export const NatureSeed = z.object({
  id: Id.optional(),
  descricao: z.string(),
  situacao: z.union([z.literal(0), z.literal(1)]).default(1),
  /** 0 none, 1 sale, 3 sale to a person, 4 to a company, 7 coupon, 8 return in, 9 return out (guide 5.12). */
  padrao: z.number().int().min(0).max(9).default(0),
});

/** What a company must tell before it may issue notes. What is left out stays as it was. */
export const FiscalSeed = z.object({
  uf: z.string().length(2).optional(),
  municipio: z.string().optional(),
  ie: z.string().optional(),
  optanteSimples: z.boolean().optional(),
  serie: z.number().int().min(1).max(999).optional(),
  /** Whether an authorised note takes the goods off the shelf, and posts its receivables, by itself. */
  notePostsStock: z.boolean().optional(),
  notePostsAccounts: z.boolean().optional(),
  /** NCMs (or their beginnings) under ICMS-ST, which need a CEST. */
  substitutedNcms: z.array(z.string()).optional(),
  natures: z.array(NatureSeed).optional(),
});
export type FiscalSeed = z.infer<typeof FiscalSeed>;
