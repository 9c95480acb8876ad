"""The samples for nginx and Caddy in front of a release: syntax, policy, types, compressed copies, caching."""

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from making import NOW, record, settings
from programs_of_tests import needs

from publisher.release import publish

ROOT = Path(__file__).parents[2]
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"  # which is on root's path alone
SERVED = "/srv/infocenter/output/current"
MAIN = """
daemon off; master_process off; pid {folder}/pid; error_log stderr;
events {{ }}
http {{ access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; include {folder}/site.conf; }}
"""


def nginx(folder, port):
    """Write the sample for nginx as it is served here; return the commands that check and run it."""
    sample = (ROOT / "deploy/nginx.conf").read_text("utf-8")
    changed = sample.replace("listen 80;", f"listen 127.0.0.1:{port};").replace(SERVED, str(folder / "output/current"))
    assert changed.count(str(port)) == 1
    (folder / "site.conf").write_text(changed.replace("mime.types", "/etc/nginx/mime.types"), "utf-8")
    (folder / "nginx.conf").write_text(f"user root;{MAIN.format(folder=folder)}", "utf-8")
    command = [NGINX, "-c", str(folder / "nginx.conf")]
    return [*command, "-t"], command


def caddy(folder, port):
    """The same for Caddy, which fetches no certificate for an address of this machine."""
    sample = (ROOT / "deploy/Caddyfile").read_text("utf-8")
    changed = sample.replace("www.example.org {", f"http://127.0.0.1:{port} {{").replace(
        SERVED, str(folder / "output/current")
    )
    assert changed.count(str(port)) == 1
    file = folder / "Caddyfile"
    file.write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{changed}", "utf-8")
    told = ["--config", str(file), "--adapter", "caddyfile"]
    return ["caddy", "validate", *told], ["caddy", "run", *told]


@pytest.fixture(
    scope="module", params=[pytest.param(nginx, marks=needs(NGINX)), pytest.param(caddy, marks=needs("caddy"))]
)
def base(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    folder.chmod(0o755)
    publish([record()], settings(folder / "output"), now=NOW)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    check, command = request.param(folder, port)
    own = {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    subprocess.run(check, check=True, capture_output=True, env=os.environ | own)
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=os.environ | own) as running:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        running.terminate()


def ask(base, path, **headers):
    request = urllib.request.Request(
        f"{base}{path}", headers={name.replace("_", "-"): headers[name] for name in headers}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.headers, answer.read()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/rss.xml", "application/rss+xml; charset=utf-8"),
        ("/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/feed.json", "application/feed+json; charset=utf-8"),
        ("/regions/650100/rss.xml", "application/rss+xml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/data/observations.csv", "text/csv; charset=utf-8"),
        ("/data/datapackage.json", "application/json; charset=utf-8"),
    ],
)
def test_each_kind_of_file_has_its_type(base, path, kind):
    assert ask(base, path)[0]["Content-Type"] == kind


def test_scripts_are_served_as_scripts(base):
    kind = ask(base, "/static/search.js")[0]["Content-Type"]  # RFC 9239 made the first of the two the right one
    assert kind in {"text/javascript; charset=utf-8", "application/javascript; charset=utf-8"}


def test_the_policy_is_strict_but_for_search_mails_and_frames(base):
    told, _ = ask(base, "/")
    assert "'unsafe" not in told["Content-Security-Policy"]
    assert "wasm" not in told["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in told["Content-Security-Policy"]
    assert "'wasm-unsafe-eval'" in ask(base, "/search/")[0]["Content-Security-Policy"]
    assert "frame-ancestors *" in ask(base, "/embed/latest.html")[0]["Content-Security-Policy"]
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["Cache-Control"] == "public, max-age=300"
    assert ask(base, "/data/observations.csv")[0]["Cache-Control"] == "public, max-age=3600"


def test_the_archive_of_the_data_is_served(base):
    assert b"observations.csv" in ask(base, "/data/archive/")[1]
    assert ask(base, "/data/archive/2022-05-01/observations.csv")[0]["Content-Type"] == "text/csv; charset=utf-8"


def test_compressed_copies_are_sent(base):
    told, body = ask(base, "/", Accept_Encoding="gzip")
    assert told["Content-Encoding"] == "gzip"
    assert len(body) < len(ask(base, "/")[1])


def test_unchanged_feeds_are_not_sent_again(base):
    told, _ = ask(base, "/rss.xml")
    with pytest.raises(urllib.error.HTTPError) as same:
        ask(base, "/rss.xml", If_None_Match=told["ETag"])
    assert same.value.code == 304


def test_what_is_not_there_gets_the_page_for_it(base):
    with pytest.raises(urllib.error.HTTPError) as missing:
        ask(base, "/nothing")
    assert missing.value.code == 404
    assert "没有这一页" in missing.value.read().decode()
    assert missing.value.headers["Content-Security-Policy"]
