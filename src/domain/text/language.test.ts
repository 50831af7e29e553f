import { describe, expect, it } from 'vitest';
import { proposeLanguage } from './language.ts';

const TEXTS = {
  en: 'The harbour board said on Tuesday that it was going to keep the old ferry for another year.',
  de: 'Der Hafenrat hat am Dienstag beschlossen, dass die alte Fähre für ein weiteres Jahr in der Stadt bleibt und nicht verkauft wird.',
  fr: 'Le conseil du port a décidé mardi de garder le vieux ferry pour une année de plus, et les habitants en sont contents.',
  es: 'La junta del puerto decidió el martes que el viejo barco se queda un año más, y los vecinos lo celebran.',
  it: 'Il consiglio del porto ha deciso che la vecchia nave resta per un anno e che non si vende.',
  pt: 'O conselho do porto decidiu que a velha barca fica mais um ano e que não se vende por agora.',
  nl: 'De havenraad heeft dinsdag besloten dat het oude veer nog een jaar in de vaart blijft en niet wordt verkocht.',
  sv: 'Hamnstyrelsen beslutade på tisdagen att den gamla färjan är kvar ett år till och att det inte blir dyrare för dem som har kort.',
  pl: 'Rada portu zdecydowała we wtorek, że stary prom nie będzie sprzedany i że zostaje w mieście na rok, ale to nie koniec.',
  tr: 'Liman kurulu salı günü eski vapuru bir yıl daha tutmak için karar aldı ve bu karar çok olumlu gibi göründü.',
  ru: 'Совет порта решил, что старый паром не будет продан и что он останется в городе на год.',
  uk: 'Рада порту вирішила, що старий пором не буде продано і що він залишиться у місті на рік.',
  ar: 'قال مجلس الميناء إن العبارة القديمة التي كانت في المدينة لا تباع هذا العام بعد أن تحدث السكان عن أهميتها.',
  fa: 'شورای بندر روز سه‌شنبه گفت که کشتی قدیمی یک سال دیگر کار می‌کند.',
  ur: 'بندرگاہ کی کونسل نے منگل کو کہا کہ پرانی کشتی ایک سال اور چلے گی۔',
  he: 'מועצת הנמל החליטה ביום שלישי להשאיר את המעבורת הישנה.',
  ja: '港湾委員会は火曜日、古いフェリーをもう一年残すと発表した。',
  zh: '港务局周二表示，旧渡轮将再保留一年。',
  ko: '항만위원회는 화요일 낡은 여객선을 일 년 더 운항하기로 했다.',
  th: 'คณะกรรมการท่าเรือกล่าวว่าจะเก็บเรือเก่าไว้อีกหนึ่งปี',
  el: 'Το συμβούλιο του λιμανιού αποφάσισε να κρατήσει το παλιό πλοίο.',
};

describe('the language of a text', () => {
  for (const [language, text] of Object.entries(TEXTS))
    it(`is found for ${language}`, () => {
      expect(proposeLanguage(text)).toBe(language);
    });

  it('is not proposed for a few words, a list of names or no words at all', () => {
    expect(proposeLanguage('Ferry stays')).toBe('');
    expect(
      proposeLanguage(
        'Ada Marsh, Ines Okafor, Tomas Brandt, Li Wei, Ola Nordmann, Piet Jansen, Eva Novak',
      ),
    ).toBe('');
    expect(proposeLanguage('12 345, 67!')).toBe('');
    expect(proposeLanguage('')).toBe('');
  });

  it('is told by the letters of a few words in Arabic script, and left open where others have them too', () => {
    expect(proposeLanguage('حريق في مصنع المدينة القديم')).toBe('ar');
    expect(proposeLanguage('د کابل په ښار کې نوی پل جوړ شو')).toBe('');
  });

  it('is that of the text, not of a name in it', () => {
    expect(proposeLanguage(`${TEXTS.en} It is called 東京丸 in the register of the port.`)).toBe(
      'en',
    );
  });
});
