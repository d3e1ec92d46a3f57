"""Currencies by word, and the words that several countries share.

Spellings are those of English texts, with the German, French and native ones that such texts leave as they
are. Countries are ISO 3166-1 alpha-2.
"""

WORDS: dict[str, str] = {
    "pounds sterling": "GBP", "pound sterling": "GBP", "sterling": "GBP", "stg": "GBP", "pounds": "pounds",
    "pound": "pounds", "quid": "GBP", "us dollars": "USD", "u.s. dollars": "USD", "us-dollars": "USD",
    "us-dollar": "USD", "kd": "KWD", "dhs": "dirhams", "us dlrs": "USD", "u.s. dlrs": "USD",
    "american dollars": "USD", "australian dollars": "AUD", "canadian dollars": "CAD",
    "new zealand dollars": "NZD", "singapore dollars": "SGD", "hong kong dollars": "HKD",
    "new taiwan dollars": "TWD", "dollars": "$", "dollar": "$", "dlrs": "$", "dlr": "$", "bucks": "$",
    "euros": "EUR", "euro": "EUR", "swiss francs": "CHF", "franken": "CHF", "schweizer franken": "CHF",
    "francs": "francs", "franc": "francs", "cfa francs": "cfa francs", "cfa franc": "cfa francs",
    "francs cfa": "cfa francs", "fcfa": "cfa francs", "f cfa": "cfa francs", "cfa": "cfa francs",
    "west african cfa francs": "XOF", "central african cfa francs": "XAF", "yen": "JPY", "yuan": "CNY",
    "yuan renminbi": "CNY", "renminbi": "CNY", "rmb": "CNY", "won": "won", "rupees": "rupees",
    "rupee": "rupees", "rs": "rupees", "indian rupees": "INR", "pakistani rupees": "PKR",
    "sri lankan rupees": "LKR", "nepali rupees": "NPR", "nepalese rupees": "NPR", "taka": "BDT",
    "ringgit": "MYR", "ringgits": "MYR", "rupiah": "IDR", "rupiahs": "IDR", "baht": "THB", "bahts": "THB",
    "dong": "VND", "kyat": "MMK", "kyats": "MMK", "riel": "KHR", "riels": "KHR", "kip": "LAK",
    "rand": "ZAR", "rands": "ZAR", "naira": "NGN", "cedi": "GHS", "cedis": "GHS", "birr": "ETB",
    "pula": "BWP", "kenyan shillings": "KES", "ugandan shillings": "UGX", "tanzanian shillings": "TZS",
    "shillings": "shillings", "shilling": "shillings", "kwacha": "kwacha", "dalasi": "GMD",
    "dalasis": "GMD", "leones": "SLE", "meticais": "MZN", "metical": "MZN", "kwanza": "AOA",
    "kwanzas": "AOA", "ariary": "MGA", "ouguiya": "MRU", "emalangeni": "SZL", "maloti": "LSL",
    "nakfa": "ERN", "pesos": "pesos", "peso": "pesos", "mexican pesos": "MXN", "philippine pesos": "PHP",
    "colombian pesos": "COP", "chilean pesos": "CLP", "argentine pesos": "ARS", "reais": "BRL",
    "soles": "soles", "nuevos soles": "PEN", "bolivianos": "BOB", "bolivars": "VES", "bolívares": "VES",
    "guaranies": "PYG", "guaraníes": "PYG", "quetzals": "GTQ", "quetzales": "GTQ", "lempiras": "HNL",
    "córdobas": "NIO", "cordobas": "NIO", "colones": "CRC", "balboas": "PAB", "gourdes": "HTG",
    "shekels": "ILS", "shekel": "ILS", "new israeli shekels": "ILS", "israeli shekels": "ILS", "nis": "ILS",
    "lira": "lira", "liras": "lira", "turkish lira": "TRY", "turkish liras": "TRY", "lebanese lira": "LBP",
    "lebanese pounds": "LBP", "dirhams": "dirhams", "dirham": "dirhams", "uae dirhams": "AED",
    "dinars": "dinars", "dinar": "dinars", "riyals": "riyals", "riyal": "riyals", "saudi riyals": "SAR",
    "rials": "rials", "rial": "rials", "egyptian pounds": "EGP", "kronor": "SEK", "swedish kronor": "SEK",
    "swedish crowns": "SEK", "norwegian kroner": "NOK", "norwegian crowns": "NOK", "danish kroner": "DKK",
    "danish crowns": "DKK", "czech crowns": "CZK", "kroner": "kroner", "krone": "kroner", "krona": "kroner",
    "krónur": "ISK", "króna": "ISK", "kronur": "ISK", "crowns": "crowns", "kr": "kroner", "kr.": "kroner",
    "zł": "PLN", "zloty": "PLN", "zlotys": "PLN", "zlotych": "PLN", "złoty": "PLN", "złotys": "PLN",
    "złotych": "PLN", "forint": "HUF", "forints": "HUF", "ft": "?HUF", "koruna": "CZK", "korunas": "CZK",
    "koruny": "CZK", "korun": "CZK", "kč": "CZK", "lei": "lei", "leu": "lei", "leva": "BGN", "lev": "?BGN",
    "levs": "BGN", "rubles": "RUB", "roubles": "RUB", "ruble": "RUB", "rouble": "RUB",
    "belarusian rubles": "BYN", "hryvnia": "UAH", "hryvnias": "UAH", "hryvnya": "UAH", "denars": "MKD",
    "convertible marks": "BAM", "lari": "GEL", "dram": "?AMD", "drams": "?AMD", "manat": "manat",
    "manats": "manat", "tenge": "KZT", "soums": "UZS", "soms": "KGS", "somoni": "TJS", "tugrik": "MNT",
    "tugriks": "MNT", "afghanis": "AFN", "rufiyaa": "MVR", "kina": "PGK", "vatu": "VUV", "ngultrum": "BTN",
    "shs": "shillings", "/=": "shillings", "ksh": "KES", "kshs": "KES", "ush": "UGX", "ushs": "UGX",
    "tsh": "TZS", "tshs": "TZS",
    "€": "EUR", "£": "GBP", "$": "$", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₪": "ILS", "₫": "VND",
    "฿": "THB", "₸": "KZT", "元": "CNY", "¥": "¥",
}  # fmt: skip
"""Words behind the number, lower case."""

