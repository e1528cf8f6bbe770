"""The words before a question, an answer or an explanation in many languages, as patterns.

A word counts only as a label, at the head of a line and followed by its mark.
"""

from __future__ import annotations

import re


def _either(*lines: str) -> str:
    """A pattern that matches any of the words, the longest first."""
    words = {word.replace("_", " ") for line in lines for word in line.split()}
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


QUESTION = _either(
    "question new_question ques que qn q ｑ",
    "nova_pergunta nova_questão nueva_pregunta nouvelle_question nuova_domanda neue_frage новый_вопрос",
    "pregunta domanda pergunta questão questao frage fråga spørgsmål spørsmål kysymys vraag pytanie otázka",
    "soru întrebare intrebare",
    "вопрос питання въпрос ερώτηση שאלה سؤال السؤال سوال प्रश्न câu_hỏi câu pertanyaan tanya soal คำถาม",
    "问题 問題 题目 題目 问 問 質問 设问 設問 提问 提問 질문 문제 hỏi सवाल प्र întrebarea întrebări",
    "kérdés pitanje vprašanje küsimus klausimas jautājums galdera spurning soalan demando swali sual savol",
    "پرسش питање прашање запитання пытанне сұрақ савол асуулт",
    "প্রশ্ন கேள்வி வினா ప్రశ్న ಪ್ರಶ್ನೆ ചോദ്യം પ્રશ્ન ਪ੍ਰਸ਼ਨ ਸਵਾਲ კითხვა հարց",
)
ANSWER = _either(
    "answer answers ans solution response model_answer sample_answer expected_answer ideal_answer example_answer",
    "answer(s) respuesta(s) réponse(s) resposta(s) antwort(en) ответ(ы) solution(s)",
    "เฉลย lsg 标准答案 標準答案 해답 답안 모범답안 예시답안 الاجابة الحل פתרון התשובה",
    "参考解答 参考回答 答案要点 答题要点 回答要点 मॉडल_उत्तर जवाब हल समाधान đáp giải bài_giải giải_đáp",
    "éléments_de_correction éléments_de_réponse correction_proposée facit fasit",
    "розв'язання розв’язання розв'язок розв’язок эталон_ответа",
    "calculation/solution calculation/answer rechnung/lösung cálculo/solución calcul/solution cálculo/solução",
    "official_answer reference_answer recommended_answer model_solution sample_solution answer_points",
    "detailed_solution detailed_answer worked_solution worked_answer full_solution full_answer complete_solution",
    "complete_answer step-by-step_solution step_by_step_solution suggested_solution solution_détaillée",
    "corrigé_détaillé ausführliche_lösung ausführliche_antwort solución_detallada soluzione_dettagliata",
    "solução_detalhada respuesta_detallada resposta_detalhada réponse_détaillée подробное_решение",
    "подробный_ответ полное_решение развёрнутый_ответ szczegółowe_rozwiązanie ayrıntılı_çözüm",
    "详细解答 詳細解答 详细答案 상세_풀이 상세_해설 상세_답변",
    "câu_trả_lời_mẫu đáp_án_mẫu câu_trả_lời_gợi_ý",
    "expected_answer_points possible_solution possible_solutions proposed_solution proposed_solutions",
    "mögliche_lösung mögliche_lösungen lösungsvorschlag beispiellösung posible_solución posibles_soluciones",
    "solución_posible solución_propuesta solution_possible solutions_possibles solution_proposée possibile_soluzione",
    "possibili_soluzioni soluzione_possibile soluzione_proposta possível_solução possíveis_soluções solução_proposta",
    "beispielantwort musterantwort respuesta_modelo solución_modelo réponse_type réponse_modèle corrigé_type",
    "risposta_modello resposta_modelo voorbeeldantwoord modelantwoord wzorcowa_odpowiedź пример_ответа образец_ответа",
    "зразок_відповіді örnek_cevap örnek_çözüm mallivastaus exempelsvar eksempelsvar vzorové_řešení mintamegoldás",
    "contoh_jawaban contoh_solusi contoh_penyelesaian penyelesaian solusi 模範解答 解答例 예시_답안 모범_답안 参考答案",
    "mogelijke_oplossing mogelijke_oplossingen możliwe_rozwiązanie przykładowe_rozwiązanie возможное_решение",
    "возможные_решения пример_решения möjlig_lösning mulig_løsning možné_řešení olası_çözüm mahdollinen_ratkaisu",
    "respuesta risposta resposta réponse reponse antwort lösung svar vastaus antwoord odpowiedź odpověď cevap yanıt",
    "solución solucion soluzione solução solucao gabarito auflösung musterlösung corrigé oplossing lösning løsning",
    "rozwiązanie řešení çözüm ratkaisu lời_giải",
    "răspuns raspuns ответ решение відповідь отговор απάντηση תשובה الجواب الإجابة جواب پاسخ उत्तर trả_lời đáp_án",
    "câu_trả_lời jawaban jawab คำตอบ 答案 答 解答 回答 答え 解 답 정답 답변",
    "válasz megoldás odgovor rješenje rešenje rešitev odpoveď riešenie vastus lahendus atsakymas sprendimas atbilde",
    "risinājums erantzuna jawapan respondo jibu cavab javob soluție rezolvare λύση",
    "одговор решење рішення адказ жауап жавоб хариулт",
    "উত্তর সমাধান பதில் விடை సమాధానం జవాబు ಉತ್ತರ ഉത്തരം જવાબ ਉੱਤਰ ਜਵਾਬ პასუხი պատասխան",
)
ANSWER_TITLE = "correction|resolución|resolução|uitwerking"
"""Words for an answer as a title, `### Resolução`; before a colon they mean other things: `Resolução: 300 dpi`."""
SHORT_QUESTION = _either("Pyt Preg Perg Dom Вопр Пит Otáz")
SHORT_ANSWER = _either("उ Odp Odg Resp Rpta Rép Risp Antw Отв Відп Cev Răsp Απ")
"""The words for a question and an answer, shortened: `Odp.`. Other words are shortened so, too."""
CORRECT_BARE = "|".join(
    (
        "(?:the )?(?:correct|right|suggested|best|proper) (?:answers?(?:\\(s\\))?|options?|choices?)(?: is| are)?",
        "правильны[йе] ответы?|верны[йе] ответы?|правильн[аі] відповід[ьі]|正确答案|正確答案|正解|参考答案|정답은",
        "richtige antwort(?:en)?|richtig|respuestas? correctas?|bonnes? réponses?|réponses? correctes?",
        "risposta (?:corretta|esatta|giusta)|risposte (?:corrette|esatte|giuste)|respostas? corretas?",
        "poprawn[ae] odpowied(?:ź|zi)|prawidłow[ae] odpowied(?:ź|zi)|doğru (?:cevap(?:lar)?|yanıt(?:lar)?)",
        "(?:het )?(?:juiste|goede) antwoord(?:en)?|rätta? svar|riktige svar|đáp án đúng|jawaban (?:yang )?benar",
        "الإجاب(?:ة|ات) الصحيحة",
        "सही उत्तर(?! (?:चुन|का चयन|पर))",
    )
)
"""The words before the right answer that need no colon: `Correct answer B`."""
CORRECT = "|".join(
    (
        CORRECT_BARE,
        "good answers?|(?:η )?σωστή απάντηση|(?:οι )?σωστές απαντήσεις|(?:верен|верният|правилен|правилният) отговор",
        "(?:верни|верните|правилни|правилните) отговори",
        "správn(?:á|é) odpově(?:ď|di)|správn(?:a|e) odpove(?:ď|de)|(?:t[ao][cč]an|pravil[ae]n|ispravan) odgovor",
        "(?:t[ao][cč]ni|pravilni|ispravni) odgovori?|(?:тачан|правилан|точен) одговор|(?:тачни|точни) одговори",
        "(?:az? )?helyes válasz(?:ok)?|răspuns(?:ul|uri(?:le)?)? corecte?",
        "(?:riktig|rett|rigtigt|(?:det )?rigtige|korrekt) svar|(?:riktiga|korrekta|korrekte) svar",
        "rätt alternativ|правильный вариант|верный вариант|正确选项|正確選項|सही विकल्प|doğru (?:seçenek|şık)",
        "opción correcta|alternativa correta|opção correta|opzione corretta",
        "oike(?:a vastaus|at vastaukset)|õige vastus|õiged vastused|pareizā atbilde|pareizās atbildes",
        "teising(?:as atsakymas|i atsakymai)|resposta correcta|本题答案|本題答案|सही जवाब",
        "câu trả lời đúng|ορθή απάντηση|jawaban (?:yang )?tepat|вірн[аі] відповід[ьі]",
        "dobr[ae] odpowied(?:ź|zi)|jó válasz|helyes megoldás",
        "variant[ae] corect[ăe]|správn(?:á možnost|é řešení)|oikea vaihtoehto|(?:riktigt?|korrekt) alternativ",
        "respostes correctes|correct(?:e)? antwoord(?:en)?|kunci jawaban|תשובה נכונה|התשובה הנכונה|תשובות נכונות",
        "(?:پاسخ|جواب|گزینه) (?:صحیح|درست)|คำตอบที่ถูก(?:ต้อง)?",
        "სწორი პასუხ(?:ია?|ები)|ճիշտ պատասխան(?:ը|ներ)?|正しい答え|올바른 답|옳은 답|সঠিক উত্তর|સાચો જવાબ",
    )
)
CORRECT_ALONE = "|".join(
    (
        "correct|richtig|korrekt|correct[ao]s?|correcte|juste|corrett[ao]|corret[ao]s?|верно|правильно|вірно",
        "正确|正確|对|正答",
        "정답|صحيح|सही|poprawn[aey]|prawidłow[ae]|doğru|juist|rätt|rett|riktig|oikein|správně|đúng|benar",
        "σωστό|σωστή|rigtigt?|helyes|corectă?|tačno|točno|тачно|вярно|נכון|صحیح|درست",
    )
)
"""Words that name the right option before a colon, and only there: `Correct: B`."""
OPTION = _either(
    "option options choice choices answer alternative antwort opción opcion respuesta choix réponse proposition",
    "opzione risposta opção opcao resposta alternativa вариант ответ варіант 选项 選択肢 선택지 보기 خيار الخيار विकल्प",
    "opcja odpowiedź seçenek şık optie antwoord alternativ svar vaihtoehto možnost pilihan lựa_chọn đáp_án",
    "opciones alternativas opzioni opções opcoes optionen antwortmöglichkeiten варианты варианты_ответов варіанти",
    "opcje seçenekler şıklar opties alternatives answer_options answer_choices opsi phương_án varianta opțiunea",
    "svaralternativ svarmulighed mulighed odpověď válasz επιλογή επιλογές اختيار",
    "variante variante_de_răspuns opțiuni lehetőségek vaihtoehdot svarmuligheder muligheder alternativer",
)
RIGHT_MARK = (
    f"{CORRECT_ALONE}|{CORRECT}|right|true answer|goed|certa|cierto|exacto|vrai"
    "|giust[ao]|esatt[ao]|dobrze|správn[áýé]|oikea|正解|正しい|صحيحة|الإجابة الصحيحة"
)
"""Words in brackets at an option that is right."""
WRONG_MARK = (
    "incorrect|not correct|wrong|falsch|incorrect[ao]|incorrecte|faux|fausse|sbagliat[ao]|errad[ao]|errat[ao]"
    "|incorret[ao]|неверно|неправильно|невірно|错误|錯誤|不正解|오답|خطأ|ग़लत|गलत|błędn[aey]|źle|yanlış|fout"
    "|fel|feil|väärin|špatně|sai|salah"
    "|nesprávn[áýéě]|hibás|λάθος|forkert|greșit|틀림|誤り"
)
"""Words in brackets at an option that is wrong."""
WRONG_ONES = (
    "false|falsche[ns]?|sbagliat[aeio]|errat[aeio]|incorrett[aeio]|incorrect[ao]s|errad[ao]s|incorret[ao]s"
    "|fals[ao]s?|fauss?es"
    "|mauvaises?|incorrectes|неверные|неправильные|невірні|неправильні|błędne|nieprawidłow[ae]|foute|onjuiste"
    "|felaktiga|feilaktige"
    "|forkerte|nesprávné|yanlışlar|错误的|錯誤的|間違い|틀린|오답"
)
"""Words before a list of wrong options, beside those of `WRONG_MARK`."""
EXERCISE = (
    "exercises?|aufgaben?|übung(?:en)?|exercices?|ejercicios?|esercizi[oa]?|exercícios?|упражнени[ея]|вправа"
    "|练习|習題|习题|练习题|演習(?:問題)?|練習(?:問題)?|연습|연습문제"
    "|تمرين|अभ्यास|zadanie|ćwiczenie|alıştırma|oefening|opgave|övning|bài tập|latihan"
    "|feladat(?:ok)?|gyakorlat(?:ok)?|zadat(?:ak|ci)|vježb[ae]|vežb[ae]|задатак|задаци|nalog[ae]|úloh[ay]"
    "|cvičení|exerciți[iu]u?"
    "|uppgift|oppgave|øvelse|harjoitus|tehtävä|ülesanne|užduotis|uzdevums|άσκηση|ασκήσεις|завдання|тапсырма|תרגיל|تمرین"
    "|অনুশীলন|แบบฝึกหัด|სავარჯიშო|opdracht(?:en)?|övningar|uppgifter|oppgaver|øvelser"
    "|opgaver|harjoitukset|tehtävät|zadania|zad\\.|ćwiczenia|ćw\\.|alıştırmalar|exerciții|exercițiul|вправи"
    "|مسألة|例题|例題|contoh soal"
)
TASK = (
    f"{EXERCISE}|challenges?|exercise-start|tasks?|problems?|activity|practice|assignment|задач[аи]|задание|問題"
    "|problem[ae]s?|problemă|příklad|예제"
)
"""Names of containers that hold a question without its answer."""
YOUR_ANSWER = "|".join(
    (
        "(?:your|my) (?:answer|solution|response)|write your answer(?: here)?|(?:deine|ihre|meine) (?:antwort|lösung)",
        "(?:ta|votre|ma) réponse|(?:tu|su|mi) respuesta|(?:la )?(?:tua|mia|sua) risposta|(?:a )?(?:sua|tua) resposta",
        "(?:ваш|твой|мой) ответ|ваша відповідь|(?:twoja|moja) odpowiedź|(?:jouw|je|uw) antwoord|ditt svar",
        "(?:cevabınız|cevabın|yanıtınız)|câu trả lời của bạn|jawaban (?:anda|kamu)",
        "[你您我]的答案|(?:学生|學生|考生)答案|あなたの(?:答え|回答)",
        "나의 답|당신의 답|إجابتك|आपका उत्तर",
        "given answer|gegebene antwort|réponse donnée|respuesta dada|risposta data|resposta dada|(?:az )?adott válasz",
    )
)
"""The words before the place where a learner writes an answer."""
REMARK = "|".join(
    (
        "difficulty(?: level)?|level|topics?|tags?|category|categories|subject|chapter|key (?:insights?|points?|idea)",
        "insight|asked (?:by|in|at)|compan(?:y|ies)|frequency|importance|time|estimated time|source|reference|skills?",
        "schwierigkeit(?:sgrad)?|stufe|thema|themen|kategorie|kapitel|quelle|difficulté|niveau|sujet|thème|catégorie",
        "dificultad|nivel|temas?|categoría|capítulo|fuente|difficoltà|livello|argomento|categoria|dificuldade|nível",
        "сложность|уровень|тема|категория|источник|складність|рівень|难度|难易度|等级|主题|分类|标签|来源|考点|难点",
        "難易度|レベル|分野|カテゴリ|タグ|出典|난이도|주제|분류|태그|출처|الصعوبة|المستوى|الموضوع|कठिनाई|विषय|स्तर",
        "trudność|poziom|temat|kategoria|źródło|zorluk|konu|kategori|seviye|moeilijkheid|onderwerp|svårighet|ämne",
        "độ khó|chủ đề|tingkat kesulitan|topik|obtížnost|úroveň|t[eé]m[aă]|svårighetsgrad|nivå|dificultate|capitol",
        "nehézség|szint|δυσκολία|επίπεδο|θέμα|vaikeus|taso|aihe|sværhedsgrad|vanskelighetsgrad|emne",
    )
)
"""Words of remarks on a question, above its answer: `**Difficulty**: easy`."""
INTENT = "|".join(
    (
        "(?:question |interviewer'?s? )?intent(?:ion)?(?: (?:of|behind) (?:the|this) question)?|question purpose",
        "(?:purpose|background) of (?:the|this) question|what (?:it|(?:the|this) question) (?:tests|checks|probes)",
        "why (?:it|this|this question)(?: i|')s asked|why (?:we|they|(?:the )?interviewers?) asks?(?: (?:it|this))?",
        "absicht(?: (?:hinter )?der frage)?|(?:ziel|zweck|hintergrund) der frage|warum (?:das |danach )?gefragt wird",
        "intention(?: de la question)?|(?:but|objectif) de la question|pourquoi (?:cette question|on la pose)",
        "intención(?: de la pregunta)?|objetivo de la pregunta|por qué se pregunta|scopo della domanda",
        "perché si chiede|intenção(?: da pergunta)?|objetivo da pergunta|por que se pergunta|doel van de vraag",
        "(?:цель|смысл) вопроса|(?:зачем|почему) (?:это |об этом )?спрашивают|что проверяет(?:ся| вопрос)?",
        "мета питання|cel pytania|intencja pytania|dlaczego o to pytają|sorunun amacı|neden sorulur",
        "syftet med frågan|mục đích câu hỏi|tujuan pertanyaan|(?:질문|출제|문제)의? ?(?:의도|배경|목적)|질문 이유",
        "(?:質問|出題|設問)の?(?:意図|背景|ねらい|狙い)|出題意圖|提問意圖",
        "(?:提问|出题|面试官|问题)的?(?:意图|目的)|考[察查](?:点|目的|意图)",
    )
)
"""Words of a remark that says why a question is asked: `**Intent:** to see whether you know it`."""
FORM = "|".join(
    (
        "(?:question |answer |quiz )?types?|(?:frage)?typ|fragenart|type de question|soru tipi|tür|vraagtype|soort",
        "tipo(?: (?:de|di) (?:pregunta|domanda|pergunta|questão))?|тип(?: вопроса)?|тип питання|rodzaj|typ pytania",
        "题型|題型|类型|類型|問題形式|形式|유형|문제 유형|النوع|प्रकार|frågetyp|loại(?: câu hỏi)?|jenis(?: soal)?",
        "points?|marks?|score|punkte|puntos|punti|pontos|баллы|分值|分数|配点|배점",
    )
)
"""Words of remarks above options that only say of what form the question is, or how much it counts."""
EXPLANATION = "|".join(
    (
        "explanations?(?:/references?)?|reason(?:ing)?|rationale|why|justification",
        "(?:答案|试题|题目)?解析|(?:答案)?详解|解释|説明|解説|補足|해설|풀이|설명",
        "пояснение|объяснение|комментарий|разбор|пояснення|обяснение",
        "erklärung|erläuterung|begründung|explicación|justificación|retroalimentación|explication|justification",
        "spiegazione|motivazione|explicação|justificativa|comentário|wyjaśnienie|uzasadnienie|açıklama|uitleg",
        "toelichting",
        "förklaring|forklaring|selitys|vysvětlení|magyarázat|explicație|giải thích|pembahasan|penjelasan|εξήγηση|הסבר",
        "objašnjenje|objasnjenje|објашњење|razlaga|vysvetlenie|selgitus|paaiškinimas|paskaidrojums|penerangan|izah",
        "түсініктеме|ব্যাখ্যা|விளக்கம்|వివరణ|განმარტება|توضیح",
        "(?:ال)?(?:شرح|تفسير)|व्याख्या|स्पष्टीकरण|คำอธิบาย",
    )
)
POINTS = (
    "p|pkt|punkte?|points?|pts?|marks?|puntos?|punti|punto|pontos?|ptos?|баллов|балл[а]?|бал[иів]*"
    "|punkt(?:y|ów|i)?|poäng|puan"
    "|body|bodů|pisteitä|pont|điểm|poin|[分点點]|점"
)
"""Words behind the number of points for an answer: `(4 points)`."""
SHOW = "|".join(
    (
        "show|expand|reveal",
        "открыть|показать ответ|показать|点击查看答案|查看答案|정답 보기|답 보기|解答を見る|答えを見る",
        "ver respuesta|voir la réponse|lösung anzeigen|antwort anzeigen|mostra risposta|ver resposta|pokaż odpowiedź",
    )
)
YOURS = (
    r"(?:write |type |add )?your (?:text|answer|response|solution)(?: (?:here|goes here))?"
    r"|(?:escreva )?(?:o )?(?:seu texto|sua resposta)(?: aqui)?|(?:escrib[ae] )?(?:tu|su) (?:texto|respuesta)(?: aquí)?"
    r"|votre (?:texte|réponse)(?: ici)?|(?:deine?|ihre?) (?:text|antwort)(?: hier)?|(?:il )?tuo testo(?: qui)?"
    r"|(?:la )?tua risposta(?: qui)?|ваш (?:текст|ответ)(?: здесь)?"
)
"""What stands where learners write: `Your text here`."""
NO_ANSWER = "|".join(
    (
        "answers? (?:here|coming soon|pending|needed|todo)|your answer(?: here)?|add (?:an )?answer",
        "to be (?:completed|added|done|written|continued)|tbd|tba|todo|wip|work in progress|(?:coming|available) soon",
        "ответ здесь|здесь будет ответ|скоро|дописать|добавить ответ|答案待补充|待完成|待更新",
        "未完|作成中|準備中|作成予定|近日公開|작성 ?중|추가 예정|준비 ?중",
        "قريبا|قريبًا|لاحقا|سيضاف لاحقا|जल्द",
        "respuesta aquí|pendiente|por completar|réponse à venir|à compléter|à venir|bientôt|antwort (?:folgt|hier)",
        "noch offen",
        "left (?:to the reader|as an exercise)(?: to the reader)?|exercise for the reader|próximamente|demnächst",
        "resposta (?:aqui|em breve)|respuesta pendiente|em breve|a completar|da completare|in arrivo|wkrótce",
        "do uzupełnienia|yakında|eklenecek",
        "sắp có|segera",
        "(?:answer )?in progress|under construction|pending|unanswered|fill (?:me )?in",
        "\\?{2,}|xxx",
        YOURS,
        "略",
        "no answer(?: yet)?|not answered(?: yet)?|n/?a|待补充|暂无|ответа? (?:пока )?нет|в разработке|folgt|por hacer",
    )
)
ASK_TO = "|".join(
    (
        "explain|describe|define|name|compare|contrast|discuss|outline|identify|state|calculate|compute|distinguish",
        "differentiate|summari[sz]e|mention|enumerate|justify|illustrate|prove|derive|solve|translate|evaluate",
        "analy[sz]e|tell|list (?:the|some|two|three|four|five|all|\\d+)|give (?:an?|the|some|two|three|four|five|\\d+)",
        "what(?:'s)?|why|how|when|where|which|who|whose|true or false",
        "erkläre?n?|beschreiben?|definieren?|nennen?|vergleichen?|erläutern?|begründen?|berechnen?|bestimmen?",
        "skizzieren?",
        "unterscheiden?|beurteilen?|was|warum|wie|wann|wo|welche[rsnm]?|wer|wen|wem|wieso|weshalb|wozu|woraus|worin",
        "expli(?:que|quez|quer|ca|car|que)|décri(?:re|vez|s)|défini(?:r|ssez|s)|nomme[rz]?|comparez?|citez?|donnez?",
        "calculez?|énumérez?|que|quoi|quel(?:le)?s?|pourquoi|comment|quand|où|qui|combien|qu'est-ce",
        "investig(?:a|ue)|anali(?:za|ce)|justifi(?:ca|que)|resuelv[ae]|determin[ae]|argument[ae]|diferenci[ae]",
        "define|defina|describ[ea]|nombra|nombre|menciona|mencione|enumera|enumere|compara|compare|calcula",
        "calcule|cita|enuncie|conceptualice|desarrolle",
        "qué|cuál(?:es)?|por qué|cómo|cuándo|dónde|quién(?:es)?|cuánt[oa]s?",
        "spiega(?:re)?|descrivi|definisci|elenca|confronta|indica|che cosa|cosa|quali?|perché|come|quando|dove|chi",
        "quant[oaie]|expliqu[ei]|descreva|cite|liste|o que|qual|quais|por que|como|onde|quem|quant[oa]s?",
        "объясните?|опишите?|назовите?|дайте|перечислите?|сравните?|определите?|что|как(?:ой|ая|ое|ие)?|почему",
        "зачем|когда",
        "где|кто|сколько|чем|wyjaśnij|opisz|wymień|podaj|zdefiniuj|porównaj|co|dlaczego|jak|kiedy|gdzie|kto|ile",
        "omów|scharakteryzuj|przedstaw|sformułuj|сформулируйте|охарактеризуйте|приведите",
        "leg uit|beschrijf|noem|definieer|vergelijk|wat|waarom|hoe|wanneer|waar|welke?|wie",
        "简述|解释|列举|说明|描述|比较|请|什么是|为什么|如何|怎么|怎样",
        "förklara|beskriv|nämn|definiera|jämför|vad|varför|hur|när|var|vilk(?:en|et|a)|vem",
        "forklar|nevn|nævn|definer|sammenlign|hvad?|hvorfor|hvordan|hvem|hvilke[nt]?|selitä|kuvaile|määrittele",
        "luettele",
        "поясніть|опишіть|назвіть|порівняйте|визначте|дайте|перелічіть|що|як(?:ий|а|е|і)?|чому|навіщо|коли|хто|скільки",
        "vysvětlete?|popi(?:š|šte)|vyjmenuj(?:te)?|uveď(?:te)?|definuj(?:te)?|porovnej(?:te)?|proč|kdy|kde|kdo|kolik",
        "explicați|descrieți|definiți|enumerați|comparați|magyarázza el|írja le|sorol(?:j|jon) fel|definiálja",
        "jelaskan|sebutkan|uraikan|tuliskan|bandingkan|definisikan|mengapa|bagaimana|siapa|berapa|apa",
        "nêu|trình bày|giải thích|hãy|so sánh|phân biệt|kể tên|mô tả|tại sao|vì sao|εξηγήστε|περιγράψτε|ορίστε|γιατί",
        "اشرح|اذكر|عرّ?ف|صف|قارن|علل|وضح|ماذا|لماذا|كيف|متى",
    )
)
"""Words at the head of a question that may lack a question mark: `Explain ..`, `Nenne ..`, `What is ..`."""
TOLD_BEHIND = "|".join(
    (
        "説明(?:せよ|しなさい|してください)|述べよ|述べなさい|挙げよ|答えよ|答えなさい|書きなさい|求めよ",
        "(?:설명|서술|기술|비교|나열|정의|제시|답|논|구)하(?:시오|라|세요|십시오)|쓰시오|말하시오|고르시오",
        "(?:설명|서술|비교|나열|정의|제시|말씀|말|표현|구현|작성|답)해 ?[주보](?:세요|시오|십시오)",
        "(?:açıkla|tanımla|hesapla|kodla|tamamla|cevapla|sırala|listele|incele)y[ıi]n(?:[ıi]z)?",
        "(?:yap|yaz|anlat|çiz|karşılaştır)ın(?:ız)?|(?:belirt|göster|eşleştir|değerlendir|seç|ver)in(?:iz)?",
        "(?:bul|oluştur)un(?:uz)?",
        "(?:वर्णन |स्पष्ट |व्याख्या )?कीजिए|लिखिए|बताइए|दीजिए|समझाइए",
    )
)
"""Words at the end of a task that an examiner sets."""
ASK_TO_BEHIND = f"{TOLD_BEHIND}|是什么|有哪些|如何实现|的区别"
"""Words at the end of such a question."""
TRUE = (
    "true|verdadero|verdadera|vrai|vero|verdadeiro|certo|richtig|wahr|верно|правда|правильно|вярно|prawda|pravda"
    "|doğru|waar|juist|sant|sandt|sann|totta|igaz|adevărat|točno|tačno|benar|betul|đúng|σωστό|נכון|صحيح|صح|صواب|درست"
    "|тачно|tiesa|õige|सही|सत्य|ถูก|正确|正確|对|對|正しい|正|참|맞음"
    "|cierto|goed|rätt|riktigt?|rigtigt|tosi|oikein|správně|істина|αληθές"
)
FALSE = (
    "false|falsch|falso|falsa|faux|errado|неверно|ложь|неправильно|неправда|невярно|fałsz|nepravda|yanlış|onwaar"
    "|onjuist|falskt|falsk|usant|usann|tarua|hamis|fals|netočno|netačno|salah|sai|λάθος|לא נכון|خطأ|خاطئ|نادرست|غلط"
    "|нетачно|netiesa|väär|गलत|असत्य|ผิด|错误|錯誤|错|錯|誤り|误|誤|거짓|틀림"
    "|fout|fel|feil|galt|forkert|epätosi|väärin|špatně|nesprávně|хиба|ψευδές"
)
"""The answers to a statement, as words, and as letters in pairs: `T` and `F`, `V` and `F`."""
YES = "yes|ja|oui|sí|si|sì|sim|да|так|tak|ano|áno|evet|igen|jo|da|kyllä|ναι|是|はい|예|네|có|ya|نعم|हाँ"
NO = "no|nein|non|não|нет|не|ні|nie|ne|nee|nej|nei|hayır|nem|nu|ei|όχι|否|いいえ|아니요|không|tidak|لا|नहीं"
TRUE_OR_FALSE = "|".join(
    (
        "true (?:or|/) ?false|t ?/ ?f|right or wrong|richtig oder falsch|wahr oder falsch|vrai ou faux",
        "verdadero o falso|vero o falso|verdadeiro ou falso|правда или ложь|верно или неверно|prawda czy fałsz",
        "doğru mu yanlış mı",
        "waar of (?:onwaar|niet waar)|juist of onjuist|goed of fout|sant eller (?:falskt|usant)|sandt eller falskt?",
        "rätt eller fel|rigtigt eller forkert|riktig eller galt?|totta vai tarua|oikein vai väärin|tosi vai epätosi",
        "cierto o falso|certo ou errado|adevărat sau fals|igaz vagy hamis|igaz-hamis|σωστό ή λάθος",
        "правда чи (?:неправда|брехня)|правильно чи неправильно|вірно чи невірно|истина или ложь",
        "pravda,? (?:nebo|či) (?:lež|nepravda)|pravda alebo (?:lož|nepravda)|t[ao]čno ili net[ao]čno",
        "đúng hay sai|benar atau salah|صح أ[مو] خطأ|صواب أ[مو] خطأ|सही (?:या|/) ?गलत|सत्य (?:या|/) ?असत्य",
        "判断题|判斷題|正误问题|是非题|是非題|对错题|正誤問題|[○〇◯]×(?:問題|クイズ)?|マルバツ(?:問題|クイズ)?",
        "o ?/? ?x ?(?:문제|퀴즈)|참 ?/? ?거짓(?: ?문제)?",
    )
)
"""The title of such statements, or the words before or after one."""
AND = "and|und|et|y|e|и|та|i|en|og|och|ve|dan|và|oraz|和|及|と|و"
"""The words between two things that are both meant."""
KEY = "|".join(
    (
        "(?:the )?(?:answer|solution)s?(?: and explanations?| keys?(?: and explanations?)?| sheet)?|key",
        "correct answers|(?:suggested|possible|sample|model|detailed|worked|full) (?:answers|solutions)",
        "lösungsvorschläge|lösungsteil|lösungsblatt|antwortschlüssel|musterlösung(?:en)?|claves|resoluç(?:ão|ões)|resoluciones",
        "pauta(?: de corrección)?|chave de (?:respostas|correção)|correttore|griglia di correzione",
        "(?:antwoord)?sleutel|correctie(?:model|sleutel)|rozwiązania|решения|эталоны(?: ответов)?|ключі",
        "розв['’]яз(?:ки|ання)",
        "yanıt anahtarı|çözümler|yanıtlar|(?:习题|習題|练习|课后)答案|答案(?:部分|页|汇总)",
        "参考答案(?:及|与|和)解析|答え合わせ|(?:正解|正答|答え)一覧|正解と解説",
        "답안|정답[표지]|정답(?:과| 및) (?:해설|풀이)|풀이|hướng dẫn giải|lời giải|bảng đáp án|pembahasan|kunci",
        "svarnøgle|rette(?:vejledning|ark)|sensorveiledning|oikea rivi|soluții|rezolvări|barem de corectare|cheie",
        "javítókulcs|megoldás|κλειδί(?: απαντήσεων)?|ενδεικτικές (?:απαντήσεις|λύσεις)|نموذج الإجابة",
        "klíč správných odpovědí|(?:správná|autorské|vzorové) řešení",
        "mögliche (?:antworten|lösungen)|réponses (?:suggérées|possibles)|suggestions de (?:réponses?|solutions?)",
        "(?:respuestas|soluciones) (?:sugeridas|posibles)|sugerencias de (?:soluci[oó]n(?:es)?|respuestas?)",
        "(?:risposte|soluzioni) (?:suggerite|possibili)|(?:respostas|soluções) (?:sugeridas|possíveis)",
        "sugestões de (?:respostas?|soluç(?:ão|ões))|(?:возможные|примерные) ответы|przykładowe odpowiedzi",
        "mogelijke antwoorden|voorbeeldantwoorden|örnek cevaplar|gợi ý đáp án|模範解答|예시 답안|모범 답안|参考解答",
        "mark(?:ing)? scheme|solucionario|solucionarios|solutionnaire|gabaritos?|chiave(?: delle risposte)?",
        "(?:answers|solutions) to .+",
        "antworten|lösungen|lösungsschlüssel|auflösung(?:en)?|réponses|corrigés?|corrections?|solutions|respuestas",
        "soluciones",
        "clave(?: de respuestas)?",
        "hoja de respuestas|risposte|soluzioni|respostas|gabarito|soluções|ответы|ключи?|правильные ответы|відповіді",
        "答案|参考答案|答案与解析|答案及解析|解答|解答例|答え|正解|解答一覧|정답|정답 및 해설|해답",
        "(?:مفتاح )?(?:الإجابة|الإجابات|الأجوبة|الحل|الحلول)|उत्तर|उत्तर कुंजी|उत्तरमाला",
        "odpowiedzi|klucz(?: odpowiedzi)?|cevaplar|cevap anahtarı|antwoorden|oplossingen|uitwerkingen|antwoordmodel",
        "đáp án|kunci jawaban|svar|facit",
        "vastaukset|(?:oikeat|malli)vastaukset|ratkaisut|fasit|facitliste|løsning(?:er|sforslag)|lösningar",
        "lösningsförslag",
        "(?:správné )?odpovědi|řešení|klíč|(?:správne )?odpovede|riešenia|megoldások|megoldókulcs|válaszok",
        "răspunsuri(?:le corecte)?|barem|отговори|верни отговори|odgovori|rješenja|rešenja|ključ(?: odgovora)?",
        "(?:σωστές )?απαντήσεις|λύσεις|תשובות|פתרונות|מפתח תשובות|پاسخ(?:\\u200c?ها|\\u200c?نامه)?|کلید",
        "เฉลย|คำตอบ|jawaban|উত্তর(?:মালা)?",
        "(?:õiged )?vastused|lahendused|(?:teisingi )?atsakymai|sprendimai|(?:pareizās )?atbildes|erantzunak",
        "(?:(?:тачни|точни) )?одговори|(?:(?:tačni|točni|pravilni) )odgovori|решења|решенија|кључ|rešitve",
        "respostes|solucions|адказы|жауаптар|պատասխաններ|პასუხები",
    )
)
"""Titles of the answers to all questions of an exam."""

