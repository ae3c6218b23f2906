"""The browser of the browser tests: one that is installed, else Debian's where apt may install it.

    python tests/chromium.py

prints where it is. Where there is none it says what to install; that is an error in CI (the
variable CI is set) and elsewhere leaves the browser tests out.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)
MISSING = """\
No Chromium or Chrome was found for the browser tests.
  Debian, Ubuntu: sudo apt install chromium
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


def find() -> str | None:
    """The path of an installed browser, the one that CHROMIUM names before all others."""
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else [*COMMANDS, *PLACES]
    return next(filter(None, map(shutil.which, candidates)), None)


def install() -> None:
    """Debian's Chromium, where apt is there and may be used."""
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0 or not Path("/etc/debian_version").exists():
        return
    print("set-up: Debian's Chromium for the browser tests", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
        subprocess.run(
            [apt, *command], env=environment, check=False, stdout=subprocess.DEVNULL, timeout=900
        )


def main() -> int:
    """Find or install it; 1 where there is none and there must be."""
    if not find() and not os.environ.get("CHROMIUM"):
        install()
    found = find()
    print(f"browser: {found}" if found else MISSING)
    return 1 if not found and os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
