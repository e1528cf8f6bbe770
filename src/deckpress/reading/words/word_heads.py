"""How the words of some vocabularies begin, for first looks; a test holds these tables against the vocabularies."""

from __future__ import annotations

OPTION_HEADS = frozenset(
    """alte answ antw ausw choi choo lehe muli mult odpo opca opci opcj opco opsi opti opzi pili poss prop
    resp risp svar vaih vari""".split()
)
"""The words for options, and for a list of them."""
TASK_HEADS = frozenset(
    """acti assi aufg chal cont ejer eser exer fela gyak harj item lati mcq mcqn nalo oefe opdr opga oppg
    prac prob quiz task teht uppg uzde zad zada""".split()
)
"""The words for tasks and exercises, and short ones for a question."""
SCENARIO_HEADS = frozenset(
    "ausg back cas case caso clin cont duru esce fall pati samp scen sena situ sken sytu szen vign".split()
)
INTENT_HEADS = frozenset(
    """absi back but cel dlac doel hint inte nede obje perc por pour purp ques scop soru syft tuju waru what why ziel
    zwec""".split()
)
"""The words for why a question is asked."""
TRUE_OR_FALSE_HEADS = frozenset(
    """adev bena cert cier goed igaz juis o oike ox prav praw rich righ rigt rikt sand sant t tosi tott true
    verd vero vrai waar wahr""".split()
)
DOCUMENT_HEADS = frozenset(
    """acta agen anle asam asse ata aufs beri besp bila biul blog bole boll bull carn case chan comp cons dagb dago
    dags desi diar dzie einf elte ensa esej esit essa gesc gett gids guia guid hand hist how info inle inst intr jahr
    jour kick kila koko konz lapo leit lett manu meet merk minu mode news nieu note notu nyhe ohje onbo opas orde
    ordi ordr over pand paut peng plan pods pora porz post proc prog prop prot prze quic racc rapa rapo rapp read
    refe regi rehb rela rele repo retr reun rfc riun road rund sagg saks sitz spot spri stan stor tage thou topl tuta
    tuto veil vejl verb verg vers walk wegw wpro zebr""".split()
)
"""The words that name minutes, reports, guides and other documents that are no lists of questions."""
QUESTION_LIST_HEADS = frozenset(
    """cart doma ejer esam eser exam exer faq faqs fisz flas frag inte jaut kart klau kysy lern mula perg pert pita
    preg prov pyta q ques quiz revi sche self sina soru spra tarj test toet triv veri vpra vrag""".split()
)
PART_HEADS = frozenset(
    """acti adde agen alte any asen atte ausb besc besl brug bruk bug bugf cale conf cons cont corr deci decy dive
    ents fazi feat fehl fixe gebr gett harm how ingr inst kara kepu know konf kull kuru nast nest next part peng
    plan prep proc pros quic requ rond rozh rueg sche set setu sonr sons spra supo supp term time usag uso util
    vari vere vers verw volg vora woln wyma zeit zube zuta""".split()
)
"""The titles of the parts of manuals, minutes and plans."""
