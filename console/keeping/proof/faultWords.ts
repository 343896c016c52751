/** What a fault is called in Chinese: by how it begins, for numbers stand in some of them. */
const FAULTS: readonly (readonly [begin: string, zh: string])[] = [
  ['is not what its hash says', '内容与散列值不符：被修改、移动或插入'],
  ['does not follow the record before it', '与上一条记录不衔接'],
  ['something came before the first record', '首条记录之前另有内容'],
  ['the record is missing', '缺少此条记录'],
  ['the records from here', '自此起有记录缺失'],
  ['the last record is missing', '缺少最后一条记录'],
  ['the last record is not the one', '最后一条记录与会话头所载不符'],
  ['records without the head', '有记录而无会话头'],
  ['a record before the first', '首条之前有多余记录'],
  ['goes on behind the end', '在所载末端之后仍有内容'],
  ['the seal of the conversation', '会话末端的封印不符：记录或会话头被改写，或密钥不同'],
  ['the seal of the register', '登记簿末端的封印不符：登记簿被改写，或密钥不同'],
  ['the head names another', '会话头所载渠道或开始时间不符'],
  ['the register has', '登记簿有此会话而会话已不在，或编号不同'],
  ['the lines from here', '自此起登记簿有缺行'],
  ['the line', '登记簿缺行'],
  ['its line', '其登记行与前一行不衔接，或与散列值不符'],
  ['the tombstone', '删除凭证不符'],
  ['the record, the last that anchor', '锚点所见的最后一条记录已缺失'],
  ['is not the record that anchor', '与锚点所见的记录不同：此条或之前的记录被改写'],
  ['the file is not what its hash says', '锚点文件被改动'],
  ['the file bears no seal', '锚点文件未带本机构密钥的封印'],
  ['this database has no anchor', '本库没有任何锚点：是另一个库，或被恢复到首个锚点之前'],
  ['this database ends with anchor', '本库止于更早的锚点：被恢复到旧状态'],
  ['this database has another anchor', '本库同号锚点不同：历史被改写'],
  ['the register ends at line', '登记簿比锚点所见为短：有会话缺失'],
  ['what this database keeps of the anchor', '本库所存叶节点不能得出锚点的根：会话被改动、恢复或遗漏'],
  ['the access log', '访问日志与锚点所见不符：被改动或截断'],
];

/** A fault in the console's language; what has no word stays in English. */
export function faultWords(what: string, language: 'zh' | 'en'): string {
  return language === 'en' ? what : (FAULTS.find(([begin]) => what.startsWith(begin))?.[1] ?? what);
}
