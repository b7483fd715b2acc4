"""Writes what Longshort knows of exchanges' sessions, and the golden file that its arithmetic is tested against.

    python3 -m venv /tmp/venv-calendars && /tmp/venv-calendars/bin/pip install exchange_calendars==4.13.2 pandas==3.1.1
    /tmp/venv-calendars/bin/python scripts/make-calendars.py

Made with Python 3.11, exchange_calendars 4.13.2 (Apache License 2.0), pandas 3.1.1, tzdata 2026.6. Writes
src/core/calendars/data/calendars.json (facts in local time) and test/fixtures/calendars-golden.json (instants in UTC).
Only the facts depend on the library: which days have a session, from when to when. It is not needed to run Longshort.
"""

import datetime as dt
import json
import pathlib
from importlib.metadata import version

import exchange_calendars as xc
import pandas as pd

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIRST, LAST = pd.Timestamp("1990-01-01"), pd.Timestamp("2030-12-31")

CALENDARS = {
    "24/7": "Crypto, around the clock",
    "24/5": "FX, Sunday to Friday",
    "XNYS": "New York Stock Exchange",
    "XNAS": "Nasdaq",
    "CMES": "CME Globex futures",
    "XTSE": "Toronto Stock Exchange",
    "BVMF": "B3, São Paulo",
    "XLON": "London Stock Exchange",
    "XPAR": "Euronext Paris",
    "XAMS": "Euronext Amsterdam",
    "XFRA": "Frankfurt Stock Exchange (Xetra hours)",
    "XSWX": "SIX Swiss Exchange",
    "XMIL": "Borsa Italiana, Milan",
    "XMAD": "Bolsa de Madrid",
    "XSTO": "Nasdaq Stockholm",
    "XTKS": "Tokyo Stock Exchange",
    "XHKG": "Hong Kong Stock Exchange",
    "XSHG": "Shanghai Stock Exchange",
    "XKRX": "Korea Exchange, Seoul",
    "XSES": "Singapore Exchange",
    "XBOM": "BSE, Mumbai",
    "XASX": "Australian Securities Exchange, Sydney",
}
ALIASES = {"XNAS": "XNYS"}
# Globex halts from 16:00 to 17:00 Chicago time every day; exchange_calendars lets its session run through to 17:00.
CITIES = {"XNYS": "New York", "XLON": "London", "XTKS": "Tokyo", "XASX": "Sydney"}


class AroundTheClock:
    """What exchange_calendars gives of an exchange, for markets without one: from `open_hour` of the day before, 24 hours."""

    break_start_times = break_end_times = None

    def __init__(self, zone, weekmask, open_hour):
        self.tz, self.weekmask = zone, weekmask
        self.open_offset, self.close_offset = (-1, 0) if open_hour else (0, 1)
        self.open_times = self.close_times = ((None, dt.time(open_hour)),)
        days = [d for d in pd.date_range(FIRST, LAST) if weekmask[d.weekday()] == "1"]
        at = lambda d, offset: (d + pd.Timedelta(days=offset, hours=open_hour)).tz_localize(zone).tz_convert("UTC")
        self.schedule = pd.DataFrame(
            {"open": [at(d, self.open_offset) for d in days], "close": [at(d, self.close_offset) for d in days]},
            index=pd.DatetimeIndex(days),
        )
        self.schedule["break_start"] = self.schedule["break_end"] = pd.NaT


OWN = {
    "24/7": lambda: AroundTheClock("UTC", "1111111", 0),
    "24/5": lambda: AroundTheClock("America/New_York", "1111100", 17),
}


def load(key):
    if key in OWN:
        return OWN[key](), FIRST, LAST
    factory = xc.calendar_utils._default_calendar_factories[key]
    first = max(FIRST, factory.bound_min() or FIRST)
    last = min(LAST, factory.bound_max() or LAST)
    return xc.get_calendar(key, start=first, end=last), first, last


def minutes_of(instant, day, zone):
    """Local minutes from midnight of the session's day; negative on the day before."""
    if pd.isna(instant):
        return None
    local = instant.tz_convert(zone).tz_localize(None)
    return round((local - day).total_seconds() / 60)


def clock(minutes):
    mark = "<" if minutes < 0 else ""
    minutes = minutes + 1440 if minutes < 0 else minutes
    return f"{mark}{minutes // 60:02d}:{minutes % 60:02d}"


def hours_text(open_, close, break_start, break_end):
    if break_start is None or break_end is None:
        return f"{clock(open_)}-{clock(close)}"
    return f"{clock(open_)}-{clock(break_start)} {clock(break_end)}-{clock(close)}"


