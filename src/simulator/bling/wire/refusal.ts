import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** `fields[]` of an error (guide 1.3). */
export interface RefusedField {
  readonly code: number;
  readonly msg: string;
  readonly element?: string;
  readonly namespace?: string;
  readonly collection?: readonly (RefusedField & { readonly index: number })[];
}

export interface RefusalBody {
  readonly type: string;
  readonly message: string;
  readonly description: string;
  readonly fields?: readonly RefusedField[];
  readonly limit?: number;
  readonly period?: 'second' | 'day';
}

/** Answers in Bling's error envelope; thrown, and answered by hono itself. */
export function refusal(status: ContentfulStatusCode, error: RefusalBody): HTTPException {
  const message = error.fields?.[0]?.msg ?? error.description;
  return new HTTPException(status, { res: refusalResponse(status, error), message });
}

export function refusalResponse(status: number, error: RefusalBody): Response {
  return Response.json({ error }, { status });
}

const FAILED = 'Não foi possível executar a operação';

export const refuse = {
  validation: (description: string, fields?: readonly RefusedField[]) =>
    refusal(400, {
      type: 'VALIDATION_ERROR',
      message: FAILED,
      description,
      ...(fields ? { fields } : {}),
    }),

  /** Says which resource could not be saved, with the reasons in `fields`. */
  save: (what: keyof typeof SAVE_TEXTS, fields: readonly RefusedField[]) =>
    refusal(400, saveRefused(what, fields)),

  empty: () =>
    refusal(400, {
      type: 'MISSING_REQUIRED_FIELD_ERROR',
      message: FAILED,
      description: 'Nenhum dado foi informado na requisição.',
    }),

  notFound: () =>
    refusal(404, {
      type: 'RESOURCE_NOT_FOUND',
      message: 'Recurso não encontrado',
      description:
        'O recurso requisitado não foi encontrado. Verifique se o endpoint solicitado está correto.',
    }),
};

const SAVE_TEXTS = {
  produto: [
    'Não foi possível salvar o produto',
    'O produto não pode ser salvo, pois ocorreram problemas em sua validação.',
  ],
  contato: [
    'Não foi possível salvar o contato',
    'O contato não pode ser salvo, pois ocorreram problemas em sua validação.',
  ],
  venda: [
    'Não foi possível salvar a venda',
    'A venda não pode ser salva, pois ocorreram problemas em sua validação.',
  ],
  conta: [
    'Não foi possível salvar a conta a receber',
    'A conta a receber não pode ser salva, pois ocorreram problemas em sua validação.',
  ],
  nota: [
    'Não foi possível salvar a nota fiscal',
    'A nota fiscal não pode ser salva, pois ocorreram problemas em sua validação.',
  ],
} as const;

export function saveRefused(
  what: keyof typeof SAVE_TEXTS,
  fields: readonly RefusedField[],
): RefusalBody {
  const [message, description] = SAVE_TEXTS[what];
  return { type: 'VALIDATION_ERROR', message, description, fields };
}
