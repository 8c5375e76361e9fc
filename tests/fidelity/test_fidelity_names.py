import pytest

from mt.fidelity import check
from mt.fidelity.names import check_names
from mt.fidelity.transliteration import may_transliterate, same_sound


def lost(source, hypothesis):
    return [(f.expected, f.found) for f in check_names(source, hypothesis)]


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("محمد", "Mohamed"),
        ("مُحمّد", "Muhammad"),
        ("السيسي", "el-Sisi"),
        ("السيسي", "Alsissi"),
        ("عبد الفتاح", "Abdul Fattah"),
        ("عبد الرحمن", "Abdurrahman"),
        ("القذافي", "Khadafy"),
        ("جورج", "George"),
        ("تشرشل", "Churchill"),
        ("خوسيه", "José"),
        ("لويس", "Louis"),
        ("إكسون", "Exxon"),
        ("شولتس", "Scholz"),
        ("جيلار", "Gillard"),
        ("أوشانيسي", "O'Shaughnessy"),
        ("يونغ هيون", "Young-hyun"),
        ("أردوغان", "Erdoğan"),
        ("ڤيينا", "Vienna"),
        ("عائشة", "Ayesha"),
        ("نيويورك", "New York"),
    ],
)
def test_knows_a_name_in_each_of_its_spellings(arabic, latin):
    """Vowels, doubled letters, the article and the customs of several languages are no difference."""
    assert may_transliterate(arabic, latin)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("محمد", "Ahmed"),
        ("بوتين", "Biden"),
        ("ترامب", "Trudeau"),
        ("لندن", "Lebanon"),
        ("سامي", "Tom"),
        ("وليد", "Khalid"),
        ("جورج", "Jorgensen"),
        ("سامي", "Summit"),
        ("لي", "Lee"),
        ("", "Tom"),
        ("توم", ""),
        ("توم", "123"),
        ("كلمة" * 40, "kalima"),
    ],
)
def test_tells_names_apart_by_their_consonants(arabic, latin):
    """A name of one consonant is never matched: too many words would fit."""
    assert not may_transliterate(arabic, latin)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mohamed", "Mohammed", True),
        ("Qaddafi", "Khadafi", False),
        ("Catherine", "Katherine", True),
        ("Al", "El", False),
    ],
)
def test_compares_two_latin_spellings_by_sound(one, other, same):
    """Near consonants count as one; two letters are too few to tell."""
    assert same_sound(one, other) is same


@pytest.mark.parametrize(
    ("source", "hypothesis"),
    [
        ("زار فرنسا", "He visited France."),
        ("الوفد الفرنسي", "the French delegation"),
        ("وللفرنسيين", "and for the French"),
        ("الرئيس الأمريكي", "the US president"),
        ("الولايات المتحدة", "the U.S."),
        ("هيئة الصحة في إنجلترا", "NHSE data"),
        ("مليون دولار أمريكي", "$1 million"),
        ("الفول السوداني", "peanuts"),
        ("من حمص", "from Homs"),
        ("وقال محمد", "Muhammed said"),
        ("قال عبد الرحمن", "Abderrahmane said"),
        ("أرسل لليلى", "sent to Laila"),
        ("على الطاولة", "on the table"),
        ("رجل كريم", "a generous man"),
        ("سامي سعيد", "Sami is happy"),
        ("السيد كوستيلو", "Mr Costello"),
        ("الأمير ويليام", "Prince William"),
        ("الرئيس في فرنسا", "President Macron in France"),
        ("تركيا ثم تركيا", "Turkey, then the country"),
        ("يونغ-هيون", "Young-hyun"),
        ("اجتماعي-اقتصادي", "socio-economic"),
        ("پاراسيتامول", "paracetamol"),
        ("", ""),
        ("\u064b محمد", "Mohamed"),
        ("مصر", "EGYPT"),
        ("خبر بلا أسماء", "news of no one"),
        ("الرئيس لصالح القرار", "The president is in favour"),
        ("وليام إدوارد سيمون", "William E. Simon"),
        ("قصيدة شيلي", "Shelley's poem"),
        ("في بريتيش كولومبيا", "in B.C."),
        ("حزين أم سعيد", "sad or happy"),
        ("لويس الرابع عشر", "Louis XIV"),
        ("نهر جيمس وشارع كبير", "the James River and a street"),
        ("إيرين جوليو-كوري", "Irène Joliot-Curie"),
        ("السيد عبدالكريم", "Mr. Abdul Kareem"),
        ("زار المخرج غودار مدينة كان", "The director Godard visited the city of Cannes"),
        ("كتاب عن شوبنهاور وفلسفته", "a book on Shopenhauer and his philosophy"),
        ("كتاب عن الحرب العالمية الثانية", "a book on the Second World War"),
        ("من لعب لويس", "who played lois"),
        ("الرئيس شي جين بينغ بعد ذلك", "President Xi Jinping then"),
        ("أمر من القاضي غلين أمس", "an order of the Judge Glynn"),
        ("عند مرفأ المدينة شمالا", "by the Harbour of the city to the north"),
    ],
)
def test_says_nothing_where_the_name_is_there_or_is_none(source, hypothesis):
    """Adjectives, initials, other spellings and words that are names elsewhere raise nothing."""
    assert lost(source, hypothesis) == []


