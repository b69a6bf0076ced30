"""What the whole-camp report says in English."""

from __future__ import annotations

PHRASES: dict[str, tuple[str | tuple[str, ...], ...]] = {
    "r.heading": ("{cohort}: the whole camp",),
    "r.amended": ("{cohort}: the whole camp (amended after make-ups)",),
    "r.lead": ("{enrolled:n} enrolled, {completed:n} finished, {rate}.",),
    "r.tier": ("{tier}: {completed:n} of {students:n} finished", ", {rate}"),
    "r.perfect": ("{people:n} never missed a day",),
    "r.never_came": ("{people:n} never came",),
    "r.left": ("{people:n} left on the way",),
    "r.deferred": ("{people:n} moved to a later cohort",),
    "r.listeners": ("Listeners besides: {people:n}",),
    "r.previous": ("In {previous}, {previous_rate} finished",),
    "r.point": ("Day {number}: {now}, {done:s|person|people}",),
    "r.lost": (
        'Day {number}, "{what}", lost most: {people:n}, {before} → {after}',
        "; {missed:s|post|posts} missed that day",
        "; {late:s|post|posts} late",
    ),
    "r.pulled": (
        'Day {number}, "{what}"',
        " ({who})",
        ", brought most back: {people:n}, {before} → {after}",
        "; {returned:n} of them had gone quiet",
    ),
    "r.unknown": ("That night's debrief found no cause",),
    "r.untold": ("There is no debrief of that night",),
    "r.group": ("{name}: {completed:n} of {enrolled:n}, {now:pct0}",),
    "r.group.unknown": ("the numbers don't show what was done",),
    "r.did.reviews": (
        "{same_day:n} of {homework:s|piece|pieces} of homework reviewed the same day",
    ),
    "r.did.notes": ("{sent:n} written to privately, {back:n} back",),
    "r.did.host": ("posted all {host_posts:n} in person",),
    "r.did.prompt": ("{posted:s|post|posts}, none late",),
    "r.did.comments": ("{comments:s|comment|comments} between students",),
    "r.did.deputy": ("stood in for {deputy_posts:s|post|posts}",),
    "r.did.lines": ("left a line on {notes:s|night|nights}",),
    "r.was.watched": ("on the watch list for {nights:s|night|nights}",),
    "r.was.missed": ("{missed:n} of {composed:s|post|posts} missed",),
    "r.was.unseen": ("{unseen:n} of {homework:s|piece|pieces} never reviewed",),
    "r.was.silent": ("{silent:n} gone quiet, {sent:n} written to",),
    "r.posts": (
        "{composed:s|text|texts}, {posted:n} posted in time",
        ", {late:n} late",
        ", {missed:n} missed",
    ),
    "r.posters": (
        "Hosts posted {hosts:n} in person",
        ", deputies stood in for {deputies:n}",
    ),
    "r.troubles": ("The machine failed at {count:s|thing|things}",),
    "r.honor": ("{title}: {winners:n}", " ({names})", ", {corrected} corrected"),
    "r.reissued": ("{count:n} issued again",),
    "r.notes": ("{sent:n} written to privately, {back:n} back, {share:pct0}",),
    "r.top": ("Most in {name}: {sent:n} written to, {back:n} back",),
    "r.silent": ("{people:n} still quiet at the end",),
    "r.cause.lost": ('Day {number}, "{what}", cost {people:n} in one day',),
    "r.act.lost": (
        "{lead} reads that day's homework again and announces its hard step a day ahead",
    ),
    "r.cause.missed": ("{missed:n} of {composed:s|post|posts} were missed",),
    "r.act.missed": ("{ops} names a stand-in for every group before the opening",),
    "r.cause.late": ("{late:n} of {composed:s|post|posts} were late",),
    "r.act.late": (
        "{ops} asks every host which slot is the hard one, and someone else takes it",
    ),
    "r.cause.reviews": ("{overnight:n} of {homework:s|piece|pieces} waited overnight",),
    "r.act.reviews": (
        "{ops} plans officers for the fullest day (day {peak_day}, {peak:n} pieces)",
    ),
    "r.cause.unseen": ("{unseen:n} of {homework:s|piece|pieces} were never reviewed",),
    "r.act.unseen": ("{ops} hands out what is a day old by midnight, every night",),
    "r.cause.never": ("{never:n} of {enrolled:n} never came",),
    "r.act.never": (
        "{ops} asks each of them two days before, and writes by 12:00 on day 1",
    ),
    "r.cause.notes": (
        "{silent:n} quiet at the end; {sent:s|person|people} written to",
    ),
    "r.act.notes": (
        "{ops} looks every day by 12:00 which first notes are still to send",
    ),
    "r.cause.troubles": ("The machine failed at {count:s|thing|things}",),
    "r.act.troubles": ("{lead} takes these through a rehearsal before the opening",),
}

TITLES: dict[str, str] = {
    "r.came": "Who came",
    "r.curve": "The curve in five numbers",
    "r.turns": "The two days it turned",
    "r.best": "Groups that kept most",
    "r.worst": "Groups that kept fewest",
    "r.thanks": "To thank",
    "r.posts": "Texts",
    "r.honors": "Honours",
    "r.rescue": "Gone quiet and brought back",
    "r.changes": "Next time",
}
