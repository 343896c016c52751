/** Answers about the institution itself, from its profile. */
export const information = {
  'information.hours': '{branch}营业时间：\n{hours}\n法定节假日休息，预约时会为您避开。',
  'information.hours-all': '各网点营业时间：\n{hours}\n法定节假日休息，预约时会为您避开。',
  'information.address': '{branch}：{address}，电话 {phone}。',
  'information.bring': '办理{service}请带：{bring}。',
  'information.bring-which': '不同业务要带的材料不同，请告诉我您要办哪一项：',
  'information.phone': '客服热线：{phone}。',
  'information.branches': '我们的网点：\n{branches}',
  'information.services': '可以预约的服务：{services}。',
  'information.fees': '费用、利率和收益我这里没有可靠的信息，不能随意答复您。请拨打{phone}，或在预约时当面咨询。',
  'information.duration': '{service}的预约时长约 {minutes} 分钟；后续审批等时间以网点答复为准。',
  'information.ask-bring': '办理{service}要带什么？',
  'information.ask-duration': '{service}的预约需要多久？',
  'information.duration-which': '预约时长因业务而异，请告诉我您要办哪一项：',
  'information.unknown': '这个问题我这里没有可靠的答案，不想误导您。您可以拨打{phone}，由人工客服答复。',
  'information.hours-line': '{days} {spans}',
  'information.closed': '休息',
} as const;
