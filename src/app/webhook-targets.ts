import type { StoreId } from '../commerce/ids.ts';
import { createStores } from '../connections/store.repository.ts';
import type { TargetOf } from '../sync/store-webhooks.handler.ts';
import type { App } from './open-app.ts';

/** Where stores deliver to: our public address, when there is one. Without it polling does all. */
export function createWebhookTargets(app: App): TargetOf {
  return async (storeId: StoreId) => {
    const { publicUrl } = app.settings.web;
    if (!publicUrl) return undefined;
    const { webhookSecret } = await createStores(app.database.db, app.vault).get(storeId);
    return { url: `${publicUrl}/webhooks/store/${storeId}`, secret: webhookSecret };
  };
}
