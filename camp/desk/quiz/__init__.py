"""Quiz contests: students answer, hosts see who has not yet, everyone sees who leads."""

from camp.desk.quiz.chasing import desk
from camp.desk.quiz.chasing import line as host_line
from camp.desk.quiz.poster import poster
from camp.desk.quiz.sitting import begin, hand_in, line, lines, look, pick
from camp.desk.quiz.together import Sheet, sit

__all__ = [
    "Sheet",
    "begin",
    "desk",
    "hand_in",
    "host_line",
    "line",
    "lines",
    "look",
    "pick",
    "poster",
    "sit",
]
