import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camp.store import versions
from tests.store.schedule import NOON

FILES = {"curriculum.yaml": b"title: A\n", "assets/a.png": b"\x89PNG\x00\xff"}
SAID = {"zh-CN/course/morning.full": "早安", "zh-CN/course/noon.full": "午安"}
ORDER = ("one", "two")
FEW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

files = st.dictionaries(
    st.text("abc/", min_size=1, max_size=5), st.binary(max_size=6), max_size=3
)
said = st.dictionaries(
    st.text("abc/", min_size=1, max_size=5),
    st.text(st.characters(codec="utf-8"), max_size=6),
    max_size=3,
)


def keep(store, files=FILES, said=SAID, order=ORDER, title="课"):
    with store.transaction() as kept:
        return versions.keep_version(kept, title, files, said, order, NOON)


def test_a_version_comes_back_as_it_was_kept(store):
    version_id = keep(store)
    with store.reading() as kept:
        found = versions.version(kept, version_id)
        sha = versions.sha_of(kept, version_id)
    assert (found.files, found.templates, found.order) == (FILES, SAID, ORDER)
    assert (found.id, found.sha) == (version_id, sha)


def test_the_same_content_is_the_same_version_whatever_it_is_called(store):
    first = keep(store)
    assert keep(store) == first
    assert keep(store, dict(reversed(FILES.items())), title="另一个名字") == first
    with store.reading() as kept:
        assert kept.row("select count(*) from version")[0] == 1


def test_two_days_swapped_are_a_new_version_that_costs_no_new_text(store):
    first = keep(store)
    second = keep(store, order=("two", "one"))
    assert second != first
    with store.reading() as kept:
        assert kept.row("select count(*) from blob")[0] == len(FILES) + len(SAID)
        assert versions.version(kept, first).order == ORDER


@FEW
@given(files, said, files, said)
def test_versions_are_the_same_exactly_when_all_their_content_is(store, f, s, f2, s2):
    same = (f, s) == (f2, s2)
    assert (keep(store, f, s) == keep(store, f2, s2)) is same


@FEW
@given(files, said)
def test_a_text_and_a_file_of_the_same_name_are_not_mixed_up(store, f, s):
    version_id = keep(store, f, s)
    with store.reading() as kept:
        found = versions.version(kept, version_id)
    assert (dict(found.files), dict(found.templates)) == (f, s)


def test_each_text_is_kept_once_under_the_name_of_its_content(store):
    keep(store)
    keep(store, {**FILES, "more.yaml": FILES["curriculum.yaml"]})
    with store.transaction() as kept:
        for sha, body in kept.rows("select sha, body from blob"):
            assert versions.sha(bytes(body)) == sha
        versions.keep_blobs(kept, [b"title: A\n"] * 3)
        assert versions.blob(kept, versions.sha(b"title: A\n")) == b"title: A\n"
        assert kept.row("select count(*) from blob")[0] == len(FILES) + len(SAID)


def test_what_is_not_kept_is_not_there(store):
    with store.reading() as kept:
        for look in (versions.version, versions.sha_of):
            with pytest.raises(KeyError, match="9"):
                look(kept, 9)
        with pytest.raises(KeyError, match="nothing"):
            versions.blob(kept, "nothing")


def test_two_who_keep_the_same_at_once_get_the_same_version(store):
    begun, ids = threading.Barrier(4), []

    def one():
        begun.wait()
        ids.append(keep(store))

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids) == 4
    assert len(set(ids)) == 1
