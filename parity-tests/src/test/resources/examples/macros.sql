-- What the examples' checks share. Times are microseconds since the epoch, as integers.
create macro s(n) as n::BIGINT * 1000000;
create macro m(n) as n::BIGINT * 60000000;
create macro h(n) as n::BIGINT * 3600000000;
create macro d(n) as n::BIGINT * 86400000000;

create macro seconds_of(micros) as micros::DOUBLE / 1000000::DOUBLE;
create macro minutes_of(micros) as micros::DOUBLE / 60000000::DOUBLE;
create macro hours_of(micros) as micros::DOUBLE / 3600000000::DOUBLE;
create macro days_of(micros) as micros::DOUBLE / 86400000000::DOUBLE;

create macro hour_of(micros) as (micros // 3600000000) % 24;
-- 1970-01-01 was a Thursday, day 4 of a week that begins on Monday.
create macro weekday_of(micros) as (micros // 86400000000 + 3) % 7 + 1;

-- A division without a value is null.
create macro share(a, b) as case when b = 0 then null else a::DOUBLE / b::DOUBLE end;

-- Linear between order statistics; `sorted` is a sorted list of doubles without nulls.
create macro quantile_between(sorted, below, part) as
  case when part = 0 then sorted[below + 1]
       else sorted[below + 1] + (sorted[below + 2] - sorted[below + 1]) * part end;
create macro quantile_at(sorted, place) as
  quantile_between(sorted, floor(place)::BIGINT, place - floor(place));
create macro quantile_of(sorted, q) as
  case when len(sorted) = 0 then null
       else quantile_at(sorted, (len(sorted) - 1)::DOUBLE * q::DOUBLE) end;

-- The most frequent values of a list, most frequent first, equals by the smaller value.
create macro ranked(vs) as
  list_transform(
    list_sort(
      list_transform(
        list_distinct(vs),
        lambda v: {'n': -len(list_filter(vs, lambda w: w = v)), 'v': v})),
    lambda e: e.v);

-- The bytes of a field in an event's canonical encoding, in hex.
create macro int_bytes(v) as case when v is null then '00' else '01' || lpad(to_hex(v::BIGINT), 16, '0') end;
create macro bool_bytes(v) as case when v is null then '00' when v then '0101' else '0100' end;
create macro string_bytes(v) as
  case when v is null then '00'
       else '01' || lpad(to_hex(octet_length(encode(v))), 8, '0') || hex(encode(v)) end;
create macro hashed_id(bytes) as lower(left(sha256(unhex(bytes)), 32));

-- An instant, as Parquet files of the output hold it.
create macro to_utc(micros) as make_timestamptz(micros);
