"""The words in titles, captions and headers of tables in many languages, as patterns."""

from __future__ import annotations

QUESTIONS = "questions?|preguntas|fragen|domande|perguntas|вопросы|题目|問題|질문|pytania|sorular|câu hỏi|pertanyaan"
QUESTIONS += (
    "|kérdések|pitanja|питања|vprašanja|otázky|întrebări|küsimused|klausimai|jautājumi|ερωτήσεις|שאלות|أسئلة|سوالات"
)
TERM = "|".join(
    (
        "terms?|words?|concepts?|abbreviations?|acronyms?|command|name|begriff|wort|abkürzung|mot|terme|término",
        "spell(?:ing)?|(?:单词)?拼写",
        "termino",
        "palabra|termine|parola|termo|palavra|термин|слово|понятие|术语|名词|词汇|用語|言葉|単語|용어|단어|مصطلح|शब्द",
        "termin|pojęcie|słowo|terim|kelime|begrip|woord|term|thuật ngữ|từ|istilah|expression|vocabulary|front",
        "vokabeln?|ausdruck|wörter|headwords?|lemma|phrases?|idioms?|vocab|vocable|vocabulaire|vocabulario|expresión",
        "vocabol[oi]|espressione|vocabulário|expressão|фраза|выражение|слова|термін|поняття|生词|生詞|词语",
        "詞彙|單字|单字|单词",
        "英単語|語句|表現|단어장|어휘|표현|الكلمة|المصطلح|المفردة|शब्दावली|वाक्यांश|wyraz|wyrażenie|zwrot|sözcük|ifade",
        "pojam|izraz|riječ|reč|појам|израз|реч|výraz|pojem|slovíčk[oa]|termen|cuvânt|όρος|λέξη|מושג|מילה|واژه|اصطلاح",
        "শব্দ|சொல்|คำศัพท์|mõiste|sõna|terminas|žodis|termins|vārds",
        "fachbegriff|concepto|conceito|concetto|notion|kavram|khái niệm|konsep|begrepp?|begreb|käsite|termi",
        "(?:ال)?مفهوم",
        "概念|vorderseite|recto|anverso|frente|fronte|voorkant|przód|лицевая сторона|лицьова сторона|ön yüz|forside",
        "framsida|etupuoli|přední strana|előlap|față|mặt trước|depan|正面|表面|앞면",
        "kifejezés(?:ek)?|szó|szavak|fogalom|uitdrukking|ord|uttryck|glosa|slovo|sana|từ vựng|cụm từ|kata|kosakata",
    )
)
MEANING = "|".join(
    (
        "meanings?|definitions?|descriptions?|explanations?|translation|what (?:it means|it is|it does|that means)",
        "means|stands for|full form",
        "bedeutung|definition|erklärung|beschreibung|übersetzung|signification|définition|sens|significado|definición",
        "descripción|significato|definizione|definição|descrição|значение|определение|описание|перевод|释义",
        "含义|解释|定义|说明",
        "意味|定義|説明|의미|뜻|정의|설명|معنى|تعريف|अर्थ|परिभाषा|znaczenie|definicja|anlam|anlamı|tanım",
        "betekenis|betydelse",
        "что (?:это )?значит|что это",
        "nghĩa|định nghĩa|ý nghĩa|arti|definisi|back",
        "translations?|gloss|bedeutungen|übersetzungen|traductions?|traducci(?:ón|ones)|traduzion[ei]|traduç(?:ão|ões)",
        "значения|пояснение|переклад|翻译|翻譯|中译|釋義|訳|和訳|日本語訳|意味・訳|번역|해석|المعنى|التعريف",
        "الترجمة|ترجمة|अनुवाद",
        "tłumaczenie|çeviri|vertaling|översättning|oversettelse|oversættelse|překlad|význam|käännös|merkitys|bản dịch",
        "značenje|definicija|prijevod|prevod|значење|дефиниција|превод|definice|definícia|preklad|definiție",
        "semnificație|traducere",
        "ορισμός|σημασία|μετάφραση|הגדרה|פירוש|תרגום|معنی|تعریف|ترجمه|অর্থ|சொற்பொருள்|பொருள்|ความหมาย|คำแปล",
        "tähendus|tõlge|reikšmė|vertimas|nozīme|tulkojums|makna|pengertian",
        "erläuterung|explication|explicación|explicação|spiegazione|uitleg|omschrijving|toelichting",
        "wyjaśnienie|vysvětlení",
        "açıklama(?:sı)?|tanımı|giải thích|penjelasan|förklaring|forklaring|definisjon|määritelmä|selitys|(?:ال)?شرح",
        "визначення|означення|пояснення|rückseite|verso|reverso|dorso|retro|achterkant|tył|обратная сторона",
        "зворотна сторона|arka yüz|bagside|bakside|baksida|kääntöpuoli|takapuoli|zadní strana|hátlap|mặt sau|belakang",
        "背面|反面|裏面|뒷면",
        "terjemahan|jelentés(?:ek|e)?|meghatározás|magyarázat|fordítás",
    )
)
LANGUAGE = "|".join(
    (
        "english|german|french|spanish|italian|portuguese|dutch|polish|russian|chinese|japanese|korean|arabic",
        "latin|greek|pali|pāli|sanskrit|tibetan|thai|mongolian|persian|bengali|tamil|urdu|swahili|icelandic|irish|welsh",
        "swedish|danish|norwegian|finnish|czech|turkish|hebrew|hindi|ukrainian|hungarian|romanian|vietnamese|catalan",
        "englisch|deutsch|französisch|spanisch|italienisch|portugiesisch|niederländisch|polnisch|russisch",
        "latein(?:isch)?",
        "chinesisch|japanisch|anglais|allemand|français|espagnol|italien|portugais|néerlandais|polonais|russe|chinois",
        "japonais|inglés|alemán|francés|español|castellano|italiano|portugués|neerlandés|polaco|ruso|chino",
        "japonés|latín",
        "inglese|tedesco|francese|spagnolo|portoghese|olandese|polacco|russo|cinese|giapponese|latino",
        "inglês|alemão|francês|espanhol|português|holandês|polonês|chinês|japonês|latim",
        "engels|duits|frans|spaans|italiaans|portugees|nederlands|pools|russisch|chinees|japans|latijn",
        "angielski|niemiecki|francuski|hiszpański|włoski|portugalski|niderlandzki|polski|rosyjski|chiński|japoński",
        "английский|немецкий|французский|испанский|итальянский|португальский|польский|русский|китайский|японский",
        "по-английски|по-русски|英语|英文|中文|汉语|漢語|德语|法语|西班牙语|俄语|日语|日文|拼音|pinyin",
        "英語|日本語|中国語|ドイツ語|フランス語|スペイン語|韓国語|한국어|영어|일본어|중국어|العربية|الإنجليزية",
        "عربي|إنجليزي",
        "kanji|kana|hiragana|romaji|hanzi|汉字|漢字|简体|繁體|한자|かな",
        "en|de|fr|es|it|pt|nl|pl|ru|zh|ja|ko|ar|native|foreign|target language",
        "türkçe|almanca|ingilizce|fransızca|ispanyolca|italyanca|rusça|arapça|farsça|japonca|korece|çince|latince",
        "česky|čeština|anglicky|angličtina|německy|němčina|slovensky|slovenčina|nemecky|francouzsky|španělsky|rusky",
        "svenska|engelska|tyska|franska|spanska|finska|norska|danska|dansk|norsk|svensk|engelsk|tysk|fransk|spansk",
        "suomeksi|englanniksi|ruotsiksi|saksaksi|englanti|ruotsi|magyar(?:ul)?|angol(?:ul)?|német(?:ül)?|francia",
        "română|engleză|germană|franceză|spaniolă|hrvatski|srpski|slovenski|engleski|njemački|nemački|angleško|nemško",
        "українська|українською|англійська|англійською|німецька|німецькою|польська|български|английски|немски",
        "tiếng việt|tiếng anh|tiếng pháp|tiếng đức|tiếng nhật|bahasa inggris|ελληνικά|αγγλικά|γερμανικά",
        "עברית|אנגלית|ไทย|อังกฤษ|हिन्दी|हिंदी|अंग्रेज़ी|अंग्रेजी|فارسی|انگلیسی|català|euskara|galego|esperanto",
        "bahasa indonesia",
        "ungarisch|schwedisch|dänisch|norwegisch|finnisch|tschechisch|türkisch|hebräisch|arabisch|koreanisch|ukrainisch",
        "rumänisch|griechisch|kroatisch|serbisch|hongrois|suédois|danois|norvégien|finnois|tchèque|turc|hébreu|arabe",
        "coréen|ukrainien|roumain|grec|húngaro|sueco|danés|noruego|finlandés|finés|checo|turco|hebreo|árabe|coreano",
        "ucraniano|rumano|griego|dinamarquês|norueguês|finlandês|tcheco|hebraico|romeno|grego|ungherese|svedese|danese",
        "norvegese|finlandese|ceco|ebraico|arabo|ucraino|rumeno|greco|esperanto",
    )
)
"""The names of languages in the headers of vocabulary tables."""
SENTENCE = "|".join(
    (
        "(?:example )?sentences?|original(?: text| sentence)?|source text",
        "beispielsätze|beispielsatz|sätze|satz|originalsatz",
        "phrase originale|oraci[óo]n|frases?|texto original|frase originale|предложение|оригинал|речення|zdanie|věta",
        "cümle|zin(?:nen)?|mening|sætning|setning|lause|mondat|propozi[țt]ie|câu(?: gốc)?|kalimat",
        "例句|例文|原文|原句|句子|句|문장|원문|예문|جملة|الجملة|वाक्य",
    )
)
"""The names of sentences that a translation follows."""
SOUND = "|".join(
    (
        "pinyin|romaji|kana|hiragana|furigana|jyutping|ipa|pronunciation|transcription|transliteration|reading",
        "phonetics?|phonetic \\w+",
        "aussprache|lautschrift|umschrift|prononciation|transcripción|pronunciación|pronuncia|trascrizione|pronúncia",
        "транскрипция|произношение|вимова|拼音|注音|音标|音標|发音|發音|読み|読み方|よみがな|ふりがな|かな",
        "発音|발음|독음|النطق|उच्चारण",
        "wymowa|transkrypcja|okunuş|telaffuz|uitspraak|uttal|výslovnost|phiên âm|pelafalan",
    )
)
"""How a word sounds or is read: a column of a vocabulary table beside its term and meaning."""
CAPTION = "|".join(
    (
        "tables?|figures?|fig|tab|tbl|images?|pictures?|photos?|charts?|diagrams?|listings?|plates?|exhibits?|maps?",
        "tabellen?|abbildung|abb|bild|diagramm|grafik|karte|tableaux?|illustration|graphique|carte|tablas?",
        "figuras?|cuadro|imagen",
        "gráfic[oa]|foto|tabella|immagine|grafico|tabelas?|imagem|quadro|mapa|таблица|табл|рисунок|рис|схема|таблиця",
        "rysunek|rys|wykres|tabulka|obrázek|obr|tabuľka|tablo|şekil|tabel|figuur|afbeelding|tabell[ae]?",
        "figur[ae]?|taulukko|kuva",
        "táblázat|ábra|tabelul|πίνακας|εικόνα|σχήμα|bảng|hình|gambar|ตาราง|รูปที่|[表図图圖]|図表|图表|表格",
        "그림|표|جدول|شكل|तालिका|चित्र",
    )
)
"""Words before the number of a table or picture, in its caption: `**Table 1:** Tasks`."""
GLOSSARY = "|".join(
    (
        "glossa[ri]|glossár|glosar|glosár|\\bterms?\\b|terminolog|vocabular|definition|definici|definiz|definiç",
        "lexikon|lexique|begriffe",
        "vocabol|vocabulaire|vocabulário|глосар|терм[иі]н|понят|pojęci|begrepp|begreper|begreber|istilah|kosakata",
        "từ vựng|thuật ngữ|fogal(?:mak|omtár)|szójegyzék|λεξιλόγιο|sanasto|käsitteet|terimler|kavramlar",
        "शब्दावली|المفردات|лексик|глоссар|термин|словар|术语|詞彙|词汇|名词|用語|용어|مصطلحات|słownik|sözlük",
        "woordenlijst|ordlista",
    )
)
CHAPTERS = "|".join(
    (
        "chapter|unit|part|section|lesson|module|week|day|level|step|stage|kapitel|lektion|einheit|teil",
        "abschnitt|woche",
        "tag|stufe|schritt|capítulo|unidad|lección|parte|semana|paso|chapitre|unité|leçon|partie|semaine|étape",
        "capitolo",
        "lezione|unità|capítulo|unidade|lição|hoofdstuk|les|rozdział|lekcja|глава|урок|часть|раздел|неделя|шаг",
        "bölüm|ünite|chương|bài|bab",
    )
)
"""Words that number the parts of a document; they do not suggest questions."""
READING = "|".join(
    (
        "further (?:reading|resources)|additional resources|useful links?|see also",
        "weiterführende (?:literatur|links|quellen)|zum weiterlesen|leseempfehlungen|literatur(?:hinweise|verzeichnis)",
        "pour (?:aller plus loin|en savoir plus)|en savoir plus|lectures (?:complémentaires|recommandées)",
        "lecturas? (?:recomendadas?|adicional(?:es)?|complementarias?)|para (?:saber más|seguir leyendo)",
        "leituras? (?:complementar(?:es)?|recomendadas?)|(?:para saber|saiba) mais",
        "approfondimenti|per approfondire|letture consigliate|verder lezen|dalsza lektura|läs mer|videre lesning",
        "что почитать|дополнительная литература|список литературы|延伸阅读|扩展阅读|拓展阅读|延伸閱讀",
    )
)
"""Titles of lists of books and links at the end of a document."""
_WISHES = "|".join(
    (
        "good luck|happy (?:learning|studying|coding)|all the best|viel (?:erfolg|glück)|bonne chance|bon courage",
        "(?:mucha|buena) suerte|boa sorte|bons estudos|buona fortuna|in bocca al lupo|powodzenia",
        "veel succes|lycka till",
        "lykke til|held og lykke|hodně štěstí|sok sikert|başarılar|mult succes|желаю удачи|удачи",
        "祝你?好运|祝你?考试顺利",
        "頑張って|화이팅|행운을 빕니다|semoga (?:berhasil|sukses)|chúc may mắn|بالتوفيق",
    )
)
_ENDS = "the end|thank you|thanks|ende|fin|fine|fim|konec|koniec|конец|完|終わり|끝|加油|onnea"
WISHES = rf"(?:{_WISHES})(?:(?: |[!,.]).{{0,40}})?|(?:{_ENDS})"
"""Good wishes at the end of a document. With text below them, they may be phrases to learn."""
CLOSING = "|".join(
    (
        READING,
        "licen[sc]es?|copyright|contribut(?:e|ing|ors?|ions?)|how to contribute|credits?|acknowledge?ments?|thanks",
        "disclaimer|authors?|about(?: me| us| the authors?| this .+)?|contact(?: me| us)?",
        "support(?: (?:me|us|the .+))?",
        "references?|resources?|links?|sources?",
        "sponsors?|donat(?:e|ions?)|stargazers|star history|change ?log|what'?s next|next steps|summary|conclusions?",
        "bibliography|footnotes?|appendix|feedback|share(?: this .+)?|follow me|community|roadmap|related(?: .+)?",
        "(?:table of )?contents|toc|index|introduction|intro|overview|preface|foreword|prerequisites?|getting started",
        "learning (?:objectives?|outcomes?|goals?)|lernziele|objectifs d['’]apprentissage",
        "objetivos de aprendi(?:zaje|zagem)|capaian pembelajaran|tujuan pembelajaran|leerdoelen|lärandemål",
        "学习目标|学習目標|цели урока|cele lekcji",
        "how to use(?: .+)?|installation|usage|motivation|background|notes? to the reader|read ?me|legend|topics",
        "lizenz|mitwirken|mitmachen|danksagung|danke|impressum|quellen|literatur|weiterführendes|inhalt",
        "inhaltsverzeichnis",
        "einleitung|einführung|vorwort|über (?:mich|uns|dieses .+)|kontakt|haftungsausschluss|zusammenfassung|links",
        "licence|contribuer|contributions?|remerciements|crédits|sources|références|ressources|liens|sommaire",
        "introduction",
        "table des matières|à propos|conclusion|bibliographie|mentions légales",
        "licencia|contribuir|contribuciones|contribuyendo|agradecimientos|créditos|fuentes|referencias|recursos",
        "enlaces",
        "índice|contenidos?|tabla de contenidos?|introducción|acerca de|bibliografía|conclusión|autor(?:es)?|contacto",
        "licença|contribui(?:r|ndo|ções)|agradecimentos|fontes|referências|sumário|introdução|sobre|conclusão|contato",
        "licenza|contribuire|ringraziamenti|fonti|riferimenti|risorse|indice|introduzione|conclusioni|autori|contatti",
        "лицензия|участие|благодарности|источники|ссылки|литература|полезные ссылки|содержание|оглавление|введение",
        "предисловие|об авторе|автор|контакты|заключение|дополнительно|ресурсы|поддержать проект",
        "许可证|许可|版权|贡献|致谢|参考|参考资料|参考文献|参考链接|相关链接|资源|目录|前言|简介|介绍|关于",
        "总结|联系我们|打赏",
        "ライセンス|貢献|謝辞|参考|参考文献|参考資料|リンク|目次|はじめに|おわりに|概要|まとめ|著者",
        "라이선스|라이센스|기여|감사|참고|참고 ?자료|참고 ?문헌|출처|링크|목차|소개|개요|들어가며|마치며|정리|저자",
        "المراجع|المصادر|الترخيص|المساهمة|الفهرس|المقدمة|مقدمة|الخاتمة|شكر|روابط",
        "संदर्भ|लाइसेंस|योगदान|परिचय|विषय सूची|licencja|współtworzenie|podziękowania|źródła|spis treści|wstęp|lisans",
        "katkıda bulunma|kaynaklar|kaynakça|içindekiler|giriş|teşekkür|giấy phép|đóng góp|tài liệu tham khảo",
        "mục lục|giới thiệu",
        "lisensi|kontribusi|referensi|daftar isi|pendahuluan|licentie|bijdragen|bronnen|inhoud|inleiding|källor",
        "innehåll|lähteet|quellenangaben?|kilder|referanser|(?:použité )?zdroje?|(?:použitá )?literat[uú]ra|odkazy",
        "bibliografia|források|felhasznált irodalom|surse|bibliografie|izvori|reference|джерела|література|посилання",
        "източници|πηγές|מקורות|منابع|nguồn tham khảo|sumber referensi",
        "recap|in short|in brief|(?:key |main )?take-?aways?|wrap(?:ping)?[ -]?up|kurz gesagt|fazit|schluss",
        "(?:en )?(?:resumen|résumé)|resumiendo|synthèse|(?:em )?resumo|riassunto|in sintesi|riepilogo|samenvatting",
        "conclusie|podsumowanie|wnioski|итоги?|подведём итоги|выводы?|підсумки|висновки|요약|마무리|小结|小結|總結",
        "结论|結論|要約|özet|sonuç|kesimpulan|ringkasan|rangkuman|tóm tắt|kết luận|sammanfattning|oppsummering",
        "opsummering|yhteenveto|shrnutí|závěr|összefoglalás|rezumat|sažetak|الخلاصة|الملخص|सारांश",
    )
)
"""Titles of the parts before and after the questions of a document. They count only at its edges, see
`not_questions`."""
