import type { Gender } from './grammar.ts';

/*
 * The small words by which Arabic and Hebrew say who says something: in Arabic without hamza and
 * vowel signs, as they are left out as often as written.
 */

const ARABIC_BY_HIM =
  'قال اضاف صرح اكد اوضح ذكر اعلن اشار تابع شدد كتب رد لفت حذر اعتبر اعترف تساءل سال اجاب ' +
  'علق زعم اقر افاد اردف';
const ARABIC_STEMS = 'قول ضيف ؤكد وضح ذكر علن شير كتب حذر عتبر';
const ARABIC_BY_THEM = 'قالوا اضافوا اكدوا اوضحوا اعلنوا ذكروا';
const HEBREW_BY_HIM =
  'אמר הוסיף הצהיר הדגיש הסביר ציין הודיע כתב טען השיב ענה הזהיר מסר סיפר הודה הבהיר הכריז ' +
  'קבע התריע הגיב המשיך סיכם שאל אומר מוסיף מסביר מדגיש מציין טוען מזהיר סבור';
const HEBREW_BY_HER =
  'אמרה הוסיפה הצהירה הדגישה הסבירה ציינה הודיעה טענה השיבה ענתה הזהירה מסרה סיפרה הודתה ' +
  'הבהירה הכריזה קבעה התריעה הגיבה המשיכה סיכמה שאלה אומרת מוסיפה מסבירה מדגישה מציינת ' +
  'טוענת מזהירה סבורה';
const HEBREW_BY_THEM =
  'אמרו הוסיפו הודיעו הצהירו הדגישו ציינו טענו מסרו הסבירו הזהירו אומרים טוענים';

/** Verbs of saying, by who can say them. */
export const VERBS: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ...ARABIC_BY_HIM.split(' ').flatMap((verb): [string, Gender][] => [
    [verb, 'he'],
    [`${verb}ت`, 'she'],
  ]),
  ...ARABIC_STEMS.split(' ').flatMap((stem): [string, Gender][] => [
    [`ي${stem}`, 'he'],
    [`ت${stem}`, 'she'],
  ]),
  ['نفي', 'he'],
  ['نفت', 'she'],
  ...saidBy('they', ARABIC_BY_THEM),
  ...saidBy('he', HEBREW_BY_HIM),
  ...saidBy('she', HEBREW_BY_HER),
  ...saidBy('they', HEBREW_BY_THEM),
]);

/** What stands before the source without a verb: according to. */
export const PREFIXES = setOf('بحسب حسب وفق', 'לפי לדברי לטענת כדברי');
/** What leads in what is said: that. */
export const THAT = setOf('ان انه انها انهم بان بانه بانها', 'כי');
/** As he said, behind what is said. */
export const AS = setOf('كما هكذا حسبما مثلما', 'כפי כך');
/** What ends a name: in, on, yesterday, who. */
export const STOPS = setOf(
  'في على من عن خلال بعد قبل امس اليوم غدا يوم مساء صباح الذي التي الذين وهو وهي قد لقد حين ' +
    'عندما اثناء عبر ضمن الي مع عقب الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد كان ' +
    'كانت لكن ثم',
  'על אל מול עם אשר אך אבל גם כבר עוד אז אתמול היום מחר הבוקר הערב אמש ביום בשבוע בלילה ' +
    'בבוקר בצהריים בסוף בשיחה בהודעה בראיון בישיבה בכנס במסיבת בוועדה בדיון בתגובה במהלך בפתח ' +
    'לאחר אחרי לפני כאשר מאז שלא שאין שיש שאם שזה שזו לגבי בנוגע',
);
/** To whom something is said, or what for. */
export const ADDRESSEES = setOf(
  'لوكالة لصحيفة لقناة لموقع لاذاعة لمجلس',
  'לעיתונאים לכתבים לכתבי לעיתון לערוץ לאתר לרדיו לוועדה לכנסת למועצה לתקשורת לסוכנות',
);
/** To us, to her: they stand before the source. */
export const TO_THEM = setOf('لنا لي له لها لهم', 'לנו לי לו לה להם להן');
/** What somebody is, and of what, before a name or without one: no part of it. */
export const ROLES = setOf(
  'رئيس رئيسة مدير مديرة وزير وزيرة نائب نائبة متحدث متحدثة ناطق ناطقة مصدر مصادر مسؤول ' +
    'مسؤولة محافظ عمدة شاهد شهود خبير خبيرة محام محامي محامية طبيب طبيبة كاتب كاتبة قائد عضو ' +
    'سكان احد احدي بيان تقرير دكتور دكتورة د شيخ سيد سيدة صياد صيادة عامل عاملة مهندس مهندسة ' +
    'معلم معلمة صاحب صاحبة امين حارس ضابط ميناء شركة هيئة بلدية وزارة شرطة جمعية',
  'ראש ראשת שר שרת סגן סגנה סגנו סגנית דובר דוברת מנהל מנהלת מנכ"ל מנכ"לית סמנכ"ל יו"ר ח"כ ' +
    `עו"ד ד"ר פרופ' פרופסור מר גב' חבר חברת מפקד מפקדת יועץ יועצת תושב תושבת תושבי נציג נציגת ` +
    'גורם גורמים מקור מקורות מהנדס מהנדסת רופא רופאה מורה שופט שופטת עד עדה עיתונאי עיתונאית ' +
    'בעל בעלת רב נשיא נשיאת מזכיר מזכירת מומחה מומחית דייג דייגת עיר עירייה עיריית ממשלה כנסת ' +
    'מועצה מועצת משרד משטרה משטרת נמל חברה איגוד ועד ארגון שכונה שכונת אוצר בריאות חינוך ' +
    'תחבורה ביטחון חוץ פנים משפטים כלכלה אופוזיציה',
);
/** What has a name or leads words in, and is nobody; and what is said of many things. */
export const THINGS = setOf(
  'كتاب كتابه كتب كتبه رواية روايته مقال مقاله مقالة قصيدة اغنية فيلم اسم اسمه عنوان عنوانه ' +
    'جملة عبارة لافتة شعار شعاره سؤال سؤاله جواب نص رسالة رسالته خبر صحيفة جريدة مجلة كلمة ' +
    'كلمات نقطة مثل مثال ملاحظة نتيجة مشكلة حل قانون مادة بند قصة قصته كثير كثيرة عديدة جديد ' +
    'جديدة قديم قديمة كبير كبيرة صغير صغيرة واحد واحدة جدا نشر نشرت هذا هذه هناك',
  'ספר ספרו שמו שמה שם כתבה מאמר שיר סרט כותרת כותרתו משפט שלט סיסמה שאלה תשובה נוסח מכתב ' +
    'ידיעה עיתון מילים חוק תקנה סעיף סיפור רבים רבות חדש חדשה ישן ישנה גדול גדולה קטן קטנה ' +
    'אחד אחת מאוד זה זאת הוא היא הם הנה יש אין',
);

function saidBy(gender: Gender, verbs: string): [string, Gender][] {
  return verbs.split(' ').map((verb) => [verb, gender]);
}

function setOf(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((words) => words.split(' ')));
}
