"""How is somebody told by ntfy, Slack, Matrix, Telegram and whatever else Apprise knows?"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from webwatch.channels.checks import audience_problems, name_problems, url_problems
from webwatch.core.settings import Audience
from webwatch.errors import DeliveryError
from webwatch.render.summary import subject
from webwatch.render.text import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from webwatch.core.digest import Digest
    from webwatch.errors import Problem

STORIES = 10
"""How many stories a short message has; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notify:
    """A service that Apprise can reach; needs the extra ``notify``.

    Attributes:
        url: Its address as Apprise writes it: ``ntfy://topic``.
        url_env: The environment variable that has it; most of these addresses are secret.
        name: What the user calls the channel, by which it is remembered.
        audience: Who gets what.
    """

    kind: ClassVar[str] = "apprise"
    toml_names: ClassVar[Mapping[str, str]] = MappingProxyType({})

    url: str = ""
    url_env: str = ""
    name: str = ""
    audience: Audience = field(default_factory=Audience)

    def problems(self) -> tuple[Problem, ...]:
        """Say what is wrong with the settings; a problem's place is the key."""
        return (
            *audience_problems(self.audience),
            *name_problems(self.name),
            *url_problems(self.url, self.url_env),
        )

    def recipients(self) -> tuple[str, ...]:
        """Give the channel's name: the address may be secret, and may change."""
        return (self.name,)

    def send(self, digest: Digest, recipient: str, token: str) -> None:  # noqa: ARG002 - no service takes a name
        """Send a short digest.

        Args:
            digest: What to tell.
            recipient: The channel's name.
            token: Not used: Apprise has no place for it.

        Raises:
            DeliveryError: The service refused it, or can't be reached.
        """
        try:
            apprise = import_module("apprise")  # an extra, and slow to import
        except ImportError:
            raise DeliveryError(
                'Telling %(name)s needs more than is installed: pip install "webwatch-alerts'
                '[notify]".',
                name=self.name,
                temporary=False,
            ) from None
        logging.getLogger("apprise").addHandler(logging.NullHandler())  # it writes to stderr else
        service = apprise.Apprise()
        if not service.add(self.url or os.environ.get(self.url_env, "")):
            raise DeliveryError(
                "The address of %(name)s is none that Apprise knows.",
                name=self.name,
                temporary=False,
            )
        body = text(digest, limit=STORIES)
        if not service.notify(body, title=subject(digest), body_format=apprise.NotifyFormat.TEXT):
            raise DeliveryError(
                "%(name)s was not told: the service refused it or can't be reached.",
                name=self.name,
            )
