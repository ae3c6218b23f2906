"""What a watched module does is noted, by all the ways that lead out of a folder."""

import subprocess
import sys
from pathlib import Path

from small_site import ROOT

DEEDS = """
import os, pathlib, shutil, socket, subprocess
pathlib.Path("written").write_text("x")
os.rename("written", "renamed")
os.symlink("renamed", "link")
shutil.copy("renamed", "copied")
pathlib.Path("read").touch()
open("read").read()
if not os.fork():
    open("by-a-child", "w")
    os._exit(0)
os.wait()
subprocess.run(["true"])
try:
    socket.create_connection(("127.0.0.1", 9), 1)
except OSError:
    pass
"""


def test_files_processes_and_connections_are_noted(tmp_path: Path) -> None:
    (tmp_path / "deeds.py").write_text(DEEDS, "utf-8")
    command = [sys.executable, "-m", "bench.trust.watched", "log", "deeds"]
    paths = f"{ROOT}:{ROOT / 'plugins'}:{tmp_path}"
    subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": paths, "PATH": "/bin:/usr/bin"}, check=True
    )
    noted = (tmp_path / "log").read_text("utf-8")
    for name in ("written", "renamed", "link", "copied", "by-a-child"):
        assert f"write '{tmp_path / name}'" in noted, name
    assert f"read '{tmp_path / 'read'}'" in noted
    assert 'do "subprocess.Popen' in noted or "do 'subprocess.Popen" in noted
    assert "socket.connect" in noted
