"""`python -m infocenter`."""

from infocenter.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
