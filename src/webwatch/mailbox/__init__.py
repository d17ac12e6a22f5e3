"""Which letters lie in a mailbox? They are looked at, and never changed, marked or removed."""

from webwatch.mailbox.looking import look

__all__ = ["look"]
