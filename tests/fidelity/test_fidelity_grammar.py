import pytest

from mt.fidelity import check


def codes(source, hypothesis):
    return [f.code for f in check(source, hypothesis) if f.code in {"negation", "question", "quotes"}]


@pytest.mark.parametrize(
    ("source", "hypothesis", "expected"),
    [
        ("لم يحضر الرئيس الاجتماع", "The president attended the meeting", ["negation"]),
        ("لم يحضر الرئيس الاجتماع", "The president didn’t attend the meeting", []),
        ("لم يحضر الرئيس الاجتماع", "The president was absent from the meeting", []),
        ("لا يزال الطقس باردا", "The weather is still cold", []),
        ("لا بد من الرحيل", "We must leave", []),
        ("لا يقل عن مئة", "at least a hundred", []),
        ("ليس هناك سوى حل واحد", "There is only one solution", []),
        ("طائرة بدون طيار", "a drone", []),
        ("لم فعلت ذلك؟", "Why did you do it?", []),
        ("قررنا ألا نذهب", "We decided to go", ["negation"]),
        ("قبلنا الجميع إلا واحدا", "We took all but one", []),
        ("لا تنم حيث لا تعرف المكان", "Do not sleep where you know the place", ["negation"]),
        ("لا يأكل ولا يشرب", "He does not eat or drink", []),
        ("لم يتمكن من منع الحادث", "He was able to prevent the accident", ["negation"]),
        ("لم يتمكن من الفوز", "He was prevented from winning", []),
        ("لا يعمل من دون كهرباء", "It works without electricity", ["negation"]),
        ("لن أقبل شرطا غير عادل", "I will accept an unfair condition", ["negation"]),
        ("هذا الرقم غير صالح", "This number is valid", ["negation"]),
        ("هذا الرقم غير صالح", "This number is invalid", []),
        ("هذا غير صحيح", "This is wrong", []),
        ("يتعذر فتح الملف", "The file can be opened", ["negation"]),
        ("يتعذر فتح الملف", "Unable to open the file", []),
        ("عدم المساواة لا يفيد أحدا", "Inequality is of use to all", ["negation"]),
        ("عدم المساواة خطر", "Inequality is a danger", []),
        ("ليس فقط للعلاج بل للوقاية أيضا", "It is just for treatment but for prevention too", ["negation"]),
        ("ليس فقط للعلاج بل للوقاية أيضا", "It is not just for treatment but for prevention too", []),
        ("لم يقل إلا القليل", "He said little", []),
        ("لا يحدث هذا إلا نادرا", "This rarely happens", []),
        ("لا أعرف لم رحل", "I do not know why he left", []),
        ("لم يأت أحد إلا زيد", "Only Zayd came", []),
        ("ما رأيت إلا زيدا ولم أر عمرا", "I saw only Zayd and I saw Amr", ["negation"]),
        ("لن آتي ما لم تدعني", "I will come unless you invite me", ["negation"]),
        ("لا شيء هنا", "Nobody&#39;s here", []),
        ("كم عمرك؟", "You are old.", ["question"]),
        ("كم عمرك؟", "How old are you?", []),
        ("قال «هذا جيد»", "He said that was good", ["quotes"]),
        ("قال «هذا جيد»", "He said: ‘this is good’", []),
    ],
)
def test_sees_what_turns_a_sentence_round(source, hypothesis, expected):
    """A negation may be said in many ways; one that is not said at all is a finding."""
    assert codes(source, hypothesis) == expected
