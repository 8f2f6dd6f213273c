import { z } from 'zod';

const Reference = z.object({ id: z.number().int() });
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** All that may be written on a receivable (guide 5.10), complete. A recurrence is kept, not carried out. */
export const ReceivableFields = z.object({
  vencimento: Day,
  /** Reais. */
  valor: z.number().positive(),
  contato: Reference,
  formaPagamento: Reference,
  dataEmissao: Day,
  numeroDocumento: z.string(),
  competencia: Day,
  historico: z.string(),
  portador: Reference,
  categoria: Reference,
  vendedor: Reference,
  ocorrencia: z.looseObject({ tipo: z.number().int().min(1).max(9) }),
});
export type ReceivableFields = z.infer<typeof ReceivableFields>;

const NONE = { id: 0 };

/** What is not sent: issued today, once, by no method. */
export function emptyReceivable(today: string) {
  return {
    formaPagamento: NONE,
    dataEmissao: today,
    numeroDocumento: '',
    competencia: today,
    historico: '',
    portador: NONE,
    categoria: NONE,
    vendedor: NONE,
    ocorrencia: { tipo: 1 },
  };
}
