/** Advice that is not a counter's to give: declined politely, with a way on. */
export const advice = {
  'advice.investment': '买哪一款、该买还是该卖，我不能给建议：投资有风险，适不适合要看您的情况。可以为您预约理财顾问面谈，也可以拨打{phone}：',
  'advice.legal': '法律上的判断我不能代您作出，请咨询律师或拨打 12348 法律服务热线。涉及我们服务的事，可以转人工或拨打{phone}：',
  'advice.medical': '身体和用药的事我不能给建议，请咨询医生；情况紧急请马上拨打 120。业务上的事，可以转人工或拨打{phone}：',
} as const;
