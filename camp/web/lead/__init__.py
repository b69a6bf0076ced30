"""The lead's desk: from an uploaded curriculum to a running camp."""

from camp.web.lead import camps, changes, curricula, groups, links, rosters

ROUTES = [
    *camps.ROUTES,
    *curricula.ROUTES,
    *rosters.ROUTES,
    *groups.ROUTES,
    *changes.ROUTES,
    *links.ROUTES,
]
