"""What the debrief says about single groups, in English: deeds, causes, acts, sequels."""

from __future__ import annotations

PHRASES: dict[str, tuple[str | tuple[str, ...], ...]] = {
    # deeds
    "deed.reviewed": (
        "{reviewed:n} of {homework:s|piece|pieces} of homework reviewed before 22:00",
        " by {officer}",
        ".",
    ),
    "deed.notes": (
        (
            "{by} sent {sent:s|private note|private notes} on day {day}",
            "{sent:s|private note|private notes} went out on day {day}",
        ),
        (
            "; {back:n} back within {nights:s|day|days}",
            "; {back:n} back the same day",
        ),
        ", place {place} → {place_now}",
        ".",
    ),
    "deed.stamps": (
        "{stamped:s|stamp|stamps} today; a first for {people:s|person|people}.",
    ),
    "deed.helper": (
        "{student} wrote under {helped:n} people's homework",
        "; {comments:s|comment|comments} in the group today",
        ".",
    ),
    "deed.cleared": (
        ("{officer} brought", "Someone brought"),
        " the unreviewed pile from {waiting_last:n} down to {waiting:n}.",
    ),
    "deed.returned": (
        "{people:n} who'd been quiet for two days or more came back",
        ", after {sent:s|private note|private notes} these last days",
        ".",
    ),
    "deed.made_up": ("{pieces:s|earlier day|earlier days} came in after all.",),
    "deed.prompt": (
        (
            "{by} had all {slots} posts out within {minutes:s|minute|minutes} of opening.",
            "All {slots} posts went out within {minutes:s|minute|minutes} of opening.",
        ),
    ),
    "deed.evening": (
        "The evening went out at {at:hm}; {people:n} came after {hour:hm}.",
    ),
    "deed.talk": ("{people:n} came and left each other {comments:n} comments.",),
    "deed.stood_in": ("{deputy} stood in for all {slots} posts, every one in time.",),
    "deed.full": (
        "All {people:n} came, and none of {homework:s|piece|pieces} of homework waited overnight.",
    ),
    "deed.held": (
        "{people:n} more on a night the camp lost some ({trail}); the morning went out at {at:hm}.",
    ),
    # the watch list
    "watch.title": ("{name}",),
    "watch.again": ("{name}, night {nights}",),
    "watch.held": ("{trail}, much as the whole camp fell",),
    "watch.line": (
        ("{title}, {movement}: ", "{title}: "),
        "{since}; ",
        "{cause}. {act}.",
    ),
    "cause.host_away": (
        "the host hasn't been seen for {days} days",
        ", {missed:s|post|posts} missed today",
        ", {stand_in} stood in",
    ),
    "cause.host_away.still": (
        "still no host, day {days}",
        ", {missed:s|post|posts} missed today",
    ),
    "cause.missed": (
        "no {slots} post today",
        ", {before} missed the day before",
    ),
    "cause.missed.still": ("no {slots} post again",),
    "cause.morning_late": (
        "the morning went out at {at:hm}; most groups had it by {usual:hm}",
    ),
    "cause.morning_late.still": ("the morning still went out only at {at:hm}",),
    "cause.uncomposed": ("there was no {slot} text to post", " ({reason})"),
    "cause.reviews": (
        "{waiting:s|piece|pieces} unreviewed",
        ", the oldest for {hours:s|hour|hours}",
        ", no review in {review_days} days",
    ),
    "cause.reviews.still": (
        (
            "{left:n} still unreviewed, the oldest for {hours:s|hour|hours}",
            "the oldest has waited {hours:s|hour|hours}",
            "{waiting:n} still unreviewed",
        ),
    ),
    "cause.silence": (
        "{silent:n} gone quiet",
        " ({silent_last:n} {last_word})",
        ", {first:s|first note|first notes} not sent",
    ),
    "cause.silence.still": (
        "{silent:n} quiet",
        ", {first:s|first note|first notes} still to send",
    ),
    "cause.questions": (
        "{count:s|question|questions} unanswered, the oldest for {hours:s|hour|hours}",
    ),
    "cause.unwritten": (
        "{partial:n} began and didn't hand it all in, {partial_last:n} {last_word}",
    ),
    "cause.one_tier": (
        "most of those missing are on {tier}, {before:pct0} → {after:pct0}",
    ),
    "cause.left": ("{people:n} left today",),
    "cause.early_end": (
        "only {owls:n} came after 21:00, when the camp has {share:pct0}",
        "; the evening went out at {at:hm}",
    ),
    "cause.leave": ("{people:n} on leave",),
    "cause.advertising": (
        (
            "someone advertised at {at:hm} and nobody has dealt with it",
            "an advertisement nobody has dealt with for {days:s|day|days}",
            "an advertisement nobody has dealt with",
        ),
    ),
    "cause.quarrel": (
        (
            "a quarrel at {at:hm}, not settled",
            "a quarrel not settled for {days:s|day|days}",
            "a quarrel not settled",
        ),
    ),
    "cause.complaint": (
        (
            "a complaint at {at:hm}, not answered",
            "a complaint not answered for {days:s|day|days}",
            "a complaint not answered",
        ),
    ),
    "cause.refund": (
        (
            "someone asked for a refund at {at:hm}, not answered",
            "a refund asked for {days:s|day|days} ago, not answered",
            "a refund asked for, not answered",
        ),
    ),
    "cause.other": (
        (
            "something was reported at {at:hm} and is not settled",
            "something reported {days:s|day|days} ago is not settled",
            "something reported is not settled",
        ),
    ),
    "cause.unknown": ("the cause isn't known",),
    # acts: first night, second, third
    "act.host_away.1": (
        (
            "{ops} rings {the_host} by {by:hm}; {the_deputy} posts the morning meanwhile",
            "{ops} rings {the_host} by {by:hm} and posts the morning if nobody answers",
        ),
    ),
    "act.host_away.2": (
        "{ops} settles with {the_deputy} by {by:hm} that all three posts are theirs for three days",
    ),
    "act.host_away.3": ("{lead} names a new host by {by:hm}",),
    "act.missed.1": (
        "{ops} asks {the_host} by {by:hm} which post is the hard one, and someone else takes it",
    ),
    "act.missed.2": (
        "{ops} asks {the_deputy} by {by:hm} to take over the missing post",
    ),
    "act.missed.3": ("{lead} splits the three posts between two people by {by:hm}",),
    "act.morning_late.1": (
        "{ops} asks {the_host} by {by:hm} what time suits, and settles who posts",
    ),
    "act.morning_late.2": ("{ops} posts it for {the_host} if it isn't out by {by:hm}",),
    "act.uncomposed.1": (
        "{ops} finds out why by {by:hm} and sends {the_host} the text",
    ),
    "act.reviews.1": (
        (
            "{ops} borrows {lender_officer} from {lender} by {by:hm}, oldest first",
            "{ops} borrows an officer from {lender} by {by:hm}, oldest first",
            "{ops} sits down with {the_officer} by {by:hm}, oldest first",
        ),
    ),
    "act.reviews.2": (
        "{ops} and {the_officer} take half each by {by:hm} and say when they'll be through",
    ),
    "act.reviews.3": ("{lead} finds this group a second officer by {by:hm}",),
    "act.silence.1": (
        "the first notes are ready: {the_host} sends these {first:n} by {by:hm}",
    ),
    "act.silence.2": (
        "{ops} and {the_host} send half the first notes each by {by:hm}",
    ),
    "act.silence.3": ("{lead} decides by {by:hm} whether to offer them {tier_light}",),
    "act.questions.1": (
        "{the_officer} answers what can be answered by {by:hm} and dates the rest",
    ),
    "act.questions.2": ("{ops} takes the rest to the teacher by {by:hm}",),
    "act.unwritten.1": (
        "{the_host} shows a three-line piece in the {by:hm} evening and says that's a whole one",
    ),
    "act.unwritten.2": (
        "{ops} asks five who began by {by:hm} which line stopped them",
    ),
    "act.one_tier.1": ("{ops} asks {the_host} by {by:hm} where {tier} gets stuck",),
    "act.one_tier.2": (
        "{ops} writes to three people on {tier} by {by:hm}: would another tier suit?",
    ),
    "act.left.1": ("{ops} asks each of them why by {by:hm}",),
    "act.early_end.1": (
        "{ops} agrees with {the_host} by {by:hm} that the evening goes out at 20:00",
    ),
    "act.leave.1": ("{the_host} tells them by {by:hm} until when they can make it up",),
    "act.advertising.1": (
        "{ops} decides by {by:hm}, and {the_host} says a word in the group",
    ),
    "act.quarrel.1": ("{ops} hears both sides by {by:hm} and gives each an hour",),
    "act.complaint.1": ("{ops} answers by {by:hm}: what we can, and when the rest",),
    "act.refund.1": ("{ops} answers by {by:hm}: who, by when, under which rule",),
    "act.unknown.1": (
        "{ops} asks {the_host} by {by:hm}, then two who didn't come today",
    ),
    "act.unknown.2": ("{ops} reads the group's day by {by:hm}, then rings {the_host}",),
    "act.any.1": ("{ops} asks {the_host} by {by:hm}",),
    "act.any.2": ("{ops} looks into the group by {by:hm}, then rings {the_host}",),
    "act.any.3": ("{lead} talks to {the_host} by {by:hm} and settles who helps",),
    # what came of last night's act
    "since.nothing": ("nothing to show yet for what {who} took on",),
    "since.stand_in": ("{by} stood in",),
    "since.host_back": (("the host was back at {at:hm}", "the host is back"),),
    "since.reviews": ("unreviewed down from {before:n} to {waiting:n}",),
    "since.notes": (
        "{sent:s|private note|private notes} today",
        ", {back:n} back",
    ),
    "since.posts": ("all {count} posts in time",),
    "since.rose": ("{people:n} more came",),
    "leave.any": (("{name} is off the list: {trail}.", "{name} is off the list."),),
    "leave.drift": ("{name} is off the list: {trail}, no worse than the camp.",),
    "leave.reviews": (
        (
            "{name} is off the list: {before:n} unreviewed, {waiting:n} left.",
            "{name} is off the list: {waiting:n} unreviewed.",
        ),
    ),
    "leave.host_away": (
        (
            "{name} is off the list: {host} is back, {slots:s|post|posts} out.",
            "{name} is off the list: the host is back.",
        ),
    ),
    "leave.missed": (
        (
            "{name} is off the list: {slots:s|post|posts} out in time.",
            "{name} is off the list.",
        ),
    ),
    "leave.silence": (
        (
            "{name} is off the list: {back:n} of the quiet ones came back.",
            "{name} is off the list: {trail}.",
            "{name} is off the list.",
        ),
    ),
    "leave.crowded": (
        (
            "{name} isn't well yet ({trail}) but makes room for worse.",
            "{name} isn't well yet but makes room for worse.",
        ),
    ),
}
