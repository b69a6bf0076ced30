"""What is said about a file that a lead sends, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

WORDS: Final[Phrases] = {
    "no_file": ("还没有选文件", "No file was chosen"),
    "empty": ("“{name}”是空的", "“{name}” is empty"),
    "kind": (
        "“{name}”读不了：要 .yaml、.zip，或者策划表 .xlsx .csv .md",
        "“{name}” cannot be read: send a .yaml, a .zip, or a plan as .xlsx, .csv or .md",
    ),
    "damaged": (
        "这个压缩包坏了，或没有传完整。再压缩一次，重新传",
        "This zip is damaged or not whole. Pack it again and send it once more",
    ),
    "many": (
        "压缩包里的文件超过{most}个。只放课程文件夹",
        "The zip holds more than {most} files. Put only the curriculum's folder in it",
    ),
    "heavy": (
        "压缩包解开后超过{most} MB。大的音视频放到网上，写链接",
        "Unpacked, the zip is larger than {most} MB. Put large media online and link to them",
    ),
    "yaml_heavy": (
        "“{name}”解开后超过{most} MB，不像一份课程",
        "Unpacked, “{name}” is larger than {most} MB; that is no curriculum",
    ),
    "stuffed": (
        "“{name}”压得太狠，解开会撑爆，没有打开。换普通的压缩方式",
        "“{name}” is packed so hard that it would burst, so it was not opened. Pack it the usual way",
    ),
    "locked": (
        "压缩包有密码。去掉密码再传",
        "The zip has a password. Take it off and send it again",
    ),
    "outside": (
        "压缩包里“{name}”的位置指到了外面，没有打开",
        "“{name}” in the zip leads outside of it, so it was not opened",
    ),
    "link": (
        "压缩包里的“{name}”是链接，不是文件。把文件本身放进来",
        "“{name}” in the zip is a link, not a file. Put the file itself in",
    ),
    "odd_name": (
        "压缩包里的文件名读不出来，或套得太深：{name}",
        "A name in the zip cannot be read, or lies too deep: {name}",
    ),
    "twice": (
        "压缩包里“{name}”有两份。留一份",
        "“{name}” is in the zip twice. Keep one",
    ),
    "no_main": (
        "压缩包里没有 curriculum.yaml",
        "There is no curriculum.yaml in the zip",
    ),
    "beside": (
        "“{name}”在课程文件夹外面（课程在 {main}）。只压缩课程文件夹",
        "“{name}” lies outside the curriculum's folder ({main}). Pack only that folder",
    ),
    "gone": (
        "没有这份课程。可能已经删掉了，从课程页再选一次",
        "There is no such curriculum. It may have been deleted; choose one again from the curricula",
    ),
    "no_camp": ("没有这一期", "There is no such camp"),
    "no_day": ("没有第{day}天", "There is no day {day}"),
    "faulty": (
        "这份课程还有{count}处要改，改好才能用",
        "This curriculum has {count} to put right before it can be used",
    ),
    "start": (
        "开营日期要写成年-月-日，比如 2026-09-07",
        "Write the date of day 1 as year-month-day, like 2026-09-07",
    ),
    "skip": (
        "跳过的日期“{text}”要写成年-月-日",
        "Write the date to skip, “{text}”, as year-month-day",
    ),
    "no_link": ("没有这条链接", "There is no such link"),
    "no_roster": (
        "没有待确认的名单。再传一次",
        "There is no roster to confirm. Send it again",
    ),
    "unwritten": ("这一段写不出来，原因见上面", "This cannot be written, see above"),
    "beforehand": (
        "还没生成：数字到时候才有，这里先不带",
        "Not composed yet: numbers come with the day, so there are none here",
    ),
    "days_number": ("天数要写成数字", "Write the days as numbers"),
}  # fmt: skip


def say(key: str, **values: Any) -> Reason:
    """Say a phrase about what was sent."""
    return phrase(WORDS, key, **values)
