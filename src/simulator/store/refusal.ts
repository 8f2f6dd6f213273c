/** The details of a refusal beyond its message: `data` is spread beside `status`, `rawData` replaces it. */
export interface RefusalDetails {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly rawData?: number;
}

/** An error the shop answers with: HTTP status and the envelope of guide 3. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly data: unknown;

  constructor(details: RefusalDetails) {
    super(details.message);
    this.status = details.status;
    this.code = details.code;
    this.data = details.rawData ?? { status: details.status, ...details.data };
  }

  toWire() {
    return { code: this.code, message: this.message, data: this.data };
  }
}

export function refusal(status: number, code: string, message: string): Refusal {
  return new Refusal({ status, code, message });
}

/** Guide 3: the full validation error. Keys are parameter names. */
export function invalidParams(
  faults: Readonly<Record<string, { code: string; message: string }>>,
): Refusal {
  const names = Object.keys(faults);
  return new Refusal({
    status: 400,
    code: 'rest_invalid_param',
    message: `Invalid parameter(s): ${names.join(', ')}`,
    data: {
      params: Object.fromEntries(names.map((name) => [name, faults[name]?.message])),
      details: Object.fromEntries(
        names.map((name) => [
          name,
          { code: faults[name]?.code, message: faults[name]?.message, data: { param: name } },
        ]),
      ),
    },
  });
}

export function missingParams(names: readonly string[]): Refusal {
  return new Refusal({
    status: 400,
    code: 'rest_missing_callback_param',
    message: `Missing parameter(s): ${names.join(', ')}`,
    data: { params: names },
  });
}
