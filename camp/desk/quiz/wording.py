"""What the quiz desk says, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

WORDS: Final[Phrases] = {
    "none": (
        "没有这场答题。回到我的页面，从那里点进去。",
        "There is no such quiz. Go back to your page and open it from there.",
    ),
    "ahead.no": (
        "还没开卷，{when}开。",
        "It has not opened yet: it opens {when}.",
    ),
    "over.no": (
        "{when}已经收卷，这一份没有算进去。选过的都还在，答案也出来了，对着看看。",
        "It closed {when}, so this one did not count. What you picked is still there, and so are the answers.",
    ),
    "not_asked": (
        "答题是营里同学的；旁听和延期的，收卷以后一样能看题和答案。",
        "The quiz is for students in the camp; listeners and those deferred can read the questions and answers once it closes.",
    ),
    "not_begun": (
        "还没开始这份卷子，先点“开始答题”。",
        "You have not begun this one: press Start first.",
    ),
    "no_poster": (
        "这张海报是全对的人的，这一份没有。",
        "This poster goes to those who got everything right; there is none for this one.",
    ),
    "no_glyph": (
        "名字里有海报字体没有的字，画不出来：{missing}。告诉营主，改好名字再来。",
        "The name has characters the poster's font does not: {missing}. Tell your host, and come back once it is changed.",
    ),
    "ahead": ("{when}开卷", "Opens {when}"),
    "open": ("现在能答", "Open now"),
    "begun": ("答了{n}题，共{of}题", "{n} of {of} answered"),
    "over": ("收卷了", "Closed"),
    "until": ("{when}收卷", "Closes {when}"),
    "since": ("{when}收的卷", "Closed {when}"),
    "score": ("{points}分，满分{most}", "{points} out of {most}"),
    "unsent": ("没有交卷，不计分", "Not handed in, so it does not count"),
    "absent": ("没有答", "Not answered"),
    "true": ("对", "True"),
    "false": ("不对", "False"),
    "single": ("单选", "one is right"),
    "multiple": ("多选，全对才得分", "several may be right; all of them, or none"),
    "truth": ("判断", "true or not"),
    "named": ("{name}，{line}", "{name}: {line}"),
    "gap.more": (
        "再有{n}位全对，就追上{front}",
        "{n} more without a mistake would catch {front}",
    ),
    "gap.points": (
        "比{front}一共差{n}分",
        "{n} points in all behind {front}",
    ),
    "gap.level": ("和{front}平均分相同，{by}", "Level with {front}; {by}"),
    "by.share": ("看答的人占多少", "the share who answered decides"),
    "by.flawless": ("看全对的人数", "the number without a mistake decides"),
    "by.number": ("按营号排", "the group number decides"),
    "few": (
        "答了{n}位，满{least}位才排",
        "{n} answered; ranked from {least}",
    ),
    "idle": ("还没有人答", "nobody has answered yet"),
    "chase.some": (
        (
            "《{title}》{when}收卷，{n}道题，答到哪儿存到哪儿。\n\n"
            "到{hour}答了{done}位。还没开始的：{names}。没空也不要紧，答题不算打卡。"
        ),
        (
            "“{title}” closes {when}: {n} questions, and what you have picked is kept.\n\n"
            "{done} had answered by {hour}. Not yet: {names}. If today is full, let it go; the quiz is no check-in."
        ),
    ),
    "chase.many": (
        (
            "《{title}》{when}收卷，{n}道题，答到哪儿存到哪儿。\n\n"
            "到{hour}答了{done}位。有几分钟的空再点开就行，答题不算打卡。"
        ),
        (
            "“{title}” closes {when}: {n} questions, and what you have picked is kept.\n\n"
            "{done} had answered by {hour}. Open it when you have a few minutes; the quiz is no check-in."
        ),
    ),
    "chase.unsent": (
        "{names}，《{title}》答了一半，还差点一下“交卷”，{when}前都行。",
        "{names}: your answers to “{title}” are kept and only want handing in; it closes {when}.",
    ),
}


def say(key: str, /, **values: Any) -> Reason:
    """Say a phrase in both languages; KeyError when there is none of this name."""
    return phrase(WORDS, key, **values)
