/** What hardly anybody says. Searched for, it has to be found among everything. */
export const RARE: readonly string[] = ['昨天下午在浦东支行，大堂里的鹦鹉学柜员骂人，态度恶劣', '昨天下午在浦东支行，自动柜员机吐出一张缺角的纸币没人管', '今天上午在徐汇支行的琉璃屏风倒了，险些砸到老人，没人管', '请归还我落在窗口的搪瓷茶缸'];
