"""`python -m captures` imports a folder with every kind of container, once."""

import gzip

from captures.command import main
from containers_made import Warc, about, page


def test_a_folder_of_containers_is_imported_once(site, capsys):
    made = Warc()
    made.add(page("من أرشيف الويب"))
    made.add(b"", status="302 Found")
    site.saved("a/site.warc.gz", made.data)
    site.saved("a/news.csv", f"title,text\nمن جدول,{about('جدول')}\n")
    site.saved(
        "a/tabs.tsv.gz", gzip.compress(f"title\ttext\nمن جدول آخر\t{about('جدول آخر')}\n".encode())
    )
    site.saved(
        "a/wordpress.xml",
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss xmlns:wp="http://wordpress.org/export/1.2/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item>'
        f"<title>من ووردبريس</title><content:encoded>{about('ووردبريس')}</content:encoded>"
        "<wp:post_id>3</wp:post_id></item></channel></rss>\n",
    )
    command = [str(site.inbox), "--content", str(site.content)]
    assert main(command) == 0
    told = capsys.readouterr().out
    assert "Imported 4 articles; 0 already there; 0 rejected." in told
    assert "  1    redirects\n" in told
    before = site.everything
    assert main(command) == 0
    assert "Imported 0 articles; 4 already there; 0 rejected." in capsys.readouterr().out
    assert site.everything == before
