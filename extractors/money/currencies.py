"""Currencies by sign and by code. Codes are ISO 4217.

A sign or code that stands for several currencies, or for something else as well, gives a *shared name*:
"$", "pesos", or "?RON", which is the leu only where the text speaks of Romania. `settling` makes a code
of it.
"""

SIGNS: dict[str, str] = {
    "US$": "USD", "US $": "USD", "U.S.$": "USD", "U.S. $": "USD", "USD$": "USD", "USD $": "USD",
    "AU$": "AUD", "A$": "AUD", "AUD$": "AUD", "AUD $": "AUD", "CA$": "CAD", "CAD$": "CAD", "CAD $": "CAD",
    "CDN$": "CAD", "CDN $": "CAD", "Can$": "CAD", "C$": "CAD", "NZ$": "NZD", "NZD$": "NZD", "HK$": "HKD",
    "S$": "SGD", "SG$": "SGD", "SGD$": "SGD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "Mex$": "MXN",
    "MXN$": "MXN", "MXN $": "MXN", "COP$": "COP", "COP $": "COP", "COL$": "COP", "Col$": "COP",
    "CLP$": "CLP", "CLP $": "CLP", "AR$": "ARS", "ARS$": "ARS", "UY$": "UYU", "$U": "UYU", "RD$": "DOP",
    "J$": "JMD", "TT$": "TTD", "Bds$": "BBD", "BDS$": "BBD", "BD$": "BMD", "EC$": "XCD", "G$": "GYD",
    "GY$": "GYD", "BZ$": "BZD", "B$": "BND", "FJ$": "FJD", "N$": "NAD", "L$": "LRD", "ZW$": "ZWL",
    "Z$": "ZWL", "SI$": "SBD", "CI$": "KYD", "WS$": "WST", "Sr$": "SRD", "MOP$": "MOP", "$": "$",
    "£": "GBP", "Stg£": "GBP", "stg£": "GBP", "£stg": "GBP", "UK£": "GBP", "GB£": "GBP", "E£": "EGP",
    "EG£": "EGP", "£E": "EGP", "LE£": "EGP", "S£": "SYP", "€": "EUR", "₹": "INR", "₨": "rupees", "₦": "NGN",
    "₩": "KRW", "₪": "ILS", "₽": "RUB", "₺": "TRY", "₴": "UAH", "฿": "THB", "₱": "PHP", "₫": "VND",
    "₵": "GHS", "GH₵": "GHS", "GHS₵": "GHS", "GH¢": "GHS", "¥": "¥", "CN¥": "CNY", "RMB¥": "CNY",
    "JP¥": "JPY", "元": "CNY", "₡": "CRC", "₲": "PYG", "₸": "KZT", "₼": "AZN", "₾": "GEL", "₮": "MNT",
    "₭": "LAK", "៛": "KHR", "৳": "BDT", "؋": "AFN", "֏": "AMD", "S/.": "PEN", "S/": "PEN", "B/.": "PAB",
    "B/": "PAB", "us$": "USD", "Us$": "USD", "au$": "AUD", "Au$": "AUD", "nz$": "NZD", "Nz$": "NZD",
    "hk$": "HKD", "Hk$": "HKD", "ca$": "CAD", "Ca$": "CAD",
}  # fmt: skip
"""Signs before the number; "$" is settled by the document."""

