import type { CallFault } from '../faults.ts';

const HTML = { 'Content-Type': 'text/html; charset=UTF-8' };

/** How long a call is kept waiting, in milliseconds; a hung one for an hour. */
export function delayOf(fault: CallFault | undefined): number {
  if (fault?.kind === 'hang') return fault.amount ?? 3_600_000;
  const isLate = fault?.kind === 'slow' || fault?.kind === 'late-commit';
  return isLate ? (fault.amount ?? 5000) : 0;
}

/** The answer of something in front of the shop, for faults that never reach it. */
export function interceptedAnswer(fault: CallFault | undefined): Response | undefined {
  if (fault?.kind === 'rate-limit') {
    return page(429, 'Too Many Requests', { 'Retry-After': String(fault.amount ?? 2) });
  }
  if (fault?.kind === 'unavailable') return page(503, 'Service Unavailable');
  if (fault?.kind === 'critical-error') return criticalError();
  if (fault?.kind === 'no-route') return noRoute();
  return undefined;
}

export function gatewayTimeout(): Response {
  return page(504, 'Gateway Time-out');
}

function page(status: number, title: string, headers: Readonly<Record<string, string>> = {}) {
  const body = `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
  return new Response(body, { status, headers: { ...HTML, ...headers } });
}

function criticalError() {
  const message = '<p>There has been a critical error on this website.</p>';
  return refusal(500, { code: 'internal_server_error', message });
}

/** The plugin is off for a moment, such as while it is updated. */
function noRoute() {
  const message = 'No route was found matching the URL and request method.';
  return refusal(404, { code: 'rest_no_route', message });
}

function refusal(status: number, told: { code: string; message: string }) {
  return new Response(JSON.stringify({ ...told, data: { status } }), {
    status,
    headers: { 'Content-Type': 'application/json; charset=UTF-8' },
  });
}
