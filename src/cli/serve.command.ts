import { defineCommand } from 'citty';

import { serve } from '../app/serve.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** `totoro serve`: web, worker and schedules in this process, until SIGTERM or Ctrl-C. */
export function serveCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'serve', description: terminal.say(message('cli.aboutServe', {})) },
    async run() {
      await using app = await openAppFor(terminal);
      const serving = await serve(app);
      terminal.print(terminal.say(message('cli.serving', { url: serving.url })));
      await new Promise<void>((resolve) => {
        process.once('SIGTERM', () => resolve());
        process.once('SIGINT', () => resolve());
      });
      await serving.stop();
      terminal.result({ stopped: true });
    },
  });
}
