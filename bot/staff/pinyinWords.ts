/** What Chinese speakers are known to make passwords of: words in pinyin, numbers that sound like words, surnames. The commoner first. */
export const PINYIN_WORDS: readonly string[] = [
  'woaini', '5201314', '1314520', 'woaini1314', 'woaini520', '520520', '1314', '520', 'mima', 'wodemima', 'nihao', 'woshi', 'wobuzhidao', 'wangyi', 'aini', 'iloveyou',
  'laopo', 'laogong', 'baobao', 'baobei', 'mama', 'baba', 'haha', 'hehe', 'tiantian', 'xiaoxiao', 'dandan', 'feifei', 'meimei', 'gege', 'didi', 'jiejie', 'pengyou', 'airen',
  'zhongguo', 'beijing', 'shanghai', 'guangzhou', 'shenzhen', 'hangzhou', 'nanjing', 'chengdu', 'wuhan', 'tianjin', 'chongqing', 'taiwan', 'xianggang', 'pudong',
  'yinhang', 'baoxian', 'zhengquan', 'licai', 'guitai', 'kefu', 'kehu', 'gongsi', 'gongzuo', 'jingli', 'laoban', 'guanli', 'guanliyuan', 'denglu', 'yonghu', 'facai', 'fafa', 'gongxifacai',
  'wang', 'zhang', 'zhao', 'chen', 'yang', 'huang', 'zhou', 'zhu', 'lin', 'guo', 'tang', 'feng', 'deng', 'xiao', 'cheng', 'zeng', 'peng', 'liang', 'jiang', 'liu', 'sun', 'gao',
  'wei', 'fang', 'xiuying', 'min', 'jing', 'jun', 'qiang', 'yong', 'yan', 'jie', 'juan', 'tao', 'ming', 'chao', 'xiulan', 'xia', 'ping', 'gang', 'guiying', 'hong', 'dong', 'hao', 'bin', 'lei', 'peng', 'xin',
  'zhangwei', 'wangwei', 'wangfang', 'liwei', 'wangxiuying', 'lina', 'zhangmin', 'lijing', 'wangjing', 'liqiang', 'zhangjing', 'limin', 'liuwei', 'wangyan', 'zhangsan', 'lisi', 'wangwu',
];
