import { AccountId } from '../commerce/ids.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import type { Random } from '../kernel/random.ts';
import { AccountPolicy } from './account-policy.ts';

/** A connected Bling company. */
export interface Account {
  readonly id: AccountId;
  readonly name: string;
  /** Bling's own id of the company; routes webhooks. */
  readonly companyId: string;
  readonly state: Tables['account']['state'];
  readonly policy: AccountPolicy;
  readonly createdAt: number;
}

export interface NewAccount {
  readonly id: AccountId;
  readonly name: string;
  readonly companyId: string;
  readonly createdAt: number;
  /** What is not said has its default. */
  readonly policy?: Partial<AccountPolicy> | undefined;
}

export function newAccountId(random: Random): AccountId {
  return AccountId.parse(`acc_${Buffer.from(random.bytes(8)).toString('hex')}`);
}

export function createAccounts(db: Db | Tx) {
  const select = () => db.selectFrom('account').selectAll();

  async function find(id: AccountId): Promise<Account | undefined> {
    const row = await select().where('id', '=', id).executeTakeFirst();
    return row && rowToAccount(row);
  }

  return {
    find,

    /** @throws {RangeError} when there is no such account */
    async get(id: AccountId): Promise<Account> {
      const account = await find(id);
      if (!account) throw new RangeError(`there is no account ${id}`);
      return account;
    },

    async findByCompany(companyId: string): Promise<Account | undefined> {
      const row = await select().where('company_id', '=', companyId).executeTakeFirst();
      return row && rowToAccount(row);
    },

    /** Disconnected ones too, the oldest first. */
    async list(): Promise<Account[]> {
      const rows = await select().orderBy('created_at').orderBy('id').execute();
      return rows.map(rowToAccount);
    },

    /** @throws the database's own error when the company is connected already */
    async create({ id, name, companyId, createdAt, policy = {} }: NewAccount): Promise<Account> {
      const row: Tables['account'] = {
        id,
        name,
        company_id: companyId,
        state: 'connected',
        policy: JSON.stringify(AccountPolicy.parse(policy)),
        created_at: createdAt,
      };
      await db.insertInto('account').values(row).execute();
      return rowToAccount(row);
    },

    async savePolicy(id: AccountId, policy: AccountPolicy): Promise<void> {
      await change(id, { policy: JSON.stringify(AccountPolicy.parse(policy)) });
    },

    async saveName(id: AccountId, name: string): Promise<void> {
      await change(id, { name });
    },

    async saveState(id: AccountId, state: Account['state']): Promise<void> {
      await change(id, { state });
    },
  };

  async function change(id: AccountId, columns: Partial<Tables['account']>): Promise<void> {
    await db.updateTable('account').set(columns).where('id', '=', id).execute();
  }
}

function rowToAccount(row: Tables['account']): Account {
  return {
    id: row.id,
    name: row.name,
    companyId: row.company_id,
    state: row.state,
    policy: AccountPolicy.parse(JSON.parse(row.policy)),
    createdAt: row.created_at,
  };
}
