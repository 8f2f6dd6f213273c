/** Where the line goes dead: at which step, counted from `begin`, and on which side of it. */
export interface Cut {
  readonly atStep: number;
  readonly when: 'before' | 'after';
}

/** What is asked of Bling for the sake of one order; polls and balances are asked anyway. */
const FOR_THE_ORDER =
  /^\/Api\/v3\/(contatos|contas\/receber|nfe\/\d|formas-pagamentos\/\d|pedidos\/vendas\/\d)/;

function isStep({ method, url }: Request): boolean {
  const { host, pathname, searchParams } = new URL(url);
  if (pathname.includes('/oauth/')) return false;
  if (method !== 'GET') return true;
  const isClaim = searchParams.has('numerosLojas[]');
  return host === 'bling.test' && (isClaim || FOR_THE_ORDER.test(pathname));
}

/**
 * A wire that goes dead with the process: at one step of an order, before it is sent or once it was carried out. From
 * then on nothing that the dead process does reaches anybody, and it learns nothing.
 */
export function createCutWire({ atStep, when }: Cut) {
  let [isCounting, isDead, count] = [false, false, 0];
  let send: typeof fetch = fetch;
  let tellDeath: () => void = () => undefined;
  const death = new Promise<void>((resolve) => (tellDeath = resolve));
  const silence = () => new Promise<never>(() => undefined);

  async function cut(...request: Parameters<typeof fetch>): Promise<Response> {
    if (isDead) return silence();
    const isCounted = isCounting && isStep(new Request(...request));
    if (isCounted) count += 1;
    if (!isCounted || count !== atStep) return send(...request);
    if (when === 'after') await send(...request);
    isDead = true;
    tellDeath();
    return silence();
  }

  return {
    death,
    through(route: typeof fetch): typeof fetch {
      send = route;
      return cut;
    },
    /** For the next life. */
    uncut: (...request: Parameters<typeof fetch>) => send(...request),
    begin: () => void (isCounting = true),
    isDead: () => isDead,
  };
}
