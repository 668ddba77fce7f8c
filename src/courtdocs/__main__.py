"""`python -m courtdocs`: the same as the command `courtdocs`."""

from .cli import main

if __name__ == "__main__":
    main()