def session_hours(calendar, key):
    """Hours of every session by its day, as text."""
    hours = {}
    for day, row in calendar.schedule.iterrows():
        parts = [minutes_of(row[c], day, calendar.tz) for c in ("open", "close", "break_start", "break_end")]
        if key == "CMES" and parts[1] == 17 * 60:
            parts[1] = 16 * 60
        hours[day] = hours_text(*parts)
    return hours


def regular_hours(calendar, key, first):
    """Regular hours by the day that they begin to hold, from the library's own rules."""

    def at(times, day):
        if times is None:
            return None
        time = [t for since, t in times if since is None or since <= day][-1]
        return None if time is None else time.hour * 60 + time.minute

    changes = {first}
    for times in (calendar.open_times, calendar.close_times, calendar.break_start_times, calendar.break_end_times):
        changes |= {since for since, _ in times or () if since is not None and since > first}
    regular = {}
    for day in sorted(changes):
        open_ = at(calendar.open_times, day) + 1440 * calendar.open_offset
        close = at(calendar.close_times, day) + 1440 * calendar.close_offset
        if key == "CMES":
            close = 16 * 60
        regular[day] = hours_text(
            open_, close, at(calendar.break_start_times, day), at(calendar.break_end_times, day)
        )
    return regular


def by_year(days):
    years = {}
    for day in sorted(days):
        years.setdefault(str(day.year), []).append(day.strftime("%m%d"))
    return {year: " ".join(of_year) for year, of_year in years.items()}


def facts(key, name):
    if key in ALIASES:
        return {"name": name, "alias": ALIASES[key]}
    calendar, first, last = load(key)
    actual = session_hours(calendar, key)
    regular = regular_hours(calendar, key, first)
    weekdays = [i for i, c in enumerate(calendar.weekmask) if c == "1"]

    def regular_on(day):
        return [text for since, text in regular.items() if since <= day][-1]

    closed = [d for d in pd.date_range(first, last) if d.weekday() in weekdays and d not in actual]
    special = {}
    for day, text in actual.items():
        if day.weekday() not in weekdays or text != regular_on(day):
            special.setdefault(text, []).append(day)
    return {
        "name": name,
        "zone": str(calendar.tz),
        "from": str(first.date()),
        "to": str(last.date()),
        "weekdays": "".join(str(d + 1) for d in weekdays),
        "hours": {str(day.date()): text for day, text in regular.items()},
        "closed": by_year(closed),
        "special": {text: by_year(days) for text, days in sorted(special.items())},
    }


def golden_row(day, row, key):
    times = [row["open"], row["close"], row["break_start"], row["break_end"]]
    values = [None if pd.isna(t) else int(t.timestamp() // 60) for t in times]
    if key == "CMES" and row["close"].tz_convert("America/Chicago").hour == 17:
        values[1] -= 60
    return values


def near_clock_change(zone):
    """Days within a week of a change of the clocks."""
    days = pd.date_range(FIRST, LAST, tz=zone)
    offsets = pd.Series([d.utcoffset() for d in days], index=days.tz_localize(None))
    changes = offsets.index[offsets != offsets.shift(1).fillna(offsets.iloc[0])]
    return {c + pd.Timedelta(days=d) for c in changes for d in range(-2, 3)}


def golden(key):
    """Every 97th session and those around changes of the clocks; and of each year the count and the sum of all instants."""
    calendar, _, _ = load(key)
    wanted = near_clock_change(calendar.tz) if key in CITIES else set()
    rows, years = {}, {}
    for number, (day, row) in enumerate(calendar.schedule.iterrows()):
        values = golden_row(day, row, key)
        year = years.setdefault(str(day.year), {"sessions": 0, "sum": 0})
        year["sessions"] += 1
        year["sum"] += sum(v for v in values if v is not None)
        if number % 97 == 0 or day in wanted:
            rows[str(day.date())] = " ".join(str(v) for v in values if v is not None)
    return {"years": years, "sessions": rows}


def write(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n")
    print(path.relative_to(ROOT), path.stat().st_size, "bytes")


made_with = f"exchange_calendars {version('exchange_calendars')}, pandas {version('pandas')}"
write(
    ROOT / "src/core/calendars/data/calendars.json",
    {
        "source": f"{made_with}; by scripts/make-calendars.py",
        "license": "Facts from exchange_calendars, Apache License 2.0",
        "exceptions": "24/7 and 24/5 are our own; CMES closes at 16:00 for its daily halt, where the library runs to 17:00.",
        "format": "Local times; < is the day before; closed and special days as MMDD by year; weekdays from Monday, 1.",
        "calendars": {key: facts(key, name) for key, name in CALENDARS.items()},
    },
)
write(
    ROOT / "test/fixtures/calendars-golden.json",
    {
        "source": made_with,
        "format": "Minutes since 1970 UTC: open, close, start and end of the lunch break",
        "calendars": {key: golden(key) for key in CALENDARS if key not in ALIASES},
    },
)
