// The words of the market's stories, one table per language. Every key stands in both.

import { amount, grouped, row } from '../lib/words.mjs';

const en = {
  money: (units) => amount(units, '.'),
  list: (numbers) => numbers.join(', '),
  opening: () =>
    'Starting a node with the 800 members of Almaty. A day lasts some seconds here. These stories are played at the same time, on one chain, by different people; each is told when it has ended. That takes some minutes.',
  seconds: ({ seconds }) => `done in ${seconds} s`,
  closing: () => 'These were the stories of the market. Everything that was told was checked on the chain.',
  failed: () => 'A story went wrong here:',

  headings: {
    sausageIsMade: '1. Sausage',
    medicinesAreBought: '2. Medicines',
    servicesWithoutMoney: '3. Services without money',
    inventorIsPaid: '4. The inventor',
    debtsAreSetOff: '5. The non-payment crisis',
    boardIsFull: '6. The board',
    auditorWatches: '7. The auditor',
  },

  sausageIsSigned: ({ organiser, feed, fuel, farm, workshop, cycles, period }) =>
    `Member ${organiser} drafts a cycle contract: feed from ${feed} and fuel from ${fuel} to farmer ${farm}, meat to workshop ${workshop}, sausage to the consumers, ${cycles} times, every ${period} days. All sign exactly this text.`,
  sausageWaterfall: ({ market, discount, share, price, saving }) =>
    `A share of sausage costs ${en.money(market)} on the market. The suppliers of feed and fuel together, the farmer, and the workshop leave off ${en.money(discount)} each; the club and the organisers get ${en.money(share)} each. A consumer pays ${en.money(price)}, and saves ${en.money(saving)}.`,
  sausageIsOrdered: ({ count, price, total }) =>
    `${count} consumers order a share each, once for all cycles. Of each ${en.money(price)} move into the cycle's own account at once: ${en.money(total)}.`,
  sausageCycle: ({ cycle, count, silent }) =>
    `Cycle ${cycle}: all deliver and confirm, and every supplier is paid in that block. Of ${count} consumers ${silent} say nothing: after three days silence counts as having received.`,
  farmFails: ({ cycle, farm, claim }) =>
    `Cycle ${cycle}: the farmer has feed and fuel, and brings no meat. The workshop complains and claims ${en.money(claim)}. Farmer ${farm} is suspended in that very block.`,
  sausageSubstitute: ({ substitute, surety }) =>
    `At once organiser and workshop name another farmer, ${substitute}, who signs as well. Until the complaint ends, ${en.money(surety)} are reserved against the workshop, in case it was wrong.`,
  sausageNewTerms: ({ farm, substitute, from }) =>
    `Farmer ${farm} gives notice. The others sign new terms: from cycle ${from} on, feed and fuel go to ${substitute}. Nothing changes for the consumers.`,
  sausageGoesOn: ({ cycle, substitute, paid }) =>
    `The meat comes from ${substitute}, who is paid ${en.money(paid)} out of the cycle's account, and the consumers get the sausage of cycle ${cycle}. Nobody has waited for the dispute.`,
  workshopIsMadeWhole: ({ voters, guarantors, claim }) =>
    `The farmer's guarantors have joined. For the whole claim vote ${en.list(voters)}: more than half of all who were reached by then. The workshop is paid ${en.money(claim)} out of the deposits of ${en.list(guarantors)}, nothing is reserved against it any more, and all are free.`,
  farmPaysBack: ({ farm, guarantors, each }) =>
    `Out of what it has earned before, farmer ${farm} gives ${en.money(each)} each back to ${en.list(guarantors)}, and they fill up its deposits: another chance.`,
  sausageOnTime: ({ cycle, count, silent }) =>
    `Cycle ${cycle} opened on the very day for which it was signed, with the new farmer, and is delivered. ${count - silent} consumers confirm.`,
  sausageSums: ({ paidIn, suppliers, paidTo, club, organiser, guarantors, paidOut, award }) => [
    'Everything added up, from events alone:',
    row('paid in by consumers', en.money(paidIn)),
    row('to the supplier of feed', en.money(paidTo(suppliers.feed))),
    row('to the supplier of fuel', en.money(paidTo(suppliers.fuel))),
    row('to the first farmer', en.money(paidTo(suppliers.farm))),
    row('to the second farmer', en.money(paidTo(suppliers.substitute))),
    row('to the workshop', en.money(paidTo(suppliers.workshop))),
    row('to the club', en.money(club)),
    row('to the organiser', en.money(organiser)),
    row("to the suppliers' guarantors", en.money(guarantors)),
    row('paid out', en.money(paidOut)),
    row('besides, to the workshop, out of deposits', en.money(award)),
    '      The same to the unit as what is in their purses.',
  ].join('\n'),

  medicinesRequested: ({ count, packs }) =>
    `${count} pensioners publish what they need against blood pressure. A charitable foundation reads the board, page by page, and adds it up: ${packs} packs.`,
  medicinesMatched: ({ distributor, licence, foundation, packs, least, market, wholesale, percent }) =>
    `Distributor ${distributor} shows its ${licence} and gives a pack for ${en.money(wholesale)} instead of ${en.money(market)}, ${percent} % less, from ${least} packs on. No pensioner's request matches that alone. The request of foundation ${foundation} for all ${packs} does.`,
  medicinesOrdered: ({ organiser, market, price, share, total }) =>
    `Member ${organiser} drafts: wholesale price, ${en.money(share)} for the foundation in place of the club, ${en.money(share)} for organiser and guarantors. A pack costs ${en.money(price)} instead of ${en.money(market)}. The pensioners order, and ${en.money(total)} are in the cycle's account.`,
  medicinesArrive: ({ served, silent }) =>
    `The foundation has the packs, and the distributor its money. The foundation hands them out: ${served} pensioners confirm, ${silent} say nothing, which counts as well when the time to complain is over.`,
  pensionerComplains: ({ forgotten, claim }) =>
    `Nobody has come to pensioner ${forgotten}. She complains about her order, ${en.money(claim)}. The foundation is suspended, and what it has published is not shown.`,
  pensionerIsPaid: ({ voters, guarantors, claim }) =>
    `Its guarantors have joined, and ${en.list(voters)} agree: she has her ${en.money(claim)} back out of the deposits of ${en.list(guarantors)}, and they top up. The foundation is free, and its listing is on the board again.`,
  medicinesSums: ({ paidIn, distributor, foundation, organiser, guarantors, award, saved }) => [
    'Everything added up, from events alone:',
    row('paid in by pensioners', en.money(paidIn)),
    row('to the distributor', en.money(distributor)),
    row('to the foundation, a tenth of the market value', en.money(foundation)),
    row('to the organiser', en.money(organiser)),
    row("to the suppliers' guarantors", en.money(guarantors)),
    row('awarded out of deposits', en.money(award)),
    row("saved against the chemist's price", en.money(saved)),
  ].join('\n'),

  servicesPublished: ({ doctor, professor, official, builder }) =>
    `Four people each need something, and nobody wants to pay with money. Doctor ${doctor} needs lessons for the children, professor ${professor} needs papers written, official ${official} needs a road mended, road builder ${builder} needs treatment. Each publishes what it can do and what it needs.`,
  servicesRing: ({ doctor, professor, official, builder, lookedAt }) =>
    `The doctor asks the node for rings. It has looked at ${lookedAt} members and found one: ${doctor} treats ${builder}, who mends the road of ${official}, who writes the papers of ${professor}, who teaches the children of ${doctor}. The runtime has checked it.`,
  servicesSigned: ({ count }) => `The answer is a ready draft. The doctor submits it, and all ${count} sign.`,
  servicesServed: ({ hours, value, total }) =>
    `Each works ${hours} hours, insured for ${en.money(value)}, and each confirms what it has received: services worth ${en.money(total)}.`,
  servicesCostNothing: () => 'Not a unit of money has moved, and nothing of it is left in the state.',

  inventorIsSigned: ({ inventor, farmer, bulls, percent, most }) =>
    `Inventor ${inventor} gives farmer ${farmer} a new feed for ${bulls} bulls. It costs nothing but ${percent} % of what they gain more than a control, at most ${en.money(most)} in a cycle. So much is reserved against the farmer.`,
  inventorDisagrees: ({ inventor, farmer }) =>
    `The inventor signs ${inventor} kg, the farmer ${farmer} kg. These are not the same, and nothing is paid. They weigh again, together.`,
  inventorIsPaid: ({ cycle, control, gained, kilograms, worth, half, due }) =>
    `Cycle ${cycle}: the control has gained ${control} kg, the bulls ${en.list(gained)}. That is ${kilograms} kg more, worth ${en.money(worth)}; half is ${en.money(half)}. Both have signed the same, and the inventor is paid ${en.money(due)}${due < half ? ': no more than was signed' : ''}.`,
  inventorSums: ({ first, second, total }) =>
    `${en.money(first)} and ${en.money(second)}: the inventor has ${en.money(total)} more, and the farmer so much less.`,

  crisisDebts: ({ firms, count, total }) =>
    `${firms} firms have no money at all; it lies with somebody who does not spend it. They go on supplying each other, and acknowledge what they have received: ${count} debts, ${en.money(total)} together, which nobody can pay.`,
  crisisSetOff: ({ rings, shortest, longest }) =>
    `A clerk looks for rings in which each owes the next one, and finds ${rings}, of ${shortest} to ${longest} debts. The chain checks each, and lets all its debts fall by the smallest.`,
  crisisSums: ({ total, gone, rest, percent }) => [
    'Without a unit of money, and nobody richer or poorer by it:',
    row('debts before', en.money(total)),
    row('gone', `${en.money(gone)}, ${percent} %`),
    row('left', en.money(rest)),
  ].join('\n'),
  crisisIsOver: ({ rest }) => `The money comes back, the remaining ${en.money(rest)} are paid, and all deals are closed.`,

  boardFilled: ({ count, members }) =>
    `${members} members publish ${grouped(count)} offers and requests, up to 32 in one call.`,
  boardRead: ({ count, all, categories }) =>
    `Read page by page, section by section, the board shows ${grouped(all)} listings, the newest first; of these members' all ${grouped(count)}, each once, in ${categories} categories: all that there are.`,
  boardMatched: ({ members, found }) =>
    `${members} members each ask for all of their matches, with one query, and each finds some. The ${grouped(found)} answers are those that the rule names, in its order: the best first.`,
  boardDeal: ({ buyer, member, taken, left, quantity }) =>
    `Member ${buyer} wants ${taken} kg of what ${member} offers on terms signed in advance: one call, and the deal is open. The board shows ${left} kg instead of ${quantity}. They cancel it, and it shows ${quantity} again.`,
  boardPaused: ({ member }) => `Member ${member} pauses a listing, and it is off the board; resumed, it is back.`,

  promisesHeld: ({ looks, exposure, cycles }) =>
    `While all this happened the auditor looked ${looks} times: by the chain's own query, and at money, risk and guarantees once more from storage alone. Every promise held at every block it looked at, with up to ${en.money(exposure)} at risk and ${en.money(cycles)} kept in cycles. Now all is paid out, and not a unit was made or lost.`,
  marketSums: (sums) => [
    'The sums:',
    row('members', sums.members),
    row('deposits held', en.money(sums.deposits)),
    row('at risk', en.money(sums.exposure)),
    row('kept in cycles', en.money(sums.cycles)),
    row('in escrow', en.money(sums.escrow)),
    row('open deals', sums.deals),
    row('running cycle contracts', sums.cycleContracts),
    row('open complaints', sums.complaints),
    row('all money', en.money(sums.issuance)),
  ].join('\n'),
};

