"""What the plain sections say in English: numbers, silence, posts, troubles, tomorrow."""

from __future__ import annotations

PHRASES: dict[str, tuple[str | tuple[str, ...], ...]] = {
    "heading": ('Night {number} · {weekday} {date} · {kind}: "{title}"',),
    "numbers": (
        "{due:n} due, {done:n} came, {rate}",
        (
            " ({rate_last} {last_word}, {previous} {previous_rate} on this night)",
            " ({rate_last} {last_word})",
            " ({previous} {previous_rate} on this night)",
        ),
        ".",
    ),
    "last_word": ("last night",),
    "last_word.far": ("on night {night}",),
    "role.ops": ("ops",),
    "role.lead": ("the camp lead",),
    "who.host": (("{host}", "the host"),),
    "who.deputy": (("{deputy}", "the deputy"),),
    "who.officer": (("{officer}", "the homework officer"),),
    "achieved.none": ("Nothing new in tonight's numbers.",),
    "not_achieved.none": ("Nothing in tonight's numbers.",),
    "learned.none": ("Tonight's numbers don't show anything.",),
    # sections
    "silent.line": (
        "{total:n} quiet",
        ", first note due to {first:n}",
        ", second to {second:n}",
        ", last to {third:n}",
        "; {unreachable:n} not to be contacted",
    ),
    "silent.who": (
        ("{name} ({days} days, note {note})", "{name} ({days} days, no more notes)"),
    ),
    "post.late": ("{name}: {slot} at {at:hm}", ", due by {until:hm}"),
    "post.missed": ("{name}: no {slot} post",),
    "post.uncomposed": ("{name}: no {slot} text", " ({reason})"),
    "posts.slot": ("{slot} {count}/{every}",),
    "posts.line": ("In time: {slots}",),
    "act.note": ("{ops} answers {the_host} by {by:hm}",),
    "trouble.failed": ("{what} failed", " ({where})", " at {at:hm}", ": {reason}"),
    "trouble.skipped": (
        "{what} was skipped",
        " ({where})",
        " at {at:hm}",
        ": {reason}",
    ),
    "trouble.late": ("{what} came late", " ({where})", ", due {at:hm}", ": {reason}"),
    "trouble.without_numbers": (
        "{what} went out without numbers",
        " ({where})",
        ": {reason}",
    ),
    "trouble.send_unknown": (
        "{what} got no answer; nobody knows whether it arrived",
        " ({where})",
        " at {at:hm}",
        ": {reason}",
    ),
    "trouble.unsigned": ("This version of the curriculum isn't signed off",),
    "act.trouble.failed": (
        "{ops} finds out why by {by:hm} and makes good what can be",
    ),
    "act.trouble.send_unknown": (
        "{ops} looks into the group by {by:hm}: there, mark it; not there, paste it",
    ),
    "act.trouble.unsigned": ("{lead} signs by {by:hm}",),
    "figure.completion": ("Completion",),
    "figure.people": ("Came",),
    "figure.homework_rate": ("Homework rate ({medium}, {heavy})",),
    "figure.tier": ("{tier}",),
    "figure.silent": ("Quiet two days or more",),
    "figure.waiting": ("Unreviewed",),
    "figure.posts": ("Posted in time",),
    "figure.questions": ("Open questions",),
    "figure.made_up": ("Made up",),
    "figure.corrections": ("Verdicts corrected",),
    "figure.of": ("{count:n} / {every:n}",),
    "figure.pieces": ("{count:s|piece|pieces}",),
    "figure.count": ("{count:n}",),
    "figure.change": ("{rate_last} {last_word}, {move:move}",),
    "figure.before": ("{before:n} {last_word}",),
    "figure.quiz": ('"{title}" handed in',),
    "figure.average": ("average {average}", ", {best} in front on {top}"),
    # tomorrow
    "g.day": (
        "Day {number}, {weekday}, {kind}",
        ': "{what}"',
        ", {who}",
    ),
    "g.times": ("Mornings from {first:hm}", "; it starts at {starts:hm}"),
    "g.aim": ("One thing to watch: {aim}",),
    "g.task": ("{tier} writes: {task}",),
    "g.trap": ("Trap: {trap}. {answer}",),
    "g.quiz": (
        '"{title}" runs until day {day}, {at:hm}',
        "; {few}: hosts paste the quiz message with noon's at {noon:hm}",
    ),
    "g.quiz.few": ("{name} has {n} in",),
    "g.rest": ("Nothing is due tomorrow; earlier days still count",),
    "g.closing": ("Tomorrow is the closing; nothing is due",),
    "g.later": (
        "{share:pct0} came after 21:00: have the evening out by 20:30, waiting for them",
    ),
    "g.tier_unwritten": (
        "{partial:n} on {tier} began and didn't finish: start tomorrow's homework for them in the morning",
    ),
    "g.part_down": (
        "{part} lost {people:n}: show one piece of three lines or fewer in the evening",
    ),
    "g.split_morning_helped": ("Have the morning out by {at:hm}",),
    "g.posts_late": (
        "{count:s|group|groups} posted the {slot} late today: if you can't, say so the evening before and ops will",
    ),
    "g.posts_missed": (
        "{count:s|post was|posts were} missed today: if you can't, say so the evening before and ops will",
    ),
    "g.reviews_piled": (
        "Review the oldest first ({oldest:s|hour|hours}), then today's",
    ),
    "g.came_back": (
        "The {people:n} who came back start from tomorrow's lesson; don't mention what they missed",
    ),
    "g.rescue_worked": (
        "Yesterday's notes brought {back:n} back; send the first notes that are due before noon",
    ),
    "g.silence_grew": (
        "{first:s|first note is|first notes are} due: send them after noon's post",
    ),
    "g.comments_down": (
        "In the evening, pick two pieces nobody has answered and say whose they are",
    ),
    "g.last_hour": (
        "{people:n} came in the last hour, so don't call it a day in the evening post",
    ),
    "g.broad_down": (
        "Don't chase the {people:n}; just say how many minutes tomorrow takes",
    ),
}
