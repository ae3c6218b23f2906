"""The browser of the browser tests: one that is installed, and Debian's where apt may install it.

    python tests/chromium.py

prints where it is. Where there is none it says what to install; that is an error in CI (the
variable CI is set) and elsewhere leaves the browser tests out.

Best is Chromium's headless shell: the same engine without all that belongs to windows, so that a
test takes two thirds of the work.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"  # the command, and Debian's package
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)
MISSING = """\
No Chromium or Chrome was found for the browser tests.
  Debian:         sudo apt install chromium-headless-shell
  Ubuntu:         sudo apt install chromium
  Fedora:         sudo dnf install chromium
  macOS:          brew install --cask google-chrome
or say where it is: CHROMIUM=/path/to/chromium make test"""

UNUSED = (
    # windows that no test sees: each of their renderers took more time than the page itself
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"),
    # what Playwright turns off itself: of two such arguments Chromium heeds the last alone
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
)
ARGUMENTS = (
    "--no-sandbox",  # root cannot have Chromium's sandbox; the tests open their own pages alone
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(UNUSED)}",
)


def find(*, whole: bool = False) -> str | None:
    """The path of an installed browser, the one that CHROMIUM names before all others.

    It is the headless shell, if there is one, or a `whole` browser as readers have it.
    """
    named = os.environ.get("CHROMIUM")
    wholes = [*COMMANDS, *PLACES]
    candidates = [named] if named else [*wholes, SHELL] if whole else [SHELL, *wholes]
    return next(filter(None, map(shutil.which, candidates)), None)


def install() -> None:
    """Debian's headless shell, where apt is there and may be used."""
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0 or not Path("/etc/debian_version").exists():
        return
    if not find():
        print("set-up: Debian's Chromium for the browser tests", flush=True)
        _run(apt, "update", "-qq")
    elif not _run("apt-cache", "show", SHELL, stderr=subprocess.DEVNULL):
        return
    if not _run(apt, "install", "-y", "-qq", SHELL) and not find():  # Ubuntu has none
        _run(apt, "install", "-y", "-qq", "chromium")


def _run(*command: str, stderr: int | None = None) -> bool:
    """Whether a command does well; what goes wrong it says itself."""
    done = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=stderr,
        timeout=900,
    )
    return done.returncode == 0


def main() -> int:
    """Find or install it; 1 where there is none and there must be."""
    if not shutil.which(SHELL) and not os.environ.get("CHROMIUM"):
        install()
    found = find()
    print(f"browser: {found}" if found else MISSING)
    return 1 if not found and os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
