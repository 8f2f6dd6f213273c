/** Who bought. Personal data: sealed at rest, never logged. */
export interface Buyer {
  /** As typed and unmasked: letters of an alphanumeric CNPJ stay. Empty when the store has none. */
  readonly cpf: string;
  readonly cnpj: string;
  /** What the store says; a mere hint (guide woocommerce 6: "F" without any CPF). */
  readonly personType: 'natural' | 'legal' | 'unknown';
  readonly stateRegistration: string;
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
  readonly billingAddress: PostalAddress;
}

export interface PostalAddress {
  readonly name: string;
  readonly street: string;
  readonly number: string;
  readonly complement: string;
  readonly neighborhood: string;
  readonly city: string;
  /** Two letters. */
  readonly state: string;
  readonly postalCode: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
}
