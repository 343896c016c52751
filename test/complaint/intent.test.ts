import { expect, test } from 'vitest';
import { asksHowToComplain, complaintIntent, moreIntent, tellsMore, withdrawIntent } from '../../dialogs/complaint/intent.js';
import { classIn } from '../../dialogs/complaint/class.js';
import { isMajor } from '../../dialogs/complaint/major.js';
import { plain } from '../../dialogs/understanding/plain.js';

/** What words are taken for, in the order in which the counter asks. */
function takenFor(said: string): string {
  const words = plain(said);
  const intent = [withdrawIntent, moreIntent, complaintIntent].find((each) => each.wanted(words, { text: said }));
  return intent?.form ?? (asksHowToComplain(words) ? 'how' : 'none');
}

test.each([
  ['我要投诉', 'complaint'], ['投诉！', 'complaint'], ['投诉你们取消订单', 'complaint'], ['我要投訴櫃員', 'complaint'], ['我替我妈投诉', 'complaint'], ['我要举报你们经理', 'complaint'],
  ['我要投诉你们的电话打不通', 'complaint'], ['I want to complain about a clerk', 'complaint'], ["I'd like to make a complaint", 'complaint'], ['complaint', 'complaint'], ['你们逼我撤诉，我要投诉', 'complaint'],
  ['我不想投诉，只是问问', 'none'], ['不是投诉', 'none'], ["I don't want to complain", 'none'], ['我的投诉处理到哪了', 'none'], ['投诉多久有结果', 'none'],
  ['怎么投诉', 'how'], ['请问在哪里可以投诉？', 'how'], ['投诉电话是多少', 'how'], ['How can I complain?', 'how'],
  ['撤回投诉', 'complaint-withdraw'], ['我要撤诉', 'complaint-withdraw'], ['不想投诉了', 'complaint-withdraw'], ['取消我的投诉', 'complaint-withdraw'], ['撤回投訴', 'complaint-withdraw'], ['withdraw my complaint', 'complaint-withdraw'],
  ['补充投诉', 'complaint-more'], ['我还有补充', 'complaint-more'], ['我還要補充', 'complaint-more'], ['add to my complaint', 'complaint-more'],
  ['我想预约', 'none'], ['您好', 'none'],
])('GIVEN %s THEN %s', (said, form) => {
  expect(takenFor(said)).toBe(form);
});

test.each([['我要投诉', false], ['我要投诉你们', false], ['投诉！！', false], ['我要投诉，等了两小时', true], ['投诉你们取消订单', true], ['I want to complain', false], ["I'd like to make a complaint", false], ['I want to complain about a rude clerk', true]])('GIVEN “%s” THEN it tells more: %s', (said, more) => {
  expect(tellsMore(said)).toBe(more);
});

test.each([['态度差', 'attitude'], ['等了两小时没人管', 'quality'], ['亏损', 'product'], ['客户经理误导我', 'wrong-information'], ['说错了利息到账日', 'wrong-information'], ['态度差还误导', undefined], ['出了点事', undefined], ['The clerk was rude', 'attitude'], ['I was misled', 'wrong-information']])('GIVEN %s THEN its class is %s', (said, about) => {
  expect(classIn(said)).toBe(about);
});

test.each([['亏了3000元', false], ['亏了十万元', true], ['我有100万存款，柜员态度差', false], ['许多客户都遇到了', true], ['I will call the press', true], ['我被诈骗了', true], ['柜员态度差', false], ['排队编号 0315', false]])('GIVEN %s THEN major: %s', (said, major) => {
  expect(isMajor(said)).toBe(major);
});