@pytest.mark.parametrize(
    ("source", "hypothesis", "expected", "found"),
    [
        ("زار فرنسا", "He visited Germany.", "فرنسا (France)", "Germany"),
        ("والوفد الفرنسي", "the Spanish delegation", "الفرنسي (France)", "Spanish"),
        ("تركيا ثم تركيا", "Turkey, then Greece", "تركيا (Turkey)", "Greece"),
        ("في الولايات المتحدة", "in the country", "الولايات المتحدة (United States)", ""),
        ("وقال محمد", "Ahmed said", "محمد (Mohammed)", "Ahmed"),
        ("لقاء بوتين", "a meeting with Trump", "بوتين (Putin)", "Trump"),
        ("قال عبد الرحمن", "Abdullah said", "عبد الرحمن", ""),
        ("قال عبدالعزيز", "he said", "عبدالعزيز", ""),
        ("الشيخ سعيد هنا", "the sheikh is here", "سعيد (Said)", ""),
        ("السيد كوستيلو هنا", "Mr. Brennan is here", "كوستيلو", "Brennan"),
        ("الدكتورة زرقاني", "Dr Miller", "زرقاني", "Miller"),
        ("محمد بن زوبع", "Mohammed bin Tarek", "زوبع", "Tarek"),
        ("توم برادلي", "Tom Hopkins", "برادلي", "Hopkins"),
        ("چرچيل", "the speaker", "چرچيل", ""),
        ("قال يونغ-هيون", "Sang-woo said", "يونغ-هيون", "Sang-woo"),
        ("زار المخرج غودار مدينة كان", "The director Carlos visited the city of Cannes", "غودار", "Carlos"),
        ("كتاب عن شوبنهاور وفلسفته", "a book on Brezhnev and his philosophy", "شوبنهاور", "Brezhnev"),
        ("تحدث ليوناردو طويلا", "At length spoke Nigel of it", "ليوناردو", "Nigel"),
        ("أصدر القاضي غلين أمراً مؤقتاً", "an order issued by Judge Merkel", "غلين", "Merkel"),
        ("شركات مثل سبوتيفاي وسنابتشات", "companies such as Merkel and Snapchat", "سبوتيفاي", "Merkel"),
    ],
)
def test_reports_a_name_that_is_lost_or_another(source, hypothesis, expected, found):
    """The finding shows the Arabic with its usual English, and the name that stands in its place."""
    assert lost(source, hypothesis) == [(expected, found)]


@pytest.mark.parametrize(
    ("hypothesis", "severity"),
    [("the capital fell", "info"), ("the Tampere capital fell", "warning"), ("the Greek capital fell", "warning")],
)
def test_an_adjective_that_is_left_out_is_slight(hypothesis, severity):
    """Writers leave out what is clear; another name in its place is not that."""
    assert [f.severity for f in check_names("سقطت العاصمة السورية", hypothesis)] == [severity]


def test_a_lost_name_is_a_warning_of_the_ledger_with_its_spans():
    """The whole check holds the finding; its spans are those of the two names."""
    source, hypothesis = "ثم زار فرنسا", "Then he went to Germany"
    (finding,) = [f for f in check(source, hypothesis) if f.code == "name-missing"]
    assert finding.severity == "warning"
    assert source[slice(*finding.source_span)] == "فرنسا"
    assert hypothesis[slice(*finding.target_span)] == "Germany"


def test_a_run_of_capitals_is_read_in_no_time():
    """A model that loops in capitals, its last letter small, once took as long as two to the power of the run."""
    assert lost("زار الوفد الولايات المتحدة.", f"The {'A' * 5000}a visited.") != []


def test_a_thousand_words_are_searched():
    """A long segment is read like a short one."""
    source = "قال محمد إن فرنسا بلد. " * 250
    assert lost(source, "Mohammed said that France is a country. " * 250) == []
    assert {expected for expected, _ in lost(source, "No one said anything at all. " * 250)} == {
        "محمد (Mohammed)",
        "فرنسا (France)",
    }


@pytest.mark.parametrize(
    ("source", "hypothesis", "code", "found"),
    [
        ("الملك الجديد قال", "King Harald said", "name-added", "Harald"),
        ("ماذا ينتظر فاضل؟", "What is Brezhnev waiting for?", "name-added", "Brezhnev"),
        ("أعراض كوفيد-19 كثيرة", "The symptoms of Hamza-19 are many", "name-missing", "Hamza"),
        ("أصيب بكوفيد-١٩ مرتين", "He caught Walid-19 twice", "name-missing", "Walid"),
    ],
)
def test_a_name_that_nothing_in_the_source_sounds_like(source, hypothesis, code, found):
    """Alone, or with the number of another."""
    assert [(f.code, f.found) for f in check(source, hypothesis) if f.code.startswith("name-")] == [(code, found)]


@pytest.mark.parametrize(
    ("source", "hypothesis"),
    [
        ("أعراض كوفيد-19 كثيرة", "The symptoms of COVID-19 are many"),
        ("طائرات إف-16 أمريكية", "American F-16 planes"),
        ("البند-7 من الجدول", "Under Item-7 of the schedule"),
        ("مقبرة توت عنخ آمون", "the tomb of Tutankhamun"),
        ("بدأت أولى اليزيديات بالبكاء", "The first of the Yazidi women started crying"),
        ("زار عبدالكريم أخاه", "He saw Abdul Kareem and his brother"),
        ("مستخدمو ياهو! كثيرون", "the users of the Yahoo service are many"),
    ],
)
def test_a_name_that_may_be_heard_in_the_source_is_not_one_too_many(source, hypothesis):
    assert [f.code for f in check(source, hypothesis) if f.code.startswith("name-")] == []
