import {
  PERSON_STEP_WORDS,
  REASON_WORDS,
  type StepName,
  type StepReason,
  SYNC_STEP_WORDS,
} from './change-step-words.ts';
import type { Language, Words } from './language.ts';

const STEP_WORDS: Readonly<Record<string, Words>> = { ...SYNC_STEP_WORDS, ...PERSON_STEP_WORDS };
const REASONS: Readonly<Record<string, Words>> = REASON_WORDS;
const UNTIL: Words = { 'pt-BR': 'até', en: 'until' };
const YOU: Words = { 'pt-BR': 'você: ', en: 'you: ' };

/** A plan as one argument of a message, such as `reverse_accounts:resists_edit;cancel_note:in_window:11/03 09:00`. */
export function encodeSteps(
  steps: readonly { readonly step: StepName; readonly why: StepReason; readonly until?: string }[],
): string {
  return steps
    .map(({ step, why, until }) => [step, why, ...(until ? [until] : [])].join(':'))
    .join(';');
}

/** Such as `1. estornar as contas a receber do pedido (o Bling não deixa ...); 2. ...`. */
export function stepsInWords(encoded: string, language: Language): string {
  const texts = encoded.split(';').map((each) => stepInWords(each, language));
  return texts.map((text, at) => `${at + 1}. ${text}`).join('; ');
}

export function stepInWords(encoded: string, language: Language): string {
  const [step = '', why = '', ...rest] = encoded.split(':');
  const until = rest.length > 0 ? ` ${UNTIL[language]} ${rest.join(':')}` : '';
  const who = step in PERSON_STEP_WORDS ? YOU[language] : '';
  const words = STEP_WORDS[step]?.[language] ?? step;
  const reason = REASONS[why]?.[language];
  return `${who}${words}${until}${reason ? ` (${reason})` : ''}`;
}

/** The plan after a cause; empty where there is none, as in what an earlier version wrote. */
export function planInWords(
  number: string,
  encoded: string | undefined,
  language: Language,
): string {
  if (!encoded) return '';
  const steps = stepsInWords(encoded, language);
  return language === 'en'
    ? ` Plan: ${steps}. To carry it out: totoro change ${number} --apply`
    : ` Plano: ${steps}. Para executar: totoro change ${number} --apply`;
}

const KINDS: Readonly<Record<string, Words>> = {
  edited: {
    'pt-BR': 'itens ou valores alterados na loja',
    en: 'items or amounts changed in the store',
  },
  refunded_money: { 'pt-BR': 'reembolso parcial em dinheiro', en: 'part of the money refunded' },
  refunded_lines: { 'pt-BR': 'itens devolvidos e reembolsados', en: 'items returned and refunded' },
  exchanged: { 'pt-BR': 'troca de itens', en: 'items exchanged' },
  refunded_whole: { 'pt-BR': 'reembolsado por inteiro', en: 'refunded whole' },
  cancelled: { 'pt-BR': 'cancelado na loja', en: 'cancelled in the store' },
  trashed: { 'pt-BR': 'na lixeira da loja', en: "in the store's trash" },
  deleted: { 'pt-BR': 'excluído na loja', en: 'deleted in the store' },
  revived: { 'pt-BR': 'voltou a valer na loja', en: 'alive again in the store' },
  erp_cancelled: { 'pt-BR': 'cancelado no Bling', en: 'cancelled in Bling' },
  erp_deleted: { 'pt-BR': 'excluído no Bling', en: 'deleted in Bling' },
  erp_edited: { 'pt-BR': 'alterado por uma pessoa no Bling', en: 'changed by a person in Bling' },
};

const STATES: Readonly<Record<string, Words>> = {
  proposed: { 'pt-BR': 'espera a sua aprovação', en: 'waits for your approval' },
  running: { 'pt-BR': 'em andamento', en: 'under way' },
  applied: { 'pt-BR': 'concluída', en: 'carried out' },
  dropped: { 'pt-BR': 'deixada de lado', en: 'left aside' },
};

export function kindInWords(kind: string, language: Language): string {
  return KINDS[kind]?.[language] ?? kind;
}

const OWED: Readonly<Record<string, Words>> = {
  accounts: { 'pt-BR': 'as contas a receber', en: 'the receivables' },
  stock: { 'pt-BR': 'o lançamento de estoque', en: 'the posting of stock' },
  settlement: { 'pt-BR': 'a baixa do que o cliente pagou', en: 'the settlement of what was paid' },
  note: { 'pt-BR': 'a nota', en: 'the note' },
};

/** What was taken back, of a list separated by commas. */
export function owedInWords(owed: string, language: Language): string {
  return owed
    .split(',')
    .map((what) => OWED[what]?.[language] ?? what)
    .join(', ');
}

export function stateInWords(state: string, language: Language): string {
  return STATES[state]?.[language] ?? state;
}

const ACTIONS: Readonly<Record<string, Words>> = {
  propose: { 'pt-BR': 'plano da mudança', en: 'plan of the change' },
  approve: { 'pt-BR': 'mudança aprovada', en: 'change approved' },
  drop: { 'pt-BR': 'mudança deixada de lado', en: 'change left aside' },
  end: { 'pt-BR': 'mudança concluída', en: 'change carried out' },
  agree: { 'pt-BR': 'os dois lados já dizem o mesmo', en: 'both sides say the same already' },
  step_by_hand: { 'pt-BR': 'passo feito por uma pessoa', en: 'step done by a person' },
};

/** An action of the ledger about a change; `undefined` when it is none. */
export function changeActionInWords(action: string, language: Language): string | undefined {
  return (ACTIONS[action] ?? STEP_WORDS[action])?.[language];
}
