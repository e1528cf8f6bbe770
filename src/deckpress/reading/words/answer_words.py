"""The words on an element that hides an answer: `Click here to see the answer`, `点击查看答案`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from deckpress.reading.words.labels import RECENT, is_answer_word
from deckpress.regex import regex

_TAG = regex(r"<[^<>]*>")
_LONGEST = 80
_MOST_WORDS = 14

_ANSWERS = frozenset(
    """answer answers solution solutions response responses ans
    antwort antworten lösung lösungen musterlösung musterlösungen respuesta respuestas solución soluciones
    réponse réponses solutions corrigé corrigés risposta risposte soluzione soluzioni
    resposta respostas solução soluções gabarito ответ ответы ответа ответов решение решения відповідь відповіді
    розв'язок отговор отговора odpowiedź odpowiedzi rozwiązanie rozwiązania odpověď řešení
    cevap cevabı cevapları yanıt yanıtı çözüm çözümü antwoord antwoorden oplossing oplossingen svar svaret lösningen
    vastaus vastaukset ratkaisu răspuns răspunsul الإجابة إجابة الجواب جواب الحل الإجابات حل
    उत्तर जवाब हल समाधान jawaban jawabannya pembahasan απάντηση απάντησης λύση λύσης תשובה התשובה
    correction corrections resolución resolução uitwerking uitwerkingen lösning lösningar facit
    løsning løsningen løsninger fasit odpovědi vastauksen ratkaisun
    răspunsuri soluție soluția
    válasz választ válaszért megoldás megoldást đáp giải""".split()
)
_AROUND = frozenset(
    """a an the to for of in on is are at see view show shows reveal revealed reveals click tap press touch open opens
    opened expand expands toggle unfold unhide uncover display hide check get find read peek here this below inside it
    me my your our you and or with code sample example expected possible suggested proposed model full complete
    detailed step by correct right official hidden key sheet please now explanation explanations reasoning rationale
    discussion explained question exercise problem task challenge quiz number part short brief quick concise

    hier klick klicke klicken auf um die der das den zur zum zu für und mit anzeigen zeigen zeige einblenden
    aufklappen ausklappen ansehen sehen aufdecken verraten richtige richtigen erklärung begründung frage aufgabe übung
    kurze knappe

    ver mostrar muestra haz haga hacer clic click pulsa pulse aquí para la las el los lo de del y e con a al correcta
    correctas correcto explicación explicada revelar desplegar descubrir ejercicio pregunta completa
    corta breve directa oficial oficiales justificación fundamento fundamentación razonada detallada

    voir afficher affiche montrer cliquez cliquer ici pour le les l d du des et avec bonne bonnes correcte dévoiler
    courte brève révéler dérouler découvrir consulter explication à au question exercice

    mostra mostrare vedi vedere visualizza visualizzare clicca cliccare fai qui per corretta corrette giusta scopri
    spiegazione della dell alla domanda esercizio leggi il

    mostre clique veja exibir exiba revelar aqui correta certa explicação da do ao os as exercício pergunta questão

    показать посмотреть открыть увидеть узнать раскрыть нажмите нажми кликните сюда здесь чтобы правильный верный
    правильные и с на к вопрос вопросу задаче задание упражнению объяснение пояснение разбор подробное
    краткий короткий краткое стислий коротка показати переглянути натисніть щоб тут побачити правильна покажи виж

    pokaż zobacz kliknij tutaj tu aby żeby by zobaczyć wyświetlić wyświetl rozwiń odkryj prawidłową poprawną
    krótka zwięzła prawidłowa poprawna wyjaśnienie wyjaśnieniem do pytania zadania z i w

    kısa göster göstermek görmek gör için tıklayın tıkla buraya doğru ve açıklama açıklaması açıklamasını sorunun
    klik toon bekijk bekijken om te zien het een juiste met uitleg en van vraag oefening visa visar klicka här för att
    kort korte kortfattet stručná krátká stručné
    se rätta och förklaring vis klikk her for å zobrazit ukázat klikněte zde pro správná správnou

    اضغط انقر هنا لعرض لرؤية عرض أظهر إظهار اعرض شاهد الصحيحة الصحيح و مع الشرح السؤال على إلى لإظهار
    देखें देखने दिखाएँ दिखाएं यहाँ यहां क्लिक करें के लिए सही और का की व्याख्या प्रश्न
    lihat tampilkan klik di sini untuk melihat yang benar dan penjelasan kunci
    hiện xem nhấn bấm vào đây để án lời câu trả chi tiết đúng

    laat zien voor weergeven klikni sem zobrazení kattints ide mutasd megjelenítése a az näytä katso avaa klikkaa tästä
    arată vezi afișează apasă aici pentru corect δείξε δες εμφάνιση πάτησε κλικ εδώ για να δεις την τη σωστή
    spoiler spoilers спойлер""".split()
)
_ASKED = frozenset(
    """question exercise problem task challenge quiz frage aufgabe übung pregunta ejercicio exercice pergunta questão
    exercício domanda esercizio вопрос pytania zadania sorunun vraag oefening السؤال प्रश्न""".split()
)
"""Words that need a number at the head of such a text, since `Question and answer` is a title."""
_PIECES = (
    "答案 解答 回答 正解 答え こたえ 答 정답 답안 해답 답변 답 答案与解析",
    """点击 點擊 单击 请 请点击 点我 查看 查阅 展开 展開 显示 顯示 这里 此处 這裡 处 看 参考 參考 正确 正確
    标准 详细 完整 解析 解释 说明 隐藏 揭晓 和 与 及 的 并 第 クリック タップ して 表示 する を 見る
    みる 開く ひらく 確認 と の こちら ここ 解説 で は 解 ください 보기 확인 확인하기 확인하려면 보려면
    클릭 클릭하세요 클릭하여 하세요 펼치기 열기 여기 여기를 해설 풀이 및 과 와 을 를 은 는 하기""",
)
_JOINED = "|".join(sorted((word for words in _PIECES for word in words.split()), key=lambda w: (-len(w), w)))
_OF_PIECES = regex(rf"(?>(?:{_JOINED})+)")
_ANSWER_PIECE = regex("|".join(_PIECES[0].split()))
_WORD = regex(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0963\u064b-\u065f]+[^\W\d_]*)*|\d+")


_NUMBERED = regex(
    r"第[ ]?[\d一二三四五六七八九十]{1,4}[ ]?[题題問问道]目?"
    r"|(?:(?<!\w)(?:q|nr|no|ex|exo)[. ]{0,2}|問題?[ ]?|[题題]目?[ ]?|문제[ ]?)\d{1,4}번?|\d{1,4}번(?:[ ]?문제)?",
    re.I,
)
"""The number of a question before the word for its answer: `第 1 题的答案`, `Q3 solution`, `문제 2 정답`."""


@lru_cache(maxsize=RECENT)
def leads_to_answer(text: str) -> bool:
    """True if all words of a text only lead to an answer, and one of them names it."""
    if is_answer_word(text):
        return True
    words = _words_of(text)
    if words and words[0] in _ASKED and not any(word.isdigit() for word in words):
        return False
    return any(map(_names_it, words)) and all(map(_leads, words))


def only_opens(text: str) -> bool:
    """True if all words of a text only say that something is to be opened: `Click to expand`, `Klicken`, `Ver`."""
    words = _words_of(text)
    return bool(words) and not any(word in _ASKED or word.isdigit() for word in words) and all(map(_leads, words))


def _words_of(text: str) -> list[str]:
    """The words of a text in lower case, without the number of a question; none if it is long or asks."""
    plain = unicodedata.normalize("NFKC", _TAG.sub(" ", text)).strip()
    plain = _NUMBERED.sub(" ", plain, count=1)
    words = _WORD.findall(plain.casefold()) if len(plain) <= _LONGEST and "?" not in plain else []
    return words if len(words) <= _MOST_WORDS else []


def _names_it(word: str) -> bool:
    return word in _ANSWERS or (not word.isascii() and _ANSWER_PIECE.search(word) is not None)


def _leads(word: str) -> bool:
    if word in _ANSWERS or word in _AROUND or word.isdigit():
        return True
    return not word.isascii() and _OF_PIECES.fullmatch(word) is not None
