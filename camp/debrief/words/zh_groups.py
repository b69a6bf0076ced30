"""What the debrief says about single groups, in Chinese: deeds, causes, acts, sequels."""

from __future__ import annotations

PHRASES: dict[str, tuple[str | tuple[str, ...], ...]] = {
    # deeds
    "deed.reviewed": (
        ("作业官{officer}把", ""),
        "{homework:n}份作业里的{reviewed:n}份在22:00前点评了。",
    ),
    "deed.notes": (
        ("{by}第{day}天发{sent:n}封私信", "第{day}天发了{sent:n}封私信"),
        ("，{nights}天回来{back:n}位", "，当天回来{back:n}位"),
        "，名次{place}→{place_now}",
        "。",
    ),
    "deed.stamps": ("今天盖章{stamped:n}份，{people:n}位是头一次。",),
    "deed.helper": (
        "{student}给{helped:n}位同学的作业留了言",
        "，这个营今天一共{comments:n}条",
        "。",
    ),
    "deed.cleared": (
        ("作业官{officer}把待点评", "待点评"),
        "从{waiting_last:n}份清到{waiting:n}份。",
    ),
    "deed.returned": (
        "静默两天以上的回来{people:n}位",
        "，这几天发过{sent:n}封私信",
        "。",
    ),
    "deed.made_up": ("前几天的补进来{pieces:n}份。",),
    "deed.prompt": (
        (
            "{by}{slots}段都在开窗{minutes}分钟内贴出。",
            "{slots}段都在开窗{minutes}分钟内贴出。",
        ),
    ),
    "deed.evening": ("晚间{at:hm}贴出，{hour:hm}后还来了{people:n}位。",),
    "deed.talk": ("{people:n}位来了，互相留言{comments:n}条。",),
    "deed.stood_in": ("副营主{deputy}代贴{slots}段，段段准时。",),
    "deed.full": ("{people:n}位一位没少，{homework:n}份作业也没有一份等过夜。",),
    "deed.held": ("大家少的这晚多来{people:n}位（{trail}），早安{at:hm}贴的。",),
    # the watch list
    "watch.title": ("{name}",),
    "watch.again": ("{name}第{nights}晚",),
    "watch.held": ("{trail}，和全营掉得差不多",),
    "watch.line": (
        ("{title} {movement}：", "{title}："),
        "{since}；",
        "{cause}。{act}。",
    ),
    "cause.host_away": (
        "营主{days}天没露面",
        "，今天漏了{missed}段",
        "，由{stand_in}代贴",
    ),
    "cause.host_away.still": ("营主还没露面，第{days}天", "，今天漏了{missed}段"),
    "cause.missed": ("今天漏了{slots}", "，前一天漏{before}段"),
    "cause.missed.still": ("今天又漏了{slots}",),
    "cause.morning_late": ("早安{at:hm}才贴，多数营{usual:hm}就贴了",),
    "cause.morning_late.still": ("早安还是{at:hm}才贴",),
    "cause.uncomposed": ("{slot}没有话术可贴", "（{reason}）"),
    "cause.reviews": (
        "{waiting:n}份待点评",
        "，最久{hours}小时",
        "，{review_days}天没人点评",
    ),
    "cause.reviews.still": (
        (
            "还有{left:n}份待点评，最久{hours}小时",
            "最久的等了{hours}小时",
            "还有{waiting:n}份待点评",
        ),
    ),
    "cause.silence": (
        "{silent:n}位静默",
        "，{last_word}{silent_last:n}位",
        "，{first:n}位的首封私信没发",
    ),
    "cause.silence.still": ("静默{silent:n}位", "，还差{first:n}封首封私信"),
    "cause.questions": ("{count}个问题没答，最久{hours}小时",),
    "cause.unwritten": ("开了头没交全的{partial:n}位，{last_word}{partial_last:n}位",),
    "cause.one_tier": ("少的多在{tier}，{before:pct0}→{after:pct0}",),
    "cause.left": ("今天{people:n}位离营",),
    "cause.early_end": (
        "21:00后只来了{owls:n}位，别的营有{share:pct0}在那之后来",
        "；晚间{at:hm}贴的",
    ),
    "cause.leave": ("{people:n}位请假",),
    "cause.advertising": (
        (
            "{at:hm}有人发课程外的广告，还没处理",
            "广告的事过了{days}天没处理",
            "有人发课程外的广告，还没处理",
        ),
    ),
    "cause.quarrel": (
        (
            "{at:hm}有人吵起来，还没处理",
            "争吵过了{days}天没处理",
            "有人吵起来，还没处理",
        ),
    ),
    "cause.complaint": (
        ("{at:hm}有人投诉，还没回", "投诉过了{days}天没回", "有人投诉，还没回"),
    ),
    "cause.refund": (
        ("{at:hm}有人要退款，还没回", "退款过了{days}天没回", "有人要退款，还没回"),
    ),
    "cause.other": (
        (
            "{at:hm}记下一件事，还没处理",
            "有件事记了{days}天没处理",
            "有件事记着，还没处理",
        ),
    ),
    "cause.unknown": ("原因还不清楚",),
    # acts: first night, second, third
    "act.host_away.1": (
        (
            "{ops}{by:hm}前给{the_host}打电话，早安先由{the_deputy}代贴",
            "{ops}{by:hm}前给{the_host}打电话，打不通就替他贴早安",
        ),
    ),
    "act.host_away.2": ("{ops}{by:hm}前和{the_deputy}说定，这三天三段都由副营主贴",),
    "act.host_away.3": ("{lead}{by:hm}前定下谁来当营主",),
    "act.missed.1": ("{ops}{by:hm}前问{the_host}哪一段贴不了，那段换人",),
    "act.missed.2": ("{ops}{by:hm}前请{the_deputy}把漏的那段接过去",),
    "act.missed.3": ("{lead}{by:hm}前定：三段分给两个人贴",),
    "act.morning_late.1": ("{ops}{by:hm}前问{the_host}早上几点方便，定下由谁贴",),
    "act.morning_late.2": ("{ops}等{the_host}贴早安，{by:hm}前没贴就代贴",),
    "act.uncomposed.1": ("{ops}{by:hm}前查清这一段，把话术补给{the_host}",),
    "act.reviews.1": (
        (
            "{ops}{by:hm}前向{lender}借作业官{lender_officer}，先看等得最久的",
            "{ops}{by:hm}前向{lender}借一位作业官，先看等得最久的",
            "{ops}{by:hm}前和{the_officer}一起，先看等得最久的",
        ),
    ),
    "act.reviews.2": ("{ops}{by:hm}前和{the_officer}一人一半，写明几点看完",),
    "act.reviews.3": ("{lead}{by:hm}前定：这个营再添一位作业官",),
    "act.silence.1": ("首封私信已备好，{the_host}在{by:hm}前先发这{first:n}位",),
    "act.silence.2": ("{ops}{by:hm}前和{the_host}一人一半，把首封发完",),
    "act.silence.3": ("{lead}{by:hm}前定，要不要问这些人转{tier_light}",),
    "act.questions.1": ("{the_officer}在{by:hm}前答能答的，其余写明几点回",),
    "act.questions.2": ("{ops}{by:hm}前替{the_officer}把剩下的问到老师那里",),
    "act.unwritten.1": (
        "{the_host}在{by:hm}先贴一份三五句的作业，说明这样就是完整一份",
    ),
    "act.unwritten.2": ("{ops}{by:hm}前问五位开了头的，卡在哪一句",),
    "act.one_tier.1": ("{ops}{by:hm}前问{the_host}，{tier}的人卡在哪一步",),
    "act.one_tier.2": ("{ops}{by:hm}前私信三位{tier}的同学，问要不要换强度",),
    "act.left.1": ("{ops}{by:hm}前逐位问离营的原因",),
    "act.early_end.1": ("{ops}{by:hm}前和{the_host}说好，晚间20:00一开窗就贴",),
    "act.leave.1": ("{the_host}在{by:hm}前告诉请假的同学，哪一天之前能补",),
    "act.advertising.1": ("{ops}{by:hm}前定处理，由{the_host}在群里说一句",),
    "act.quarrel.1": ("{ops}{by:hm}前分别听两边，各给一个回话的钟点",),
    "act.complaint.1": ("{ops}{by:hm}前回：能答的先答，其余写明几点",),
    "act.refund.1": ("{ops}{by:hm}前回：谁办、几点前、按哪一条",),
    "act.unknown.1": ("{ops}{by:hm}前问{the_host}，再问两位今天没来的同学",),
    "act.unknown.2": ("{ops}{by:hm}前把这个营今天的消息看一遍，再给{the_host}打电话",),
    "act.any.1": ("{ops}{by:hm}前问{the_host}",),
    "act.any.2": ("{ops}{by:hm}前进群看一遍，再给{the_host}打电话",),
    "act.any.3": ("{lead}{by:hm}前和{the_host}谈，定下谁来帮",),
    # what came of last night's act
    "since.nothing": ("昨晚派给{who}的还看不到结果",),
    "since.stand_in": ("{by}代贴",),
    "since.host_back": (("营主{at:hm}回来贴了", "营主回来了"),),
    "since.reviews": ("待点评{before:n}份剩{waiting:n}份",),
    "since.notes": ("今天发私信{sent:n}封", "，回来{back}位"),
    "since.posts": ("{count}段都按时贴了",),
    "since.rose": ("多来{people:n}位",),
    "leave.any": (("{name}下榜：{trail}。", "{name}下榜。"),),
    "leave.drift": ("{name}下榜：{trail}，没有比别的营少得多。",),
    "leave.reviews": (
        (
            "{name}下榜：待点评{before:n}份剩{waiting:n}份。",
            "{name}下榜：待点评{waiting:n}份。",
        ),
    ),
    "leave.host_away": (
        ("{name}下榜：营主{host}回来了，{slots}段都贴了。", "{name}下榜：营主回来了。"),
    ),
    "leave.missed": (("{name}下榜：{slots}段都贴了。", "{name}下榜。"),),
    "leave.silence": (
        ("{name}下榜：静默的回来{back:n}位。", "{name}下榜：{trail}。", "{name}下榜。"),
    ),
    "leave.crowded": (
        ("{name}还没好（{trail}），先让给更急的。", "{name}还没好，先让给更急的。"),
    ),
}
