"""`python -m configuration.run`: the command, which Ctrl-C ends with a sentence from its start."""

from configuration import interruption

if __name__ == "__main__":
    interruption.answer(interruption.end)

# also where `make serve` spawns processes, which come by here to read changed settings
from configuration.command import main  # takes a second

if __name__ == "__main__":
    main()