HINT = (
    "hints?|clues?|hinweise?|tipps?|indices?|pistas?|dicas?|indizi[oa]?|suggeriment[oi]|подсказк[аи]|підказк[аи]"
    "|wskazówk[ai]|nápověda|ipuc[uı](?:lar[ıi])?|提示|ヒント|힌트|تلميح|संकेत|gợi ý|petunjuk"
    "|hilfestellung|aide|ayuda|aiuto|aanwijzing|podpowied(?:ź|zi)|указание|вказівка|yardım|bantuan"
    "|lede?tråd(?:ar)?|indiciu"
    "|indicați[ei]"
    "|segítség|súgó|υπόδειξη|βοήθεια|vihjee?t?|vinkki|线索|線索|手がかり|도움말|إرشاد|مساعدة|हिंट"
)
"""The words for a hint, which is not an answer."""
NOTE = (
    "note|nb|n\\.b\\.|tip|warning|important|caution|attention|info|remember|reminder|hinweis|achtung|tipp|wichtig|merke"
    "|anmerkung|nota|importante|consejo|ojo|recuerda|atención|remarque|astuce|à noter|dica|atenção"
    "|observação|attenzione"
    "|suggerimento|ricorda|примечание|важно|совет|внимание|увага|uwaga|wskazówka|let op|pozor|obs"
    "|huom|dikkat|注意|注|提示"
    "|ヒント|참고|주의|lưu ý|catatan|ملاحظة|ध्यान दें"
)
"""The words before a remark on what stands above: `Note: it uses UDP.`"""
HOMEWORK = (
    "homework|reminders?|deadlines?|due(?: date)?|to-?do|hausaufgaben?|devoirs|deberes|tareas?|compiti(?: a casa)?"
    "|dever de casa|tarefa de casa|huiswerk|läx(?:a|or)|lekser?|lektier|kotitehtävät?|домашн(?:ее задание|яя работа)"
    "|домашн(?:є завдання|я робота)|praca domowa|domácí úkol|domáca úloha|házi(?: feladat)?|domaći(?: zadatak)?|temă"
    "|ödev|作业|家庭作业|宿題|숙제|bài tập về nhà|واجب(?: منزلي)?"
)
"""The words for what a class is to do or to remember."""