const ru = {
  money: (units) => amount(units, ','),
  list: (numbers) => numbers.join(', '),
  opening: () =>
    'Запускается узел с 800 участниками Алматы. Сутки здесь длятся несколько секунд. Эти истории идут одновременно, на одной цепи, с разными людьми; каждая рассказывается, когда закончится. На всё нужно несколько минут.',
  seconds: ({ seconds }) => `заняло ${seconds} с`,
  closing: () => 'Вот и все истории рынка. Всё рассказанное проверено на цепи.',
  failed: () => 'Здесь история пошла не так:',

  headings: {
    sausageIsMade: '1. Колбаса',
    medicinesAreBought: '2. Лекарства',
    servicesWithoutMoney: '3. Услуги без денег',
    inventorIsPaid: '4. Изобретатель',
    debtsAreSetOff: '5. Кризис неплатежей',
    boardIsFull: '6. Доска «предлагаю / требуется»',
    auditorWatches: '7. Аудитор',
  },

  sausageIsSigned: ({ organiser, feed, fuel, farm, workshop, cycles, period }) =>
    `Участник ${organiser} составляет виртуальную корпорацию: корма от ${feed} и топливо от ${fuel} фермеру ${farm}, мясо колбасному цеху ${workshop}, колбаса потребителям; циклов ${cycles}, длина каждого в сутках ${period}. Все подписывают именно этот текст.`,
  sausageWaterfall: ({ market, discount, share, price, saving }) =>
    `Доля колбасы стоит на рынке ${ru.money(market)}. Поставщики кормов и топлива вместе, фермер и цех уступают по ${ru.money(discount)}; клубу и организаторам идёт по ${ru.money(share)}. Потребитель платит ${ru.money(price)} и экономит ${ru.money(saving)}.`,
  sausageIsOrdered: ({ count, price, total }) =>
    `Потребители (${count}) заказывают по одной доле, один раз на все циклы. С каждого на счёт самого цикла сразу уходит ${ru.money(price)}, вместе ${ru.money(total)}.`,
  sausageCycle: ({ cycle, count, silent }) =>
    `Цикл ${cycle}: все поставили и подтвердили, и каждый поставщик в том же блоке получил деньги. Из потребителей (${count}) промолчали ${silent}: через трое суток молчание считается получением.`,
  farmFails: ({ cycle, farm, claim }) =>
    `Цикл ${cycle}: корма и топливо фермер получил, а мяса нет. Цех подаёт рекламацию на ${ru.money(claim)}. Фермер ${farm} заблокирован в этом же блоке.`,
  sausageSubstitute: ({ substitute, surety }) =>
    `Организатор и цех тут же называют замену, фермера ${substitute}, и он тоже подписывает. До конца рекламации за цехом зарезервировано ${ru.money(surety)} на случай, если неправ он.`,
  sausageNewTerms: ({ farm, substitute, from }) =>
    `Фермер ${farm} заявляет о выходе. Остальные подписывают новые условия: с цикла ${from} корма и топливо идут фермеру ${substitute}. Для потребителей ничего не меняется.`,
  sausageGoesOn: ({ cycle, substitute, paid }) =>
    `Мясо поставил ${substitute}, и ему со счёта цикла уплачено ${ru.money(paid)}; потребители получили колбасу цикла ${cycle}. Спора не ждал никто.`,
  workshopIsMadeWhole: ({ voters, guarantors, claim }) =>
    `Поручители фермера присоединились. За всю сумму проголосовали ${ru.list(voters)}: больше половины всех, до кого к этому времени дошло. Цех получил ${ru.money(claim)} из депозитов ${ru.list(guarantors)}, за ним больше ничего не зарезервировано, и все свободны.`,
  farmPaysBack: ({ farm, guarantors, each }) =>
    `Из заработанного раньше фермер ${farm} возвращает поручителям ${ru.list(guarantors)} по ${ru.money(each)}, и они пополняют его депозиты: ещё один шанс.`,
  sausageOnTime: ({ cycle, count, silent }) =>
    `Цикл ${cycle} открылся ровно в тот день, на который был подписан, уже с новым фермером, и всё поставлено. Получение подтвердили потребители, числом ${count - silent}.`,
  sausageSums: ({ paidIn, suppliers, paidTo, club, organiser, guarantors, paidOut, award }) => [
    'Всё сложено по одним только событиям:',
    row('внесли потребители', ru.money(paidIn)),
    row('поставщику кормов', ru.money(paidTo(suppliers.feed))),
    row('поставщику топлива', ru.money(paidTo(suppliers.fuel))),
    row('первому фермеру', ru.money(paidTo(suppliers.farm))),
    row('второму фермеру', ru.money(paidTo(suppliers.substitute))),
    row('цеху', ru.money(paidTo(suppliers.workshop))),
    row('клубу', ru.money(club)),
    row('организатору', ru.money(organiser)),
    row('поручителям поставщиков', ru.money(guarantors)),
    row('всего выплачено', ru.money(paidOut)),
    row('кроме того, цеху из депозитов', ru.money(award)),
    '      В кошельках ровно столько же, до единицы.',
  ].join('\n'),

  medicinesRequested: ({ count, packs }) =>
    `Пенсионеры (${count}) публикуют, кому сколько нужно таблеток от давления. Благотворительный фонд читает доску страница за страницей и складывает: упаковок ${packs}.`,
  medicinesMatched: ({ distributor, licence, foundation, packs, least, market, wholesale, percent }) =>
    `Дистрибьютор ${distributor} показывает лицензию («${licence}») и отдаёт упаковку за ${ru.money(wholesale)} вместо ${ru.money(market)}, на ${percent} % дешевле, если брать от ${least} упаковок. Заявке одного пенсионера это не подходит. Общей заявке фонда ${foundation} на ${packs} — подходит.`,
  medicinesOrdered: ({ organiser, market, price, share, total }) =>
    `Участник ${organiser} составляет текст: оптовая цена, ${ru.money(share)} фонду вместо клуба, ${ru.money(share)} организатору и поручителям. Упаковка стоит ${ru.money(price)} вместо ${ru.money(market)}. Пенсионеры заказали, на счёте цикла ${ru.money(total)}.`,
  medicinesArrive: ({ served, silent }) =>
    `Фонд получил упаковки, дистрибьютор — деньги. Фонд раздаёт: подтвердили пенсионеры числом ${served}, промолчали ${silent}, и по истечении срока рекламаций это тоже считается получением.`,
  pensionerComplains: ({ forgotten, claim }) =>
    `К пенсионерке ${forgotten} никто не пришёл. Она подаёт рекламацию по своему заказу на ${ru.money(claim)}. Фонд заблокирован, и его объявление с доски исчезло.`,
  pensionerIsPaid: ({ voters, guarantors, claim }) =>
    `Его поручители присоединились, и ${ru.list(voters)} согласились: свои ${ru.money(claim)} она получила из депозитов ${ru.list(guarantors)}, а те их пополнили. Фонд свободен, и его объявление снова на доске.`,
  medicinesSums: ({ paidIn, distributor, foundation, organiser, guarantors, award, saved }) => [
    'Всё сложено по одним только событиям:',
    row('внесли пенсионеры', ru.money(paidIn)),
    row('дистрибьютору', ru.money(distributor)),
    row('фонду, десятая часть рыночной стоимости', ru.money(foundation)),
    row('организатору', ru.money(organiser)),
    row('поручителям поставщиков', ru.money(guarantors)),
    row('компенсация из депозитов', ru.money(award)),
    row('сэкономлено против аптечной цены', ru.money(saved)),
  ].join('\n'),

  servicesPublished: ({ doctor, professor, official, builder }) =>
    `Четверым что-то нужно, а платить деньгами не хочет никто. Врачу ${doctor} нужны уроки для детей, профессору ${professor} — составленные бумаги, чиновнику ${official} — дорога к дому, дорожнику ${builder} — лечение. Каждый публикует, что умеет и что ему нужно.`,
  servicesRing: ({ doctor, professor, official, builder, lookedAt }) =>
    `Врач спрашивает у узла кольца. Узел просмотрел участников: ${lookedAt}, и нашёл одно: ${doctor} лечит ${builder}, тот чинит дорогу ${official}, тот пишет бумаги ${professor}, тот учит детей ${doctor}. Цепь проверила кольцо сама.`,
  servicesSigned: ({ count }) => `Ответ — уже готовый текст. Врач его подаёт, и подписывают все ${count}.`,
  servicesServed: ({ hours, value, total }) =>
    `Каждый отработал ${hours} часов под страховку ${ru.money(value)}, и каждый подтвердил, что получил: услуг на ${ru.money(total)}.`,
  servicesCostNothing: () => 'Ни одна единица денег не сдвинулась, и в состоянии от всего этого ничего не осталось.',

  inventorIsSigned: ({ inventor, farmer, bulls, percent, most }) =>
    `Изобретатель ${inventor} даёт фермеру ${farmer} новый корм для быков, голов ${bulls}. Он не стоит ничего, кроме ${percent} % того, что быки прибавят сверх контрольного, самое большее ${ru.money(most)} за цикл. Столько за фермером и зарезервировано.`,
  inventorDisagrees: ({ inventor, farmer }) =>
    `Изобретатель подписал ${inventor} кг, фермер ${farmer} кг. Это не одно и то же, и ничего не уплачено. Взвешивают ещё раз, вместе.`,
  inventorIsPaid: ({ cycle, control, gained, kilograms, worth, half, due }) =>
    `Цикл ${cycle}: контрольный прибавил ${control} кг, быки с новым кормом ${ru.list(gained)}. Это на ${kilograms} кг больше, то есть на ${ru.money(worth)}; половина — ${ru.money(half)}. Обе стороны подписали одно и то же, и изобретателю уплачено ${ru.money(due)}${due < half ? ': не больше подписанного' : ''}.`,
  inventorSums: ({ first, second, total }) =>
    `${ru.money(first)} и ${ru.money(second)}: у изобретателя на ${ru.money(total)} больше, у фермера на столько же меньше.`,

  crisisDebts: ({ firms, count, total }) =>
    `У фирм (${firms}) денег нет совсем: они лежат у того, кто их не тратит. Фирмы продолжают поставлять друг другу и признают полученное: долгов ${count}, вместе на ${ru.money(total)}, и платить никому нечем.`,
  crisisSetOff: ({ rings, shortest, longest }) =>
    `Расчётчик ищет кольца, в которых каждый должен следующему, и находит ${rings}, от ${shortest} до ${longest} долгов в каждом. Цепь проверяет каждое и уменьшает все его долги на наименьший.`,
  crisisSums: ({ total, gone, rest, percent }) => [
    'Без единой единицы денег, и никто от этого не стал ни богаче, ни беднее:',
    row('долгов было', ru.money(total)),
    row('погашено', `${ru.money(gone)}, ${String(percent).replace('.', ',')} %`),
    row('осталось', ru.money(rest)),
  ].join('\n'),
  crisisIsOver: ({ rest }) => `Деньги вернулись, оставшиеся ${ru.money(rest)} уплачены, все сделки закрыты.`,

  boardFilled: ({ count, members }) =>
    `Участники (${members}) публикуют предложения и заявки, всего ${grouped(count)}, до 32 одним вызовом.`,
  boardRead: ({ count, all, categories }) =>
    `Страница за страницей, раздел за разделом доска показывает объявлений ${grouped(all)}, новые сверху; из них этих участников — все ${grouped(count)}, каждое один раз, в категориях числом ${categories}: других нет.`,
  boardMatched: ({ members, found }) =>
    `Участники (${members}) одним запросом узнают всё, что им подходит, и находит каждый. Ответов ${grouped(found)}, и это именно те, которые называет правило, и в его порядке: лучшие первыми.`,
  boardDeal: ({ buyer, member, taken, left, quantity }) =>
    `Участнику ${buyer} нужно ${taken} кг того, что ${member} предлагает на заранее подписанных условиях: один вызов, и сделка открыта. На доске теперь ${left} кг вместо ${quantity}. Сделку отменили, и там снова ${quantity}.`,
  boardPaused: ({ member }) => `Участник ${member} приостановил объявление — его нет на доске; возобновил — оно снова там.`,

  promisesHeld: ({ looks, exposure, cycles }) =>
    `Пока всё это шло, аудитор проверял состояние запросом самой цепи, а деньги, риск и поручительства — ещё раз по одному лишь хранилищу; проверок ${looks}. В каждом проверенном блоке все обещания выполнялись; под риском было до ${ru.money(exposure)}, на счетах циклов до ${ru.money(cycles)}. Теперь всё выплачено, и ни одна единица не появилась и не пропала.`,
  marketSums: (sums) => [
    'Итоги:',
    row('участников', sums.members),
    row('удержано депозитов', ru.money(sums.deposits)),
    row('под риском', ru.money(sums.exposure)),
    row('на счетах циклов', ru.money(sums.cycles)),
    row('на эскроу', ru.money(sums.escrow)),
    row('открытых сделок', sums.deals),
    row('действующих виртуальных корпораций', sums.cycleContracts),
    row('открытых рекламаций', sums.complaints),
    row('всего денег', ru.money(sums.issuance)),
  ].join('\n'),
};

export const TEXTS = { en, ru };
