"""Currencies by sign, code and word. Codes are ISO 4217."""

SIGNS: dict[str, str] = {
    "US$": "USD", "U.S.$": "USD", "USD$": "USD", "AU$": "AUD", "A$": "AUD", "CA$": "CAD", "CDN$": "CAD",
    "C$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "NT$": "TWD", "R$": "BRL",
    "MX$": "MXN", "£": "GBP", "€": "EUR", "₹": "INR", "₦": "NGN", "₩": "KRW", "₪": "ILS", "₽": "RUB",
    "₺": "TRY", "₴": "UAH", "฿": "THB", "₱": "PHP", "₫": "VND", "₵": "GHS", "¥": "JPY", "CN¥": "CNY",
    "JP¥": "JPY", "$": "$",
}  # fmt: skip
"""Signs before the number; "$" is settled by the document."""

_CODES = """
GBP USD EUR AUD CAD NZD CHF SEK NOK DKK PLN CZK HUF RON BGN ISK INR PKR LKR BDT NPR KES UGX TZS ZAR
NGN GHS ETB RWF ZMW MWK JPY CNY KRW TWD HKD SGD MYR THB IDR PHP VND ILS AED SAR QAR KWD BHD OMR JOD
EGP MAD TND TRY RUB UAH BRL MXN ARS CLP COP PEN UYU XOF XAF
"""
CODES = frozenset(_CODES.split())
"""Codes that stand before or behind the number."""

PREFIXES: dict[str, str] = {
    "Rs.": "rupees", "Rs": "rupees", "INR": "INR", "KSh": "KES", "Ksh": "KES", "KShs": "KES",
    "Kshs": "KES", "KES": "KES", "USh": "UGX", "UShs": "UGX", "TSh": "TZS", "TSH": "TZS",
    "Sh": "shillings", "Shs": "shillings", "RM": "MYR", "R": "ZAR", "RMB": "CNY", "Rp": "IDR",
    "Fr.": "CHF", "SFr": "CHF", "SFr.": "CHF", "kr": "kroner", "Kr": "kroner", "N": "NGN", "GH¢": "GHS",
    "Dh": "AED", "Dhs": "AED", "SR": "SAR",
}  # fmt: skip
"""Letters before the number; a single letter only where nothing stands between it and the number."""

WORDS: dict[str, str] = {
    "pounds sterling": "GBP", "pound sterling": "GBP", "pounds": "pounds", "pound": "pounds",
    "quid": "GBP", "us dollars": "USD", "u.s. dollars": "USD", "american dollars": "USD",
    "australian dollars": "AUD", "canadian dollars": "CAD", "new zealand dollars": "NZD",
    "singapore dollars": "SGD", "hong kong dollars": "HKD", "dollars": "$", "dollar": "$", "dlrs": "$",
    "dlr": "$", "bucks": "$", "euros": "EUR", "euro": "EUR", "swiss francs": "CHF", "francs": "francs",
    "cfa francs": "XOF", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "won": "KRW",
    "rupees": "rupees", "rupee": "rupees", "indian rupees": "INR", "pakistani rupees": "PKR",
    "ringgit": "MYR", "rupiah": "IDR", "baht": "THB", "rand": "ZAR", "naira": "NGN", "cedis": "GHS",
    "birr": "ETB", "kenyan shillings": "KES", "ugandan shillings": "UGX", "tanzanian shillings": "TZS",
    "shillings": "shillings", "kwacha": "ZMW", "pesos": "pesos", "peso": "pesos",
    "mexican pesos": "MXN", "philippine pesos": "PHP", "colombian pesos": "COP", "chilean pesos": "CLP",
    "argentine pesos": "ARS", "reais": "BRL", "real": "BRL", "soles": "PEN", "shekels": "ILS",
    "shekel": "ILS", "lira": "TRY", "liras": "TRY", "dirhams": "AED", "riyals": "SAR",
    "egyptian pounds": "EGP", "kronor": "SEK", "kronor,": "SEK", "swedish kronor": "SEK",
    "swedish crowns": "SEK", "norwegian kroner": "NOK", "norwegian crowns": "NOK",
    "danish kroner": "DKK", "danish crowns": "DKK", "kroner": "kroner", "crowns": "kroner",
    "kr": "kroner", "kr.": "kroner", "zł": "PLN", "zloty": "PLN", "zlotys": "PLN", "złoty": "PLN",
    "złotych": "PLN", "forint": "HUF", "forints": "HUF", "koruna": "CZK", "korunas": "CZK", "kč": "CZK",
    "lei": "RON", "leva": "BGN", "rubles": "RUB", "roubles": "RUB", "hryvnia": "UAH", "hryvnias": "UAH",
    "€": "EUR", "£": "GBP", "$": "$",
}  # fmt: skip
"""Words behind the number, lower case."""

SHARED: dict[str, tuple[tuple[str, str], ...]] = {
    "$": (
        ("US", "USD"), ("AU", "AUD"), ("CA", "CAD"), ("NZ", "NZD"), ("SG", "SGD"), ("HK", "HKD"),
        ("TW", "TWD"),
    ),
    "pounds": (("GB", "GBP"), ("EG", "EGP"), ("LB", "LBP"), ("SD", "SDG")),
    "rupees": (("IN", "INR"), ("PK", "PKR"), ("LK", "LKR"), ("NP", "NPR")),
    "shillings": (("KE", "KES"), ("UG", "UGX"), ("TZ", "TZS")),
    "pesos": (("MX", "MXN"), ("PH", "PHP"), ("CO", "COP"), ("CL", "CLP"), ("AR", "ARS")),
    "kroner": (("SE", "SEK"), ("NO", "NOK"), ("DK", "DKK"), ("IS", "ISK")),
    "francs": (("CH", "CHF"),),
}  # fmt: skip
"""Money of one name in several countries, the first for documents that point to none of them."""

NEEDS_COUNTRY = frozenset({"pesos", "kroner", "francs"})
"""Names for which no country is the usual one: unread where the document names none."""
