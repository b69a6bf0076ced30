"""What a comparison of groups says in Chinese; ``helped``: those that did it did better."""

from __future__ import annotations

PHRASES: dict[str, tuple[str | tuple[str, ...], ...]] = {
    "split_morning_helped.lead": (
        "早安{at:hm}后才贴的{no}个营{no_move:move}，其余{yes}个营{yes_move:move}。",
    ),
    "split_morning_against.lead": (
        "早安贴得早没帮上：{at:hm}前贴的{yes}个营{yes_move:move}，之后贴的{no}个营{no_move:move}。",
    ),
    "split_noon_helped.lead": (
        "午间{at:hm}前贴出的{yes}个营{yes_move:move}，没贴或更晚的{no}个营{no_move:move}。",
    ),
    "split_noon_against.lead": (
        "午间早贴没帮上：{at:hm}前的{yes}个营{yes_move:move}，更晚的{no}个营{no_move:move}。",
    ),
    "split_evening_helped.lead": (
        "晚间{at:hm}前贴出的{yes}个营{yes_move:move}，更晚的{no}个营{no_move:move}。",
    ),
    "split_evening_against.lead": (
        "晚间贴得晚反而好：{at:hm}后的{no}个营{no_move:move}，之前的{yes}个营{yes_move:move}。",
    ),
    "split_reviews_helped.lead": (
        "22:00前看完三分之二作业的{yes}个营{yes_move:move}，其余{no}个营{no_move:move}。",
    ),
    "split_reviews_against.lead": (
        "点评快没看出用处：22:00前看完三分之二的{yes}个营{yes_move:move}，其余{no}个营{no_move:move}。",
    ),
    "split_notes_helped.lead": (
        "这两天发过私信的{yes}个营{yes_move:move}，没发的{no}个营{no_move:move}。",
    ),
    "split_notes_against.lead": (
        "发过私信的{yes}个营{yes_move:move}，没发的{no}个营{no_move:move}，私信还没见效。",
    ),
    "split_host_helped.lead": (
        "营主自己贴的{yes}个营{yes_move:move}，别人代贴的{no}个营{no_move:move}。",
    ),
    "split_host_against.lead": (
        "代贴的{no}个营{no_move:move}，营主自己贴的{yes}个营{yes_move:move}：代贴不吃亏。",
    ),
    "split_stamps_helped.lead": (
        "有人头一次盖章的{yes}个营{yes_move:move}，没给到新人的{no}个营{no_move:move}。",
    ),
    "split_stamps_against.lead": (
        "新章没看出用处：有人头一次盖章的{yes}个营{yes_move:move}，其余{no}个营{no_move:move}。",
    ),
    "split_waiting_helped.lead": (
        "作业没等过一天的{yes}个营{yes_move:move}，等过的{no}个营{no_move:move}。",
    ),
    "split_waiting_against.lead": (
        "作业等过一天的{no}个营{no_move:move}，没等过的{yes}个营{yes_move:move}，等待还没伤到人。",
    ),
    "split_comments_helped.lead": (
        "留言多的{yes}个营{yes_move:move}，留言少的{no}个营{no_move:move}。",
    ),
    "split_comments_against.lead": (
        "留言多的{yes}个营{yes_move:move}，少的{no}个营{no_move:move}，光热闹没用。",
    ),
    "split_nothing.lead": (
        "《{what}》这天，按{ways}分开比，最多差{widest:pt}个点，看不出谁的做法更好。",
    ),
}
