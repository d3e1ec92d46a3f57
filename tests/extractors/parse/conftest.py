"""Small PDFs, written byte by byte (ISO 32000-1), so that tests know where every character stands."""

import hashlib
from collections.abc import Callable, Sequence

import pytest

Placed = tuple[float, float, float, str]
"""x, y, type size, text."""

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _rc4(key: bytes, message: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in message:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _encryption(password: bytes, file_id: bytes) -> str:
    """The dictionary of the standard security handler, revision 2, with a user password."""
    padded = (password + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + file_id).digest()[:5]
    user = _rc4(key, _PADDING)
    return f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P -4 >>"


def _content(page: Sequence[Placed]) -> str:
    escaped = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
    return "\n".join(
        f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text.translate(escaped)}) Tj ET" for x, y, size, text in page
    )


def write_pdf(
    pages: Sequence[Sequence[Placed]], *, title: str | None = None, password: bytes | None = None
) -> bytes:
    """A PDF of A4 pages in Helvetica."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({title or ''}) /CreationDate (D:20190101000000Z) >>",
    ]
    for number, page in enumerate(pages):
        drawn = _content(page)
        bodies += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream",
        ]
    trailer = "/Root 1 0 R /Info 4 0 R"
    if password is not None:
        file_id = b"0123456789abcdef"
        bodies.append(_encryption(password, file_id))
        trailer += f" /Encrypt {len(bodies)} 0 R /ID [<{file_id.hex()}> <{file_id.hex()}>]"
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer << /Size {len(bodies) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def set_lines(lines: Sequence[str], *, x: float = 50, top: float = 700, size: float = 11) -> list[Placed]:
    """Lines below each other."""
    return [(x, top - 14 * at, size, line) for at, line in enumerate(lines)]


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    return write_pdf


@pytest.fixture
def column() -> Callable[..., list[Placed]]:
    return set_lines
