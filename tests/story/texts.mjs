// The words of the story, one table per language. Every key stands in both.

import { amount, row } from '../lib/words.mjs';

const en = {
  money: (units) => amount(units, '.'),
  list: (numbers) => numbers.join(', '),
  opening: () => 'Starting a node with the 800 members of Almaty. A day lasts some seconds here.',
  seconds: ({ seconds }) => `done in ${seconds} s`,
  closing: () => 'That was the story. Everything that was told was checked on the chain.',
  failed: () => 'The story went wrong here:',

  headings: {
    pensionerJoins: '1. A pensioner with no money joins',
    farmerSells: '2. A farmer sells inside its capacity',
    farmerFails: '3. The farmer does not deliver',
    farmerGetsAnotherChance: '4. Another chance',
    quarrellerIsOut: '5. The quarreller',
    traderIsOut: '6. The trader in guarantees',
    audits: '7. The auditor',
  },

  pensionerHasNothing: () => 'A pensioner has an account and not a single coin on it.',
  clubPays: ({ deposit, premium }) =>
    `Her club pays for her: ${en.money(deposit)} for each of two deposits, and ${en.money(premium)} to thank each guarantor.`,
  neighboursPledge: ({ neighbours, deposit }) =>
    `Two neighbours, members ${en.list(neighbours)}, pledge ${en.money(deposit)} each. It takes nothing from their own purses.`,
  pensionerSigns: ({ member }) =>
    `She signs her first call herself, free of charge, and in the same block she is member ${member}. She still needs no money.`,

  farmerMaySell: ({ farmer, capacity }) =>
    `A farmer, member ${farmer}, has ${en.money(capacity)} of deposits behind it. That is its capacity: so much may be insured at a time.`,
  farmerProposes: ({ count, price, total }) =>
    `It proposes ${count} deals of ${en.money(price)} to a sausage workshop: ${en.money(total)} together, more than its capacity.`,
  farmerDelivers: ({ total, capacity, began, now }) =>
    `One after the other they are signed, delivered and paid, ${en.money(total)} in all, ${sameDay(began, now)}. The whole capacity of ${en.money(capacity)} is free again. No call cost a fee.`,

  farmerIsPaidInCash: ({ claim }) => `The workshop pays ${en.money(claim)} in cash beforehand, and the deal is insured. No meat comes.`,
  workshopComplains: ({ claim }) =>
    `The workshop complains and claims ${en.money(claim)}. In that very block the farmer is suspended: the chain refuses its next deal.`,
  guarantorsJoin: ({ guarantors }) => `Next day both its guarantors, ${en.list(guarantors)}, are suspended too, and have to decide.`,
  guarantorsDisagree: () => 'One votes for the whole claim, the other for nothing: no decision.',
  nextLevelJoins: ({ others }) => `Next day their own guarantors join: ${en.list(others)}. Now they talk to each other.`,
  workshopIsPaid: ({ claim, left, count }) =>
    `They agree. The workshop has its ${en.money(claim)} from the deposits, of which ${en.money(left)} are left. In the same block all ${count} are free.`,

  guarantorsTopUp: ({ guarantors }) => `The guarantors, ${en.list(guarantors)}, fill their deposits up again: another chance. The farmer is a full member.`,
  farmerFailsAgain: ({ claim }) => `It happens again, with ${en.money(claim)}. The workshop complains.`,
  awardWaits: ({ percent, award }) =>
    `Both guarantors name ${percent} %, ${en.money(award)}. The award waits for an appeal, and meanwhile only the farmer is suspended.`,
  awardIsAccepted: ({ award }) => `Both sides accept, and the workshop is paid ${en.money(award)} at once.`,
  guarantorsRevoke: ({ guarantors }) => `The guarantors, ${en.list(guarantors)}, have had enough and revoke. The farmer may open nothing new.`,
  farmerIsOut: ({ money }) =>
    `Three days later it has found nobody else and is no member any more. Its own ${en.money(money)} are untouched: it pays a friend out of them.`,
  wardsFindAnother: ({ out, wards, guarantor }) =>
    `Those for whom member ${out} had vouched, ${en.list(wards)}, did nothing wrong and have three more days: member ${guarantor} vouches for them now.`,

  quarrellerIsServed: ({ count, price }) => `${count} craftsmen serve a quarreller, who owes each ${en.money(price)}.`,
  quarrellerComplains: ({ count }) => `It pays nobody, and complains of all ${count} instead. They are suspended.`,
  craftsmenAnswer: () => 'Each answers with a counter-complaint on the same deal. Now the quarreller is suspended as well.',
  guarantorsAgree: ({ price }) =>
    `Next day the craftsmen's guarantors award the quarreller nothing, and its own guarantors award each craftsman the full ${en.money(price)}, paid at once.`,
  quarrellerIsLeft: ({ guarantors }) => `Its guarantors, ${en.list(guarantors)}, paid for it, and revoke.`,
  complaintsAreDismissed: ({ count }) => `Nobody appeals in time: ${count} complaints are dismissed for good, and the craftsmen are free.`,
  quarrellerIsOut: () => 'The quarreller finds no other guarantor and is out. The craftsmen remain members.',

  traderSells: ({ trader, premium, count }) =>
    `Member ${trader} and a partner vouch for ${count} strangers they do not know, for a premium of ${en.money(premium)} each.`,
  wardsCheat: ({ price }) => `The strangers take ${en.money(price)} each for goods that never come. The buyers complain, and next day trader and partner are suspended.`,
  traderProtectsItsMoney: ({ trader, partner }) => `Trader and partner, ${trader} and ${partner}, vote for nothing, to keep their deposits. The buyers appeal.`,
  nextLevelOverrules: ({ above }) => `Next day those who vouch for these two join, ${en.list(above)}, and overrule them: the whole claims.`,
  traderIsLeft: () => 'And they revoke: they have seen whom they vouched for.',
  buyersArePaid: ({ price, count }) => `Nobody appeals again. Every buyer has its ${en.money(price)} from the two deposits, and the trader's record shows ${count} failed wards.`,
  traderIsOut: () => 'Trader, partner and strangers find nobody to vouch for them, and are out.',
  managerStays: ({ manager, wards }) => `Member ${manager}, who vouches for ${wards} people and knows them, had not one complaint, and stays.`,

  promisesHold: ({ known }) =>
    `The auditor reads the whole state, ${known} members, candidates and former members, and adds it up: what is held is what is recorded, nobody has more at risk than there is behind it, every member has its guarantors, and not a unit was made or lost.`,
  sums: (sums) => [
    'The sums:',
    row('members', sums.members),
    row('looking for another guarantor, still members', sums.lapsing),
    row('candidates, and those who are out', sums.candidates + sums.former),
    row('guarantees', sums.guarantees),
    row('deposits held', en.money(sums.deposits)),
    row('of these behind members', en.money(sums.coverage)),
    row('at risk in open deals', en.money(sums.exposure)),
    row('premiums and offers held', en.money(sums.funding)),
    row('in escrow', en.money(sums.escrow)),
    row('open deals', sums.deals),
    row('open complaints', sums.complaints),
    row('all money', en.money(sums.issuance)),
  ].join('\n'),
};

