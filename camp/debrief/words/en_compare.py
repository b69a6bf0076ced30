"""What a comparison of groups says in English; ``helped``: those that did it did better."""

from __future__ import annotations

PHRASES: dict[str, tuple[str | tuple[str, ...], ...]] = {
    "split_morning_helped.lead": (
        "Groups that posted the morning after {at:hm} ({no}): {no_move:move}; the other {yes}: {yes_move:move}.",
    ),
    "split_morning_against.lead": (
        "Early mornings didn't help: {yes:s|group|groups} before {at:hm} {yes_move:move}, {no} after it {no_move:move}.",
    ),
    "split_noon_helped.lead": (
        "Noon out by {at:hm}: {yes:s|group|groups}, {yes_move:move}; later or never: {no}, {no_move:move}.",
    ),
    "split_noon_against.lead": (
        "An early noon didn't help: {yes:s|group|groups} by {at:hm} {yes_move:move}, {no} later {no_move:move}.",
    ),
    "split_evening_helped.lead": (
        "Evening out by {at:hm}: {yes:s|group|groups}, {yes_move:move}; later: {no}, {no_move:move}.",
    ),
    "split_evening_against.lead": (
        "A late evening did better: {no:s|group|groups} after {at:hm} {no_move:move}, {yes} before it {yes_move:move}.",
    ),
    "split_reviews_helped.lead": (
        "Two thirds reviewed by 22:00: {yes:s|group|groups}, {yes_move:move}; the other {no}: {no_move:move}.",
    ),
    "split_reviews_against.lead": (
        "Quick reviews showed nothing yet: {yes:s|group|groups} with two thirds by 22:00 {yes_move:move}, the other {no} {no_move:move}.",
    ),
    "split_notes_helped.lead": (
        "Private notes in the last two days: {yes:s|group|groups}, {yes_move:move}; none: {no}, {no_move:move}.",
    ),
    "split_notes_against.lead": (
        "Private notes haven't shown yet: {yes:s|group|groups} with them {yes_move:move}, {no} without {no_move:move}.",
    ),
    "split_host_helped.lead": (
        "Hosts who posted in person: {yes:s|group|groups}, {yes_move:move}; posted for them: {no}, {no_move:move}.",
    ),
    "split_host_against.lead": (
        "Stand-ins cost nothing: {no:s|group|groups} with one {no_move:move}, {yes} with the host {yes_move:move}.",
    ),
    "split_stamps_helped.lead": (
        "Someone's first stamp: {yes:s|group|groups}, {yes_move:move}; only old hands stamped: {no}, {no_move:move}.",
    ),
    "split_stamps_against.lead": (
        "First stamps showed nothing yet: {yes:s|group|groups} with one {yes_move:move}, the other {no} {no_move:move}.",
    ),
    "split_waiting_helped.lead": (
        "No homework a day old: {yes:s|group|groups}, {yes_move:move}; some: {no}, {no_move:move}.",
    ),
    "split_waiting_against.lead": (
        "Waiting hasn't hurt yet: {no:s|group|groups} with homework a day old {no_move:move}, {yes} without {yes_move:move}.",
    ),
    "split_comments_helped.lead": (
        "Many comments: {yes:s|group|groups}, {yes_move:move}; few: {no}, {no_move:move}.",
    ),
    "split_comments_against.lead": (
        "Talk alone didn't do it: {yes:s|group|groups} with many comments {yes_move:move}, {no} with few {no_move:move}.",
    ),
    "split_nothing.lead": (
        'On "{what}", groups told apart by {ways} differ by {widest:pt} points at most. No telling whose way is better.',
    ),
}
