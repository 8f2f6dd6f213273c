import { createInterface } from 'node:readline/promises';

import { defineCommand } from 'citty';

import { connectBling } from '../app/connect-bling.ts';
import { openOAuthCallback } from '../app/oauth-callback.ts';
import { message } from '../messages/message.ts';
import { openBrowser } from './open-browser.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** The redirect address of the app in Bling points here, unless the code is pasted. */
const CALLBACK_PORT = '4021';

/** `totoro connect bling`: the browser asks, Bling answers here, and the tokens are kept. */
export function connectBlingCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'bling', description: terminal.say(message('cli.aboutConnectBling', {})) },
    args: {
      browser: {
        type: 'boolean',
        default: true,
        description: terminal.say(message('cli.aboutBrowser', {})),
      },
      'callback-port': {
        type: 'string',
        default: CALLBACK_PORT,
        description: terminal.say(message('cli.aboutCallbackPort', {})),
      },
      paste: {
        type: 'boolean',
        default: false,
        description: terminal.say(message('cli.aboutPaste', {})),
      },
    },
    async run({ args }) {
      await using app = await openAppFor(terminal);
      const connecting = connectBling(app);
      const { authorizeUrl } = connecting;
      terminal.print(terminal.say(message('cli.openThisAddress', { url: authorizeUrl })));
      terminal.result({ authorizeUrl });
      const query = args.paste
        ? await askForAddress(terminal)
        : await waitForBrowser(terminal, { authorizeUrl, args });
      const account = await connecting.finish(query);
      terminal.print(
        terminal.say(message('cli.blingConnected', { name: account.name, account: account.id })),
      );
      terminal.result({ account: account.id, name: account.name });
    },
  });
}

async function waitForBrowser(
  terminal: Terminal,
  {
    authorizeUrl,
    args,
  }: { authorizeUrl: string; args: { browser: boolean; 'callback-port': string } },
): Promise<URLSearchParams> {
  await using callback = await openOAuthCallback(Number(args['callback-port']), terminal.language);
  if (args.browser) openBrowser(authorizeUrl);
  return await callback.arrived;
}

/** For a machine without a browser: the address that the browser ended on is pasted. */
async function askForAddress(terminal: Terminal): Promise<URLSearchParams> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const pasted = await lines.question(`${terminal.say(message('cli.pasteAddress', {}))} `);
  lines.close();
  const query = pasted.includes('?') ? pasted.slice(pasted.indexOf('?') + 1) : pasted;
  return new URLSearchParams(query.trim());
}
