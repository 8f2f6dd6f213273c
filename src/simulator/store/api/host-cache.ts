/** Answers kept; the oldest goes first. */
const MOST = 300;

/** A host's cache that ignores `no-store`: what it answered once, it can answer again, stale (guide 10). */
export function createHostCache() {
  const kept = new Map<string, { status: number; headers: [string, string][]; body: string }>();
  return {
    async keep(url: URL, response: Response): Promise<void> {
      if (response.status !== 200) return;
      const body = await response.clone().text();
      if (kept.size >= MOST) kept.delete(kept.keys().next().value ?? '');
      kept.set(keyOf(url), { status: response.status, headers: [...response.headers], body });
    },
    find(url: URL): Response | undefined {
      const found = kept.get(keyOf(url));
      return found && new Response(found.body, { status: found.status, headers: found.headers });
    },
  };
}

function keyOf(url: URL): string {
  const query = [...url.searchParams].filter(([name]) => !/^(oauth_|consumer_)/.test(name));
  return `${url.pathname}?${new URLSearchParams(query).toString()}`;
}