_CODES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR
LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN
PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB
TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
"""
CODES = frozenset(_CODES.split())
"""Codes that stand before or behind the number."""

_WORD_CODES = "ALL CUP TOP"
WORD_CODES = frozenset(_WORD_CODES.split())
"""Codes that are words in capitals, "ALL 50 million": money only where the country is named."""

_SURE_CODES = """
AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY CZK DKK EGP ETB EUR GBP GHS HKD HUF IDR ILS INR ISK JOD JPY
KES KRW KWD LKR MWK MXN MYR NGN NOK NPR NZD OMR PHP PKR PLN QAR RUB RWF SAR SEK SGD THB TND TWD TZS UAH
UGX USD UYU VND XAF XOF ZAR ZMW
"""
SURE_CODES = frozenset(_SURE_CODES.split())
"""Codes that hardly stand for anything else. The others do ("SDG 16", "COP 28", "AWG 24", "CVE 2021"): they
are money with a unit, with grouped digits, or where the country is named.
"""

LOOSE_CODES = frozenset({code.lower() for code in SURE_CODES} - {"cad", "php"}) | frozenset(
    {"Ugx", "Usd", "Eur", "Gbp", "Kes", "Tzs", "Ngn", "Zar", "Inr", "Pkr", "Ghs"}
)
"""Codes in small letters: money with a unit or grouped digits, "ugx 20 billion"."""

PREFIXES: dict[str, str] = {
    "Rs.": "rupees", "Rs": "rupees", "RS.": "rupees", "RS": "rupees", "Rupees": "rupees",
    "rupees": "rupees", "SLRs": "LKR", "SLRs.": "LKR", "PKRs": "PKR", "NRs": "NPR", "NRs.": "NPR",
    "NPRs": "NPR", "Kenya Shillings": "KES", "Kenya shillings": "KES", "Uganda Shillings": "UGX",
    "Uganda shillings": "UGX", "KSh": "KES", "KSh.": "KES", "Ksh": "KES", "Ksh.": "KES", "KSH": "KES",
    "KSHS": "KES", "KShs": "KES", "KShs.": "KES", "Kshs": "KES", "Kshs.": "KES", "USh": "UGX",
    "USh.": "UGX", "Ush": "UGX", "UShs": "UGX", "UShs.": "UGX", "Ushs": "UGX", "Ushs.": "UGX",
    "USHS": "UGX", "TSh": "TZS", "TSh.": "TZS", "TSH": "TZS", "Tsh": "TZS", "Tsh.": "TZS", "TShs": "TZS",
    "TShs.": "TZS", "Tshs": "TZS", "Tshs.": "TZS", "Sh": "shillings", "Sh.": "shillings",
    "Shs": "shillings", "Shs.": "shillings", "SHS": "shillings", "RM": "MYR", "RMB": "CNY", "Rp": "IDR",
    "Rp.": "IDR", "Fr.": "francs", "SFr": "CHF", "SFr.": "CHF", "Sfr": "CHF", "Sfr.": "CHF", "kr": "kroner",
    "kr.": "kroner", "Kr": "kroner", "Kr.": "kroner", "NKr": "NOK", "SKr": "SEK", "DKr": "DKK",
    "GHC": "GHS", "GHc": "GHS", "Dh": "dirhams", "Dh.": "dirhams", "Dhs": "dirhams", "Dhs.": "dirhams",
    "DH": "dirhams", "DHS": "dirhams", "SR": "?SAR", "QR": "QAR", "QRs": "QAR", "RO": "?OMR", "KD": "KWD",
    "JD": "?JOD", "BD": "?BHD", "LE": "?EGP", "NIS": "ILS", "Tk": "BDT", "Tk.": "BDT", "Taka": "BDT",
    "BDTk": "BDT", "Nu.": "BTN", "PhP": "PHP", "Php": "PHP", "PHp": "PHP", "Birr": "ETB", "Br": "?ETB",
    "MK": "?MWK", "ZK": "ZMW", "Kz": "AOA", "MT": "?MZN", "Mt": "?MZN", "FCFA": "cfa francs",
    "CFA": "cfa francs", "F CFA": "cfa francs", "FCfa": "cfa francs", "FRw": "RWF", "Frw": "RWF",
    "RwF": "RWF", "Rwf": "RWF", "Ft": "?HUF", "Kč": "CZK", "Bs": "Bs", "Bs.": "Bs", "Gs.": "PYG",
    "Lei": "lei", "Euro": "EUR", "Euros": "EUR", "euro": "EUR", "Naira": "NGN", "Rf": "?MVR", "Le": "?SLE",
    "sh": "shillings", "sh.": "shillings", "shs": "shillings", "shs.": "shillings", "ksh": "KES",
    "ksh.": "KES", "kshs": "KES", "kshs.": "KES", "ush": "UGX", "ush.": "UGX", "ushs": "UGX",
    "ushs.": "UGX", "tsh": "TZS", "tsh.": "TZS", "tshs": "TZS", "tshs.": "TZS", "USH": "UGX",
    "TSHS": "TZS", "KSHs": "KES", "rs": "rupees", "rs.": "rupees", "tk": "BDT", "tk.": "BDT",
    "dhs": "dirhams", "rm": "MYR", "nis": "ILS",
}  # fmt: skip
"""Letters before the number; capitals count as written."""

_WORD_PREFIXES = (
    "Euro Euros euro Naira Taka Birr Rupees rupees Lei RS RS. DH DHS SHS CFA KD"
    " sh sh. shs shs. rs rs. tk tk. dhs rm nis"
)
WORD_PREFIXES = frozenset(_WORD_PREFIXES.split())
"""Prefixes that stand before other numbers, too ("Euro 2024"): money with a unit or grouped digits."""

LETTERS: dict[str, str] = {
    "R": "ZAR", "N": "NGN", "P": "P", "K": "K", "Q": "Q", "L": "L", "D": "D", "M": "M", "E": "E",
}  # fmt: skip
"""Single letters that touch the number: R500 million, N4.86 billion."""

MINOR: dict[str, str] = {
    "cents": "cents", "cent": "cents", "cts": "cents", "ct": "cents", "¢": "cents",
    "pence": "GBP", "p": "GBP", "paise": "INR", "kobo": "NGN", "sen": "MYR", "öre": "SEK", "øre": "kroner",
    "groszy": "PLN", "kopecks": "RUB", "kopeks": "RUB", "centavos": "pesos", "fils": "?AED",
}  # fmt: skip
"""Hundredths, behind the number; "cents" are of the dollars, euros or rand of the document."""

_CENTS = "USD AUD CAD NZD SGD HKD TWD EUR ZAR NAD KES LKR MUR JMD TTD BBD XCD BZD GYD LRD BND FJD"
CENTS = frozenset(_CENTS.split())
"""Currencies whose hundredth is a cent."""
