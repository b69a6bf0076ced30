"""What the debrief says in English: one phrase for each thing the facts can prove.

``kind.lead`` is the claim, ``kind.proof`` what it rests on, ``kind.again`` the claim when
the same kind led last night too. How a fragment is left out: see wording.py.
"""

from __future__ import annotations

PHRASES: dict[str, tuple[str | tuple[str, ...], ...]] = {
    "before": ('It was last so on day {night}, "{then}".',),
    "first_night.lead": (
        (
            "First night, and all {full:n} came.",
            "First night: {done:n} of {due:n} came.",
        ),
    ),
    "first_night.proof": (
        " {light_title} {light:pct0}, {medium_title} {medium:pct0}, {heavy_title} {heavy:pct0}.",
        " {owls:n} of them after 21:00.",
        " Nobody yet in {empty}.",
    ),
    "tier_unwritten.lead": (
        (
            "They're still here; it was the {tier} {part} that didn't get written.",
            "They're still here; it was the {tier} task that stayed half done.",
        ),
    ),
    "tier_unwritten.again": (
        "The {tier} task went unwritten again, by {people:s|more student|more students}.",
    ),
    "tier_unwritten.proof": (
        " {others} hardly moved; {tier} went {before} → {after}",
        ", with {partial:n} who began and didn't hand it all in ({partial_last:n} {last_word})",
        ".",
        ' Today {tier} was asked: "{task}".',
    ),
    "tier_down.lead": ("Most of those missing are on {tier}: {people:n}.",),
    "tier_down.again": ("{tier} went on losing people, {people:n} tonight.",),
    "tier_down.proof": (
        " {tier} {before} → {after}; {others} hardly moved.",
        ' Today {tier} was asked: "{task}".',
    ),
    "tier_up.lead": ("{people:s|more student|more students} came on {tier}.",),
    "tier_up.proof": (
        " {tier} {before} → {after}; {others} hardly moved.",
        ' Today {tier} was asked: "{task}".',
    ),
    "part_down.lead": ("On {tier}, {part} is where {people:n} got stuck.",),
    "part_down.proof": (
        " {part} {before} → {after}; {other} hardly moved.",
        ' The task: "{task}".',
    ),
    "few_groups.lead": (
        "{rest:s|group|groups} hardly moved; the {people:n} missing are all in {few}.",
    ),
    "few_groups.proof": (" {trails}.",),
    "broad_down.lead": (
        "{same} of {known} groups lost people, {people:n} in one night.",
    ),
    "broad_down.again": (
        "Another {people:n} gone, and {same} of {known} groups still falling.",
    ),
    "broad_down.proof": (" {by_tier}.", ' The day was "{what}".'),
    "broad_up.lead": ("{same} of {known} groups rose; {people:n} more came.",),
    "broad_up.proof": (" {by_tier}.", ' The day was "{what}".'),
    "saturday_down.lead": ("Saturday: {people:n} fewer came.",),
    "saturday_down.proof": (" {by_tier}.",),
    "monday_down.lead": ("After the weekend, {people:n} fewer came.",),
    "monday_down.proof": (" {by_tier}.",),
    "after_rest_down.lead": ("A day off, and {people:n} didn't come back.",),
    "after_rest_down.proof": (" {by_tier}.", ' We picked up with "{what}".'),
    "after_rest_back.lead": ("A day off, and everyone picked up again.",),
    "after_rest_back.proof": (
        " {people:n} more than before it.",
        " {returned:s|student|students} who had gone quiet came back.",
        ' We picked up with "{what}".',
    ),
    "guest_up.lead": (
        ("{who} came, and so did {people:n} more.", "Guest day: {people:n} more came."),
    ),
    "guest_up.proof": (
        ' The talk was "{what}"; {rose:s|group|groups} rose.',
        " {returned:s|student|students} quiet for two days or more came back.",
    ),
    "guest_flat.lead": (
        (
            "{who} came; no more people did.",
            "Guest day, and no more people than usual.",
        ),
    ),
    "guest_flat.proof": (
        (
            ' The talk was "{what}"; {people:n} fewer than {last_word}.',
            ' The talk was "{what}".',
        ),
    ),
    "activity_up.lead": ('"{what}" brought the evening {people:n} more.',),
    "activity_up.proof": (
        " {rose:s|group|groups} rose.",
        " {returned:s|student|students} quiet for two days or more came back.",
    ),
    "activity_flat.lead": (
        (
            '"{what}" ran, and {people:n} fewer came.',
            '"{what}" ran; no more people came.',
        ),
    ),
    "activity_flat.proof": (' The homework was "{medium_task}".',),
    "slow_slide.lead": (
        "No single bad night, but {nights} together have cost {people:n}.",
    ),
    "slow_slide.proof": (" {trail}.",),
    "best_night.lead": ("The fullest night since the opening.",),
    "best_night.proof": (
        " {people:n} more than {last_word}.",
        ' The day was "{what}".',
    ),
    "worst_night.lead": ("The emptiest night since the opening.",),
    "worst_night.proof": (" {people:n} fewer than {last_word}.", " {by_tier}."),
    "everyone.lead": ("{due:n} due, nobody missing.",),
    "everyone.proof": (' "{what}" filled all {all} groups.',),
    "full_groups.lead": (
        ("{one} had nobody missing.", "{full:s|group|groups} had nobody missing."),
    ),
    "full_groups.proof": ((" {names}, and {more} more.", " {names}."),),
    "spread_wider.lead": ("The best and the worst group drew apart.",),
    "spread_wider.proof": (
        " {best} {best_rate:pct0}, {worst} {worst_rate:pct0}: {gap:pt} points, {gap_last:pt} {last_word}.",
    ),
    "spread_narrower.lead": ("The groups at the back caught up a little.",),
    "spread_narrower.proof": (
        " Best {best} {best_rate:pct0}, worst {worst} {worst_rate:pct0}: {gap:pt} points, {gap_last:pt} {last_word}.",
    ),
    "ahead_of_previous.lead": (
        "{people:n} more than {previous} had on this night ({previous_rate:pct0}).",
    ),
    "behind_previous.lead": (
        "{people:n} fewer than {previous} had on this night ({previous_rate:pct0}).",
    ),
    "later.lead": ("People came later: {owls:n} after 21:00.",),
    "later.proof": (" That's {share:pct0}; {last_word} it was {share_last:pct0}.",),
    "earlier.lead": ("People came earlier: only {owls:n} after 21:00.",),
    "earlier.proof": (" That's {share:pct0}; {last_word} it was {share_last:pct0}.",),
    "half_sooner.lead": ("Half were in before {half:hm}.",),
    "half_sooner.proof": (" It took until {half_last:hm} {last_word}.",),
    "half_later.lead": ("It took until {half:hm} for half to come in.",),
    "half_later.proof": (" Half were in before {half_last:hm} {last_word}.",),
    "show_hour.lead": ("{people:n} came between {begin:hm} and {end:hm}.",),
    "show_hour.proof": (
        ' "{what}" began at {starts:hm}; the same hours brought {people_last:n} {last_word}.',
    ),
    "last_hour.lead": ("{people:n} came in the last hour.",),
    "last_hour.proof": (" {people_last:n} did {last_word}.",),
    "early_birds.lead": ("{people:n} were in before the morning went out.",),
    "early_birds.proof": (" Mornings can be posted from {opens:hm}.",),
    "reviews_piled.lead": (
        "{waiting:s|piece|pieces} of homework waiting for a review",
        " ({waiting_last:n} {last_word})",
        ".",
    ),
    "reviews_piled.again": (
        "The pile grew again: {waiting_last:n} → {waiting:n} unreviewed.",
    ),
    "reviews_piled.proof": (
        " The oldest has waited {oldest:s|hour|hours}.",
        " {worst} has most, {worst_waiting:n}.",
    ),
    "reviews_cleared.lead": (
        "Unreviewed homework came down from {waiting_last:n} to {waiting:n}.",
    ),
    "reviews_cleared.proof": (" Most of the rest is in {worst}, {worst_waiting:n}.",),
    "reviews_none_left.lead": (
        "{written:s|piece|pieces} of homework, none left overnight.",
    ),
    "reviews_none_left.proof": (' The task: "{medium_task}".',),
    "rescue_worked.lead": (
        "{sent:s|private note|private notes} went out yesterday; {back:n} came back by tonight.",
    ),
    "rescue_worked.proof": (" {top} did best: {top_sent} sent, {top_back} back.",),
    "rescue_failed.lead": (
        (
            "{sent:s|private note|private notes} went out yesterday; only {back:n} came back.",
            "{sent:s|private note|private notes} went out yesterday; nobody is back yet.",
        ),
    ),
    "rescue_failed.proof": (),
    "came_back.lead": (
        "{people:n} who'd been quiet for two days or more came back today.",
    ),
    "came_back.proof": (
        " {top} had most, {top_people:n}.",
        ' What they came back to was "{what}".',
    ),
    "silence_grew.lead": (
        (
            "{people:n} more have gone quiet for two days or longer, {silent:n} in all.",
            "{silent:n} have now been quiet for two days or longer.",
        ),
    ),
    "silence_grew.proof": (" A first note is due to {first:n}.",),
    "silence_shrank.lead": (
        "{people:n} fewer are quiet for two days or longer; {silent:n} still are.",
    ),
    "silence_shrank.proof": (" A first note is due to {first:n}.",),
    "switched.lead": ("{people:n} switched from {old} to {new}.",),
    "switched.proof": (
        (
            " {total:n} switched tier in all, from tomorrow.",
            " It counts from tomorrow.",
        ),
        ' Today {old} was asked: "{task}".',
    ),
    "made_up.lead": ("{pieces:s|earlier day|earlier days} came in after all.",),
    "made_up.proof": (
        (" Most in {tops}, {top_pieces:n} each.", " Most in {top}, {top_pieces:n}."),
    ),
    "left.lead": ("{people:n} left today.",),
    "left.proof": (" Most from {top}, {top_people:n}.",),
    "leave.lead": ("{people:n} took leave this {weekday}.",),
    "leave.proof": (),
    "posts_missed.lead": (
        "{count:n} of the {every:n} posts in the {groups:s|group|groups} checking in never went out.",
    ),
    "posts_missed.proof": ((" In {names}, and {more} more.", " In {names}."),),
    "posts_all.lead": ("All {count:n} posts went out in time.",),
    "posts_all.proof": (
        (" Mornings between {first:hm} and {final:hm}.", " Mornings at {first:hm}."),
    ),
    "posts_late.lead": ("{count:s|group|groups} posted the {slot} late.",),
    "posts_late.proof": (" {name} last, at {at:hm}.",),
    "questions_open.lead": ("{count:s|question|questions} left overnight.",),
    "questions_open.proof": (" The oldest is in {name}, {hours:s|hour|hours} old.",),
    "promise_broken.lead": (
        "{promise}: we said {limit:n} {unit} at most, and it's {actual:n}.",
    ),
    "promise_broken.proof": (),
    "promise_broken_least.lead": (
        "{promise}: we said {limit:n} {unit} at least, and it's {actual:n}.",
    ),
    "promise_broken_least.proof": (),
    "promise_kept.lead": (
        "{promise}: {actual:n} {unit}, and we'd said {limit:n} at most.",
    ),
    "promise_kept.proof": (),
    "promise_kept_least.lead": (
        "{promise}: {actual:n} {unit}, and we'd said {limit:n} at least.",
    ),
    "promise_kept_least.proof": (),
    "first_stamps.lead": ("{people:n} had a first stamp.",),
    "first_stamps.proof": (
        ' {stamped:s|stamp|stamps} today in all, for "{medium_task}".',
    ),
    "most_stamped.lead": ("{count:n} stamps, the most since the opening.",),
    "most_stamped.proof": (" Day {night} held it with {before:n}.",),
    "most_comments.lead": (
        "{count:n} comments under each other's work, the most since the opening.",
    ),
    "most_comments.proof": (" Day {night} held it with {before:n}.",),
    "most_homework.lead": (
        "{count:n} pieces of homework, the most since the opening.",
    ),
    "most_homework.proof": (" Day {night} held it with {before:n}.",),
    "pieces_longer.lead": (
        "A piece of homework ran to {average:n} characters, {average_last:n} {last_word}.",
    ),
    "pieces_longer.proof": (' The task: "{task}".',),
    "pieces_shorter.lead": (
        "Homework got shorter: {average:n} characters a piece, {average_last:n} {last_word}.",
    ),
    "pieces_shorter.proof": (' The task: "{task}".',),
    "helper.lead": ("{student} of {name} wrote under {helped:n} people's homework.",),
    "helper.proof": (
        " {comments:s|comment|comments} today over {all:s|group|groups}.",
    ),
    "comments_up.lead": (
        "The wall got talking: {comments:n} comments, {comments_last:n} {last_word}.",
    ),
    "comments_up.proof": (' The task: "{medium_task}".',),
    "comments_down.lead": (
        "The wall went quiet: {comments:s|comment|comments}, {comments_last:n} {last_word}.",
    ),
    "comments_down.proof": (' The task: "{medium_task}".',),
    "new_leader.lead": ("{name} now leads.",),
    "new_leader.proof": (
        " No. {place} {last_word}, it stands at {now}.",
        " {old} led before.",
    ),
    "climber.lead": ("{name} went from {place} to {now}.",),
    "climber.proof": (" {trail}.",),
    "perfect.lead": ("{number} days in, {people:n} haven't missed one.",),
    "perfect.proof": (" {left:s|day|days} to go.",),
    "perfect_half.lead": ("Half way, and {people:n} haven't missed a day.",),
    "perfect_half.proof": (),
    "joined.lead": ("{people:n} joined under way.",),
    "joined.proof": (),
    "notes_left.lead": ("{count:s|host|hosts} left a line.",),
    "notes_left.proof": (),
    "handed_in.lead": ('"{title}" brought in {pieces:s|piece|pieces}.',),
    "tier_depth.lead": (
        (
            '"{title}": all {every:n} on {tier} did the homework.',
            '"{title}": {people:n} of {of:n} on {tier} did the homework.',
        ),
    ),
    "wall.lead": (
        '"{title}": {pieces:s|piece|pieces}, {comments:s|comment|comments} under them; {top} left {top_comments:n}.',
    ),
    "lesson.lead": (
        '"{what}", {length:s|minute|minutes} of it: {people:n} did all the day asked.',
    ),
    "no_note.lead": ("{people:n} of {every:s|host|hosts} left no line.",),
    "old_faces.lead": (
        'On "{title}", {groups:s|group|groups} stamped only people who had one already.',
    ),
    "still_waiting.lead": (
        "{waiting:s|piece is|pieces are} still unreviewed; the oldest, in {worst}, has waited {oldest:s|hour|hours}.",
    ),
    "notes_owed.lead": (
        "{notes:s|private note is|private notes are} due and not sent; {top} owes {top_notes:n}.",
    ),
    "last_group.lead": ("{name} is last ({trail}), {people:n} missing.",),
    "begun.lead": (
        '{people:n} began the homework of "{title}" and didn\'t hand it all in.',
    ),
    "notes_sent.lead": (
        "{senders:s|group|groups} sent {sent:s|private note|private notes} today, {top} most of them ({top_sent:n}).",
    ),
    "way_so_far.lead": (
        "Of {nights} nights, day {best} was the fullest ({best_rate:pct0}) and day {worst} the emptiest ({worst_rate:pct0}).",
    ),
    "peak_hour.lead": (
        'Most handed "{title}" in between {begin:hm} and {end:hm}: {people:n}.',
    ),
    "stamps.lead": (
        '"{title}" earned {stamped:s|stamp|stamps}; {top} had {top_stamped:n}.',
    ),
    "piece_length.lead": ('A piece for "{title}" ran to {average:n} characters.',),
    "quiet_course.lead": ("Nothing much tonight.",),
    "quiet_course.proof": (
        (' {who} taught "{what}"', ' The day was "{what}"'),
        ', and {medium} wrote "{medium_task}"',
        ".",
    ),
    "quiet_guest.lead": ("Nothing much tonight; guest day went as planned.",),
    "quiet_guest.proof": (' {who} spoke on "{what}".',),
    "quiet_activity.lead": ('Nothing much tonight; "{what}" ran as planned.',),
    "quiet_activity.proof": (' The homework was "{medium_task}".',),
    "quiet_rest.lead": ("A day off; nothing was due.",),
    "quiet_rest.proof": (
        " {silent:s|student has|students have} been quiet for two days or more.",
        ' Next comes "{next}".',
    ),
    "quiet_opening.lead": (
        (
            "We're open: {members:s|person|people} in {all:s|group|groups}.",
            "We're open.",
        ),
    ),
    "quiet_opening.proof": (" {joined:n} came in today.",),
    "quiet_closing.lead": (
        (
            "That's the camp: {members:n} people reached the last day.",
            "That's the camp.",
        ),
    ),
    "quiet_closing.proof": (" {perfect:n} haven't missed one.",),
}
