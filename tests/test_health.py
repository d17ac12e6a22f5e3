import pytest

from webwatch.core.model import Failure, FailureClass
from webwatch.core.notices import Notice
from webwatch.render.health import advice, announce, sentence


@pytest.mark.parametrize("failure_class", FailureClass)
def test_every_class_of_failure_has_its_own_sentence_and_a_next_step(failure_class):
    failure = Failure(failure_class=failure_class)
    assert sentence(failure).endswith(".")
    assert advice(failure).endswith(".")
    others = {sentence(Failure(failure_class=c)) for c in FailureClass if c is not failure_class}
    assert sentence(failure) not in others


def test_a_login_and_gone_for_good_have_words_of_their_own():
    blocked = Failure(failure_class=FailureClass.BLOCKED, status=401)
    assert "password" in sentence(blocked)
    assert "https://user:password@" in advice(blocked)
    gone = Failure(failure_class=FailureClass.GONE, status=410)
    assert "for good" in sentence(gone)


def test_a_page_that_names_feeds_sends_the_user_to_them():
    page = Failure(failure_class=FailureClass.NOT_A_FEED, feeds=("https://site.example/feed",))
    assert "page" in sentence(page)
    assert "names feeds" in advice(page)
    assert "names feeds" not in advice(Failure(failure_class=FailureClass.NOT_A_FEED))


@pytest.mark.parametrize("what", Notice)
def test_every_notice_names_the_source(what):
    said = announce(what).message % {"source": "NOS", "since": "2 March"}
    assert said.startswith("NOS ")
    assert said.endswith(".")
