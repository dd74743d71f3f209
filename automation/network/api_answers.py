"""What an org's REST API answers, by type. It asks nothing; what has another shape is not the org's answer."""

from __future__ import annotations

import msgspec

from .oauth_answers import OAuthRefusal, in_shape, not_the_orgs
from .web_answer import Answer


class Version(msgspec.Struct):
    """One version of the REST API, such as 66.0, and its path."""

    version: str
    url: str


class _Rows(msgspec.Struct):
    totalSize: int  # noqa: N815 - the API's own spelling
    done: bool


class _ApiError(msgspec.Struct):
    errorCode: str  # noqa: N815 - the API's own spelling
    message: str = ""


def newest_version(answer: Answer) -> Version:
    """The newest of the API's versions.

    Raises:
        OAuthRefusal: the API refused.
        Unreachable: it is no list of versions.
    """
    _refuse_as_api(answer)
    try:
        newest = max(in_shape(list[Version], answer) or [], key=lambda one: float(one.version))
    except ValueError:
        raise not_the_orgs(answer) from None
    if answer.status != 200 or not newest.url.startswith("/services/data/"):
        raise not_the_orgs(answer)
    return newest


def served(answer: Answer) -> None:
    """That the API serves the token: it answers with its resources.

    Raises:
        OAuthRefusal: the API refused.
        Unreachable: it is not the API's answer.
    """
    _refuse_as_api(answer)
    if answer.status != 200 or in_shape(dict[str, msgspec.Raw], answer) is None:
        raise not_the_orgs(answer)


def counted(answer: Answer) -> int:
    """How many rows a query has found.

    Raises:
        OAuthRefusal: the API refused.
        Unreachable: it is no answer to a query.
    """
    _refuse_as_api(answer)
    rows = in_shape(_Rows, answer)
    if answer.status != 200 or rows is None:
        raise not_the_orgs(answer)
    return rows.totalSize


def _refuse_as_api(answer: Answer) -> None:
    if answer.status == 200:
        return
    for first in in_shape(list[_ApiError], answer) or []:
        raise OAuthRefusal(first.errorCode, first.message)
