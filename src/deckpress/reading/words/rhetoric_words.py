"""Words that show what kind of document asks in its headings: minutes, guides, essays; or questions and answers."""

from __future__ import annotations

import re

from deckpress.reading.words.title_words import CLOSING, QUESTIONS, READING, WISHES
from deckpress.regex import regex

_MEETINGS = (
    r"retro(?:s|spective)?|stand-?up|sprint|planning|jour fixe|kick-?off|post-?mortem|protokoll|besprechung"
    "|elternabend|rückblick|sitzungsprotokoll|réunion|bilan|conseil|reunión|retrospectiva|riunione|reunião|ata"
    "|protokół|spotkanie|podsumowanie|протокол|совещание|ретроспектива|нарада|протоколу?|vergadering|verslag"
    "|möte|protokoll|møte|møde|kokous|porada|schůze|zápis|rapat|cuộc họp|toplantı|回顾|会议|會議|ミーティング"
    "|打ち合わせ|会議|회의|회고|اجتماع|बैठक"
)
_GUIDES = (
    "guide|tutorial|how[- ]to|handbook|manual|read ?me|getting started|quick ?start|walk-?through"
    "|introduction|overview"
    "|newsletter|bulletin|onboarding|blog|diary|journal|essay|story|notes on|thoughts on|case study|proposal"
    "|rfc|design doc|roadmap"
    "|anleitung|leitfaden|handbuch|einführung|überblick|tagebuch|aufsatz|bericht|konzept|rundbrief|wegweiser"
    "|merkblatt"
    "|tutoriel|mode d'emploi|présentation|carnet|récit|lettre|guía|boletín|introducción|diario|ensayo|crónica"
    "|guida|bollettino|manuale|introduzione|diario|saggio|racconto|guia|boletim|introdução|diário|ensaio|relato"
    "|poradnik|biuletyn|przewodnik|instrukcja|wprowadzenie|dziennik|esej|руководство|инструкция|введение"
    "|обзор|дневник|эссе"
    "|посібник|інструкція|вступ|щоденник|handleiding|nieuwsbrief|gids|inleiding|dagboek|essay|guide"
    "|handledning|nyhetsbrev|dagbok|veiledning"
    "|vejledning|opas|ohje|päiväkirja|návod|průvodce|deník|panduan|pengantar|hướng dẫn|nhật ký|rehber|kılavuz|günlük"
    "|指南|教程|入门|介绍|日记|随笔|ガイド|入門|チュートリアル|手引き|日記|随筆|가이드|튜토리얼|입문|일기"
    "|دليل|مقدمة|गाइड"
)
CLOSING_TITLE = regex(rf"(?:{CLOSING})\Z", re.I)
"""A title of the last part of a text: `Conclusion`."""
LAST_TITLE = regex(rf"(?:{READING})\Z", re.I)
"""A title that only ends a document: `Further reading`."""
WISH = regex(rf"(?:{WISHES})\Z", re.I)
"""A wish that ends a document: `Good luck!`."""
MEETING = regex(rf"(?<!\w)(?:{_MEETINGS})(?!\w)|会议|會議|会議|회의", re.I)
GUIDE = regex(rf"(?<!\w)(?:{_GUIDES})(?!\w)|指南|教程|入门|ガイド|入門|日記|가이드|입문", re.I)
PARTS = regex(
    r"[\W\d_]*(?:(?:how to )?install(?:ation|ing)?(?: .{1,30})?|usage|quick ?start|getting started|set ?up"
    "|configuration"
    "|requirements|features|decisions?|consequences|alternatives|context|next (?:steps?|meeting|date)"
    "|action items|agenda"
    "|attendees|participants|schedule|timeline|time ?table|any other business|support|known issues|bug ?fixes"
    "|fixed|added"
    "|installieren|verwendung|konfiguration|voraussetzungen|entscheidung(?:en)?|beschlüsse?"
    "|nächste (?:schritte|sitzung)"
    "|nächster termin|termine?|zeitplan|ausblick|fazit|verschiedenes|sonstiges|zubereitung|zutaten|fehlerbehebungen"
    "|utilisation|configuration|prérequis|décisions?|prochaines? (?:étapes?|réunion)|calendrier|divers|préparation"
    "|ingrédients|corrections|instalación|uso|configuración|requisitos|decisiones|próximos pasos|próxima reunión"
    "|calendario|varios|ruegos y preguntas|preparación|ingredientes|installazione|utilizzo|configurazione|requisiti"
    "|decisioni|prossimi passi|prossima riunione|varie(?: ed eventuali)?|preparazione|ingredienti|instalação"
    "|configuração|decisões|próximos passos|próxima reunião|suporte|instalacja|użycie|konfiguracja|wymagania|decyzje"
    "|następne (?:kroki|spotkanie)|sprawy różne|harmonogram|wolne wnioski|установка|использование|настройка"
    "|требования"
    "|решения|следующие шаги|следующ(?:ая встреча|ее собрание)|план|разное|встановлення|використання"
    "|налаштування|рішення"
    "|наступні кроки|різне|installatie|gebruik|vereisten|besluiten|volgende (?:stappen|vergadering)|rondvraag"
    "|planning"
    "|användning|beslut|nästa (?:steg|möte)|installasjon|bruk|beslutninger|neste (?:steg|møte)|brug"
    "|næste (?:skridt|møde)"
    "|asennus|käyttö|päätökset|instalace|použití|rozhodnutí|další kroky|kurulum|kullanım|kararlar|sonraki adımlar"
    "|instalasi|penggunaan|keputusan|cài đặt|sử dụng|安装|使用方法|使用|配置|决定|下一步|安裝|インストール"
    "|使い方|設定|決定事項"
    r"|今後の予定|その他|설치|사용법|설정|결정 ?사항|다음 ?단계|기타"
    r"|التثبيت|الاستخدام|القرارات|इंस्टॉलेशन|उपयोग|निर्णय)[\W_]*\Z",
    re.I,
)
"""Titles of the parts of manuals, minutes and plans, which hold no answers."""
PRESENT = regex(
    r"[\W_]*(?:attend(?:ees|ing|ance)|participants?|present|absent|apologies(?: for absence)?|regrets"
    "|chair(?:person|man|woman)?|minutes by|(?:note|minute)[- ]?taker|facilitator"
    "|anwesende?|abwesend|entschuldigt|teilnehm(?:er(?:innen)?|ende)|protokoll(?:ant(?:in)?|führung)?|sitzungsleitung"
    "|présent(?:e?s)?|excusé(?:e?s)?|absents?|secrétaire|asistentes|presentes|ausentes|secretari[oa]|presenti|assenti"
    "|participantes|partecipanti|obecn[iey]|nieobecni|protokołował[a]?|aanwezig(?:en)?|afwezig(?:en)?|deelnemers"
    "|присутств(?:овали|уют|ующие)|участники|отсутствовали|присутні|учасники|närvarande|deltagare|til stede|deltakere"
    "|deltagere|paikalla|osallistujat|läsnä|přítomni|účastníci|katılanlar|katılımcılar|hadir|peserta|có mặt"
    "|thành phần"
    r"|出席者?|参加者|参会人员?|缺席|欠席者?|불참자?|与会者|與會者|주석자"
    r"|참석자|الحاضرون|उपस्थित)[ \t]*(?:\([^()\n]{0,40}\))?[\s*_]*[:：|]",
    re.I,
)
OF_MEETINGS = regex(
    r"[\W_]*(?:agenda(?: items?)?|recordings?|meeting (?:info(?:rmation)?|link|id|notes|recording)|moderat(?:ors?|ion)"
    r"|zoom(?: link| id)?|dial[- ]?in|minutes|action items|aufzeichnung|tagesordnung|grabación|orden del día"
    r"|enregistrement|ordre du jour|registrazione|ordine del giorno|gravação|pauta|запись встречи|повестка|議題|议程"
    r"|録画|회의록)"
    r"[\s*_]*(?:[:：|]|\Z)",
    re.I,
)
"""The labels and headings at the head of the notes of a meeting."""
DATED = regex(
    r"[\W_]*(?:(?:date|day) (?:&|and) time|date|time|place|location|venue|datum|ort|zeit|uhrzeit|beginn|lieu"
    "|heure|fecha|lugar|hora|data|luogo|ora"
    "|local|miejsce|czas|plaats|tijd|дата|место|время|місце|час|plats|tid|sted|dato|paikka|aika|místo|čas"
    "|tarih|yer|saat"
    r"|tanggal|tempat|waktu|ngày|địa điểm|thời gian|日時|日期|时间|時間|地点|地點|場所|일시|장소|날짜|التاريخ|المكان"
    r"|दिनांक|स्थान)[\s*_]*[:：]",
    re.I,
)
DAY = regex(
    r"(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\.[ ]?\d{1,2}\.)(?!\d)"
    r"|\d{1,2}[月월] ?\d{1,2}[日일]"
)
QUESTION_LISTS = regex(
    rf"(?<!\w)(?:{QUESTIONS}|quiz(?:zes)?|interviews?(?! (?:with|mit|avec|con|com|met|z|с) )|flash ?cards?"
    rf"|exams?|tests?|review|self[- ]check|klausur|prüfung"
    "|examen|esame|q ?& ?a|q\\+a|faqs?|trivia|karteikarten|lernkarten|tarjetas|fiszki|cartes|schede|карточки"
    "|frågor|spørsmål|spørgsmål|kysymy\\w*|otázky|vragen|питання|câu hỏi|exercises?|übungen|exercices|ejercicios"
    "|esercizi|ćwiczenia|prova|verifica|тест|контрольная|экзамен|перевірка|sprawdzian|toets|sınav|sorusu"
    "|sorular[ıi]|m[uü]lakat\\w*|dúvidas)(?!\\w)"
    "|常见|常見|面试|面試|问答|問答|测验|測驗|よくある|質問|クイズ|一問一答|問題集|면접|퀴즈|묻는|أسئلة|प्रश्न",
    re.I,
)
"""Words in a title that say that questions follow."""
WE = regex(
    r"(?<!\w)(?:we|us|our|wir|uns|unsere?n?|nous|notre|nos|nosotr[oa]s|nuestr[oa]s?|noi|nostr[oaie]|nós"
    "|nossas?|nossos?"
    "|nasz[ae]?|мы|нам|нас|наши?|ми|наш[аіе]|wij|ons|onze|vi|oss|vår|[^\\W\\d_]{2,}[aei]mos|[^\\W\\d_]{2,}iamo"
    r"|abbiamo|biz|bizim|kami|kita|chúng ta|chúng tôi|نحن|हम|हमने)(?!\w)|我们|我們|私たち|우리",
    re.I,
)
"""Words by which the writer of a report asks: `Why did we go?`."""
OWN = frozenset(
    "i my me ich mein meine meinen meinem mir mich je j mon ma mes me yo mi mis eu meu minha io mio mia ik mijn jag"
    " mitt min jeg я мой моя мою моё мои мне мій мою moje mój můj you your sie ihr".split()
)
"""Words by which a customer asks: `Can I ..`, `Do you ..`."""
_EMPTY = {
    "English": (
        "what whats why how when where who which whose is are was were be been do does did done has have "
        "had can could should would will shall must may a an the and or but so then else for of to in on at by "
        "with from it its this that these those they them there here we us our i you your me my not no yes "
        "another other others more next new now changed change changes work works worked working happen happens "
        "happened need needs needed get got go went goes going well wrong right start begin use used learn learned "
        "learnt decide decided agree agreed worth try help mean means matter matters all about if up out over "
        "inside included include further ahead come comes make made better today tomorrow left remains open try do "
        "differently still blog project repository set talk"
    ),
    "German": (
        "was warum wieso weshalb wozu wofür wie wann wo wohin woher wer wen wem ist sind war waren sein werden "
        "wurde wurden wird hat haben hatte kann können soll sollen muss müssen darf der die das den dem des ein "
        "eine einen und oder aber also denn dann noch nun jetzt weiter es er sie wir uns ihr euch ich du man sich "
        "nicht kein keine nächstes neu neue neues anders geht ging gehts gehen gut schlecht lief läuft "
        "funktioniert macht machen gemacht tun getan beschlossen besprochen geändert bleibt steht an für von zu "
        "zum zur im in am auf mit nach bei aus über los gelernt braucht brauche brauchst bedeutet heißt passiert "
        "passierte kommt als danach hier dabei davon damit dafür"
    ),
    "French": (
        "quoi que qu quel quelle quels quelles pourquoi comment quand où qui est sont était étaient être a ont "
        "avait avons sommes ce c ça cela ces cet cette il ils elle elles on nous vous je tu te se s le la les un "
        "une des de d du et ou mais donc alors encore maintenant après suite plus pas ne n sert servir marche "
        "fonctionne changé change nouveau neuf faire fait faut reste passe passé décidé décide retenu appris en y "
        "à au aux pour par sur dans avec t l commencer contribuer participer utiliser bien mal allé va aller"
    ),
    "Spanish": (
        "qué cuál cuáles porqué por cómo cuándo dónde adónde quién quiénes es son era eran fue fueron ser está "
        "están ha han hay había hemos el la los las lo un una unos y o u pero entonces ahora después luego más no "
        "se nos nosotros volvemos ver acordó acordado decidió decidido cambió cambiado cambia nuevo nueva funciona "
        "hacer hace hizo hacemos sirve pasa pasó aprendimos aprendido encarga toca queda sigue viene bien mal "
        "salió para con sin de del al en a valió pena empezar usar repositorio proyecto "
        "realizo configuración contribuir dirijo preguntar"
    ),
    "Italian": (
        "che cosa cos cosè quale quali perché com come quando dove chi sono era erano essere stato stata ho "
        "abbiamo hanno c ci si il lo gli un uno e ed ma allora adesso ora dopo poi più non è funziona cambia "
        "cambiato nuovo fare fatto facciamo deciso decide serve succede successo imparato andata andato resta "
        "manca di da in con su per tra della dello"
    ),
    "Portuguese": (
        "o os as qual quais porque porquê onde quem é são foi foram estar está estão há temos um uma e mas então "
        "agora depois mais não nos nós mudou muda novo funciona faz fazer feito decidiu decidido decidimos serve "
        "aconteceu aprendemos falta segue vem bem começar entrar usar do da dos das no na em por para com"
    ),
    "Dutch, Swedish, Norwegian, Danish, Finnish": (
        "wat waarom hoe wanneer waar wie welke zijn werd worden heeft hebben kan moet de het een en of maar dus nu "
        "dan verder nog ons we wij je niet geen nieuw veranderd werkt gaat ging goed fout besloten doen gedaan "
        "geleerd vad varför hur när var vem vilka är blev har kan ska det den en ett och men nu sen vi oss inte "
        "nytt ändrats fungerar går gick bra beslutades göra gjort lärde hva hvorfor hvordan når hvor hvem er ble "
        "skal og nå så ikke nytt endret virker gikk besluttet gjøre hvad blev ske skete nyt ændret gøre mitä miksi "
        "miten milloin missä kuka on oli ovat se ja nyt uutta seuraavaksi päätettiin tehdään muuttui toimii meni "
        "hyvin"
    ),
    "Polish, Czech": (
        "co dlaczego czemu jak kiedy gdzie kto jest są był była było były być ma mamy to ten ta i a ale więc teraz "
        "dalej potem nie się nas my nowego zmieniło zmienia działa ustalono zdecydowano postanowiono robi zrobić "
        "zrobimy nauczyliśmy poszło dobrze źle zostało do z ze w na o po od dla czym proč kdy kde kdo je jsou byl "
        "bylo byly se si jsme teď dál ne nového změnilo funguje dohodlo rozhodlo udělat děláme"
    ),
    "Russian, Ukrainian": (
        "что зачем почему как когда где куда кто это есть был была было были и а но же теперь дальше потом ещё еще "
        "не мы нас нам он она оно они нового новое изменилось меняется работает решили решено делать делаем "
        "сделали нужно поехали узнали получилось прошло хорошо плохо осталось с к в на о по от для чем ли из у до "
        "що чому навіщо коли де хто це є був була було були й та але тепер далі потім ще ми нам змінилося працює "
        "вирішили робити зробили треба вийшло"
    ),
    "Turkish, Indonesian, Vietnamese": (
        "ne neden niçin nasıl zaman nerede kim nedir mı mi mu mü ve ama şimdi sonra bu şu biz yeni değişti çalışır "
        "çalışıyor kararlaştırıldı yapılacak oldu öğrendik var apa mengapa kenapa bagaimana kapan mana siapa yang "
        "ini itu dan tetapi sekarang selanjutnya berikutnya kita kami baru berubah kerjanya diputuskan dilakukan "
        "terjadi gì cái tại sao vì thế nào khi đâu ai là có không và nhưng bây giờ tiếp theo này đó chúng ta mới "
        "thay đổi hoạt động quyết định làm được đã"
    ),
    "Arabic, Hindi": (
        "ما ماذا لماذا كيف متى أين من هو هي هل هذا هذه ذلك و ثم الآن بعد نحن لنا الجديد تغير يعمل تعمل قررنا تقرر "
        "سنفعل حدث تعلمنا في على إلى عن क्या क्यों कैसे कब कहाँ कौन है हैं था थी थे यह वह और लेकिन अब आगे हम हमने "
        "नया बदला काम करता करें किया हुआ तय सीखा में से को का की के"
    ),
}
EMPTY = tuple(frozenset(words.split()) for words in _EMPTY.values())
"""By language, words that name no subject: a question of only such words makes no sense outside its document."""
EMPTY_PIECES = regex(
    "何が|何を|何|なぜ|どうして|どうやって|どう|どこ|いつ|誰が|誰|これ|それ|この|その|ここ|次に|次は|次|今後"
    "|今|新しい|新しく|変わった|変わりました"
    "|変わり|決まりました|決まった|決めた|起きた|起きました|学んだ|学びました|動く|動き|使う|始める|しました"
    "|します|すべき|する|した|なった|なぜか"
    "|ですか|でしたか|ますか|ましたか|ですか|のか|です|ます|か|は|が|を|に|の|と|で|も|へ"
    "|为什么|為什麼|为何|什么|什麼|怎么样|怎么办|怎么|怎麼|如何|哪里|哪裡|何时|谁|誰|这是|这个|这|這|那|它"
    "|我们|我們|你|接下来|接下來|下一步"
    "|现在|現在|以后|今后|改变|變了|变了|变化|变|新的|新|决定|決定|发生|發生|学到|學到|工作|运作|运行|使用"
    "|开始|要|需要|应该|能|会|做|有|是|了|的|呢"
    "|吗|嗎|还|再|又|和|在|用|为"
    "|무엇을|무엇이|무엇|뭐가|뭐|왜|어떻게|어디|언제|누가|이것|그것|이|그|우리는|우리|다음은|다음에|다음"
    "|앞으로|이제|지금|새로운|새로|바뀌었나요"
    "|바뀌었나|달라졌나요|달라졌나|결정했나요|결정되었나요|결정했나|결정|작동하나요|작동하는가|작동|하나요"
    "|할까요|할까|하는가|했나요|되나요|배웠나요"
    "|있나요|인가요|일까요|일까|는|은|가|을|를|에"
)
"""The same in scripts without blanks between words."""
