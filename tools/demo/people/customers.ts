import type { Locale } from '../../../records/message.js';
import type { Random } from '../../crash/random.js';

/** A customer of the demo. Nobody of them exists. */
export interface Person {
  readonly locale: Locale;
  readonly name: string;
  /** As it is typed: `13800138000`. */
  readonly phone: string;
  readonly mail: string;
  /** Known to the institution's own site by this; undefined: a stranger. */
  readonly identity: string | undefined;
  readonly customerClass: string | undefined;
}

const HANS = {
  family: ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '吴', '周', '徐', '孙', '马', '朱', '胡', '郭', '何', '林', '罗', '郑', '梁', '谢', '宋', '唐', '许', '韩', '冯', '邓', '曹', '彭'],
  given: ['芳', '伟', '娜', '敏', '静', '秀英', '丽', '强', '磊', '洋', '艳', '勇', '军', '杰', '娟', '涛', '明', '超', '秀兰', '霞', '平', '刚', '桂英', '文婷', '雨桐', '浩然', '梓涵', '思远', '晓东', '建华', '志强', '海燕', '佳怡', '子轩', '欣怡', '国庆', '春梅', '立新'],
};
const HANT = {
  family: ['陳', '林', '黃', '張', '李', '王', '吳', '劉', '蔡', '楊', '許', '鄭', '謝', '郭', '洪', '邱', '曾', '廖', '賴', '周'],
  given: ['大文', '淑芬', '志明', '美玲', '家豪', '雅婷', '俊傑', '怡君', '建宏', '心怡', '宗翰', '佩珊', '冠宇', '詩涵', '國華', '麗華', '偉倫', '慧敏'],
};
const EN = {
  family: ['Smith', 'Brown', 'Taylor', 'Wilson', 'Evans', 'Thomas', 'Roberts', 'Walker', 'Wright', 'Green', 'Baker', 'Hill', 'Clarke', 'Turner', 'Parker', 'Cooper', 'Ward', 'Morgan'],
  given: ['Mary', 'James', 'Linda', 'Robert', 'Susan', 'David', 'Karen', 'Daniel', 'Laura', 'Peter', 'Helen', 'Mark', 'Alice', 'Simon', 'Emma', 'George', 'Nina', 'Oliver'],
};
const POOLS = { 'zh-Hans': HANS, 'zh-Hant': HANT, en: EN } as const;

/** Numbers that no network has given out: the prefix is a real one, so that they are read as mobile numbers. */
const PREFIXES = ['138', '139', '136', '137', '150', '159', '186', '188', '133', '177'];
/** Every sixth has the better class of service. */
const PRIVATE = 0.16;

/** Somebody made up, of this language. `known`: the institution's own site knows them. */
export function makePerson(random: Random, locale: Locale, known: boolean): Person {
  const { family, given } = POOLS[locale];
  const [last, first] = [random.among(family), random.among(given)];
  const serial = random.whole(0, 99_999_999);
  return {
    locale,
    name: locale === 'en' ? `${first} ${last}` : `${last}${first}`,
    phone: `${random.among(PREFIXES)}${String(serial).padStart(8, '0')}`,
    mail: `${locale === 'en' ? first.toLowerCase() : 'customer'}${serial}@example.com`,
    identity: known ? `cust-${String(serial).padStart(8, '0')}` : undefined,
    customerClass: known && random.chance(PRIVATE) ? 'private' : undefined,
  };
}

/** The language of a customer: most speak Simplified Chinese. */
export function someLocale(random: Random): Locale {
  const at = random.next();
  return at < 0.74 ? 'zh-Hans' : at < 0.87 ? 'zh-Hant' : 'en';
}