_XOF = tuple((country, "XOF") for country in ("SN", "CI", "ML", "BF", "BJ", "NE", "TG", "GW"))
_XAF = tuple((country, "XAF") for country in ("CM", "GA", "CG", "TD", "CF", "GQ"))

SHARED: dict[str, tuple[tuple[str, str], ...]] = {
    "$": (
        ("US", "USD"), ("AU", "AUD"), ("CA", "CAD"), ("NZ", "NZD"), ("SG", "SGD"), ("HK", "HKD"),
        ("TW", "TWD"), ("JM", "JMD"),
    ),
    "¥": (("JP", "JPY"), ("CN", "CNY")),
    "pounds": (("GB", "GBP"), ("EG", "EGP"), ("LB", "LBP"), ("SD", "SDG"), ("SS", "SSP"), ("SY", "SYP")),
    "rupees": (
        ("IN", "INR"), ("PK", "PKR"), ("LK", "LKR"), ("NP", "NPR"), ("MU", "MUR"), ("SC", "SCR"),
    ),
    "shillings": (("KE", "KES"), ("UG", "UGX"), ("TZ", "TZS"), ("SO", "SOS")),
    "pesos": (
        ("MX", "MXN"), ("PH", "PHP"), ("CO", "COP"), ("CL", "CLP"), ("AR", "ARS"), ("UY", "UYU"),
        ("DO", "DOP"), ("CU", "CUP"),
    ),
    "kroner": (("SE", "SEK"), ("NO", "NOK"), ("DK", "DKK"), ("IS", "ISK")),
    "crowns": (("CZ", "CZK"), ("SE", "SEK"), ("NO", "NOK"), ("DK", "DKK"), ("IS", "ISK")),
    "francs": (
        ("CH", "CHF"), ("LI", "CHF"), *_XOF, *_XAF, ("RW", "RWF"), ("BI", "BIF"), ("CD", "CDF"),
        ("GN", "GNF"), ("DJ", "DJF"), ("KM", "KMF"), ("PF", "XPF"), ("NC", "XPF"),
    ),
    "cfa francs": (*_XOF, *_XAF),
    "dirhams": (("AE", "AED"), ("MA", "MAD")),
    "dinars": (
        ("KW", "KWD"), ("IQ", "IQD"), ("JO", "JOD"), ("BH", "BHD"), ("DZ", "DZD"), ("TN", "TND"),
        ("LY", "LYD"), ("RS", "RSD"),
    ),
    "riyals": (("SA", "SAR"), ("QA", "QAR"), ("OM", "OMR"), ("YE", "YER"), ("IR", "IRR")),
    "rials": (("IR", "IRR"), ("OM", "OMR"), ("YE", "YER"), ("QA", "QAR"), ("SA", "SAR")),
    "lira": (("TR", "TRY"), ("LB", "LBP"), ("SY", "SYP")),
    "lei": (("RO", "RON"), ("MD", "MDL")),
    "kwacha": (("ZM", "ZMW"), ("MW", "MWK")),
    "won": (("KR", "KRW"), ("KP", "KPW")),
    "manat": (("AZ", "AZN"), ("TM", "TMT")),
    "soles": (("PE", "PEN"),),
    "P": (("PH", "PHP"), ("BW", "BWP")),
    "K": (("ZM", "ZMW"), ("MW", "MWK"), ("PG", "PGK")),
    "Q": (("GT", "GTQ"),),
    "L": (("HN", "HNL"),),
    "D": (("GM", "GMD"),),
    "M": (("LS", "LSL"),),
    "E": (("SZ", "SZL"),),
    "Bs": (("BO", "BOB"), ("VE", "VES")),
}  # fmt: skip
"""Money of one name in several countries, the first for documents that point to none of them."""

_NEEDS_COUNTRY = "pesos kroner crowns francs dinars riyals rials lei kwacha won manat soles P K Q L D M E Bs"
NEEDS_COUNTRY = frozenset(_NEEDS_COUNTRY.split())
"""Names for which no country is the usual one: unread where the document names none."""

ONLY_NAMED: dict[str, dict[str, str]] = {
    "$": {
        "BB": "BBD", "BS": "BSD", "BZ": "BZD", "BN": "BND", "FJ": "FJD", "GY": "GYD", "LR": "LRD",
        "NA": "NAD", "SR": "SRD", "TT": "TTD", "ZW": "ZWL", "SB": "SBD", "BM": "BMD", "KY": "KYD",
    },
    "pounds": {"GI": "GIP", "FK": "FKP", "SH": "SHP"},
}  # fmt: skip
"""Money that is of these countries only where the amount itself says so: "5 million Fijian dollars"."""
