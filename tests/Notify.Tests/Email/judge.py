"""Reads mails as Python's email package does. In: base64 of one mail a line. Out: JSON of one mail a line."""
import base64, email, email.policy, html.parser, json, sys


class Text(html.parser.HTMLParser):
    """The text of a page, without its layout."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.links = [], []

    def handle_data(self, data):
        self.parts.append(data)

    def handle_starttag(self, tag, attributes):
        self.links += [value for name, value in attributes if name == "href"]


def lines(text):
    """Lines end with both in a mail, whatever they ended with before."""
    return text.replace("\r\n", "\n")


def read(raw):
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    plain, page = (mail.get_body((kind,)) for kind in ("plain", "html"))
    text = Text()
    text.feed(lines(page.get_content()))
    parts = list(mail.walk())
    return {
        "headers": [[name, str(value)] for name, value in mail.items()],
        "from": [[address.display_name, address.addr_spec] for address in mail["From"].addresses],
        "to": [[address.display_name, address.addr_spec] for address in mail["To"].addresses],
        "types": [part.get_content_type() for part in parts],
        "charsets": [part.get_content_charset() for part in parts[1:]],
        "plain": lines(plain.get_content()),
        "html": "".join(text.parts),
        "links": text.links,
        "defects": [str(defect) for part in parts for defect in part.defects] + [str(defect) for value in mail.values() for defect in value.defects],
    }


for line in sys.stdin:
    print(json.dumps(read(base64.b64decode(line))))
