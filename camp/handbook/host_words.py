"""What the host handbook says by itself, in both languages."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    "title": ("营主手册", "Host handbook"),
    "promise": ("把话递到，把作业看到，别的有人接着", "Post the words, read the homework; the rest is shared"),
    "begin": ("你做的是什么", "What you do"),
    "begin.1": ("你管一个群，最多{people}人。话是写好的，你照着贴；作业是同学写的，你替大家看见它。", "You look after one group, {people} people at most. The texts are written for you to paste. The homework is theirs, and you see that somebody's read it."),
    "begin.2": ("一天要花的时候分三段，每段十来分钟，都有宽的时间窗。贴晚了比漏了好，漏了比补一条过时的问候好。", "It takes ten minutes or so, three times a day, each with a wide window. Late is better than not at all; not at all is better than a good morning at noon."),
    "begin.3": ("不用替课程说话，也不用替谁兜底。不会答的，写“看到了，22:00前回你”，再去问。", "You needn't speak for the course, or save anyone. If you don't know, write \"Seen it, answer by 22:00\" and ask."),
    "clock": ("一天按钟点走", "A day by the clock"),
    "head.when": ("几点", "When"),
    "head.do": ("做什么", "What to do"),
    "clock.eve": ("前一晚{at}", "{at}, the evening before"),
    "clock.before": ("看明天的运营要点：只盯一件事，几处容易绊的地方", "Read tomorrow's notes: one thing to watch, and where people trip"),
    "clock.morning": ("贴早安。完整版给白天活跃的群，精简版给消息多、容易被刷走的群", "Post the morning: the full one for a group that reads, the short one where texts scroll away"),
    "clock.noon": ("贴午间万花筒，有图的先发图；顺手看一眼提问", "Post the noon text, pictures first; look for questions"),
    "clock.evening": ("贴晚间的话。活动日按分钟一条条贴，提示写在旁边，别贴进群里", "Post the evening. On activity days it's one message at a time, each at its minute; the cues beside them are for you"),
    "clock.review": ("看当天的作业，没人回的先看", "Read today's homework, the unanswered first"),
    "clock.22": ("22:00前", "by 22:00"),
    "clock.answer": ("回完今天的提问；答不上的写清谁答、几点前答", "Answer today's questions; where you can't, say who will, and by when"),
    "clock.2330": ("23:30前", "by 23:30"),
    "clock.note": ("留一行话：今天什么顺、什么要帮、学到什么。复盘的人第二天一早看", "Leave one line: what went well, where you need help, what you learnt. It's read in the morning"),
    "copying": ("贴什么，怎么贴", "What to copy, and how"),
    "copying.1": ("两版说的是同样的事、同样的时间，选一版就好，别两版都贴", "Both versions say the same things and times; post one, not both"),
    "copying.2": ("贴进群里的 @ 没人收得到。要叫人，手动打 @；@所有人只用在开营、结营和改时间", "A pasted @ reaches nobody. To reach someone, type it by hand; everyone at once only for the opening, the closing or a changed time"),
    "copying.3": ("贴之前念一遍。和你们群对不上的，改了再贴，改过的会替你留着", "Read it aloud first. Where it doesn't fit your group, change it; your wording is kept"),
    "copying.4": ("贴完点一下“已贴”。忘了点，运营官会以为没贴，来问你", "Mark it posted. Otherwise ops will think it wasn't, and ask you"),
    "copying.5": ("过了窗口的早安就不补了，从中午那条接上", "A morning past its window isn't made up: go on with noon"),
    "reviewing": ("怎么看作业", "Reading homework"),
    "reviewing.1": ("点赞是“看到了”，留言是“读了”，盖章是“写得真、写得具体”。三样不一样，别拿章当赞", "A like says seen, a comment says read, a stamp says true and particular. Don't stamp what you'd like"),
    "reviewing.2": ("留言抄回他写的半句，再说你读到了什么。“阳台上那半句，我读了两遍”比“写得真好”有用", 'Quote half a line back and say what you read in it. "The bit on the balcony, twice" beats "lovely"'),
    "reviewing.3": ("先看还没人回的，再看写得长的。一份作业晾过两天，后面就不写了", "First those with no reply, then the long ones. Homework left alone for two days is often the last"),
    "reviewing.4": ("有人写到难处：先接住那件事，别出主意，别问细节", "When someone writes of trouble: say you've read it; no advice, and no asking for details"),
    "reviewing.5": ("盖了章的会在晚上念出来。写得太私的，先问他愿不愿意", "Stamped homework is read out in the evening. If it's private, ask first"),
    "hard": ("难的时候怎么说", "Words for hard moments"),
    "hard_note": ("照着改两个词就能用。先接住，再放下，给一条能走的路，约一个钟点。", "Change two words and they'll do. Say you've heard, put it aside, offer another way, name an hour."),
    "moment.advert": ("有人发广告、链接、二维码", "An advert, a link, a QR code"),
    "moment.off_topic": ("聊起课程外的事，停不下来", "Talk that has left the course"),
    "moment.conflict_group": ("两个人吵起来：发在群里", "Two people quarrel: for the group"),
    "moment.conflict_each": ("吵起来的两位：私下各发一份", "The same two: one private text each"),
    "moment.late_answer": ("问了很久才回", "An answer that comes late"),
    "moment.refund": ("要退款：私下发", "A refund: in private"),
    "quiet": ("有人安静下来", "When someone goes quiet"),
    "quiet.1": ("两天没来，发第一封私信；四天，第二封；七天，最后一封。每一封要得更少，再往后就不写了", "Two days: a first note. Four: a second. Seven: the last. Each asks for less, and after it nothing"),
    "quiet.2": ("私信是写好的，改个称呼就行。不数他漏了几天，不说大家都在等他", "The notes are written; change the name. Don't count the days they've missed or say everyone's waiting"),
    "quiet.3": ("标了“勿扰”“退款”“暂停”的，一封也不发。名单已经替你去掉了", "Anyone marked do-not-contact, refunded or paused gets none; the list leaves them out already"),
    "quiet.4": ("他回了一个字，也算回来。别追着问，发当天的课就好", "One word back means they're back. Don't press; send today's lesson"),
    "call": ("什么时候叫运营官", "When to call ops"),
    "call.1": ("有人写到想伤害自己，或者正在挨打：马上。私下先问现在安不安全", "Someone writes of harming themselves, or is being hurt: at once. Ask in private whether they're safe now"),
    "call.2": ("有人收钱、要验证码、冒充工作人员：马上", "Someone asks for money or codes, or poses as staff: at once"),
    "call.3": ("记者、律师、平台的人来问：不答，转过来", "A reporter, a lawyer or the platform asks: don't answer, pass it on"),
    "call.4": ("吵了两轮还没停：22:00前叫", "A quarrel still going after two rounds: by 22:00"),
    "call.5": ("退款：不劝、不问理由，当天转过来", "A refund: don't talk them round or ask why; pass it on the same day"),
    "call.6": ("你自己今天顾不上：早说一声就好，副营主或运营官来贴", "You can't today: just say so early; the deputy or ops will post"),
    "rituals": ("几个小仪式", "Small rituals"),
    "rituals_note": ("都可以不做。要做，就点名说清谢的是哪件事。", "All optional. If you do one, name the person and what they did."),
    "ritual.1": ("开营红包", "The first name"),
    "ritual.how.1": ("几块钱，分成十来份，留言写群里第一个改好昵称的人：“谢谢{name}先改好了昵称，后面的人有样子看”", "A line on opening night for whoever changed their name first: \"Thanks, {name}: now everyone can see how it's done\""),
    "ritual.2": ("第一份作业", "The first homework"),
    "ritual.how.2": ("每天晚上，从盖了章的作业里念最早那份的一句原话，不评，只念", "Every evening, one line from the day's earliest stamped homework. Read it out and say no more"),
    "ritual.3": ("谢一个留言的人", "Thank someone who commented"),
    "ritual.how.3": ("每周挑一个在没人回的作业下面留话的人，发个小红包，写明是哪一份、哪一句", "Once a week, a word in the group for someone who commented where nobody had; name the homework and the line"),
    "ritual.4": ("半程合影", "Halfway picture"),
    "ritual.how.4": ("走到一半那天，请大家发一张手边的东西，不露脸，营主拼成一张", "On the middle day ask for a picture of what's at hand, no faces, and put them together"),
    "ritual.5": ("最后一晚留灯", "Leave the light on"),
    "ritual.how.5": ("结营散了以后，群留到说好的那天。最后一条你来发，写三个人的名字和他们做过的事", "After closing the group stays until the day you promised. The last message is yours: three names, and what they did"),
    "days": ("每一天只盯一件", "One thing a day"),
    "day": ("第{number}天 · {title}", "Day {number} · {title}"),
    "day_dated": ("第{number}天 · {date} · {title}", "Day {number} · {date} · {title}"),
    "trap": ("容易绊：{trap}。{answer}", "Where people trip: {trap}. {answer}"),
    "own": ("想加一句自己的：{line}", "A line of your own: {line}"),
    "swap": ("换手", "Handing over"),
    "swap.1": ("请假、换人都可以，提前一天说。把没回完的提问列三行交给接的人", "A day off or handing over is fine; say so a day ahead, with the open questions in three lines"),
    "swap.2": ("接的人当天就能看到群里贴到哪一条，不用你口头交代", "Whoever takes over sees what has been posted; no need to explain"),
    "swap.3": ("不想做了也可以直说，不用熬到结营", "If you'd like to stop, say so; nobody has to last to the end"),
}  # fmt: skip


def say(locale: str, key: str, **values: object) -> str:
    """Say a phrase; KeyError when there is none of this name."""
    zh, en = WORDS[key]
    return (zh if locale == "zh-CN" else en).format(**values)


def lines(locale: str, stem: str, **values: object) -> tuple[str, ...]:
    """Say all numbered phrases of a stem, in order."""
    found: list[str] = []
    while (key := f"{stem}.{len(found) + 1}") in WORDS:
        found.append(say(locale, key, **values))
    return tuple(found)
