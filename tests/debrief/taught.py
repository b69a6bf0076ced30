"""The course of the simulated camps: 22 days in two languages."""

from __future__ import annotations

from datetime import date, timedelta

from camp.debrief import night as n

KINDS = "occccagrcccccgacrccgcx"
NAMES = {
    "o": "opening",
    "c": "course",
    "a": "activity",
    "g": "guest",
    "r": "rest",
    "x": "closing",
}
WHATS = (
    "开营",
    "急起来的样子",
    "先听完再说",
    "一句话的重量",
    "谁在替谁着急",
    "时空之门",
    "进门先问吃饭没有",
    "歇一天",
    "饭桌上的三分钟",
    "不接那句话",
    "把你换成我",
    "退半步",
    "道歉的次序",
    "灯下说话",
    "交换一天",
    "沉默的几种",
    "再歇一天",
    "难听的实话",
    "求人的样子",
    "夜班司机听来的",
    "说到一半停下",
    "结营",
)
EN_WHATS = (
    "Opening",
    "How hurry looks",
    "Hear it out",
    "The weight of a line",
    "Whose worry is it",
    "The door in time",
    "Have you eaten",
    "A day off",
    "Three minutes at table",
    "Letting it pass",
    "Swap you for I",
    "Half a step back",
    "The order of sorry",
    "Talking by lamplight",
    "Trading days",
    "Kinds of silence",
    "Another day off",
    "Hard truths",
    "How we ask",
    "Heard on the night shift",
    "Stopping halfway",
    "Closing",
)
TASKS = (
    "",
    "写一次话赶话，谁先急、哪句最重",
    "写下今天谁的话没听完",
    "挑一句说重了的话，换个说法",
    "写一件替别人着急的事",
    "写三个缺点给最喜欢的人",
    "听完想起了谁，写一两句",
    "",
    "记下晚饭时的三分钟",
    "写一句没接的话",
    "把一句“你总是”改成“我觉得”",
    "写一次退了半步的事",
    "写一句欠着的道歉",
    "写谁在灯下等过你",
    "写替家里人过一天",
    "写一次没说话的场面",
    "",
    "写一句想说没说的实话",
    "写一次开口求人",
    "写听来的一句话",
    "写一次说到一半停下",
    "",
)
EN_TASKS = tuple(
    f"Write about {w.lower()}" if t else ""
    for w, t in zip(EN_WHATS, TASKS, strict=True)
)


def day(number: int, locale: str) -> n.DayFacts:
    kind = NAMES[KINDS[number]]
    zh = locale == "zh-CN"
    due = kind in {"course", "guest", "activity"}
    who = {"course": "顾川", "guest": f"程雁{'甲乙丙丁'[number % 4]}"}.get(kind, "")
    task = (TASKS if zh else EN_TASKS)[number]
    what = (WHATS if zh else EN_WHATS)[number]
    return n.DayFacts(
        number=number,
        kind=kind,
        title=what,
        date=date(2026, 9, 6) + timedelta(days=number),
        what=what if due else "",
        who=who if zh else ("Ruth Adeyemi" if who else ""),
        quote=f"{what}。",
        minutes=11,
        due=due,
        homework=("听完音频", task, f"{task}，写500字") if due else ("", "", ""),
        starts=1230 if kind == "activity" else None,
        first_post=450,
        aim=f"让“{task}”好开头"
        if zh and due
        else f'Help them begin "{task}"'
        if due
        else "",
        traps=(("有人评理", "问一句“最重的是哪句”"),) if zh and number % 3 else (),
    )
