"""The lead's desk: from an uploaded curriculum to a running camp."""

from camp.web.lead import camps, changes, curricula, groups, links, rosters, students

ROUTES = [
    *camps.ROUTES,
    *curricula.ROUTES,
    *rosters.ROUTES,
    *groups.ROUTES,
    *students.ROUTES,
    *changes.ROUTES,
    *links.ROUTES,
]
