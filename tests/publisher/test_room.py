from publisher.manifest import Entry, Files
from publisher.room import Room


def folder(path, *names):
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(name)
    return path


def files(*names):
    found = Files()
    for name in names:
        found.put(name, Entry("", ""))
    return found


def there(path):
    return {str(each.relative_to(path)) for each in path.rglob("*")}


def test_what_is_left_of_an_earlier_release_is_taken_away(tmp_path):
    base = folder(tmp_path / "base", "a.html")
    spare = folder(
        tmp_path / "spare",
        *("a.html", "a.html.gz", "a.html.br", "lost.html", "lost.html.gz", "alone.html.br", "whole.gz"),
        *("search/x/y.js", "gone/z.html", "gone/deep/z.html.gz"),
    )
    room = Room(tmp_path / "new", base, spare)
    room.sweep(files("a.html", "whole.gz", "search/"))
    assert there(tmp_path / "new") == {
        *("a.html", "a.html.gz", "a.html.br", "whole.gz"),
        *("search", "search/x", "search/x/y.js"),
    }


def test_a_folder_of_one_packed_file_stays(tmp_path):
    room = Room(tmp_path / "new", folder(tmp_path / "base", "a"), folder(tmp_path / "spare", "data/all.gz"))
    room.sweep(files("data/all.gz"))
    assert there(tmp_path / "new") == {"data", "data/all.gz"}


def test_what_is_as_before_stays_what_is_another_is_linked(tmp_path):
    base = folder(tmp_path / "base", "same.html", "same.html.gz", "news/other.html", "news/other.html.gz")
    spare = folder(tmp_path / "spare", "news/other.html", "news/other.html.br")
    for name in ("same.html", "same.html.gz"):
        (spare / name).hardlink_to(base / name)
    (spare / "news/other.html").write_text("of an earlier release")
    room = Room(tmp_path / "new", base, spare)
    assert all(room.link(name) for name in ("same.html", "news/other.html"))
    assert not room.link("news/none.html")
    assert there(tmp_path / "new") == there(base)
    every = [name for name in there(base) if (base / name).is_file()]
    assert all((tmp_path / "new" / name).samefile(base / name) for name in every)


def test_a_file_that_was_taken_away_is_linked_again(tmp_path):
    base = folder(tmp_path / "base", "news/a.html")
    spare = tmp_path / "spare/news"
    spare.mkdir(parents=True)
    (spare / "a.html").hardlink_to(base / "news/a.html")
    room = Room(tmp_path / "new", base, tmp_path / "spare")
    assert room.link("news/a.html")
    assert not room.clear("news/a.html").exists()
    assert room.link("news/a.html")
    assert (tmp_path / "new/news/a.html").samefile(base / "news/a.html")


def test_folders_of_other_files_are_linked_whole(tmp_path):
    base = folder(tmp_path / "base", "search/a.js", "search/parts/b.js")
    room = Room(tmp_path / "new", base, folder(tmp_path / "spare", "search/old.js"))
    assert room.link("search/")
    assert not room.link("none/")
    assert there(tmp_path / "new") == there(base)
