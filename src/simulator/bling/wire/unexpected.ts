import { HTTPException } from 'hono/http-exception';

import { refusalResponse } from './refusal.ts';

/** A refusal as it is, unreadable JSON as a 400, anything else as Bling's own 500. */
export function refusalOf(error: Error): Response {
  if (error instanceof HTTPException) return error.getResponse();
  const message = 'Não foi possível executar a operação';
  if (error instanceof SyntaxError)
    return refusalResponse(400, {
      type: 'INVALID_REQUEST_BODY',
      message,
      description: 'O corpo da requisição é inválido.',
    });
  return refusalResponse(500, {
    type: 'SERVER_ERROR',
    message,
    description: `Um erro interno ocorreu. (${error.message})`,
  });
}