function sameDay(began, now) {
  return began === now ? 'within one day' : 'within two days';
}

const ru = {
  money: (units) => amount(units, ','),
  list: (numbers) => numbers.join(', '),
  opening: () => 'Запускается узел с 800 участниками Алматы. Сутки здесь длятся несколько секунд.',
  seconds: ({ seconds }) => `заняло ${seconds} с`,
  closing: () => 'Вот и вся история. Всё рассказанное проверено на цепи.',
  failed: () => 'Здесь история пошла не так:',

  headings: {
    pensionerJoins: '1. Вступает пенсионерка без денег',
    farmerSells: '2. Фермер продаёт в пределах кванта действия',
    farmerFails: '3. Фермер не поставил товар',
    farmerGetsAnotherChance: '4. Ещё один шанс',
    quarrellerIsOut: '5. Склочник',
    traderIsOut: '6. Торговец поручительствами',
    audits: '7. Аудитор',
  },

  pensionerHasNothing: () => 'У пенсионерки есть счёт, а на нём ни единой монеты.',
  clubPays: ({ deposit, premium }) =>
    `За неё платит её клуб: по ${ru.money(deposit)} за два депозита и по ${ru.money(premium)} в благодарность каждому поручителю.`,
  neighboursPledge: ({ neighbours, deposit }) =>
    `Два соседа, участники ${ru.list(neighbours)}, ручаются за неё, по ${ru.money(deposit)} каждый. Из своих кошельков они не дают ничего.`,
  pensionerSigns: ({ member }) =>
    `Первую подпись она ставит сама, бесплатно, и в том же блоке становится участником ${member}. Деньги ей по-прежнему не нужны.`,

  farmerMaySell: ({ farmer, capacity }) =>
    `За фермером, участником ${farmer}, стоят депозиты на ${ru.money(capacity)}. Это его квант действия: столько может быть застраховано одновременно.`,
  farmerProposes: ({ count, price, total }) =>
    `Он предлагает колбасному цеху ${count} сделок по ${ru.money(price)}: вместе ${ru.money(total)}, больше его кванта.`,
  farmerDelivers: ({ total, capacity, began, now }) =>
    `Одна за другой они подписаны, исполнены и оплачены, всего на ${ru.money(total)}, ${began === now ? 'за одни сутки' : 'за двое суток'}. Весь квант, ${ru.money(capacity)}, снова свободен. Ни за один вызов не взята плата.`,

  farmerIsPaidInCash: ({ claim }) => `Цех платит вперёд наличными ${ru.money(claim)}, сделка застрахована. Мяса нет.`,
  workshopComplains: ({ claim }) =>
    `Цех подаёт рекламацию на ${ru.money(claim)}. В этом же блоке фермер заблокирован: новую сделку цепь у него не принимает.`,
  guarantorsJoin: ({ guarantors }) => `На следующие сутки заблокированы и оба его поручителя, ${ru.list(guarantors)}: решать им.`,
  guarantorsDisagree: () => 'Один голосует за всю сумму, другой за ноль: решения нет.',
  nextLevelJoins: ({ others }) => `Ещё через сутки подключаются их собственные поручители: ${ru.list(others)}. Теперь все говорят друг с другом.`,
  workshopIsPaid: ({ claim, left, count }) =>
    `Договорились. Цех получил ${ru.money(claim)} из депозитов, в них осталось ${ru.money(left)}. В том же блоке свободны все ${count}.`,

  guarantorsTopUp: ({ guarantors }) => `Поручители ${ru.list(guarantors)} пополняют депозиты: ещё один шанс. Фермер снова полноправный участник.`,
  farmerFailsAgain: ({ claim }) => `Всё повторяется, теперь на ${ru.money(claim)}. Цех подаёт рекламацию.`,
  awardWaits: ({ percent, award }) =>
    `Оба поручителя называют ${percent} %, то есть ${ru.money(award)}. Решение ждёт апелляции, и пока заблокирован только фермер.`,
  awardIsAccepted: ({ award }) => `Обе стороны согласны, и цех сразу получает ${ru.money(award)}.`,
  guarantorsRevoke: ({ guarantors }) => `С поручителей ${ru.list(guarantors)} довольно: они отзывают поручительство. Новых сделок фермер открыть не может.`,
  farmerIsOut: ({ money }) =>
    `Через трое суток никто другой за него не поручился, и он больше не участник. Его собственные ${ru.money(money)} целы: из них он платит другу.`,
  wardsFindAnother: ({ out, wards, guarantor }) =>
    `Те, за кого ручался участник ${out}, ${ru.list(wards)}, ни в чём не виноваты, и у них есть ещё трое суток: теперь за них ручается участник ${guarantor}.`,

  quarrellerIsServed: ({ count, price }) => `Мастера, числом ${count}, обслужили склочника. Каждому он должен ${ru.money(price)}.`,
  quarrellerComplains: ({ count }) => `Не платит он никому, зато жалуется на всех: рекламаций ${count}. Мастера заблокированы.`,
  craftsmenAnswer: () => 'Каждый отвечает встречной рекламацией по той же сделке. Теперь заблокирован и склочник.',
  guarantorsAgree: ({ price }) =>
    `На следующие сутки поручители мастеров присуждают склочнику ноль, а его собственные поручители — каждому мастеру все ${ru.money(price)}, и они сразу выплачены.`,
  quarrellerIsLeft: ({ guarantors }) => `Его поручители ${ru.list(guarantors)} заплатили за него и отзывают поручительство.`,
  complaintsAreDismissed: ({ count }) => `Апелляции в срок нет: рекламации (${count}) отклонены окончательно, мастера свободны.`,
  quarrellerIsOut: () => 'Других поручителей склочник не нашёл и выбыл. Мастера остались участниками.',

  traderSells: ({ trader, premium, count }) =>
    `Участник ${trader} с партнёром ручаются за незнакомцев (их ${count}) за премию, по ${ru.money(premium)} с каждого.`,
  wardsCheat: ({ price }) => `Незнакомцы берут по ${ru.money(price)} за товар, которого нет. Покупатели жалуются, и на следующие сутки торговец с партнёром заблокированы.`,
  traderProtectsItsMoney: ({ trader, partner }) => `Торговец и партнёр, ${trader} и ${partner}, голосуют за ноль, чтобы сберечь свои депозиты. Покупатели подают апелляцию.`,
  nextLevelOverrules: ({ above }) => `На следующие сутки подключаются те, кто ручался за этих двоих, ${ru.list(above)}, и решают иначе: выплатить всё.`,
  traderIsLeft: () => 'И отзывают поручительство: теперь видно, за кого они ручались.',
  buyersArePaid: ({ price, count }) => `Новых апелляций нет. Каждый покупатель получил свои ${ru.money(price)} из двух депозитов, а в записи торговца теперь подопечные, которые подвели: ${count}.`,
  traderIsOut: () => 'За торговца, партнёра и незнакомцев никто больше не ручается, и все они выбыли.',
  managerStays: ({ manager, wards }) => `У участника ${manager} подопечных ${wards}, он их знает, жалоб не было ни одной. Он остаётся.`,

  promisesHold: ({ known }) =>
    `Аудитор читает всё состояние, ${known} участников, кандидатов и выбывших, и подводит итог: удержано ровно то, что записано; ни у кого риск не больше того, что за ним стоит; у каждого участника есть его поручители; ни одна единица не появилась и не пропала.`,
  sums: (sums) => [
    'Итоги:',
    row('участников', sums.members),
    row('ищут другого поручителя, пока участники', sums.lapsing),
    row('кандидатов и выбывших', sums.candidates + sums.former),
    row('поручительств', sums.guarantees),
    row('удержано депозитов', ru.money(sums.deposits)),
    row('из них за участников', ru.money(sums.coverage)),
    row('под риском в открытых сделках', ru.money(sums.exposure)),
    row('удержано премий и взносов', ru.money(sums.funding)),
    row('на эскроу', ru.money(sums.escrow)),
    row('открытых сделок', sums.deals),
    row('открытых рекламаций', sums.complaints),
    row('всего денег', ru.money(sums.issuance)),
  ].join('\n'),
};

export const TEXTS = { en, ru };
