export const vaultMessages = {
  'vault.wrongKey': {
    'pt-BR': ({ wanted, given }: { wanted: string; given: string }) =>
      `Chave errada: os segredos foram cifrados com a chave ${wanted}, e a chave atual é ${given}. Volte a usar a chave anterior (TOTORO_KEY ou o arquivo da chave, do seu backup).`,
    en: ({ wanted, given }: { wanted: string; given: string }) =>
      `Wrong key: the secrets were encrypted with the key ${wanted}, and the present key is ${given}. Use the former key again (TOTORO_KEY or the key file, from your backup).`,
  },
  'vault.rotationUnfinished': {
    'pt-BR': ({ leaving }: { leaving: string }) =>
      `A troca da chave não terminou: ainda há segredos com a chave ${leaving}. Rode "totoro key rotate" de novo, com as duas chaves.`,
    en: ({ leaving }: { leaving: string }) =>
      `The change of key is not finished: there are still secrets under the key ${leaving}. Run "totoro key rotate" again, with both keys.`,
  },
  'vault.keyInvalid': {
    'pt-BR': ({ source }: { source: string }) =>
      `${source} não contém uma chave: são 32 bytes em base64, como os que "openssl rand -base64 32" mostra.`,
    en: ({ source }: { source: string }) =>
      `${source} does not hold a key: it is 32 bytes in base64, such as "openssl rand -base64 32" prints.`,
  },
  'vault.sealBroken': {
    'pt-BR': ({ context }: { context: string }) =>
      `Um dado cifrado (${context}) foi alterado ou está danificado e não abre. Restaure um backup, ou conecte de novo.`,
    en: ({ context }: { context: string }) =>
      `Something encrypted (${context}) was changed or damaged and does not open. Restore a backup, or connect again.`,
  },
};
