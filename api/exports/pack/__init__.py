"""The evidence pack: an exposure list as PDF, XLSX, CSV and JSON, with a manifest of what was asked."""

from api.exports.pack.pack import write_pack
from api.exports.pack.pdf import pdf_bytes

__all__ = ["pdf_bytes", "write_pack"]
