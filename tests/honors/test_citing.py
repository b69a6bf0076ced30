"""What is read out at the closing: voice.md §3, from records."""

from camp.honors import Nomination, award
from tests.honors.students import rule, student

ZHOULAN = student(
    1,
    "周岚",
    due=20,
    done=20,
    stamps=11,
    latest="第13天23:51",
    latest_words="孩子退烧了，来交",
)
ELEPHANT = student(2, "大象妈妈", likes_given=612, comments_given=147, helped=131)
QIUCHI = student(
    3,
    "秋池",
    stamped_reflections=9,
    stamped_chars=8412,
    own_words=((5, "还没想好"), (16, "那碗饭，是怕我回来晚。")),
)
LIDONG = student(
    4,
    "陈立冬",
    heaviest_streak=19,
    early_seconds=19 * (6 * 3600 + 52 * 60),
    early_days=19,
    firsts=15,
)
LAOHE = student(
    5,
    "老贺",
    peer_comments=93,
    unanswered=58,
    nominations=(
        Nomination("小王"),
        Nomination("营主", "谁那儿空着，他就去坐一会儿。"),
    ),
)


def cited(record, *measures, rosters=None, locale="zh-CN"):
    (honor,) = award([record], [rule(*measures)], rosters, locale)
    return honor.reason, honor.words


def test_a_full_record_is_told_with_its_latest_evening():
    reason, words = cited(ZHOULAN, "completion", "stamps")
    assert reason == (
        "20个打卡日，20天都在，盖章11次。"
        "最晚一次是第13天23:51，末句写着“孩子退烧了，来交”。"
    )
    assert words == ""


def test_giving_is_told_with_how_many_it_reached():
    assert cited(ELEPHANT, "giving", "comments_given", rosters={107: 186}) == (
        "点赞612次，留言147条。7营186位同学，131位的作业下面有过这个名字。",
        "",
    )
    assert cited(ELEPHANT, "likes_given")[0] == (
        "点赞612次。131位的作业下面有过这个名字。"
    )


def test_reflections_speak_for_themselves():
    assert cited(QIUCHI, "stamped_reflections", "stamped_chars") == (
        "心得盖章9篇，盖章的心得共8412字。",
        "第5天写“还没想好”，第16天写“那碗饭，是怕我回来晚。”",
    )


def test_an_early_riser_is_told_with_the_days_they_came_first():
    assert cited(LIDONG, "heaviest_streak", "earliness")[0] == (
        "重度连续19天，平均6:52交。有15天，打卡墙第一份是陈立冬的。"
    )


def test_warmth_is_told_in_the_words_of_whoever_nominated():
    assert cited(LAOHE, "peer_comments", "nominations")[0] == (
        "给同学留言93条，58条写在还没人回应的作业下面，2次提名。"
        "营主提名时写：“谁那儿空着，他就去坐一会儿。”"
    )


def test_what_nobody_recorded_is_not_told():
    plain = student(1, "小李", due=20, done=20, stamps=0)
    assert cited(plain, "completion", "stamps") == ("20个打卡日，20天都在。", "")
    only_when = student(1, "小李", stamps=1, latest="第3天23:51")
    assert cited(only_when, "stamps")[0] == "盖章1次。最晚一次是第3天23:51。"


def test_in_english():
    assert cited(ZHOULAN, "completion", "stamps", locale="en")[0] == (
        "All 20 check-in days, 11 stamps. "
        'The latest came in at 第13天23:51, ending "孩子退烧了，来交".'
    )
    assert cited(ELEPHANT, "giving", rosters={107: 186}, locale="en")[0] == (
        "612 likes, 147 comments. "
        "Turned up under the homework of 131 of the 186 in 7营."
    )
    assert cited(LIDONG, "heaviest_streak", locale="en")[0] == (
        "19 days in a row on Heavy. First on the wall 15 times."
    )
    assert cited(LAOHE, "nominations", locale="en")[0] == (
        '2 nominations. Put forward by 营主: "谁那儿空着，他就去坐一会儿。"'
    )
    assert cited(QIUCHI, "stamped_reflections", locale="en") == (
        "9 stamped reflections.",
        'Day 5, "还没想好"; day 16, "那碗饭，是怕我回来晚。"',
    )
