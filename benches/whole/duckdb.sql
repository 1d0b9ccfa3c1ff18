-- Points times attendance (in thousandths), exact shares in integers, units of 100 yen by largest remainder.
copy (
  with weighed as materialized (
    select p.*, points * (rtrim(出勤率, '%')::decimal(6, 1) * 10)::bigint as weight
    from read_csv('{people}', all_varchar = true, header = true) p
    join (values {points}) as t(等級, 評価, points) using (等級, 評価)
  ),
  kinds as (
    select weight, count(*) as people, {units} * weight // total as units, {units} * weight % total as remainder
    from weighed, (select sum(weight)::bigint as total from weighed)
    group by weight, total
  ),
  shares as (
    select weight, units
      + (sum(people) over (order by remainder desc, weight desc)
         <= {units} - (select sum(units * people) from kinds))::bigint as units
    from kinds
  )
  select 社員番号, 氏名, 部署, 等級, 評価, units * 100 as 賞与
  from weighed join shares using (weight)
) to '{output}' (header, delimiter ',');
