/** End of service and renewal (norms 7.1, 7.3). */
export const service = {
  'service.kind.application': '申请',
  'service.kind.complaint': '投诉',
  'service.kind.feedback': '反馈',
  'service.kind.booking': '预约服务',
  'service.kind.other': '服务',
  'service.renewal': '您好，提醒您：您的“{service}”将于{until}到期。',
  'service.content': '服务内容：{value}',
  'service.standard': '服务标准：{value}',
  'service.terms': '续期条件：{value}',
  'service.renewal.ask': '是否续期由您决定。想了解或办理，可以为您预约；不需要的话不必回复。',
  'service.ended': '您好，您的“{service}”已经结束，感谢您的信任。',
  'service.report': '办理情况：{value}',
  'service.ended.ask': '如果还有没解决的问题，请告诉我；想继续办理，也可以为您预约。',
  'service.button.problem': '我要反馈问题',
} as const;
