"""What the people of a rehearsal write: homework, comments, a host's line at night."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Final

_OPENINGS: Final = (
    "今天听到一半，我想起上周三和我妈打的那通电话。",
    "写的是我和同桌老郑的事，他总在我说话时看手机。",
    "先说一件小事：早上出门前，孩子找不到红领巾。",
    "本来不想写的，坐下来又觉得有一句话可以写。",
    "我选了我先生，因为最近一周我们说话都很短。",
    "今天试了那个问法，对方愣了一下，然后真的讲了。",
    "这次写我爸，他说话从来只说半句。",
    "中午和新来的同事吃饭，我试着少说一点。",
    "昨晚吵完，我在厨房站了十分钟才进屋。",
    "我婆婆把我洗好的碗又洗了一遍，我照今天的课试了试。",
    "开会时被打断了三次，第三次我没有接着抢。",
    "写给十年没联系的室友，先在这里练一遍。",
)
_MIDDLES: Final = (
    "以前我会马上解释，今天我先问了一句“你说的是哪一次”。",
    "我发现自己急起来，第一个动作是提高声音，第二个才是想说什么。",
    "他没有回答我，可是把电视调小了，我觉得这就算听见了。",
    "我原来以为她在挑剔，写下来才看到，她每次都是先把自己的份做完。",
    "说出口的和心里想的差了三个字，差的正好是最要紧的三个字。",
    "把那句“你总是这样”换成“今天早上这件事”，话就短了一半。",
    "停了大概五秒，没有想象中那么难受。",
    "她说“算了不说了”，我说“我还在听”，于是又说了二十分钟。",
    "老师讲的那个例子和我家几乎一样，只是我们家摔的是遥控器。",
    "我记下了他的原话，再看一遍，里面没有一句是冲我来的。",
    "换了一个时间再提，饭后比饭前好得多。",
    "我先承认了自己那一半，他也说了他那一半。",
    "我试着只描述看见的：碗在水池里，灯亮着，他坐在阳台。",
    "孩子说“妈妈你今天怎么没生气”，我才知道平时我总在生气。",
    "同事说谢谢的时候没有看我，可是第二天他给我带了一杯豆浆。",
    "把请求说具体以后，对方反而松了一口气，因为知道要做什么了。",
    "我以为拒绝会伤人，其实含糊才伤人，他后来这样告诉我。",
    "写到这里才发现，我一直在替她想她没有说过的话。",
    "电话那头安静了一会儿，然后她问我吃饭了没有。",
    "我把手机放在另一个房间，谈了十五分钟，比上个月加起来都多。",
)
_ENDINGS: Final = (
    "先写到这里，明天接着试。",
    "结果不算好，但比上次早停了一句。",
    "还没想好换成哪句，先空着。",
    "下次我想先问，再说。",
    "孩子退烧了，来交。",
    "写完心里松了一点。",
    "明天早上想再跟他提一次，挑他喝茶的时候。",
    "原来那碗饭，是怕我回来晚。",
)
_ENGLISH: Final = (
    "I tried it at breakfast and the room went quiet in a good way.",
    "The sentence I cut was the one I liked most, and the page got better.",
    "My sister read it and asked what happened next, which is new.",
    "I wrote the kitchen again, this time with the tap dripping.",
    "Three lines were true and the fourth was showing off, so it went.",
    "I had eleven minutes on the train and used nine of them.",
    "The hard part was leaving the ending alone.",
    "I copied out the first line by hand to hear where it tripped.",
    "Nothing much happened in my scene until somebody put a coat on.",
    "I kept the mug and lost the metaphor.",
)
_COMMENTS: Final = (
    "“还在听”这三个字，我也想试试",
    "你写的碗，我家是拖鞋",
    "停五秒真的不容易",
    "看到你说孩子那句，我笑了一下",
    "我昨天也是饭后才敢提",
    "谢谢你写出来，我没敢写",
    "这个问法我抄走了",
    "明天我也换个时间说",
)
_ENGLISH_COMMENTS: Final = (
    "The tap did it for me",
    "I'd cut the last line too",
    "Stealing that opening",
    "Read this on the bus and missed my stop",
)
_REMARKS: Final = (
    "没想好就写没想好，最实在",
    "把原话写下来了，看得见人",
    "停在第二句前面，正是今天的课",
    "换的那句很短，短得好",
    "先说了自己那一半",
)
_ENGLISH_REMARKS: Final = ("One true detail, no fuss", "You stopped at the right line")
_ADVERT: Final = (
    "我这边有个副业群，感兴趣的加我，每天两小时就行 https://ads.invalid/join"
)
_ENGLISH_ADVERT: Final = (
    "I run a side income group, message me https://ads.invalid/join"
)
_NOTES: Final = (
    "今晚有三位说听课没问题，写的时候不知道从哪句开头",
    "两位同学在作业下面聊到十一点，气氛好",
    "有人问明天能不能早一点放音频，怎么回？",
    "一位家长说孩子中考，这周想换轻度，已告诉他怎么换",
    "今天小班会冷场了几分钟，后来有人先说了自己的事",
    "有同学写了家里人的真名，已私信请他改",
    "补卡的人比昨天多，都是昨天加班的",
)
_ENGLISH_NOTES: Final = (
    "Three people said the listening was fine but did not know how to start writing",
    "Two of them kept talking under the homework until eleven",
    "Someone asked whether the audio can come earlier, what should I say?",
)


@dataclass(frozen=True, slots=True)
class Said:
    """What the people of one language say."""

    hosts: tuple[str, ...]
    comments: tuple[str, ...]
    remarks: tuple[str, ...]
    notes: tuple[str, ...]
    advert: str
    vote: str
    """Why a host puts someone forward."""


SAID: Final = {
    "zh-CN": Said(
        (
            "阿舟",
            "梁禾",
            "小齐",
            "江晚",
            "老秦",
            "木子",
            "阿敏",
            "南星",
            "叶知",
            "陆遥",
        ),
        _COMMENTS,
        _REMARKS,
        _NOTES,
        _ADVERT,
        "谁的作业下面空着，就去坐一会儿",
    ),
    "en": Said(
        ("Maya", "Joel", "Hana", "Rhys", "Tess", "Ola", "Finn", "Bea"),
        _ENGLISH_COMMENTS,
        _ENGLISH_REMARKS,
        _ENGLISH_NOTES,
        _ENGLISH_ADVERT,
        "Sits down wherever nobody has answered yet",
    ),
}
"""By locale."""


class Texts:
    """A pool of texts of varied length, the same for the same seed."""

    def __init__(self, seed: int, locale: str, *, around: int | None) -> None:
        """Write the pool; ``around`` fixes the length (characters), None varies it.

        Varied lengths follow the notes of the four camps: a tenth below 45 characters,
        half below 345, a tenth above 1,400.
        """
        rnd = random.Random(f"texts {seed}")  # noqa: S311  (invented texts, no secrets)
        lengths = (20, 45, 90, 133, 220, 345, 520, 560, 640, 761, 1100, 1386)
        self._zh = locale == "zh-CN"
        self._pool = [
            self._text(rnd, around or lengths[i % len(lengths)]) for i in range(480)
        ]
        self._long = [self._text(rnd, 640) for _ in range(160)]

    def _text(self, rnd: random.Random, length: int) -> str:
        if not self._zh:
            said = rnd.choice(_ENGLISH)
            while len(said) < length:
                said = f"{said} {rnd.choice(_ENGLISH)}"
            return said
        parts = [rnd.choice(_OPENINGS)]
        size = len(parts[0])
        while size < length - 20:
            parts.append(rnd.choice(_MIDDLES))
            size += len(parts[-1])
        parts.append(rnd.choice(_ENDINGS))
        return "".join(parts)

    def any(self, number: int) -> str:
        """A text of the usual lengths."""
        return self._pool[number % len(self._pool)]

    def long(self, number: int) -> str:
        """A text of more than 500 characters."""
        return self._long[number % len(self._long)]
