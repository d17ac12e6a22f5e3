"""How is a program told: by a POST of JSON to its address?"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from datetime import timedelta
from http.client import HTTPException
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from webwatch.channels.checks import audience_problems, name_problems, url_problems
from webwatch.core.settings import Audience
from webwatch.core.text import clean, shorten
from webwatch.errors import DeliveryError, Problem
from webwatch.render.as_json import digest_json
from webwatch.render.wording import link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from webwatch.core.digest import Digest

_PERMANENT = range(300, 500)
_LATER = {408, 425, 429}


class _NoRedirects(HTTPRedirectHandler):
    """A digest goes where it was sent, and nowhere else."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing: the redirect itself becomes the error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """An address that takes a POST of a digest as ``digest --json`` gives it.

    A retry bears the same ``Idempotency-Key``, so that a double shows as one.

    Attributes:
        url: The address, http or https.
        url_env: The environment variable that has it, for an address that is secret.
        timeout: For each step.
        name: What the user calls the channel, by which it is remembered.
        audience: Who gets what.
    """

    kind: ClassVar[str] = "webhook"
    toml_names: ClassVar[Mapping[str, str]] = MappingProxyType({})

    url: str = ""
    url_env: str = ""
    timeout: timedelta = timedelta(seconds=30)
    name: str = ""
    audience: Audience = field(default_factory=Audience)

    def problems(self) -> tuple[Problem, ...]:
        """Say what is wrong with the settings; a problem's place is the key."""
        return tuple(self._problems())

    def recipients(self) -> tuple[str, ...]:
        """Give the channel's name: the address may be secret, and may change."""
        return (self.name,)

    def send(self, digest: Digest, recipient: str, token: str) -> None:  # noqa: ARG002 - there is one
        """Post a digest.

        Args:
            digest: What to tell.
            recipient: The channel's name.
            token: The Idempotency-Key.

        Raises:
            DeliveryError: The address didn't answer with 2xx.
        """
        address = self.url or os.environ.get(self.url_env, "")
        if not link(address):
            raise DeliveryError(
                "The address of %(name)s is missing: put it in the environment variable"
                " %(variable)s.",
                name=self.name,
                variable=self.url_env,
                temporary=False,
            )
        request = Request(  # noqa: S310 - http and https only, see link()
            address,
            data=json.dumps(digest_json(digest), ensure_ascii=False).encode(),
            headers={
                "Content-Type": "application/json",
                "User-Agent": "webwatch",
                "Idempotency-Key": token,
            },
        )
        self._post(request)

    def _post(self, request: Request) -> None:
        try:
            with build_opener(_NoRedirects).open(request, timeout=self.timeout.total_seconds()):
                return
        except HTTPError as error:
            error.close()
            temporary = error.code not in _PERMANENT or error.code in _LATER
            reason, uncertain = f"HTTP {error.code}", False
        except (OSError, HTTPException, ValueError) as error:
            reason = shorten(clean(str(getattr(error, "reason", error))), 200)
            temporary, uncertain = True, isinstance(error, (TimeoutError, HTTPException))
        raise DeliveryError(
            "%(name)s was not told: %(reason)s.",
            name=self.name,
            reason=reason,
            temporary=temporary,
            uncertain=uncertain,
        )

    def _problems(self) -> Iterator[Problem]:
        yield from audience_problems(self.audience)
        yield from name_problems(self.name)
        yield from url_problems(self.url, self.url_env)
        if self.url and not link(self.url):
            message = "%(value)s is no address that begins with http:// or https://."
            yield Problem("url", message, (("value", repr(self.url)),))
