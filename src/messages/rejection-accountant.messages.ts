import { rejection } from './rejection-words.ts';

/** Rejections that the company, its certificate or the rules of its taxes cause, and those that pass. */
export const rejectionAccountantMessages = {
  'rejection.issuer': rejection(
    'O CNPJ ou a inscrição estadual da empresa não está certo ou habilitado na SEFAZ. Confira os dados da empresa no Bling e a situação dela no estado.',
    'The CNPJ or state registration of the company is wrong or not admitted. Check the company in Bling and its standing in the state.',
  ),
  'rejection.certificate': rejection(
    'O certificado digital não vale: venceu, é de outro CNPJ ou a assinatura falhou. Renove ou envie o certificado certo no Bling.',
    'The digital certificate does not hold: expired, of another CNPJ, or the signature failed. Renew it or upload the right one in Bling.',
  ),
  'rejection.schema': rejection(
    'Um campo da nota tem formato que a SEFAZ não aceita. Abra a nota no Bling: ele mostra o campo; quase sempre é um dado do cliente ou do produto.',
    'A field of the invoice has a form that is not accepted. Open it in Bling, which shows the field; mostly it is of the buyer or a product.',
  ),
  'rejection.cfop': rejection(
    'O CFOP não combina com esta venda (dentro ou fora do estado, devolução, exterior). Ajuste a natureza de operação no Bling.',
    'The CFOP does not fit this sale (within or out of the state, return, abroad). Adjust the nature of operation in Bling.',
  ),
  'rejection.taxSituation': rejection(
    'A situação tributária (CST ou CSOSN) não combina com o regime da empresa ou com o CFOP. Ajuste a natureza de operação no Bling.',
    "The tax situation (CST or CSOSN) does not fit the company's regime or the CFOP. Adjust the nature of operation in Bling.",
  ),
  'rejection.ipi': rejection(
    'O enquadramento ou a situação do IPI está errado. Ajuste o IPI na natureza de operação ou no produto, no Bling.',
    'The classification or situation of IPI is wrong. Adjust IPI in the nature of operation or the product, in Bling.',
  ),
  'rejection.icms': rejection(
    'O cálculo do ICMS não é o previsto para esta operação ou para o estado do cliente. Ajuste a natureza de operação no Bling.',
    "ICMS is not reckoned as this operation or the buyer's state wants it. Adjust the nature of operation in Bling.",
  ),
  'rejection.totals': rejection(
    'Um total da nota não é a soma dos itens. Abra a nota no Bling, salve-a de novo para recalcular e confira frete, descontos e impostos.',
    'A total is not the sum of the lines. Open the invoice in Bling, save it so that it is reckoned anew, and check freight, discounts and taxes.',
  ),
  'rejection.finalConsumer': rejection(
    'O cliente não contribui com ICMS, e a nota não está como venda a consumidor final. Use uma natureza de operação para consumidor final.',
    'The buyer pays no ICMS and the invoice is not of a sale to a final consumer. Use a nature of operation for those.',
  ),
  'rejection.returned': rejection(
    'A nota de devolução não cita a nota devolvida. Informe a chave da nota original.',
    'An invoice of a return does not name the invoice it returns. Give the key of that one.',
  ),
  'rejection.abroad': rejection(
    'A identificação do comprador no exterior não combina com a operação. O contador define como emitir.',
    'The identification of a buyer abroad does not fit the operation. The accountant decides how to issue it.',
  ),
  'rejection.numberTaken': rejection(
    'O número da nota já foi usado ou inutilizado nesta série. Acerte o próximo número da série no Bling.',
    'The number of the invoice was used or voided in its series. Set the next number of the series in Bling.',
  ),
  'rejection.denied': rejection(
    'O uso foi denegado: a empresa ou o cliente está irregular no fisco. Esta nota não pode mais ser enviada.',
    'It was denied: the company or the buyer is irregular with the tax authority. This invoice cannot be sent any more.',
  ),
  'rejection.date': rejection(
    'A data de emissão é antiga demais. Atualize a data da nota no Bling.',
    'The date of issue is too old. Set a new date of the invoice in Bling.',
  ),
  'rejection.cancelTooLate': rejection(
    'O prazo legal para cancelar já passou. O contador indica a nota de estorno ou devolução.',
    'The legal time to cancel is over. The accountant tells which invoice takes it back.',
  ),
  'rejection.environment': rejection(
    'A nota foi feita para outro ambiente (homologação ou produção). Confira o ambiente nas configurações do Bling.',
    'The invoice was made for the other environment (test or production). Check the environment in the settings of Bling.',
  ),
  'rejection.key': rejection(
    'A chave da nota não confere com os dados dela. Salve a nota de novo no Bling para refazer a chave.',
    'The key does not match the data of the invoice. Save it anew in Bling so that the key is made again.',
  ),
  'rejection.intermediary': rejection(
    'Falta dizer se houve intermediador (marketplace) na venda. Ajuste na natureza de operação ou na nota, no Bling.',
    'It is not told whether a marketplace took part. Adjust the nature of operation or the invoice, in Bling.',
  ),
  'rejection.technical': rejection(
    'O estado pede os dados do responsável técnico do sistema emissor. Fale com o suporte do Bling.',
    'The state wants the data of the party responsible for the issuing software. Ask the support of Bling.',
  ),
  'rejection.nfceNotAllowed': rejection(
    'A NFC-e não é aceita para esta empresa, este cliente ou este tipo de entrega. Emita NF-e, ou reveja quais entregas contam como balcão.',
    'An NFC-e is not accepted for this company, buyer or way of delivery. Issue an NF-e, or see which deliveries count as over the counter.',
  ),
  'rejection.authorityDown': rejection(
    'O serviço da SEFAZ está fora do ar ou ocupado.',
    'The service of the tax authority is down or busy.',
  ),
  'rejection.unsaid': rejection(
    'O Bling não informa o motivo pela integração. Abra a nota no Bling, veja a mensagem da SEFAZ, corrija o cliente ou o produto e repita.',
    'Bling does not tell us why. Open the invoice there, read what the authority says, mend the buyer or the product and retry.',
  ),
  'rejection.unknown': rejection(
    'Não conhecemos este código. Mostre o texto ao contador, corrija o que ele indicar e repita.',
    'We do not know this code. Show its text to the accountant, mend what is told and retry.',
  ),
};
