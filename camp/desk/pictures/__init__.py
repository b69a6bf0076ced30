"""Which pictures there are to draw: of a course, a day, a night, a student.

The desk says what is drawn; the room of cards draws it.
"""

from camp.desk.pictures.day import Sent, course_cards, day_cards, known_cards
from camp.desk.pictures.people import Paper, certificates, growth
from camp.desk.pictures.sending import Album, Drawn, draw
from camp.desk.pictures.setting import setting_of

__all__ = [
    "Album",
    "Drawn",
    "Paper",
    "Sent",
    "certificates",
    "course_cards",
    "day_cards",
    "draw",
    "growth",
    "known_cards",
    "setting_of",
]
