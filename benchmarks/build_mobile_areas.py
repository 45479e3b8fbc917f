"""Build `rules/mobile_areas.csv`: the city a Chinese mobile number was issued in, by its first seven digits.

Source: phonenumbers' geocoder data (Apache-2.0), whose import costs 100 MB, too much to pay at run time.
Covers the prefixes that it knows cities for (130-139, 150-159, 18x and a few more). One line per three-digit
prefix: for each of its 10,000 groups a two-byte index into the line `cities`, deflated, in base64.

    python benchmarks/build_mobile_areas.py rules/places.csv rules/mobile_areas.csv
"""

from __future__ import annotations

import base64
import csv
import sys
import zlib
from array import array
from pathlib import Path


def read_places(path: Path) -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    """Return provinces by full name, and prefectures by every name they are listed under."""
    cities: dict[str, list[tuple[str, str]]] = {}
    provinces: dict[str, str] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["level"] == "province":
                provinces[row["full"]] = row["province"]
                continue
            for name in (row["city"], row["full"], *row["counties"].split(";")):
                cities.setdefault(name, []).append((row["province"], row["city"]))
    return provinces, cities


def resolve(zh: str, provinces: dict[str, str], cities: dict[str, list[tuple[str, str]]]) -> tuple[str, str]:
    """Read 江苏省常州市 into (江苏, 常州); a province alone, or nothing, where the data says no more."""
    renamed = {"襄樊": "襄阳", "株州": "株洲", "思茅": "普洱", "巢湖市": "合肥市"}
    for old, new in renamed.items():
        zh = zh.replace(old, new)
    province = next((short for short in provinces.values() if zh.startswith(short)), "")
    if not province:
        return "", ""
    full = next((name for name in provinces if zh.startswith(name)), province)
    rest = zh[len(full) :] or province
    found = [
        spot for name in (rest, rest.rstrip("市")) for spot in cities.get(name, []) if spot[0] == province
    ]
    return found[0] if found else (province, "")


def main(places: Path, out: Path) -> None:
    """Expand the geocoder's prefixes to seven digits and write them packed."""
    from phonenumbers.geodata import GEOCODE_DATA

    provinces, cities = read_places(places)
    spots: dict[tuple[str, str], int] = {("", ""): 0}
    tables: dict[str, array[int]] = {}
    for prefix in sorted((p for p in GEOCODE_DATA if p.startswith("861") and p[3] != "0"), key=len):
        digits, zh = prefix[2:], GEOCODE_DATA[prefix].get("zh", "")
        if not 3 < len(digits) <= 7:
            continue
        index = spots.setdefault(resolve(zh, provinces, cities), len(spots))
        table = tables.setdefault(digits[:3], array("H", bytes(20_000)))
        width = 10 ** (7 - len(digits))
        start = int(digits[3:]) * width
        for at in range(start, start + width):
            table[at] = index
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["prefix", "areas"])
        writer.writerow(["cities", ";".join("/".join(spot) for spot in spots)])
        for prefix, table in sorted(tables.items()):
            if sys.byteorder == "big":
                table.byteswap()
            if sum(map(bool, table)) > 1_000:
                writer.writerow([prefix, base64.b64encode(zlib.compress(table.tobytes(), 9)).decode()])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
