import type { World } from '../world.ts';
import type { App } from './app.ts';

/** Bytes of padding: the whole token then has about 2,300 characters (guide 2.6: 1,500 to 3,000). */
const PADDING = 1_200;

/** A text of the shape and size of a JWT. Its claims are not documented: nobody may read them. */
export function makeJwt(world: World, app: App, accountKey: string): string {
  const header = encode(JSON.stringify({ typ: 'JWT', alg: 'RS256' }));
  const claims = encode(
    JSON.stringify({
      aud: app.clientId,
      sub: accountKey,
      jti: world.random.uuid(),
      exp: Math.floor(world.clock.now() / 1000) + 21_600,
      opaque: Buffer.from(world.random.bytes(PADDING)).toString('base64url'),
    }),
  );
  return `${header}.${claims}.${encode(world.random.bytes(256))}`;
}

function encode(content: string | Uint8Array): string {
  return Buffer.from(content).toString('base64url');
}
