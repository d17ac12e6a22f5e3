"""How does webwatch start?"""

import sys

from webwatch import __version__


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:  # before anything slow is imported
        sys.stdout.write(f"webwatch {__version__}\n")
        return
    from webwatch.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
